"""A field to search in: a glass before it, a cross to empty it, and its caret where reading begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPropertyAnimation, Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from pos.ui.desk import Desk

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key types a character, and is no command."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDS


class SearchField(LineField):
    """A line to search in.

    Signals:
        searched(str): what is written in it, after each change by a person.
    """

    searched = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._is_shown = False
        self.textChanged.connect(self._tell)
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        self.addAction(desk.look.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def show_words(self, placeholder: str, name: str) -> None:
        """Say what can be typed, and name the field."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Write a text in it that nobody searched for; Qt hears of it, so that the cross goes with the last letter."""
        self._is_shown = True
        self.setText(text)
        self._is_shown = False
        for fade in self.findChildren(QPropertyAnimation):  # of the cross, which Qt lets come and go slowly
            fade.setCurrentTime(fade.duration())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.text() and self._is_by_the_cross(event.position().x()):
            self.clear()
        else:
            super().mousePressEvent(event)

    def _is_by_the_cross(self, across_px: float) -> bool:
        """Whether a finger meant the cross: it is wider than that."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return across_px < TOUCH_PX_MIN if is_rtl else across_px > self.width() - TOUCH_PX_MIN

    def _tell(self, text: str) -> None:
        if not self._is_shown:
            self.searched.emit(text)

    def take_typed(self, event: QKeyEvent) -> None:
        """Take a character that was typed elsewhere, and the keyboard with it."""
        self.setFocus()
        self.keyPressEvent(event)
