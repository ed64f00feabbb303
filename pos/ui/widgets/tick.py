"""A box to tick, with a tick in the colour of the theme: what is chosen is never told by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton
from typing_extensions import override

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_INSET_PX = 3


class Tick(QCheckBox):
    """Yes or no; the style sheet cannot tint a tick, so it is painted here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        room = box.adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
        self._desk.look.icon("check", "on_accent").paint(QPainter(self), room)
