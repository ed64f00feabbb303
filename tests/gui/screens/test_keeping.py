"""Mirror and copies through the window: chosen, written beside the selling, seen to go and to come back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pos import settings as files
from pos.ledger import survey as surveying
from pos.ledger.backup import generations
from pos.ledger.export import write_journal
from pos.ledger.mirror import journal_file, read_mirror
from pos.settings import Settings
from pos.ui.widgets.people import PersonButton
from tests.builders import DAY, JAM, a_till, an_open_book
from tests.gui.rig import opened
from tests.gui.test_journey_counter import open_shift, pay_in_cash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ui.application import Shell
    from pos.ui.rows.keeping import CopiesRow
    from tests.gui.rig import Hands


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def hands(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> Iterator[Hands]:
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as made:
        yield made


def mirror_kind(hands: Hands) -> str:
    return hands.window.safety.keeping.row.mirror.kind


def copies(hands: Hands) -> CopiesRow:
    return hands.window.safety.keeping.row.copies


def strip(hands: Hands, part: str) -> str:
    name: str = getattr(hands.window.main._strip, part).accessibleName()
    return name


def choose_mirror(hands: Hands, folder: Path) -> None:
    hands.window.settings.view.safekeeping.mirror_requested.emit(str(folder))
    hands.until(lambda: mirror_kind(hands) not in {"off", "behind"})


def test_a_mirror_that_is_chosen_follows_every_sale(hands: Hands, book: Book, stick: Path, tmp_path: Path) -> None:
    open_shift(hands)
    assert strip(hands, "_mirror") == "Mirror off"
    choose_mirror(hands, stick)
    assert files.read(tmp_path / "home").mirror_folder == str(stick / "amana")
    hands.window._go("sell")
    hands.scan(JAM)
    pay_in_cash(hands, 3_000)
    hands.until(lambda: mirror_kind(hands) == "safe")
    lines = list(read_mirror(stick / "amana", book.device))
    assert len(lines) == book.journal.count()
    assert book.journal.last_sale() is not None
    assert strip(hands, "_mirror") == "Mirror on the same disk"  # a stick of a test is a folder


def test_a_mirror_that_goes_is_told_and_catches_up_when_it_is_back(
    hands: Hands, book: Book, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(
        surveying, "_look_at_book"
    )  # it reads every fact: no look that comes again and again may need it
    open_shift(hands)
    choose_mirror(hands, stick)
    (stick / "amana").rename(tmp_path / "pulled")
    (stick / "amana").mkdir()  # what a pulled stick leaves behind
    hands.window.safety.keeping.look()
    hands.until(lambda: mirror_kind(hands) == "away")
    assert "catches up" in hands.notice
    assert strip(hands, "_mirror").startswith("Mirror away since")
    hands.window._go("sell")
    hands.scan(JAM)
    pay_in_cash(hands, 3_000)
    assert not list((stick / "amana").iterdir())
    shutil.rmtree(stick / "amana")
    (tmp_path / "pulled").rename(stick / "amana")
    hands.window.safety.keeping.look()
    hands.until(lambda: mirror_kind(hands) == "safe")
    assert len(list(read_mirror(stick / "amana", book.device))) == book.journal.count()
    assert not hands.window.main._notice.isVisible()


def test_a_mirror_of_another_book_is_never_written_over(hands: Hands, book: Book, stick: Path, tmp_path: Path) -> None:
    other = a_till(tmp_path / "other", device=book.device)
    other.sell()
    hands.sign_in("C1", "1111")
    (stick / "amana").mkdir()
    strange = journal_file(stick / "amana", book.device, 1)
    write_journal(other.book.connection, strange)
    other.book.close()
    before = strange.read_bytes()
    open_day(hands)
    choose_mirror(hands, stick)
    assert mirror_kind(hands) == "foreign"
    assert "another book" in hands.notice
    assert strange.read_bytes() == before


def open_day(hands: Hands) -> None:
    hands.window.shift._opening.open_requested.emit(DAY, hands.window.shift._opening._counting.count)


def test_a_copy_now_is_made_checked_and_shown(hands: Hands, book: Book, stick: Path) -> None:
    hands.sign_in("L1", "2222")
    hands.window._go("settings")
    view = hands.window.settings.view.safekeeping
    view.place_requested.emit(str(stick))
    hands.until(lambda: copies(hands).kind == "none")
    view.copy_requested.emit()
    hands.until(lambda: copies(hands).kind == "good")
    (made,) = generations(stick / "amana", book.device)
    last = copies(hands).last
    assert last is not None
    assert (last.facts, last.key) == (made.facts, str(made.path))
    assert "checked by opening it" in view._last.text()
    assert strip(hands, "_copies").startswith("Copied")


def test_a_second_place_that_is_away_is_told_and_the_till_sells_on(
    qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path
) -> None:
    away = Settings(language="en", backup_folder=str(tmp_path / "away" / "amana"))
    with opened(qtbot, shell, book, tmp_path / "home", language="en", settings=away) as hands:
        hands.sign_in("L1", "2222")
        hands.window.settings.view.safekeeping.copy_requested.emit()
        hands.until(lambda: copies(hands).kind == "failed")
        assert "No copy of the book could be made" in hands.notice
        assert not (tmp_path / "away").exists()
        assert strip(hands, "_copies").startswith("No copy since")


def test_copies_are_listed_with_what_would_come_back(
    qtbot: QtBot, shell: Shell, book: Book, stick: Path, tmp_path: Path
) -> None:
    brought: list[str] = []
    with opened(qtbot, shell, book, tmp_path / "home", language="en", bring_back=brought.append) as hands:
        open_shift(hands)
        hands.window.settings.view.safekeeping.place_requested.emit(str(stick))
        hands.until(lambda: copies(hands).kind == "none")
        hands.window.settings.view.safekeeping.copy_requested.emit()
        hands.until(lambda: copies(hands).kind == "good")
        choose_mirror(hands, stick)
        hands.window._go("sell")
        hands.scan(JAM)
        pay_in_cash(hands, 3_000)
        hands.until(lambda: mirror_kind(hands) == "safe")
        hands.window.settings.view.safekeeping.restore_requested.emit()
        sheet = hands.window.safety.copies
        hands.until(sheet.isVisible)
        sheet._table.selectRow(0)
        assert "1 later fact comes back from the mirror." in sheet._words.text()
        hands.press(sheet._restore)
        approval = hands.sheet
        assert approval is not None
        assert brought == []
        (tile,) = (each for each in approval.findChildren(PersonButton) if each.person.key == "L1")
        if not tile.isChecked():
            hands.press(tile)
        hands.type_pin(approval, "2222")
        assert brought == [str(generations(stick / "amana", book.device)[0].path)]


def test_a_book_that_was_stopped_offers_the_way_out(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> None:
    asked: list[str] = []
    home = tmp_path / "home"
    with opened(qtbot, shell, book, home, language="en", salvage=lambda: asked.append("salvage")) as hands:
        hands.sign_in("C1", "1111")
        book.health.stop("disk I/O error")
        hands.window.safety.watching.present()
        assert "selling has stopped" in hands.notice
        hands.press(hands.window.main._notice._action)
        assert asked == ["salvage"]
