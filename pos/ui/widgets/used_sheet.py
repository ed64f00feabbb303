"""A sheet of labels in small, on which the first free label is pointed out.

Signals:
    chosen(int): a person pointed out another label; counted from 1, as a reader of the paper's language reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_PAGE_PX = QSize(212, 300)  # an A4 sheet in small
_GAP_PX = 2.0
_EDGE_PX = 6.0


class UsedSheet(QWidget):
    """Shows which labels of the first sheet are used, and lets a person say where to begin."""

    chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._columns, self._rows, self._start = 5, 13, 1
        self._is_rtl = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_PAGE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def start(self) -> int:
        """The first free label, counted from 1."""
        return self._start

    def show_direction(self, *, is_rtl: bool) -> None:
        """Count from the right, or from the left: as the paper is read, whatever the screen speaks."""
        self._is_rtl = is_rtl
        self.update()

    def show_sheet(self, columns: int, rows: int, start: int = 1) -> None:
        """Show a kind of sheet."""
        self._columns, self._rows = columns, rows
        self._start = min(max(1, start), columns * rows)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _PAGE_PX

    def place_of(self, number: int) -> QRectF:
        """Return where a label is painted, counted from 1."""
        row, column = divmod(number - 1, self._columns)
        across = (self.width() - 2 * _EDGE_PX) / self._columns
        down = (self.height() - 2 * _EDGE_PX) / self._rows
        if self._is_rtl:
            column = self._columns - 1 - column
        left, top = _EDGE_PX + column * across, _EDGE_PX + row * down
        return QRectF(left, top, across, down).adjusted(_GAP_PX, _GAP_PX, -_GAP_PX, -_GAP_PX)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._desk.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.colour("accent" if self.hasFocus() else "line")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        for number in range(1, self._columns * self._rows + 1):
            place = self.place_of(number)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.setBrush(look.colour("sunken" if number < self._start else "accent_soft"))
            if number == self._start:
                painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(place, 2, 2)
        place = self.place_of(self._start)
        text = self._desk.speech.count(self._start)
        if QFontMetrics(self.font()).height() <= place.height() + 4:
            painter.setPen(look.colour("on_accent"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(1, self._columns * self._rows + 1):
            if self.place_of(number).contains(event.position()):
                self._choose(number)
                return

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = -1 if self._is_rtl else 1
        steps = {
            Qt.Key.Key_Right: ahead,
            Qt.Key.Key_Left: -ahead,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._start + step <= self._columns * self._rows:
            self._choose(self._start + step)

    def _choose(self, number: int) -> None:
        self._start = number
        self.update()
        self.chosen.emit(number)
