"""A mouse, a finger and a keyboard for the tests: pytest-qt's own are untyped."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
PACE_MS = 4  # between two places of a finger: a way that takes no time is no drag to Qt
PLAIN = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Press a widget with the left button, in its middle unless told where."""
    QTest.mouseClick(widget, LEFT, PLAIN, widget.rect().center() if place is None else place)


@cache
def touch_screen() -> QPointingDevice:
    """The one touch screen of the tests; Qt keeps it until the end."""
    return QTest.createTouchDevice()


def tap(widget: QWidget, place: QPoint | None = None) -> None:
    """Touch a widget with a finger, by the events that a touch screen sends; a mouse has no part in it."""
    drag(widget, widget.rect().center() if place is None else place)


def drag(widget: QWidget, *way: QPoint) -> None:
    """Put a finger on a widget, move it over some places, and lift it at the last."""
    # Sent to its window, as a screen does; what QTest sends to a part inside a scrolling page gets lost.
    screen, window = touch_screen(), widget.window()
    first, *others = (widget.mapTo(window, place) for place in way)
    QTest.touchEvent(window, screen).press(0, first, window).commit()
    QApplication.processEvents()
    for place in others:
        pace = QDeadlineTimer(PACE_MS)
        while not pace.hasExpired():
            QApplication.processEvents()
        QTest.touchEvent(window, screen).move(0, place, window).commit()
        QApplication.processEvents()
    QTest.touchEvent(window, screen).release(0, others[-1] if others else first, window).commit()
    QApplication.processEvents()


def let_rest(button: QWidget) -> None:
    """Let the time be up in which a second press of a button is dropped as hasty."""
    for rest in button.findChildren(QTimer):
        rest.stop()


def key_at(kind: QEvent.Type, key: Qt.Key, ms: int) -> QKeyEvent:
    """Return what a key does at a moment of the keyboard's own clock."""
    event = QKeyEvent(kind, key, PLAIN)
    event.setTimestamp(ms)
    return event


def press_key(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key. Letters of Arabic need key events of their own: Qt aborts on them here."""
    QTest.keyClick(widget, key, modifier)
