"""What is written in a form stands where reading begins, digits and empty lines too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.line_field import LineField
from tests.gui.ground import put

if TYPE_CHECKING:
    from pos.ui.application import Shell


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
