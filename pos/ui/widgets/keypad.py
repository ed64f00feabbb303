"""Number keys for fingers: always 1-2-3 from left to right, also in Arabic, as on every card machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos.ui.desk import Desk

BACK = "back"
CLEAR = "clear"
ENTER = "enter"
AMOUNT_KEYS = (*"789456123", ".", "0", BACK)
WHOLE_KEYS = (*"789456123", CLEAR, "0", BACK)
PIN_KEYS = (*"123456789", BACK, "0", ENTER)
_ICONS = {BACK: "delete", CLEAR: "x", ENTER: "arrow-right"}


class Keypad(Spoken):
    """Twelve keys in three columns.

    Signals:
        pressed(str): a digit, `.`, `back`, `clear` or `enter`.
    """

    pressed = Signal(str)

    def __init__(self, desk: Desk, keys: Sequence[str] = AMOUNT_KEYS, parent: QWidget | None = None) -> None:
        """Make the keys.

        Args:
            desk: look and speech.
            keys: what they mean, row by row.
            parent: the widget it belongs to.
        """
        super().__init__(desk, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._keys: dict[str, ActionButton] = {}
        for place, key in enumerate(keys):
            kind = "primary" if key == ENTER else "key"
            button = ActionButton(desk, _ICONS.get(key, ""), kind=kind, icon_px=26)
            button.setProperty("key", key)
            # The field keeps the keyboard while a finger presses keys here.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            button.setAutoRepeat(key == BACK)
            button.clicked.connect(self._clicked)
            grid.addWidget(button, place // 3, place % 3)
            self._keys[key] = button
        self.retranslate()

    def key(self, key: str) -> QPushButton:
        """Return the button of a key."""
        return self._keys[key]

    @override
    def retranslate(self) -> None:
        names = {
            BACK: self.tr("Delete last digit"),
            CLEAR: self.tr("Clear"),
            ENTER: self.tr("Confirm"),
        }
        for key, button in self._keys.items():
            if key in names:
                button.set_words(names[key], shows=False)
            else:
                button.set_words(key)

    def _clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.pressed.emit(str(button.property("key")))
