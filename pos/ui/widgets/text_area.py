"""A field of several lines whose text begins where the screen's language begins, whatever language the keyboard stands on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from pos.ui.widgets.words import side_of


class TextArea(QPlainTextEdit):
    """Lines of text; `Tab` leaves it.

    Qt lets an empty line begin where the keyboard's language begins: with a keyboard that stands on English, the caret of an
    Arabic screen waited on the left, below a caption on the right.

    Args:
        lowest_px: its least height.
        highest_px: its greatest.
    """

    def __init__(self, lowest_px: int, highest_px: int) -> None:
        super().__init__()
        self.setMinimumHeight(lowest_px)
        self.setMaximumHeight(highest_px)
        self.setTabChangesFocus(True)
        self._begin_with_the_screen()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._begin_with_the_screen()

    def _begin_with_the_screen(self) -> None:
        option = self.document().defaultTextOption()
        option.setAlignment(side_of("leading", self.layoutDirection()) | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
