"""Figures side by side: what is expected, what is there, and the difference in a tone and with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from pos.ui.widgets.frames import column, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.names import Tone


def tone_of_difference(minor: int) -> Tone:
    """Return the tone in which a difference is said."""
    if minor == 0:
        return "good"
    return "bad" if minor < 0 else "warn"


class FigureCard(QFrame):
    """Three figures of one kind of money."""

    def __init__(self, desk: Desk, icon: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        inner = row(self, margins=(20, 14, 20, 14), space_px=24)
        head = column(space_px=6)
        head.addWidget(IconLabel(desk, icon, ink="accent", px=26))
        self._kind = Words("strong", side="center")
        head.addWidget(self._kind)
        inner.addLayout(head)
        self._captions: list[Words] = []
        self._figures: list[MoneyLabel] = []
        for _ in range(3):
            box = column(space_px=2)
            caption = Words("caption")
            figure = MoneyLabel(desk, "headline", side="leading")
            box.addWidget(caption)
            box.addWidget(figure)
            inner.addLayout(box, 1)
            self._captions.append(caption)
            self._figures.append(figure)

    def show_words(self, kind: str, *captions: str) -> None:
        """Name the kind of money and the three figures."""
        self._kind.setText(kind)
        for label, text in zip(self._captions, captions, strict=True):
            label.setText(text)

    def show_figures(self, expected_minor: int, counted_minor: int | None) -> None:
        """Show what is expected, what is there, and by how much it differs; a dash each where nobody knows what is there."""
        difference_minor = None if counted_minor is None else counted_minor - expected_minor
        expected, counted, difference = self._figures
        expected.show_amount(expected_minor)
        counted.show_amount(counted_minor)
        ink = "muted" if difference_minor is None else tone_of_difference(difference_minor)
        difference.show_amount(difference_minor, ink=ink, signed=True)
