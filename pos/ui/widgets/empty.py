"""What stands where there is nothing to show: an icon, a line that says so, and a line that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos.ui.widgets.frames import column
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class EmptyState(QWidget):
    """An icon and two centred lines."""

    def __init__(self, desk: Desk, icon: str) -> None:
        super().__init__()
        lines = column(self, margins=(24, 24, 24, 24), space_px=6)
        lines.addStretch(2)
        picture = IconLabel(desk, icon, ink="line_strong", px=52)
        self._title = Words("lead-strong", side="center", wrap=True)
        self._words = Words("muted", side="center", wrap=True)
        lines.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addSpacing(6)
        lines.addWidget(self._title)
        lines.addWidget(self._words)
        lines.addStretch(3)

    def show_words(self, title: str, words: str) -> None:
        """Say what is missing and what to do."""
        self._title.setText(title)
        self._words.setText(words)
