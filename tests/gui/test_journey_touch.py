"""A cashier's day by touch alone, in Arabic on a small screen: each press goes to whatever lies under the finger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QScrollArea, QScroller

from pos.domain.facts import Bearer, CashMoved, Refund, Sale, ShiftClosed, ShiftCounted
from pos.ui.presenters.till import State
from pos.ui.views.till import TillView
from pos.ui.widgets.basket_list import parts_of
from pos.ui.widgets.counting import CountPad
from pos.ui.widgets.keypad import ENTER, Keypad
from pos.ui.widgets.number_sheet import NumberButton, NumberSheet
from pos.ui.widgets.people import PersonButton
from pos.ui.widgets.pin_pad import PinPad
from tests.builders import CAKE, HUDA, OUD, an_open_book, facts_in
from tests.gui.hands import drag, tap
from tests.gui.pictures import settle
from tests.gui.rig import Hands, opened
from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ui.application import Shell
    from pos.ui.widgets.buttons import ChoiceStrip

SMALL = (1280, 720)


@dataclass
class Finger:
    """Touches the window, and nothing else."""

    hands: Hands

    def touch(self, part: QWidget, at: QPoint | None = None) -> None:
        """Put the finger where a part is; it must lie there, above everything."""
        main = self.hands.window.main
        settle()
        place = part.mapTo(main, part.rect().center() if at is None else at)
        under = main.childAt(place)
        assert under is not None, part.accessibleName()
        assert under is part or part.isAncestorOf(under), f"{part.accessibleName()} lies below {under}"
        assert under.isEnabled(), part.accessibleName()
        tap(under, under.mapFrom(main, place))
        settle()

    def type(self, keypad: Keypad, keys: str) -> None:
        """Press keys of a keypad."""
        for key in keys:
            self.touch(keypad.key(key))

    def write(self, keys: NumberButton, text: str) -> None:
        """Write in a line by the number keys that stand beside it."""
        self.touch(keys.button)
        sheet = self.hands.sheet
        assert isinstance(sheet, NumberSheet)
        self.type(sheet._keypad, text)
        self.touch(sheet._done)

    def give_pin(self, owner: QWidget | None, pin: str) -> None:
        """Press a PIN on the pad of a view or sheet."""
        assert owner is not None
        pad = owner.findChild(PinPad)
        assert pad is not None
        self.type(pad._keypad, pin)
        self.touch(pad._keypad.key(ENTER))

    def choose(self, strip: ChoiceStrip, key: str) -> None:
        """Touch a choice of a strip."""
        self.touch(next(one for one in strip._buttons if one.isVisible() and one.property("key") == key))

    def tile(self, view: TillView, code: str) -> None:
        """Touch the tile of an item."""
        index = view._grid._tiles.index(codes_of(view).index(code))
        self.touch(view._grid.viewport(), view._grid.visualRect(index).center())


def codes_of(view: TillView) -> list[str]:
    tiles = view._grid._tiles
    return [tiles.tile(tiles.index(row)).code for row in range(tiles.rowCount())]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = an_open_book(tmp_path)
    yield made
    made.close()


@pytest.fixture
def finger(qtbot: QtBot, shell: Shell, book: Book, tmp_path: Path) -> Iterator[Finger]:
    with opened(qtbot, shell, book, tmp_path / "home", language="ar") as hands:
        hands.window.main.resize(*SMALL)
        yield Finger(hands)


def come_in(finger: Finger) -> None:
    """The tile, the PIN, two notes of a hundred."""
    window = finger.hands.window
    finger.touch(next(one for one in window.sign_in_view.findChildren(PersonButton) if one.person.key == "C1"))
    finger.give_pin(window.sign_in_view, "1111")
    opening = window.shift._opening
    for _ in range(2):
        finger.touch(opening._counting._steps[10_000][1])
    finger.touch(opening._open)


def ring_up(finger: Finger) -> None:
    """Narrow the tiles by package and family, and step a line."""
    view = finger.hands.window.counter.view
    finger.choose(view._package_strip, "T")
    assert codes_of(view) == [OUD]
    families = [one.property("key") for one in view._family_strip._buttons if one.isVisible()]
    assert families == ["", HUDA]
    finger.choose(view._family_strip, HUDA)
    finger.tile(view, OUD)
    finger.choose(view._package_strip, "")
    finger.write(view._number, CAKE)  # its label is torn
    basket = view._basket
    row = basket.visualRect(basket.model().index(1, 0))
    finger.touch(basket.viewport(), parts_of(row, basket.layoutDirection()).plus.center())
    assert finger.hands.window.hall.desks.checkout.basket.total_minor == 12_000 + 2 * 735


def lower_the_price(finger: Finger) -> None:
    """Money off the whole basket at the centre's cost; then percents at the families', below a floor."""
    hands, counter = finger.hands, finger.hands.window.counter
    sheet, checkout = counter._discount, hands.window.hall.desks.checkout
    finger.touch(counter.view._discount_button)
    for segment, key in ((sheet._scope, "whole"), (sheet._bearer, "centre"), (sheet._kind, "amount")):
        finger.touch(segment.button(key))
    finger.type(sheet._keypad, "34.70")
    finger.touch(sheet._give)
    assert checkout.basket.total_minor == 10_000
    assert {part.line.borne_by for part in checkout.basket.lines} == {Bearer.CENTRE}
    model = counter.view._basket.model()
    assert "المركز" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    finger.touch(counter.view._discount_button)
    finger.touch(sheet._scope.button("whole"))
    finger.touch(sheet._quick[-1])
    finger.give_pin(hands.sheet, "2222")
    assert checkout.basket.total_minor == 6_735
    assert [(part.line.borne_by, part.line.reason) for part in checkout.basket.lines] == [
        (Bearer.FAMILY, "عرض خاص")
    ] * 2
    assert checkout.basket.lines[0].line.approved_by == "L1"


def be_paid(finger: Finger, book: Book) -> None:
    """A note, its change, the next customer."""
    hands, counter = finger.hands, finger.hands.window.counter
    finger.touch(counter.view._pay)
    sheet = counter.pay_sheet
    finger.touch(next(one for one in sheet._quick if one.isVisible() and one.property("minor") == 10_000))
    assert sheet._outcome.amount._minor == 10_000 - 6_725
    finger.touch(sheet._complete)
    assert hands.is_in(State.DONE)
    finger.touch(sheet.done.next)
    assert hands.is_in(State.IDLE)
    sold = book.journal.last_sale()
    assert sold is not None
    assert isinstance(sold.fact, Sale)
    assert (sold.fact.charged_minor, sold.fact.paid_minor) == (6_735, 6_725)


def put_cash_in(finger: Finger, book: Book, tmp_path: Path) -> None:
    """Change for the drawer, with its slip."""
    hands, shift = finger.hands, finger.hands.window.shift
    finger.touch(hands.window.main._buttons["shift"])
    finger.touch(shift._closing._cash_move)
    sheet = shift._cash_sheet
    finger.touch(sheet._way.button("in"))
    finger.type(sheet._keypad, "50")
    finger.touch(sheet._usual._buttons[0])
    finger.touch(sheet._move)
    moved = book.journal.last(CashMoved.KIND)
    assert moved is not None
    assert isinstance(moved.fact, CashMoved)
    assert (moved.fact.amount_minor, moved.fact.reason) == (5_000, "فكّة للدرج")
    hands.until(lambda: len(list((tmp_path / "home" / "papers").glob("*.png"))) == 2)


def give_back(finger: Finger, book: Book) -> None:
    """Find the sale by amount and day, and take one cake back."""
    hands, view = finger.hands, finger.hands.window.receipts.view
    finger.touch(hands.window.main._buttons["receipts"])
    finger.write(view._finder.number, "67.25")
    view._finder._day.setCurrentIndex(1)
    table = view._table
    assert table.model().rowCount() == 1
    finger.touch(table.viewport(), table.visualRect(table.model().index(0, 1)).center())
    finger.touch(view._actions.refund)
    finger.touch(view._lines._lines[1]._more)
    finger.touch(view._do_refund)
    finger.give_pin(hands.sheet, "2222")
    back = book.journal.last(Refund.KIND)
    assert back is not None
    assert isinstance(back.fact, Refund)
    assert (back.fact.lines[0].line.item, back.fact.lines[0].line.quantity) == (CAKE, 1)
    told = hands.sheet
    assert told is not None
    finger.touch(told._close)


def close(finger: Finger, book: Book) -> None:
    """Count too little, count again, and close with the lead on what is still missing."""
    hands, closing = finger.hands, finger.hands.window.shift._closing
    finger.touch(hands.window.main._buttons["shift"])
    expected = hands.window.hall.desks.shifts.figures().expected_minor
    for notes in (1, 3):
        for _ in range(notes):
            finger.touch(closing._counting._steps[10_000][1])
        assert not closing._cash.isVisible()
        finger.write(closing._card_number, "0")
        assert closing._card_total.amount_minor == 0
        finger.touch(closing._finish)
        assert closing._cash.isVisible()
        if notes == 1:
            finger.touch(closing._close)
            assert "الفرق" in closing._close_refusal.text()
            finger.touch(closing._recount)
    finger.touch(closing._usual._buttons[1])
    assert closing._reason.toPlainText(), "the usual word was not taken"
    finger.touch(closing._close)
    hands.until(lambda: hands.sheet is not None)
    finger.give_pin(hands.sheet, "2222")
    counts = [fact.counted_minor for fact in facts_in(book) if isinstance(fact, ShiftCounted)]
    assert counts == [10_000, 30_000]
    closed = book.journal.last(ShiftClosed.KIND)
    assert closed is not None
    assert isinstance(closed.fact, ShiftClosed)
    assert closed.fact.difference_minor == 30_000 - expected
    assert (closed.fact.reason, closed.fact.approved_by) == ("السبب غير معروف", "L1")
    hands.until(lambda: closing._report._paper._page._image is not None)
    finger.touch(closing._done)
    assert hands.is_at("send")


def test_a_day_by_touch_alone(finger: Finger, book: Book, tmp_path: Path) -> None:
    come_in(finger)
    ring_up(finger)
    lower_the_price(finger)
    be_paid(finger, book)
    put_cash_in(finger, book, tmp_path)
    give_back(finger, book)
    close(finger, book)


def test_a_finger_that_drags_scrolls_and_sells_nothing(shell: Shell, show: Callable[[QWidget], None]) -> None:
    """Over the tiles, over the basket with its steppers, and over a list; where it only touches, it sells."""
    shell.set_language("ar")
    window = STAGES["till"](shell.desk)
    show(window)
    window.resize(960, 540)
    settle()
    view = window.findChild(TillView)
    assert view is not None
    heard: list[object] = []
    for signal in (view.item_chosen, view.line_stepped, view.line_removed, view.quantity_requested):
        signal.connect(lambda *what: heard.append(what))
    basket, grid = view._basket, view._grid
    for area, step in ((grid, -12), (basket, 12)):
        bar, ground = area.verticalScrollBar(), area.viewport()
        bar.setValue(0 if area is grid else bar.maximum())
        settle()
        last = basket.visualRect(basket.model().index(2, 0))
        place = (
            QPoint(150, ground.height() - 20)
            if area is grid
            else parts_of(last, basket.layoutDirection()).plus.center()
        )
        assert ground.rect().contains(place)
        before = bar.value()
        assert bar.maximum() > 0
        drag(ground, *(place + QPoint(0, step * count) for count in range(13)))
        QScroller.scroller(ground).stop()
        settle()
        assert abs(bar.value() - before) > 10, area.accessibleName()
        assert heard == [], area.accessibleName()
    for _ in range(2):
        tap(grid.viewport(), grid.viewport().rect().center())
    assert len(heard) == 2, "each of two quick taps is a piece"
    bar, running = grid.verticalScrollBar(), QScroller.scroller(grid.viewport())
    running.scrollTo(QPointF(0, 0 if bar.value() else bar.maximum()), 3_600_000)  # an hour: it runs, and hardly moves
    assert running.state() == QScroller.State.Scrolling
    tap(grid.viewport(), grid.viewport().rect().center())
    assert len(heard) == 2, "a tap that stops what runs sells nothing"


def test_a_finger_that_drags_a_page_presses_no_button_of_it(shell: Shell, show: Callable[[QWidget], None]) -> None:
    """The float of a drawer on the lowest screen: the page moves below the finger, and the step with it."""
    window = STAGES["shift_open"](shell.desk)
    show(window)
    window.resize(960, 540)
    settle()
    (pad,) = window.findChildren(CountPad)
    more = pad._steps[20_000][1]
    area = next(one for one in window.findChildren(QScrollArea) if one.widget() is pad)
    middle = more.rect().center()
    drag(more, *(middle - QPoint(0, 12 * count) for count in range(13)))
    QScroller.scroller(area.viewport()).stop()
    settle()
    assert area.verticalScrollBar().value() > 10
    assert not pad.count.pieces
    for _ in range(2):
        tap(pad._steps[5_000][1])
    assert pad.count.pieces == ((5_000, 2),), "the second of two quick taps is a step too"
