"""What is chosen in the desktop's dialog is told, and nothing waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from pos.ui.widgets.path_dialog import ask_path

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_chosen_path_is_told(show: Callable[[QWidget], None]) -> None:
    asker = QWidget()
    show(asker)
    chosen: list[str] = []
    dialog = ask_path(asker, "Save", QFileDialog.FileMode.Directory, chosen.append)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit("stick")
    dialog.close()
    assert chosen == ["stick"]
