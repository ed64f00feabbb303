"""A row that folds: side by side where there is room, one above the other where large text leaves none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from pos.ui.widgets.frames import row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos.ui.widgets.frames import Margins


class FoldingRow(QWidget):
    """Parts in a row, all of which show their whole words."""

    def __init__(self, *, margins: Margins = (0, 0, 0, 0), space_px: int = 8) -> None:
        super().__init__()
        self.line: QBoxLayout = row(self, margins=margins, space_px=space_px)

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [part.minimumSizeHint().width() for part in self._parts()]
        return QSize(max(widths, default=0) + self._edges(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        parts = self._parts()
        gaps = self.line.spacing() * max(0, len(parts) - 1)
        wanted = sum(part.sizeHint().width() for part in parts) + gaps + self._edges()
        is_narrow = wanted > self.width()
        self.line.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _parts(self) -> list[QWidget]:
        """What stands in the row; a row inside the row is a widget of its own."""
        items = [self.line.itemAt(place) for place in range(self.line.count())]
        return [part for item in items if item is not None and (part := item.widget()) and not part.isHidden()]

    def _edges(self) -> int:
        margins = self.line.contentsMargins()
        return margins.left() + margins.right()
