"""A line to write in that stands on the side where reading begins, whatever is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from pos.ui.widgets.words import side_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LineField(QLineEdit):
    """A line whose side follows the screen.

    Qt would put digits on the left of an Arabic form, and the caret of an empty line where the keyboard's language begins.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._align()

    def _align(self) -> None:
        self.setAlignment(side_of("leading", self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)
