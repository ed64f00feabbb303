"""How large a window opens: as large as its screen has room for, on a small laptop and on a large screen alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

USUAL_PX = QSize(1366, 768)
_LARGEST_PX = QSize(1920, 1080)  # more would only draw the eye's way out
_SMALLEST_PX = QSize(900, 500)  # what a screen of 1920 by 1080 shows at twice the size, less its frame and panel
_SHARE_PERCENT = 85  # of a large screen


def open_at(window: QWidget, room: QSize | None) -> None:
    """Give a window the size that it opens with; on a screen that is smaller than usual it fills the screen.

    Args:
        window: not shown yet.
        room: what the screen leaves to windows, in pixels; as usual where it is not known.
    """
    window.setMinimumSize(_SMALLEST_PX if room is None else _SMALLEST_PX.boundedTo(room))
    window.resize(size_in(room))
    if room is not None and is_tight(room):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def size_in(room: QSize | None) -> QSize:
    """Return the size of a window in the room that there is, in pixels."""
    if room is None:
        return QSize(USUAL_PX)
    wished = QSize(room.width() * _SHARE_PERCENT // 100, room.height() * _SHARE_PERCENT // 100)
    return wished.expandedTo(USUAL_PX).boundedTo(_LARGEST_PX).boundedTo(room)


def is_tight(room: QSize) -> bool:
    """Whether a window of the usual size would not fit."""
    return USUAL_PX.boundedTo(room) != USUAL_PX
