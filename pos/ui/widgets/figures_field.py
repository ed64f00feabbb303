"""A line for a number or a day: whatever digits are typed, it holds Latin ones."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from pos.domain.text import latin_digits

CHARACTERS_MAX = 12


def figures_field() -> QLineEdit:
    """Return a line for a number or a day, in either digit set."""
    field = QLineEdit()
    field.setMaxLength(CHARACTERS_MAX)

    def tidy(text: str) -> None:
        latin = latin_digits(text)
        if latin != text:
            place = field.cursorPosition()
            field.setText(latin)
            field.setCursorPosition(place)

    field.textChanged.connect(tidy)
    return field
