"""What goes back for a refund and how: the amount, its parts by cash and by card, and the button that has all of it in cash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from pos.ui.keys import RECEIPTS
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.receipts import ReceiptRow


class WayBack(Spoken):
    """The amount, and beside it how it goes back; where a card paid, the button too.

    Signals:
        changed(): the way was chosen anew.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._has_card = False
        self._cash_minor = self._card_minor = self._rounding_minor = 0
        lines = column(self, space_px=8)
        total = row()
        self._words = Words("lead-strong")
        self.amount = MoneyLabel(desk, "headline", ink="warn")
        total.addWidget(self._words)
        total.addWidget(self.amount, 1)
        lines.addLayout(total)
        line = row(space_px=12)
        self.in_cash = ActionButton(desk, "banknote", kind="chip", on="on_accent")
        self.in_cash.setCheckable(True)
        self.in_cash.clicked.connect(self.changed)
        self.about = Words("muted", side="trailing", wrap=True)
        line.addWidget(self.in_cash)
        line.addWidget(self.about, 1, Qt.AlignmentFlag.AlignVCenter)
        lines.addLayout(line)
        self.retranslate()

    @property
    def is_in_cash(self) -> bool:
        """Whether all goes back in cash, whatever the customer paid with."""
        return self.in_cash.isVisibleTo(self) and self.in_cash.isChecked()

    def begin(self, receipt: ReceiptRow | None, *, is_void: bool) -> None:
        """Stand for another receipt, whose money goes back the way it came; a void leaves no choice."""
        self._has_card = receipt is not None and receipt.method != "cash" and not is_void
        self.in_cash.setChecked(False)
        self.in_cash.setVisible(self._has_card)

    def show_amount(self, minor: int, rounding_minor: int, card_minor: int) -> None:
        """Show what goes back, what rounding to coins added to that, and how much of it the card gets."""
        self._cash_minor, self._card_minor, self._rounding_minor = minor - card_minor, card_minor, rounding_minor
        self.amount.show_amount(minor)
        self._show()

    @override
    def retranslate(self) -> None:
        self._words.setText(self.tr("Goes back"))
        self.in_cash.set_words(self.tr("All in cash"), keys=RECEIPTS["in_cash"])
        self._show()

    def _show(self) -> None:
        speech, parts = self.desk.speech, []
        if self._has_card and self._cash_minor:
            parts.append(self.tr("In cash: {amount}").format(amount=speech.number(self._cash_minor)))
        if self._has_card and self._card_minor:
            parts.append(self.tr("To the card: {amount}").format(amount=speech.number(self._card_minor)))
        if self._rounding_minor:
            parts.append(self.tr("Cash rounding {amount}").format(amount=speech.signed(self._rounding_minor)))
        self.about.setText("\n".join(parts))
        self.about.setVisible(bool(parts))
