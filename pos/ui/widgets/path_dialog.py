"""The desktop's own dialog for a file or a folder, opened without waiting for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def ask_path(asker: QWidget, title: str, mode: QFileDialog.FileMode, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a file or a folder that is there, and tell which one was chosen."""
    dialog = QFileDialog(asker.window(), title)
    dialog.setFileMode(mode)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
