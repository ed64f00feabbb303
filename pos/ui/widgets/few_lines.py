"""A label that takes a few lines at most, and can tell whether it has shown all of its words in them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from typing_extensions import override

from pos.ui.widgets.words import Words


class FewLines(Words):
    """Words that wrap, and end in an ellipsis where there are more of them than lines.

    Who cannot see them has all of them read out.

    Signals:
        pressed(): a finger or the mouse touched them.
        cut_changed(): all of the words are shown now, or are not any more.
    """

    pressed = Signal()
    cut_changed = Signal()

    def __init__(self, lines_max: int) -> None:
        super().__init__(wrap=True)
        self._lines_max = lines_max
        self._was_cut = False

    def allow(self, lines_max: int) -> None:
        """Take so many lines at most from now on."""
        if lines_max != self._lines_max:
            self._lines_max = lines_max
            self.updateGeometry()
            self.update()
            self._tell()

    @property
    def is_cut(self) -> bool:
        """Whether some of the words are not shown in the width there is."""
        return len(self._starts(self.width())) > self._lines_max

    def _starts(self, width_px: int) -> list[int]:
        """Return where each line begins that the words would fill in a width."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width_px))
            line.setPosition(QPointF())
            starts.append(line.textStart())
        layout.endLayout()
        return starts

    def _height(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing()

    def _tell(self) -> None:
        if self.is_cut != self._was_cut:
            self._was_cut = self.is_cut
            self.cut_changed.emit()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._height(max(1, min(self._lines_max, len(self._starts(width)))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height(1))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text, room = self.text(), self.contentsRect()
        starts = self._starts(room.width())
        shown = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        if len(starts) > self._lines_max:
            rest = text[starts[self._lines_max - 1] :]
            last = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
            shown = [*shown[: self._lines_max - 1], last]
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.setLayoutDirection(self.layoutDirection())
        top = room.top() + max(0, room.height() - self._height(len(shown))) // 2
        for place, line in enumerate(shown):
            seat = QRect(room.left(), top + self._height(place), room.width(), self._height(1))
            painter.drawText(seat, int(self.alignment() | Qt.TextFlag.TextSingleLine), line.rstrip())
