"""A finger and a keyboard for the tests: pytest-qt's own are untyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Press a widget with the left button, in its middle unless told where."""
    QTest.mouseClick(widget, LEFT, PLAIN, widget.rect().center() if place is None else place)


def press_key(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key. Letters of Arabic need key events of their own: Qt aborts on them here."""
    QTest.keyClick(widget, key, modifier)
