"""A list that fingers press: one that drags scrolls and presses nothing, and two quick taps are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from typing_extensions import override

from pos.ui.widgets.frames import scroll_by_touch

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget


class TouchedList(QListView):
    """A list of which one row is chosen at a time, scrolled upright only.

    Attributes:
        dragging: whether the finger that lies on it has dragged.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.dragging = scroll_by_touch(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.dragging.begin()
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # what Qt calls the second of two quick taps: each of them counts
