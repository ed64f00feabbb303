"""Small makers of layouts and grounds, so that every screen has the same rhythm of space."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QScroller,
    QScrollerProperties,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

SPACE_PX = 16
AREA_LETTERS_MAX = (36, 24)  # what a scrolling part asks for at most, in heights of a letter, as Qt has it
OVER_ALL = "over all"  # what a window has by this name stays above its sheets
ON_HEAD = "onHead"  # a property of that which they leave uncovered, and are not covered by
_SYSTEMS_OWN = -1  # the pause between two clicks that the desktop has
_FAR = QPointF(-10_000, -10_000)
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


class _Area(QScrollArea):
    """Asks for the room that its part of the screen needs now: Qt's own goes on with its first answer, whatever changes."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events also come while Python takes the window apart, when nothing of this object may be left.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part with no layout of its own, as a label, asks here
            self.updateGeometry()
        return super().viewportEvent(event)

    @override
    def sizeHint(self) -> QSize:
        inner, letter_px = self.widget(), self.fontMetrics().height()
        border_px = 2 * self.frameWidth()
        asked = QSize() if inner is None else inner.sizeHint() + QSize(border_px, border_px)
        return asked.boundedTo(QSize(AREA_LETTERS_MAX[0] * letter_px, AREA_LETTERS_MAX[1] * letter_px))


def scrolling(inner: QWidget) -> QScrollArea:
    """Return an area that shows a part of a screen whole, and lets it scroll where large text leaves too little room."""
    area = _Area()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll_by_touch(area)
    return area


def own_viewport(area: QScrollArea) -> None:
    """Give an area that holds nothing yet a viewport made here, alike in everything.

    To name the first plain widget that Qt made itself, PySide makes the classes of all kinds of widget: a tenth of a start.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)


def mirrored(direction: Qt.LayoutDirection, room: QRect, part: QRect) -> QRect:
    """Return a part of a room where it lies when reading goes this way; as `QStyle.visualRect`, whose class is slow to load."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return part
    return part.translated(room.left() + room.right() - part.left() - part.right(), 0)


class Dragging(QObject):
    """Knows whether the finger that lies on an area drags it: then what it first touched is not pressed when it is lifted.

    Qt makes a mouse of a finger, and what is dragged moves along below it: a tile would be sold, a button pressed. A finger that
    stops a page which still runs has dragged it too: what lies below it there was not aimed at.

    While a finger lies on a page that scrolls there is no double click: Qt's scroller keeps it for itself (`qflickgesture.cpp`),
    and the second of two quick taps on a stepper would be lost. So each of them is a press of its own.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._state = QScroller.State.Inactive
        self.has_dragged = False
        scroller = QScroller.scroller(area.viewport())
        habits = scroller.scrollerProperties()
        habits.setScrollMetric(QScrollerProperties.ScrollMetric.MaximumClickThroughVelocity, 0)
        scroller.setScrollerProperties(habits)
        scroller.stateChanged.connect(self._changed)

    def begin(self) -> None:
        """A new press begins, by finger or mouse; one that stops what runs is none."""
        self.has_dragged = self._state in {QScroller.State.Dragging, QScroller.State.Scrolling}

    def _changed(self, state: QScroller.State) -> None:
        before, self._state = self._state, state
        lies_on_it = state in {QScroller.State.Pressed, QScroller.State.Dragging}
        QGuiApplication.styleHints().setMouseDoubleClickInterval(0 if lies_on_it else _SYSTEMS_OWN)
        if state == QScroller.State.Dragging:
            self.has_dragged = True
        elif before != QScroller.State.Dragging:
            return
        for button in self._area.findChildren(QAbstractButton):
            if button.isDown():
                button.event(_lifted_far_away())


def _lifted_far_away() -> QMouseEvent:
    """What a button hears when the mouse was taken away from it before it was let go."""
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseButtonRelease, _FAR, _FAR, left, Qt.MouseButton.NoButton, plain)


def scroll_by_touch(area: QAbstractScrollArea) -> Dragging:
    """Let a finger drag a list or a page, without pressing what it lies on; the mouse still selects."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    return Dragging(area)
