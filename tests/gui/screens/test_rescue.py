"""The ways back through their screen: a restore can be stopped, a lost key given up, and closing the screen closes Amana."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import KeyAway, Trouble
from pos.ledger.backup import back_up
from pos.ledger.strongbox import HOME, KeyringBox, Place
from pos.ui.screens.rescue import REPORT, BookWays, RescueScreen
from tests.builders import a_till
from tests.fakes import NOON
from tests.gui.rig import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def ways(tmp_path: Path, mirror: Path | None = None) -> BookWays:
    return BookWays(tmp_path / "T01", mirror, (tmp_path / "copies",), tmp_path / "logs")


def test_a_restore_that_is_stopped_changes_nothing(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    copy = back_up(till.book.connection, tmp_path / "copies", device="T01", key=till.book.key, now=NOON)
    till.book.close()
    before = sorted(path.name for path in till.book.folder.iterdir())
    way = BookWays(till.book.folder, None, (tmp_path / "copies",), tmp_path / "logs")
    with pytest.raises(InterruptedError):
        way.restore(copy.path, lambda *_: stop())
    assert sorted(path.name for path in till.book.folder.iterdir()) == before


def left_by(left: list[str]) -> Callable[[], None]:
    return lambda: left.append("left")


def stop() -> None:
    raise InterruptedError


def test_without_a_mirror_nothing_is_rebuilt_and_a_copy_that_is_gone_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        ways(tmp_path).rebuild()
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
