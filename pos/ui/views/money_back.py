"""The sheet that names the amount to hand back, in large type, once a refund or a void is in the book.

Verb: show_money_back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.rows.receipts import MoneyBack
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


class MoneyBackSheet(Sheet):
    """Says what goes back to the customer; notes and coins apart from what goes back to the card."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=560)
        self._back = MoneyBack("", 0, 0)
        self._about = Words("muted", side="center")
        self.body.addWidget(self._about)
        self._cash_words, self._card_words = Words("lead-strong", side="center"), Words("lead-strong", side="center")
        self._cash = MoneyLabel(desk, "due", ink="warn", side="center")
        self._card = MoneyLabel(desk, "total", ink="warn", side="center")
        card = frame("tonecard")
        card.setProperty("tone", "warn")
        inner = column(card, margins=(24, 18, 24, 22), space_px=4)
        for widget in (self._cash_words, self._cash, self._card_words, self._card):
            inner.addWidget(widget)
        self.body.addWidget(card)
        self._done = ActionButton(desk, "check", kind="pay", icon_px=24)
        self._done.clicked.connect(self.dismiss)
        self.body.addWidget(self._done)
        self.retranslate()

    def show_money_back(self, back: MoneyBack) -> None:
        """Name the amounts, and open."""
        self._back = back
        self._cash.show_amount(back.cash_minor)
        self._card.show_amount(back.card_minor)
        for widget in (self._cash_words, self._cash):
            widget.setVisible(back.cash_minor > 0 or not back.card_minor)
        for widget in (self._card_words, self._card):
            widget.setVisible(back.card_minor > 0)
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._done.setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Give the money back"))
        self._about.setText(self.tr("Receipt {number}").format(number=self.desk.speech.code(self._back.receipt)))
        self._cash_words.setText(self.tr("Hand over in cash"))
        self._card_words.setText(self.tr("Give back on the card machine"))
        self._done.set_words(self.tr("Done"), keys="Return")
