"""A line for a number or a day: whatever digits are typed, it holds Latin ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import latin_digits
from pos.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

CHARACTERS_MAX = 12


def figures_field() -> QLineEdit:
    """Return a line for a number or a day, in either digit set."""
    field = LineField()
    field.setMaxLength(CHARACTERS_MAX)

    def tidy(text: str) -> None:
        latin = latin_digits(text)
        if latin != text:
            place = field.cursorPosition()
            field.setText(latin)
            field.setCursorPosition(place)

    field.textChanged.connect(tidy)
    return field
