"""What is written in a form stands where reading begins, digits and empty lines too; a command writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.counting import CountPad
from pos.ui.widgets.line_field import LineField
from tests.gui.ground import put

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def test_a_line_follows_the_screen(shell: Shell, window: QWidget) -> None:
    line, amount = LineField(), AmountField(shell.desk)
    for field in (line, amount):
        put(window, field)
        field.setText("15")
    for language, side in (("ar", Qt.AlignmentFlag.AlignRight), ("en", Qt.AlignmentFlag.AlignLeft)):
        shell.set_language(language)
        QApplication.processEvents()
        assert line.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == side | Qt.AlignmentFlag.AlignAbsolute
        assert amount.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == side | Qt.AlignmentFlag.AlignAbsolute
        # The digits are painted on that side, and the unit on the other.
        assert (amount.cursorRect().center().x() > amount.width() / 2) is (language == "ar")


def _counting(desk: Desk) -> QWidget:
    pad = CountPad(desk)
    pad.show_denominations((25,))
    return pad


@pytest.mark.parametrize("make", [lambda _: LineField(), AmountField, _counting], ids=["line", "amount", "notes"])
def test_a_command_writes_no_digit(shell: Shell, window: QWidget, make: Callable[[Desk], QWidget]) -> None:
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    widget = make(shell.desk)
    put(window, widget)
    field = widget if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)[0]
    for text, held in (
        ("4", alt),  # a page of the office, which a sheet stands before
        ("4", alt | Qt.KeyboardModifier.ShiftModifier),
        ("٤", alt),
        ("4", Qt.KeyboardModifier.MetaModifier),
        ("1", Qt.KeyboardModifier.NoModifier),
        ("7", Qt.KeyboardModifier.KeypadModifier),
    ):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, held, text))
    assert field.text() == "17"
    field.clear()
    # Windows tells `AltGr`, with which some layouts write digits, as both.
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, alt | control, "5"))
    assert field.text() == "5"
