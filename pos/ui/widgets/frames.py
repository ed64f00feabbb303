"""Small makers of layouts and grounds, so that every screen has the same rhythm of space."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

SPACE_PX = 16
OVER_ALL = "over all"  # what a window has by this name stays above its sheets
Margins = tuple[int, int, int, int]


def column(parent: QWidget | None = None, *, margins: Margins = (0, 0, 0, 0), space_px: int = 0) -> QVBoxLayout:
    """Return a vertical layout, set on its parent when there is one."""
    layout = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    layout.setContentsMargins(*margins)
    layout.setSpacing(space_px)
    return layout


def row(parent: QWidget | None = None, *, margins: Margins = (0, 0, 0, 0), space_px: int = 8) -> QHBoxLayout:
    """Return a horizontal layout, set on its parent when there is one."""
    layout = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    layout.setContentsMargins(*margins)
    layout.setSpacing(space_px)
    return layout


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame that the style sheet knows by its role."""
    ground = QFrame(parent)
    ground.setProperty("role", role)
    return ground


def rule(*, upright: bool = False) -> QFrame:
    """Return a thin line."""
    return frame("rule-upright" if upright else "rule")


def scrolling(inner: QWidget) -> QScrollArea:
    """Return an area that shows a part of a screen whole, and lets it scroll where large text leaves too little room."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll_by_touch(area)
    return area


def scroll_by_touch(area: QAbstractScrollArea) -> None:
    """Let a finger drag a list or a page; the mouse still selects."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
