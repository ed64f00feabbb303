"""The ways back through their screen: each can be cancelled, a lost key given up, and closing the screen closes Amana."""

from __future__ import annotations

from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import BookDamaged, KeyAway, Trouble
from pos.ledger.backup import back_up
from pos.ledger.driver import sqlite3
from pos.ledger.mirror import Mirror
from pos.ledger.strongbox import HOME, KeyringBox, Place
from pos.ui.screens.rescue import REPORT, BookWays, RescueScreen
from tests.builders import a_till
from tests.fakes import NOON
from tests.gui.rig import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ledger.salvage import Salvaged
    from pos.ui.desk import Desk


def ways(tmp_path: Path, mirror: Path | None = None) -> BookWays:
    return BookWays(tmp_path / "T01", mirror, (tmp_path / "copies",), tmp_path / "logs")


@pytest.fixture
def damaged(tmp_path: Path) -> BookWays:
    """A book with an altered fact, its mirror, and a copy."""
    till = a_till(tmp_path)
    book = till.book
    for _ in range(3):
        till.sell()
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    assert Mirror(mirror, book.folder, "T01", book.reader).catch_up().is_safe
    back_up(book.connection, tmp_path / "copies", device="T01", key=book.key, now=NOON)
    book.close()
    with closing(sqlite3.connect(book.folder / "book.db")) as connection:
        connection.execute("DROP TRIGGER fact_no_update")
        connection.execute("UPDATE fact SET hash = zeroblob(32) WHERE place = 2")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return ways(tmp_path, mirror)


def gone(ways: BookWays, act: str, told: Callable[[int, int], None]) -> Salvaged:
    """One way back, gone to its end."""
    if act == "restore":
        return ways.restore(next(ways._places[0].glob("*.db")), told)
    return ways.salvage(told) if act == "salvage" else ways.rebuild(told)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("act", ["salvage", "restore", "rebuild"])
def test_whoever_cancels_finds_everything_as_it_was_at_whichever_word_of_progress(damaged: BookWays, act: str) -> None:
    words: list[tuple[int, int]] = []

    def cancel(done: int, total: int) -> None:
        words.append((done, total))
        if len(words) == last:
            damaged.is_stopped.set()

    before, last = everything_in(damaged._folder), 0
    while True:
        last += 1
        words.clear()
        try:
            brought = gone(damaged, act, cancel)
        except InterruptedError:
            assert everything_in(damaged._folder) == before
            continue
        break
    assert last >= 3  # it was cancelled at each word before the last
    assert [done for done, _ in words] == sorted(done for done, _ in words)
    assert words[-1][0] == words[-1][1]
    assert brought.verdict.whole
    assert everything_in(damaged._folder)["book.db"] == before["book.db"]


@pytest.mark.parametrize("act", ["salvage", "restore", "rebuild"])
def test_a_slow_way_shows_how_far_it_is_and_ends_at_its_cancel(
    desk: Desk, damaged: BookWays, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    def slow(*_: object, progress: Callable[[int, int], None], **__: object) -> None:
        for done in count():
            progress(done % 4_711, 4_711)

    monkeypatch.setattr("pos.ui.screens.rescue.salvaging.salvage", slow)
    monkeypatch.setattr("pos.ui.screens.rescue.salvaging.rebuild", slow)
    monkeypatch.setattr("pos.ui.screens.rescue.restore", slow)
    screen = RescueScreen(desk, damaged, damaged._folder)
    opened: list[object] = []
    screen.opened.connect(opened.append)
    screen.show_failure(BookDamaged("chain at 2"))
    view = screen.view
    qtbot.waitUntil(lambda: view._row is not None, timeout=PATIENCE_MS)
    before = everything_in(damaged._folder)
    view._acts[act][0].click()
    qtbot.waitUntil(lambda: view._bar.value() > 0, timeout=PATIENCE_MS)
    assert "of \u20664,711\u2069 facts" in view._count.text()
    assert view._stop.hasFocus()
    view._stop.click()
    qtbot.waitUntil(view._acts_card.isVisible, timeout=PATIENCE_MS)
    assert view._foot_words.text() == "Cancelled. Everything is as it was."
    assert opened == []
    assert everything_in(damaged._folder) == before
    screen.close()
    screen.deleteLater()


def left_by(left: list[str]) -> Callable[[], None]:
    return lambda: left.append("left")


def test_without_a_mirror_nothing_is_rebuilt_and_a_copy_that_is_gone_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        ways(tmp_path).rebuild(lambda *_: None)
    with pytest.raises(Trouble):
        ways(tmp_path).restore(tmp_path / "copies" / "T01-1-000000001.db", lambda *_: None)


def test_a_lost_key_is_given_up_and_a_report_written(tmp_path: Path) -> None:
    folder = tmp_path / "T01"
    folder.mkdir()
    KeyringBox(Place("amana T01"), folder).expect("00" * 32)
    ways(tmp_path).allow_new_key()
    assert "0000" not in (folder / HOME).read_text(encoding="utf-8")
    assert ways(tmp_path).save_report("what was found").name == REPORT


def test_the_screen_stays_until_somebody_decides(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    screen = RescueScreen(desk, ways(tmp_path), tmp_path / "T01")
    left: list[str] = []
    screen.left.connect(left_by(left))
    screen.show_failure(KeyAway("locked"))
    qtbot.waitUntil(lambda: screen.view._row is not None, timeout=PATIENCE_MS)
    assert screen.view._title.text() == "The key of this till is away"
    assert [act for act, (button, _) in screen.view._acts.items() if button.isVisible()] == ["again", "new_key"]
    screen.view._acts["new_key"][0].click()
    qtbot.waitUntil(screen.view._failed.isVisible, timeout=PATIENCE_MS)
    assert "everything is as it was" in screen.view._failed.text()
    screen.view._quit.click()
    assert left == ["left"]
    screen.close()
    screen.deleteLater()
