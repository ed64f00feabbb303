"""What is usually written in a line, one press each: for who has a screen to touch and no keyboard, and for who is in a hurry.

Signals:
    chosen(str): the words of the button that was pressed.

Verb: set_words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.folding import FoldingRow

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class UsualWords(FoldingRow):
    """A few buttons beside each other, or below each other where their words need the room."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, count: int) -> None:
        super().__init__()
        self._buttons = tuple(ActionButton(desk, kind="chip") for _ in range(count))
        for button in self._buttons:
            button.clicked.connect(self._choose)
            self.line.addWidget(button, 1)

    def set_words(self, *words: str) -> None:
        """Say what each button writes."""
        for button, text in zip(self._buttons, words, strict=True):
            button.set_words(text)

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self.chosen.emit(button.words)
