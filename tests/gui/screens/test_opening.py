"""The way to an open book: beside the window's thread, and where it cannot be, with a screen whose every button works."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.ledger.backup import back_up
from pos.ledger.mirror import Mirror
from pos.ledger.second_place import take
from pos.ledger.verify import verify
from pos.settings import Settings
from pos.sync.admitted import Admission, keep_admission, known_till
from pos.ui.screens.opening import Opened, Opening
from tests.builders import a_till, surroundings
from tests.fakes import NOON
from tests.gui.rig import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.views.rescue import RescueView

NOWHERE = Admission(bazaar="INTAJ8", device="T01", register_key="", sealing_key="")


@contextmanager
def the_way(
    shell: Shell, home: Path, raised: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Opening, list[Opened]]]:
    found: list[Opened] = []
    way = Opening(home, shell.desk, settings=lambda: files.read(home), around=surroundings, raised=raised)
    way.opened.connect(found.append)
    try:
        yield way, found
    finally:
        for one in found:
            one.book.close()
        way.close()
        way.deleteLater()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a book of three sales, a copy after the second, and a mirror of all of them."""
    till = a_till(tmp_path / "made")
    till.sell()
    till.sell()
    made = tmp_path / "home"
    stick, mirror = tmp_path / "stick", tmp_path / "mirror"
    stick.mkdir()
    mirror.mkdir()
    book = till.book
    with closing(book.reader()) as connection:
        back_up(connection, take(stick, "T01"), device="T01", key=book.key, now=NOON)
    till.sell()
    assert Mirror(take(mirror, "T01"), book.folder, "T01", book.reader).catch_up().is_safe
    book.close()
    made.mkdir()
    book.folder.rename(made / "T01")
    keep_admission(made / "T01", NOWHERE)
    files.write(made, Settings(mirror_folder=str(mirror / "amana"), backup_folder=str(stick / "amana")))
    return made


def damage(home: Path) -> bytes:
    """Alter a fact behind the book's back, and return the file as it is then."""
    path = home / "T01" / "book.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER fact_no_update")
        connection.execute("UPDATE fact SET hash = zeroblob(32) WHERE place = (SELECT max(place) FROM fact)")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return path.read_bytes()


def shown(qtbot: QtBot, way: Opening) -> RescueView:
    """The rescue's screen, once everything was looked at."""
    qtbot.waitUntil(lambda: way._rescue is not None and way._rescue.view._row is not None, timeout=PATIENCE_MS)
    assert way._rescue is not None
    assert way._rescue.view.isVisible()
    return way._rescue.view


def test_a_whole_book_is_handed_over(qtbot: QtBot, shell: Shell, home: Path) -> None:
    with the_way(shell, home) as (way, found):
        way.open("T01")
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        book = found[0].book
        assert book.journal.last_sale() is not None
        assert book.mirror is not None
        assert found[0].admission == NOWHERE
        book.note("written", "on another thread than it was opened on")
        assert way._rescue is None
    assert known_till(home) == "T01"


@pytest.mark.parametrize("act", ["salvage", "restore", "rebuild"])
def test_each_way_back_leads_to_every_sale_and_leaves_the_evidence(
    qtbot: QtBot, shell: Shell, home: Path, act: str
) -> None:
    evidence = damage(home)
    with the_way(shell, home) as (way, found):
        way.open("T01")
        view = shown(qtbot, way)
        assert view._title.text() == "The book is not whole"
        row = view._row
        assert row is not None
        assert [one.source for one in row.safe] == ["book", "mirror", "copy"]
        button = view._acts[act][0]
        assert button.isVisible()
        button.click()
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        book, brought = found[0].book, found[0].brought
        assert brought is not None
        assert brought.kept == home / "T01" / "book.db"
        assert brought.kept.read_bytes() == evidence
        assert book.path.name == "book.2.db"
        (sales,) = book.connection.execute("SELECT count(*) FROM fact WHERE kind = 'sale' AND first IS NULL").fetchone()
        assert sales == 3
        assert verify(book.connection).whole


def test_try_again_opens_what_was_put_right(qtbot: QtBot, shell: Shell, home: Path) -> None:
    (home / "T01").rename(home / "away")
    with the_way(shell, home) as (way, found):
        way.open("T01")
        view = shown(qtbot, way)
        assert view._title.text() == "The folder of the book is not there"
        (home / "away").rename(home / "T01")
        view._acts["again"][0].click()
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)


def test_a_book_that_another_process_has_open_is_told(qtbot: QtBot, shell: Shell, home: Path) -> None:
    with the_way(shell, home) as (way, found), the_way(shell, home) as (other, refused):
        way.open("T01")
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        other.open("T01")
        view = shown(qtbot, other)
        assert view._title.text() == "The book is open already"
        assert refused == []


def test_of_two_starts_at_once_the_later_one_gives_way(qtbot: QtBot, shell: Shell, home: Path) -> None:
    with the_way(shell, home) as (way, found), the_way(shell, home, lambda: True) as (other, refused):
        way.open("T01")
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        with qtbot.assertNotEmitted(other.in_sight), qtbot.waitSignal(other.left, timeout=PATIENCE_MS):
            other.open("T01")
        assert refused == []


def test_the_report_and_the_details_hide_nothing(qtbot: QtBot, shell: Shell, home: Path) -> None:
    damage(home)
    with the_way(shell, home) as (way, _):
        way.open("T01")
        view = shown(qtbot, way)
        assert "guards at 0" in view._details.toPlainText()
        view._report.click()
        report = home / files.LOGS / "book-report.txt"
        qtbot.waitUntil(report.exists, timeout=PATIENCE_MS)
        assert "chain at" in report.read_text(encoding="utf-8")


def test_an_empty_machine_is_brought_back_by_a_copy(qtbot: QtBot, shell: Shell, home: Path) -> None:
    for file in (home / "T01").glob("*"):
        if file.name != "admission.json":
            file.unlink()
    copy = next((home.parent / "stick" / "amana").glob("T01-*.db"))
    with the_way(shell, home) as (way, found):
        way.bring_back("T01", str(copy))
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        book = found[0].book
        assert book.journal.head().epoch == 2
        (sales,) = book.connection.execute("SELECT count(*) FROM fact WHERE kind = 'sale' AND first IS NULL").fetchone()
        assert sales == 3  # two in the copy, the third from the mirror


def test_a_copy_that_is_gone_opens_the_book_as_it_was(
    qtbot: QtBot, shell: Shell, home: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("the book was not brought back")
    with the_way(shell, home) as (way, found):
        way.bring_back("T01", str(home / "T01-1-000000009.db"))
        qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        assert found[0].brought is None
        assert found[0].failed is not None  # and the window says why, in both languages
        assert found[0].failed.text("ar") != found[0].failed.text("en")


def test_a_long_check_shows_how_far_it_is(shell: Shell, home: Path) -> None:
    with the_way(shell, home) as (way, _):
        way._device = "T01"
        way._show_checking((5_000, 20_000))
        assert way._rescue is not None
        view = way._rescue.view
        assert view._title.text() == "The book is being checked"
        assert (view._bar.value(), view._bar.maximum()) == (5_000, 20_000)
        assert not view._acts_card.isVisible()
