"""Number keys for a line that has none: what a finger writes there is as if it were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.widgets.number_sheet import NumberButton, NumberSheet
from tests.gui.ground import put
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def sheet_over(window: QWidget) -> NumberSheet:
    (sheet,) = window.findChildren(NumberSheet)
    return sheet


def test_what_a_finger_writes_is_in_the_line_and_told_once(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit()
    line.setAccessibleName("Search items")
    keys = NumberButton(desk, line)
    put(window, line)
    put(window, keys)
    assert min(keys.button.width(), keys.button.height()) >= TOUCH_PX_MIN
    keys.button.click()
    sheet = sheet_over(window)
    assert sheet._about.text() == "Search items"
    for key in ("1", "9", "back", "0", ".", "5"):
        sheet._keypad.key(key).click()
    with qtbot.waitSignal(keys.entered):
        sheet._done.click()
    assert (line.text(), sheet.isVisible()) == ("10.5", False)
    keys.button.click()
    assert sheet_over(window) is sheet
    assert sheet._line.text() == ""


def test_nothing_written_is_nothing_said_and_a_dismissed_number_is_forgotten(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    line = QLineEdit("jam")
    keys = NumberButton(desk, line)
    put(window, line)
    put(window, keys)
    keys.button.click()
    sheet = sheet_over(window)
    with qtbot.assertNotEmitted(keys.entered):
        press_key(sheet._line, Qt.Key.Key_Return)
        assert sheet.isVisible()
        sheet._keypad.key("7").click()
        sheet.dismiss()
    assert line.text() == "jam"


def test_a_finger_leaves_the_keyboard_where_it_is(desk: Desk, window: QWidget) -> None:
    line = QLineEdit()
    keys = NumberButton(desk, line)
    put(window, line)
    put(window, keys)
    line.setFocus()
    click(keys.button)
    sheet_over(window).dismiss()
    assert line.hasFocus()
