"""A box that unfolds a list to choose from, with an arrow in the colour of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter
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
        # Its own delegate paints menu rows, which the style sheet can neither make as high as a finger nor tint.
        self.setItemDelegate(QStyledItemDelegate(self))
        texts = self.model()
        for changed in (texts.rowsInserted, texts.rowsRemoved, texts.dataChanged, texts.modelReset):
            changed.connect(self._measure_anew)

    @override
    def sizeHint(self) -> QSize:
        """As wide as the longest text of now, for Qt remembers the texts that it first saw; or as wide as it was told to be."""
        if self.sizeAdjustPolicy() != QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow:
            return super().sizeHint()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        words = QSize(widest, metrics.height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, words, self)

    @override
    def minimumSizeHint(self) -> QSize:
        if self.sizeAdjustPolicy() != QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow:
            return super().minimumSizeHint()
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if not self.isEditable():  # there its line paints what is written
            self._paint_text(painter, is_rtl=is_rtl)
        left = _EDGE_PX if is_rtl else self.width() - _EDGE_PX - _ARROW_PX
        room = QRect(left, (self.height() - _ARROW_PX) // 2, _ARROW_PX, _ARROW_PX)
        self._desk.look.icon("chevron-down", "muted").paint(painter, room)
        painter.end()

    def _measure_anew(self, *_change: object) -> None:
        self.updateGeometry()

    def _paint_text(self, painter: QPainter, *, is_rtl: bool) -> None:
        # Qt would paint a long text below the arrow.
        beside = _ARROW_PX + 2 * _EDGE_PX
        words = self.rect().adjusted(beside if is_rtl else _EDGE_PX, 0, -_EDGE_PX if is_rtl else -beside, 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(
            painter, words, flags, self.palette(), self.isEnabled(), text, QPalette.ColorRole.Text
        )
