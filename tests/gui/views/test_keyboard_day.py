"""A day without a mouse: what the keys of receipts, shift, drawer and settings do, and where the keyboard is after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from pos.ui.keys import RECEIPTS, sequences
from pos.ui.rows.preferences import Extras
from pos.ui.views.drawer import DrawerSheet
from pos.ui.views.extras import ExtrasCard
from pos.ui.views.pay import PaySheet
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.shift_open import ShiftOpenView
from pos.ui.views.till import TillView
from pos.ui.widgets.receipt_actions import ReceiptActions
from pos.ui.widgets.sheet import Sheet
from tests.gui import samples
from tests.gui.frames import framed
from tests.gui.hands import press_key
from tests.gui.stages import DENOMINATIONS, STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


FRAME_PX = 2


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    ground = QWidget()
    show(ground)
    ground.activateWindow()
    return ground


def active(widget: QWidget, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    show(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def key_of(name: str) -> Qt.Key:
    key: Qt.Key = getattr(Qt.Key, f"Key_{name}")
    return key


@pytest.fixture
def receipts(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> ReceiptsView:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    active(view, show, qtbot)
    view.setFocus()
    qtbot.waitUntil(view._finder.search.hasFocus)
    return view


@pytest.mark.parametrize(
    ("name", "signal"), [("view", "preview_requested"), ("reprint", "reprint_requested"), ("move", "move_requested")]
)
def test_a_receipt_has_a_key_for_each_act(receipts: ReceiptsView, qtbot: QtBot, name: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(receipts, signal)):
        press_key(receipts._finder.search, key_of(RECEIPTS[name]))


def test_money_goes_back_by_keys_and_the_keyboard_stays_on_the_screen(receipts: ReceiptsView, qtbot: QtBot) -> None:
    press_key(receipts._finder.search, Qt.Key.Key_F7)
    line = receipts._lines._lines[0]
    assert line._more.hasFocus()
    for _ in range(line.line.refundable + 2):
        press_key(line._more, Qt.Key.Key_Return)
    assert line.back == line.line.refundable  # once too often takes nothing away again
    assert line._more.hasFocus()  # and not whatever comes next on the window
    with qtbot.waitSignal(receipts.refund_requested):
        press_key(line._more, Qt.Key.Key_F12)
    press_key(line._more, Qt.Key.Key_Escape)
    assert receipts._table.hasFocus()
    receipts._actions.void.setEnabled(True)
    press_key(receipts._table, Qt.Key.Key_F8)
    with qtbot.waitSignal(receipts.void_requested):
        press_key(receipts._reason, Qt.Key.Key_F12)


def test_enter_in_the_search_leads_to_the_first_receipt(receipts: ReceiptsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(receipts.receipt_chosen) as chosen:
        press_key(receipts._finder.search, Qt.Key.Key_Return)
    assert chosen.args == [samples.RECEIPTS[0].number]
    assert receipts._table.hasFocus()


def test_a_button_that_is_not_on_the_screen_has_no_key(receipts: ReceiptsView, qtbot: QtBot) -> None:
    assert isinstance(receipts._actions, ReceiptActions)
    with qtbot.assertNotEmitted(receipts.refund_requested, wait=10):
        press_key(receipts._finder.search, Qt.Key.Key_F12)


def test_the_drawer_is_opened_with_a_reason(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = DrawerSheet(desk, window)
    sheet.ask()
    with qtbot.waitSignal(sheet.open_requested) as given:
        press_key(sheet._usual[0], Qt.Key.Key_Return)
    assert given.args == [sheet._usual[0].words]
    sheet.ask()
    assert not sheet._open.isEnabled()
    sheet._reason.setText("  the lid was stuck ")
    with qtbot.waitSignal(sheet.open_requested) as given:
        press_key(sheet._reason, Qt.Key.Key_Return)
    assert given.args == ["the lid was stuck"]


def test_the_extras_ask_for_what_was_chosen(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    card = ExtrasCard(desk)
    show(card)
    card.show_extras(Extras("off", 0, has_display=False))
    assert not card._hall.button("bazaar").isVisible()
    card.show_extras(Extras("bazaar", 18, has_display=False))
    assert "18" in card._hall.button("bazaar").words
    with qtbot.waitSignal(card.hall_requested) as hall:
        card._hall.button("15").click()
    with qtbot.waitSignal(card.display_requested) as display:
        card._display.button("on").click()
    assert (hall.args, display.args) == (["15"], [True])


def test_a_float_that_is_asked_for_late_has_room_and_takes_enter_at_once(
    desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    view = ShiftOpenView(desk)
    window = framed(desk, view)
    active(window, show, qtbot)
    view.show_days((samples.DAY,), samples.DAY)
    view.show_denominations(DENOMINATIONS)
    view.setFocus()
    fields = list(view._counting._fields.values())
    for place in (1, 2, 3):  # before Qt has had its turn to show the new lines
        press_key(fields[place - 1], Qt.Key.Key_Return)
        assert fields[place].hasFocus()
    for _ in range(4):
        QApplication.processEvents()
    areas = [area for area in view.findChildren(QScrollArea) if area.widget() is view._counting]
    assert [each.verticalScrollBar().maximum() for each in areas] == [0]


def test_the_ways_to_pay_have_keys_and_a_slip_is_kept_in_latin_digits(desk: Desk, window: QWidget) -> None:
    sheet = PaySheet(desk, window)
    sheet.show_due(samples.DUE)
    sheet.open()
    press_key(sheet._cash, Qt.Key.Key_F3)
    assert (sheet.tender.method, sheet._reference.hasFocus()) == ("card", True)
    sheet._reference.setText("٤٧١١")
    assert sheet.tender.reference == "4711"
    press_key(sheet._reference, Qt.Key.Key_F4)
    assert sheet.tender.method == "both"
    press_key(sheet._cash, Qt.Key.Key_F2)
    press_key(sheet._cash, Qt.Key.Key_F5)
    assert sheet.tender.cash_minor == samples.DUE.cash_minor


def test_enter_leads_from_the_search_to_the_tiles_and_back(
    desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    view = TillView(desk)
    view.show_items(samples.ITEMS)
    active(view, show, qtbot)
    view._search.setText("umm")
    view.focus_search()
    press_key(view._search, Qt.Key.Key_Return)
    assert view._grid.hasFocus()
    with qtbot.waitSignal(view.item_chosen):
        press_key(view._grid, Qt.Key.Key_Return)
    assert (view._search.hasFocus(), view._search.text()) == (True, "")


def test_a_letter_is_where_it_is_on_the_keyboard() -> None:
    assert [each.toString() for each in sequences("Ctrl+Shift+L")] == ["Ctrl+Shift+L", "Ctrl+Shift+م"]
    assert [each.toString() for each in sequences("F12")] == ["F12"]


@pytest.mark.parametrize("stage", ["cash", "money", "moving", "unlisted", "pay"])
def test_what_the_program_gives_the_keyboard_to_is_in_sight_at_150_percent(
    shell: Shell, show: Callable[[QWidget], None], qtbot: QtBot, stage: str
) -> None:
    shell.set_text_percent(150)
    ground = STAGES[stage](shell.desk)
    active(ground, show, qtbot)
    ground.resize(1_024, 640)  # the smallest that the window can be
    settled()
    (sheet,) = [each for each in ground.findChildren(Sheet) if each.isVisible()]
    for field in sheet.findChildren(QLineEdit):
        if field.isVisible() and field.isEnabled():
            field.setFocus()
            settled()
            assert is_in_sight(field), field.accessibleName()


def is_in_sight(field: QWidget) -> bool:
    """Whether no area hides a part of a field; the line of a box is a pixel higher than the box."""
    return field.visibleRegion().boundingRect().height() >= field.height() - FRAME_PX


def settled() -> None:
    for _ in range(4):
        QApplication.processEvents()
