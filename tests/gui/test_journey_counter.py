"""A cashier's day in the real window on a real book, in both languages: from the PIN to the Z-report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.facts import DrawerOpened, Refund, Sale, ShiftClosed, ShiftOpened
from pos.domain.identity import catalogue_item_code
from pos.domain.weighing import Unit
from pos.ui.presenters.places import Door
from pos.ui.presenters.till import State
from pos.ui.rows.counting import Count
from pos.ui.rows.till import DiscountWish
from tests.builders import CAKE, JAM, OUD, SALMA, an_item, an_open_book, some_cards
from tests.gui.hands import click
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ui.application import Shell


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["ar", "en"])
def hands(request: pytest.FixtureRequest, qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> Iterator[Hands]:
    with opened(qtbot, shell, book, tmp_path / "home", language=request.param) as made:
        yield made


def open_shift(hands: Hands) -> None:
    """Sign C1 in and open a shift with two notes of a hundred."""
    hands.sign_in("C1", "1111")
    opening = hands.window.shift._opening
    opening._counting._fields[10_000].setText("2")
    hands.press(opening._open)


def pay_in_cash(hands: Hands, minor: int) -> None:
    """Go on to payment, hand a sum over, complete."""
    hands.press(hands.window.counter.view._pay)
    sheet = hands.window.counter.pay_sheet
    sheet._cash.show_amount(minor)
    sheet._changed()
    hands.press(sheet._complete)


def take_a_piece_back(hands: Hands, book: Book, number: str) -> None:
    """Take one piece of a receipt's first line back, with the lead's word."""
    hands.scan(number)
    assert hands.is_at("receipts")
    view = hands.window.receipts.view
    hands.press(view._actions.refund)
    view._lines._lines[0]._plus()
    hands.press(view._do_refund)
    approval = hands.sheet
    assert approval is not None
    hands.type_pin(approval, "2222")
    refund = book.journal.last(Refund.KIND)
    assert refund is not None
    assert isinstance(refund.fact, Refund)
    assert (refund.fact.paid_minor, refund.fact.approved_by) == (2_250, "L1")
    hands.key(Qt.Key.Key_Return)
    assert hands.window.main.focusWidget() is view._finder.search, "the next receipt can be typed at once"


def close_shift(hands: Hands, book: Book) -> None:
    """Count blind, compare, close."""
    window = hands.window
    window._go("shift")
    closing = window.shift._closing
    expected = window.hall.desks.shifts.figures().expected_minor
    closing._counting._fields[25].setText(str(expected // 25))
    hands.press(closing._finish)
    assert closing._result is not None
    assert closing._result.cash_counted_minor == closing._result.cash_expected_minor == expected
    hands.press(closing._close)
    closed = book.journal.last(ShiftClosed.KIND)
    assert closed is not None
    assert isinstance(closed.fact, ShiftClosed)
    assert (closed.fact.sales, closed.fact.refunds, closed.fact.difference_minor) == (2, 1, 0)
    hands.until(lambda: closing._report._paper._page._image is not None)
    hands.press(closing._done)


def test_a_whole_shift(hands: Hands, book: Book, tmp_path: Path) -> None:
    window, journal = hands.window, book.journal
    assert window.places.door is Door.SIGNED_OUT
    hands.sign_in("C1", "9999")
    assert window.hall.session.person is None
    open_shift(hands)
    assert isinstance(getattr(journal.last(ShiftOpened.KIND), "fact", None), ShiftOpened)
    assert hands.is_at("sell")

    # Scan one, touch another, take a tenth off the first.
    hands.scan(JAM)
    window.counter.view.item_chosen.emit(CAKE)
    window.counter.view.discount_requested.emit("0")
    sheet = window.counter._discount
    assert sheet.isVisible()
    sheet._wish("percent", 1_000)
    assert window.hall.desks.checkout.basket.total_minor == 2_250 + 735

    # Pay in cash; the receipt comes out and can be looked at while the next customer is served.
    pay_in_cash(hands, 5_000)
    assert hands.is_in(State.DONE)
    sale = journal.last_sale()
    assert sale is not None
    assert isinstance(sale.fact, Sale)
    assert (sale.fact.charged_minor, sale.fact.paid_minor) == (2_985, 2_975)
    hands.until(lambda: len(list((tmp_path / "home" / "papers").glob("*.png"))) == 1)
    hands.press(window.counter.pay_sheet.done._preview)
    hands.until(lambda: hands.sheet is not None and hands.sheet is not window.counter.pay_sheet)
    hands.key(Qt.Key.Key_Escape)
    hands.scan(OUD)
    assert not window.counter.pay_sheet.isVisible()
    pay_in_cash(hands, 12_000)
    hands.press(window.counter.pay_sheet.done.next)

    take_a_piece_back(hands, book, sale.fact.number)
    close_shift(hands, book)
    assert hands.is_at("send")


def test_the_floor_the_lead_and_the_drawer(hands: Hands, book: Book) -> None:
    open_shift(hands)
    window = hands.window
    hands.scan(JAM)
    window.counter._discounts.give(DiscountWish("0", "percent", 5_000, "family", "last day"))
    approval = hands.sheet
    assert approval is not None
    hands.scan(CAKE)
    assert window.hall.desks.checkout.basket.pieces == 1
    hands.type_pin(approval, "2222")
    assert hands.sheet is None
    assert window.hall.desks.checkout.basket.lines[0].line.approved_by == "L1"
    hands.key(Qt.Key.Key_F9)
    assert book.journal.last(DrawerOpened.KIND) is None  # first the reason
    hands.key(Qt.Key.Key_Return)
    opened = book.journal.last(DrawerOpened.KIND)
    assert opened is not None
    assert isinstance(opened.fact, DrawerOpened)
    assert opened.fact.reason


def test_a_locked_window_sells_nothing_and_the_basket_waits(hands: Hands) -> None:
    open_shift(hands)
    window = hands.window
    hands.scan(JAM)
    window.main.lock_requested.emit()
    assert window.places.door is Door.LOCKED
    hands.scan(CAKE)
    assert window.hall.desks.checkout.basket.pieces == 1
    hands.sign_in("C1", "1111")
    assert hands.is_at("sell")
    hands.scan(CAKE)
    assert window.hall.desks.checkout.basket.pieces == 2


def test_the_language_changes_while_a_basket_is_open(hands: Hands) -> None:
    open_shift(hands)
    window = hands.window
    hands.scan("2000001000098"[:-1] + "1")
    before = hands.notice
    assert before
    other = "en" if window.main.desk.speech.language == "ar" else "ar"
    window.main.language_requested.emit(other)
    assert window.main.desk.speech.language == other
    assert hands.notice
    assert hands.notice != before
    is_rtl = window.main.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert is_rtl == (other == "ar")


def test_a_held_basket_comes_back(hands: Hands) -> None:
    open_shift(hands)
    window = hands.window
    hands.scan(JAM)
    hands.press(window.counter.view._hold)
    hands.key(Qt.Key.Key_Return)
    assert hands.is_in(State.IDLE)
    hands.press(window.counter.view._recall)
    held = window.counter._held
    assert held.isVisible()
    hands.press(held._take)
    assert hands.is_in(State.BASKET)
    assert window.hall.desks.checkout.basket.pieces == 1


@pytest.mark.parametrize("way", ["search", "arrow", "code", "finger"])
def test_a_weight_is_typed_into_its_sheet_however_the_goods_were_chosen(hands: Hands, book: Book, way: str) -> None:
    dates = an_item(catalogue_item_code(SALMA, 9), name_ar="تمر خلاص", name_en="Khalas dates", price_minor=2_400)
    cards = some_cards()
    book.catalogue.apply(replace(cards, version=2, items=(*cards.items, replace(dates, unit=Unit.GRAM))))
    open_shift(hands)
    view = hands.window.counter.view
    view._search.setText(dates.code if way == "code" else "خلاص")
    if way == "finger":
        click(view._grid.viewport(), view._grid.visualRect(view._grid.model().index(0, 0)).center())
    else:
        for key in {"arrow": (Qt.Key.Key_Down, Qt.Key.Key_Return)}.get(way, (Qt.Key.Key_Return,)):
            hands.key(key)
    weight = hands.window.counter._weigh._field
    assert QApplication.focusWidget() is weight
    weight.setText("750")
    hands.key(Qt.Key.Key_Return)
    assert hands.window.hall.desks.checkout.basket.total_minor == 1_800
    assert QApplication.focusWidget() is view._search


def test_the_window_asks_before_it_leaves_an_open_shift(hands: Hands) -> None:
    open_shift(hands)
    hands.window.main.close()
    hands.until(lambda: hands.sheet is not None)
    assert hands.window.main.isVisible()
    hands.key(Qt.Key.Key_Escape)
    assert hands.window.main.isVisible()


def test_a_counted_float_is_what_was_typed(hands: Hands, book: Book) -> None:
    hands.sign_in("C1", "1111")
    opening = hands.window.shift._opening
    opening.open_requested.emit(book.catalogue.bazaar().first_day, Count(((5_000, 3),)))
    recorded = book.journal.last(ShiftOpened.KIND)
    assert recorded is not None
    assert isinstance(recorded.fact, ShiftOpened)
    assert recorded.fact.float_minor == 15_000
