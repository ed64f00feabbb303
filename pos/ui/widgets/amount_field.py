"""A field for money: typed text or keypad keys in, whole minor units out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from pos.domain.errors import Refusal
from pos.domain.text import latin_digits
from pos.ui.widgets.keypad import BACK, CLEAR
from pos.ui.widgets.spoken import restyle

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_CHARACTERS_MAX = 14
_UNIT_MARGIN_PX = 58


class AmountField(QLineEdit):
    """A line for one amount; it reads from left to right in every language, with the unit at its side.

    Signals:
        amount_changed(object): the amount in minor units, or `None` while the text is none.
    """

    amount_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._starts_anew = False
        self.setProperty("role", "amount")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(_CHARACTERS_MAX)
        self.setTextMargins(0, 0, _UNIT_MARGIN_PX, 0)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textChanged.connect(self._text_changed)

    @property
    def amount_minor(self) -> int | None:
        """The amount in minor units, or `None` while the text is none."""
        text = self.text().strip()
        if not text:
            return None
        try:
            amount = self._desk.speech.currency.parse(text)
        except Refusal:
            return None
        return amount if amount >= 0 else None

    def show_amount(self, minor: int | None) -> None:
        """Show an amount; the next key begins a new one."""
        currency = self._desk.speech.currency
        self.setText("" if minor is None else currency.format(minor).replace(",", ""))
        self._starts_anew = True

    def press(self, key: str) -> None:
        """Take a key of a keypad."""
        text = "" if self._starts_anew else self.text()
        self._starts_anew = False
        if key == BACK:
            self.setText(text[:-1])
        elif key == CLEAR:
            self.setText("")
        elif self._fits(text + key):
            self.setText(text + key)

    def _fits(self, text: str) -> bool:
        decimals = text.partition(".")[2]
        exponent = self._desk.speech.currency.exponent
        return text.count(".") <= (1 if exponent else 0) and len(decimals) <= exponent

    def _text_changed(self, text: str) -> None:
        latin = latin_digits(text)
        if latin != text:
            place = self.cursorPosition()
            self.setText(latin)
            self.setCursorPosition(place)
            return
        self._starts_anew = False
        is_wrong = bool(text.strip()) and self.amount_minor is None
        restyle(self, "state", "wrong" if is_wrong else "")
        self.amount_changed.emit(self.amount_minor)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self._desk.look
        painter = QPainter(self)
        painter.setFont(look.font("lead"))
        painter.setPen(look.colour("muted"))
        room = self.rect().adjusted(0, 0, -14, 0)
        painter.drawText(
            room,
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter),
            self._desk.speech.unit(),
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
