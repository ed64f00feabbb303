"""Practice looks like the till, says on every screen that it is none, and leaves the till's book as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from pos import settings as files
from pos.domain.troubles import RegisterUnreachable
from pos.ledger.backup import generations
from pos.ledger.second_place import take
from pos.settings import Settings
from pos.sync.exchange import Exchange
from pos.sync.seal import open_bundle, sealing_key_from_seed
from pos.ui.presenters.places import Door
from pos.ui.screens.window import Window
from pos.ui.views.asking import ConfirmSheet
from pos.ui.widgets.practice import PracticeBand, Watermark
from tests.builders import JAM, an_open_book
from tests.gui.rig import Hands, opened
from tests.gui.test_journey_counter import open_shift, pay_in_cash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from typing_extensions import Never

    from pos.ledger.book import Book
    from pos.sync.wire import Batch
    from pos.ui.application import Shell


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["ar", "en"])
def till(request: pytest.FixtureRequest, qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> Iterator[Hands]:
    with opened(qtbot, shell, book, tmp_path / "home", language=request.param) as made:
        yield made


def confirm(hands: Hands) -> None:
    sheet = hands.sheet
    assert isinstance(sheet, ConfirmSheet)
    hands.press(sheet._yes)


def begin(till: Hands) -> Hands:
    """Go into practice by the button of the first screen, and say yes."""
    till.press(till.window.sign_in_view._practise)
    confirm(till)
    window = till.window.practice.window
    assert isinstance(window, Window)
    till.bot.waitExposed(window.main)
    window.wedge.watch(window.main.windowHandle())
    return Hands(window, till.bot)


def end(till: Hands, practice: Hands) -> None:
    band = practice.window.main._practice
    assert band is not None
    till.press(band._end)
    confirm(practice)
    till.until(lambda: till.window.practice.window is None)
    QApplication.processEvents()


def test_a_sale_in_practice_is_no_sale_of_the_till(till: Hands, book: Book, tmp_path: Path) -> None:
    before = book.journal.count()
    practice = begin(till)
    assert not till.window.main.isVisible()
    open_shift(practice)
    practice.scan(JAM)
    pay_in_cash(practice, 3_000)
    made = practice.window._fittings.book
    assert made.journal.last_sale() is not None
    assert book.journal.count() == before
    practice.window._fittings.sender.ask_all()  # there is nobody to send it to
    with pytest.raises(RegisterUnreachable):
        practice.window._fittings.connect()
    papers = tmp_path / "home" / "training" / "papers"
    practice.until(lambda: any(papers.rglob("*.png")))
    assert not (tmp_path / "home" / "papers").exists()
    end(till, practice)
    assert till.window.main.isVisible()
    till.window.wedge.watch(till.window.main.windowHandle())
    open_shift(till)
    till.scan(JAM)
    assert book.drafts.current() is not None


def test_after_practice_the_next_key_chooses_a_person(till: Hands) -> None:
    end(till, begin(till))
    here = till.window.main.focusWidget()
    assert here is not None
    assert till.window.sign_in_view._choice.isAncestorOf(here)


def test_every_screen_and_sheet_of_practice_is_marked(till: Hands) -> None:
    practice = begin(till)
    main = practice.window.main
    band, mark = main.findChild(PracticeBand), main.findChild(Watermark)
    assert band is not None
    assert mark is not None
    assert band.isVisible()
    open_shift(practice)
    practice.scan(JAM)
    practice.press(practice.window.counter.view._pay)
    QApplication.processEvents()
    assert band.isVisible()
    assert mark.geometry() == main.rect()
    # Nothing lies over the mark, and it takes no touch away.
    above = main.children()[main.children().index(mark) + 1 :]
    assert not [part for part in above if isinstance(part, QWidget) and part.isVisible()]
    assert main.childAt(QPoint(main.width() // 2, main.height() // 2)) is not mark
    practice.window.counter.pay_sheet.dismiss()
    end(till, practice)


def test_nothing_leads_out_of_practice_but_its_end(till: Hands) -> None:
    practice = begin(till)
    open_shift(practice)
    main = practice.window.main
    shown = {place for place, button in main._buttons.items() if button.isVisible()}
    assert shown == {"sell", "receipts", "shift"}
    assert not main._waiting.isVisible()
    main.close()
    QApplication.processEvents()
    assert main.isVisible()
    sheet = practice.sheet
    assert sheet is not None
    sheet.dismiss()
    practice.window.places.lock()
    assert not practice.window.sign_in_view._practise.isVisible()
    end(till, practice)
    assert till.window.places.door is Door.SIGNED_OUT


def test_the_way_into_practice_is_a_clear_act(till: Hands) -> None:
    till.press(till.window.sign_in_view._practise)
    assert till.window.practice.window is None
    till.key(Qt.Key.Key_Escape)
    assert till.sheet is None
    assert till.window.practice.window is None
    assert till.window.main.isVisible()


def test_closing_the_till_puts_practice_away(till: Hands, tmp_path: Path) -> None:
    practice = begin(till)
    device = practice.window._fittings.book.device
    till.window.practice.close()
    assert till.window.practice.window is None
    assert (tmp_path / "home" / "training" / device).is_dir()


class Wire:
    """A register that is heard once, and then away."""

    def __init__(self) -> None:
        self.heard = b""

    def push(self, batch: Batch) -> Never:
        self.heard = b"".join(batch.bodies)
        raise RegisterUnreachable("heard enough")

    def feed(self, *_: object) -> None:
        """It has no cards."""


def all_in(copy: Path) -> bytes:
    """Every cell of a database."""
    with closing(sqlite3.connect(copy)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")
        ]
        cells = (cell for table in tables for row in connection.execute(f'SELECT * FROM "{table}"') for cell in row)
        return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)


def ids_in(book: Book) -> set[bytes]:
    return {str(recorded.stamp.id).encode() for recorded in book.journal.since(0, 1_000)}


def test_nothing_of_practice_leaves_the_till(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> None:
    """By stick, by wire, into the mirror, as a copy: each holds the till's own sale, and no fact of practice."""
    (tmp_path / "stick").mkdir()
    mirror, home = take(tmp_path / "stick", book.device), tmp_path / "home"
    chosen = Settings(language="en", sounds="none", mirror_folder=str(mirror))
    with opened(qtbot, shell, book, home, language="en", settings=chosen) as till:
        practice = begin(till)
        open_shift(practice)
        practice.scan(JAM)
        pay_in_cash(practice, 3_000)
        practised, learner = ids_in(practice.window._fittings.book), practice.window._fittings.book.device
        end(till, practice)
        till.window.wedge.watch(till.window.main.windowHandle())
        open_shift(till)
        till.scan(JAM)
        pay_in_cash(till, 3_000)
        till.until(lambda: till.window.safety.keeping.row.mirror.facts == book.journal.count())
        till.window.safety.keeping.copy_now()
        till.until(lambda: bool(generations(home / files.COPIES, book.device)))
        admission = till.window._fittings.admission
    exchange, wire = Exchange(book.connection, admission, book.key), Wire()
    stick = open_bundle(exchange.bundle(bytes(32)), sealing_key_from_seed("nowhere"))
    with pytest.raises(RegisterUnreachable):
        exchange.run(wire)
    ways = {
        "stick": b"".join(body for batch in stick for body in batch.bodies),
        "wire": wire.heard,
        "mirror": b"".join(path.read_bytes() for path in mirror.rglob("*") if path.is_file()),
        "copy": all_in(generations(home / files.COPIES, book.device)[0].path),
    }
    own = ids_in(book)
    assert min(len(practised), len(own)) > 1, "a shift and a sale in each"
    for way, content in ways.items():
        assert all(each in content for each in own), f"the canary: {way}"
        assert not any(each in content for each in practised), way
    assert not [*mirror.rglob(f"*{learner}*"), *(home / files.COPIES).rglob(f"*{learner}*")]
