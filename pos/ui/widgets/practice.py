"""The signs of practice: a band above every screen, and a watermark over all of it that lets every touch through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import OVER_ALL, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import ElidedWords

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_TURN_DEGREES = -24
_OPACITY = 0.08
_STEP_PX = (440, 250)


class PracticeBand(Spoken):
    """One line that says that nothing here counts, and the way out.

    Signals:
        ended(): the person wants to end practice.
    """

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="notice")
        self.setProperty("tone", "note")
        line = row(self, margins=(16, 4, 12, 4), space_px=10)
        line.addWidget(IconLabel(desk, "info", ink="note", px=20))
        self._words = ElidedWords()
        line.addWidget(self._words, 1)
        self._end = ActionButton(desk, "log-out")
        self._end.clicked.connect(self.ended)
        line.addWidget(self._end)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._words.setText(self.tr("Practice: nothing here is a sale. It has a book of its own and is never sent."))
        self.setAccessibleName(self._words.text())
        self._end.set_words(self.tr("End practice"))


class Watermark(QWidget):
    """The word for practice, slanted across a whole window, over its sheets too; the window keeps it as large as itself."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName(OVER_ALL)
        self.setGeometry(window.rect())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_OPACITY)
        font = self._desk.look.font("due", QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(self._desk.look.colour("text"))
        words = self.tr("PRACTICE")
        metrics = QFontMetrics(font)
        wide, high = metrics.horizontalAdvance(words), metrics.height()
        across, down = max(_STEP_PX[0], wide + 80), max(_STEP_PX[1], 2 * high)
        painter.translate(QPointF(self.rect().center()))
        painter.rotate(_TURN_DEGREES)
        reach = self.width() + self.height()
        for line, top in enumerate(range(-reach // 2, reach // 2, down)):
            for left in range(-reach // 2 - (line % 2) * across // 2, reach // 2, across):
                painter.drawText(QRectF(left, top, wide + 10, high), int(Qt.AlignmentFlag.AlignCenter), words)
