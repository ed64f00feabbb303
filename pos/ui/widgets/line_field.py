"""Lines to write in: a digit is written by its own key only, and words stand on the side where reading begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.widgets.words import side_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # as Windows tells it; it writes signs
_COMMANDS = _ALT_GR | Qt.KeyboardModifier.MetaModifier


def reason_field() -> LineField:
    """Make a line for a reason or a note, as long as a fact may bear it."""
    field = LineField()
    field.setMaxLength(REASON_CHARACTERS_MAX)
    return field


class TypedLine(QLineEdit):
    """A line in which a command writes no digit.

    `Alt+4` leads to a page; while a sheet is open it leads nowhere, and Qt would write the 4, be it into an amount of money.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & _COMMANDS
        if event.text().isdecimal() and held not in {Qt.KeyboardModifier.NoModifier, _ALT_GR}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineField(TypedLine):
    """A line whose side follows the screen.

    Qt would put digits on the left of an Arabic form, and the caret of an empty line where the keyboard's language begins.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._align()

    def _align(self) -> None:
        self.setAlignment(side_of("leading", self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)
