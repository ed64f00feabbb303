"""What screens and sheets are shown in: the window's frame, and a window with a sheet laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtWidgets import QWidget

from pos.ui.main_window import MainWindow
from pos.ui.rows.frame import Place
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk


def framed(desk: Desk, screen: QWidget) -> MainWindow:
    """The window with a screen in its first place."""
    window = MainWindow(desk)
    window.add_place("sell", screen)
    for place in get_args(Place)[1:]:
        if place not in {"outlets", "enrolment"}:  # the office's alone; nobody has a way to all of them
            window.add_place(place, QWidget())
    window.show_frame(samples.FRAME)
    window.show_place("sell")
    return window


def told(desk: Desk, english: str, arabic: str) -> str:
    """A sentence that a presenter words in the language of the screen."""
    return arabic if desk.speech.language == "ar" else english


def sheeted(desk: Desk, lay: Callable[[QWidget], None]) -> QWidget:
    """The window with a sheet laid over it."""
    window = framed(desk, QWidget())
    window.resize(1366, 768)
    lay(window)
    return window
