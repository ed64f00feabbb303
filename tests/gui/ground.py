"""The ground that a widget is put on to be seen, and what was painted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget


def put(window: QWidget, widget: QWidget) -> None:
    """Put a widget onto the ground and show it."""
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    QApplication.processEvents()


def ink_columns(picture: QImage) -> list[int]:
    """Return the columns of a picture in which anything but its ground is painted."""
    ground = picture.pixelColor(0, 0)
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(0, picture.height(), 2))
    ]
