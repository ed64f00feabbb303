"""Another program holds the book's file while a till opens, sells and holds: a calm sentence, nothing lost, and nothing twice.

The lock is SQLite's own, taken by a second connection. Only the patience of the till's connection is shortened.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BookBusy
from pos.ledger import connection
from pos.ledger.driver import sqlite3
from pos.ledger.verify import verify
from pos.ui.rows.counting import Count
from tests.builders import JAM, OUD, PINS, an_open_book
from tests.gui.rig import opened
from tests.gui.test_journey_trouble import SALES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ui.application import Shell

PATIENCE_MS = 1
WORDS = {
    "en": ("Another program is holding", "the basket stays", "try again"),
    "ar": ("برنامج آخر يمسك", "السلة باقية", "المحاولة مرة أخرى"),
}


@contextmanager
def held_by_another_program(book: Book) -> Iterator[None]:
    """Hold the write lock of a book, as a tool that looks into the file may."""
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookBusy):  # the canary: without the lock this is written
            book.note("canary", "sings")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_book_that_another_program_holds_loses_nothing_and_sells_once_when_it_is_free(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(connection, "COUNTER_BUSY_MS_MAX", PATIENCE_MS)

    def is_said(text: str) -> bool:
        return all(words in text for words in WORDS[language])

    with closing(an_open_book(tmp_path)) as book, opened(qtbot, shell, book, tmp_path, language=language) as hands:
        with held_by_another_program(book):
            hands.window.sign_in_view.sign_in_requested.emit("C1", "999999")  # a wrong PIN is counted in the book
            assert is_said(hands.window.sign_in_view._pin._error.text())
        hands.sign_in("C1", PINS["C1"])
        opening, day = hands.window.shift._opening, book.catalogue.bazaar().first_day
        with held_by_another_program(book):
            opening.open_requested.emit(day, Count(()))
            assert is_said(opening._refusal.text())
            assert hands.is_at("shift")
        opening.open_requested.emit(day, Count(()))
        assert hands.is_at("sell")

        counter, sheet = hands.window.counter, hands.window.counter.pay_sheet
        hands.scan(JAM)
        basket, number = book.drafts.current(), book.journal.next_number()
        assert basket is not None
        with held_by_another_program(book):
            acts: tuple[Callable[[], object], ...] = (
                lambda: hands.scan(OUD),
                lambda: counter._hold.hold_requested.emit("Ali"),
                lambda: hands.press(counter.view.hall.enter),
                counter.showing.switch,
                lambda: hands.press(counter.view._pay),
            )
            for act in acts:
                hands.window.hall.announcer.clear()
                act()
                assert is_said(hands.notice)
            assert not sheet.isVisible()
            assert (counter.view.hall._state.inside, counter.showing.is_on) == (0, False)
            assert (book.drafts.all(), hands.window.hall.desks.checkout.basket) == ([basket], basket)
        hands.press(counter.view._pay)
        sheet._cash.show_amount(50_000)
        sheet._changed()
        with held_by_another_program(book):
            for _ in range(2):
                hands.press(sheet._complete)
                assert is_said(sheet._refusal.text())
            assert sheet.isVisible()
        hands.press(sheet._complete)
        sale = book.journal.last_sale()
        assert sale is not None
        assert (sale.stamp.id, getattr(sale.fact, "number", "")) == (basket.id, number)
        assert book.connection.execute(SALES).fetchone() == (1,)
        assert verify(book.connection).whole
        assert book.drafts.all() == []
