"""A sheet that asks for something: fields below their words, a refusal where there is one, and one act that sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit, QWidget

    from pos.ui.desk import Desk

_BETWEEN_PX = 14


class AskingSheet(Sheet):
    """Fields in pairs. Every field is read out by the words that stand above it.

    Signals:
        wished(object): what was filled in.
    """

    wished = Signal(object)

    def __init__(self, desk: Desk, host: QWidget, *, width_px: int, icon: str) -> None:
        """Make a hidden sheet.

        Args:
            desk: look and speech.
            host: the window it covers.
            width_px: how wide the card is where there is room.
            icon: of the act that sends it.
        """
        super().__init__(desk, host, width_px=width_px)
        self._captions: dict[QWidget, Words] = {}
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, icon, kind="primary")

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was filled in; say nothing where the text is empty."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def in_pairs(self, *places: QWidget | tuple[QWidget, ...]) -> QGridLayout:
        """Return fields below their words, two beside each other and as high as each other; a last one alone takes the line.

        Args:
            places: a field each, or several that take turns in one place.
        """
        grid = QGridLayout()
        grid.setHorizontalSpacing(_BETWEEN_PX)
        for number, place in enumerate(places):
            line, across = divmod(number, 2)
            spans = 2 if across == 0 and number == len(places) - 1 else 1
            for field in place if isinstance(place, tuple) else (place,):
                words = self._captions[field] = Words("caption", wrap=True)
                field.setSizePolicy(field.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Minimum)
                grid.addWidget(words, 2 * line, across, 1, spans, Qt.AlignmentFlag.AlignBottom)
                grid.addWidget(field, 2 * line + 1, across, 1, spans)
            grid.setColumnStretch(across, 1)
        return grid

    def name(self, field: QWidget, text: str) -> None:
        """Say what a field is for, above it and to who cannot see it."""
        self._captions[field].setText(text)
        field.setAccessibleName(text)

    def show_field(self, field: QWidget, *, is_shown: bool) -> None:
        """Show a field with its words, or hide both."""
        self._captions[field].setVisible(is_shown)
        field.setVisible(is_shown)

    def send_by(self, act: Callable[[], None], *lines: QLineEdit) -> None:
        """Let the button and the Enter key in some lines do the same act."""
        self._go.clicked.connect(act)
        for line in lines:
            line.returnPressed.connect(act)
