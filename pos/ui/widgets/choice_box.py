"""A box that unfolds a list to choose from, with an arrow in the colour of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_ARROW_PX = 20
_EDGE_PX = 12


class ChoiceBox(QComboBox):
    """One of several texts; the style sheet cannot tint an arrow, so it is painted here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = _EDGE_PX if is_rtl else self.width() - _EDGE_PX - _ARROW_PX
        room = QRect(left, (self.height() - _ARROW_PX) // 2, _ARROW_PX, _ARROW_PX)
        self._desk.look.icon("chevron-down", "muted").paint(QPainter(self), room)
