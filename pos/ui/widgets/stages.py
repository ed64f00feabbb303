"""Where a work of several steps stands: numbered steps in a line, those behind ticked, the present one filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from pos.ui.widgets.words import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos.ui.desk import Desk

_DOT_PX = 30
_GAP_PX = 10


class Stages(QWidget):
    """A line of steps."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words: tuple[str, ...] = ()
        self._present = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: Sequence[str]) -> None:
        """Name the steps."""
        self._words = tuple(words)
        self._name()

    def show_stage(self, present: int) -> None:
        """Show which step is the present one, counted from 0; all are done when it is their number."""
        self._present = present
        self._name()

    def _name(self) -> None:
        if self._words:
            self.setAccessibleName(self._words[min(self._present, len(self._words) - 1)])
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._desk.look.font("body", QFont.Weight.DemiBold))
        width = sum(metrics.horizontalAdvance(word) + _DOT_PX + 4 * _GAP_PX for word in self._words)
        return QSize(width, 44)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._words:
            return
        room = self.width() // len(self._words)
        for place, word in enumerate(self._words):
            rect = QRect(place * room, 0, room, self.height())
            self._paint_step(painter, rect, place, word)

    def _paint_step(self, painter: QPainter, rect: QRect, place: int, word: str) -> None:
        look, direction = self._desk.look, self.layoutDirection()
        is_done, is_here = place < self._present, place == self._present
        dot = QRect(rect.left(), (rect.height() - _DOT_PX) // 2, _DOT_PX, _DOT_PX)
        font = look.font("body", QFont.Weight.DemiBold if is_here else QFont.Weight.Medium)
        wide = QFontMetrics(font).horizontalAdvance(word) + 4
        text = QRect(dot.right() + _GAP_PX, 0, wide, rect.height())
        ruler = QRect(text.right() + _GAP_PX, rect.height() // 2, 0, 2)
        ruler.setRight(rect.right() - _GAP_PX)
        dot, text, ruler = (QStyle.visualRect(direction, self.rect(), part) for part in (dot, text, ruler))
        painter.setPen(QPen(look.colour("accent" if is_done or is_here else "line_strong"), 1.5))
        painter.setBrush(look.colour("accent" if is_here else "accent_soft" if is_done else "surface"))
        painter.drawEllipse(dot)
        if is_done:
            look.icon("check", "accent").paint(painter, dot.adjusted(7, 7, -7, -7))
        else:
            painter.setPen(look.colour("on_accent" if is_here else "muted"))
            painter.setFont(look.font("body", QFont.Weight.Bold))
            painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), self._desk.speech.count(place + 1))
        painter.setFont(font)
        painter.setPen(look.colour("text" if is_here else "muted"))
        painter.drawText(text, int(side_of("leading", direction) | Qt.AlignmentFlag.AlignVCenter), word)
        if place < len(self._words) - 1 and ruler.width() > 0:
            painter.fillRect(ruler, look.colour("accent" if is_done else "line"))
