"""Where the window stood and how large it was when it was closed: on this machine it opens there again, never off its screens."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

FILE = "window-place"  # Qt's own form, which holds size, place, screen and whether it was maximised


def bring_back(window: QWidget, folder: Path) -> None:
    """Put a window where it was; Qt moves it onto a screen where that one is gone, and what cannot be read changes nothing.

    Args:
        window: has the size that it opens with, and is not shown yet.
        folder: Amana's own.
    """
    with suppress(OSError):
        window.restoreGeometry((folder / FILE).read_bytes())


def keep(window: QWidget, folder: Path) -> None:
    """Remember where a window is; where that cannot be written it opens as before."""
    with suppress(OSError):
        (folder / FILE).write_bytes(window.saveGeometry().data())
