"""The end of a payment: that the sale is saved, what was due, what was handed over, what goes back, and the way on.

Signals:
    next_requested(): the next customer.
    receipt_requested(): show the receipt of the sale just completed.

Verbs: show_done, show_paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.widgets.announce import announce
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.figure_row import FigureRow
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.haste import Haste
from pos.ui.widgets.pill import IconLabel, StatusPill
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.names import Tone
    from pos.ui.rows.pay import Done, PaperState

_PAPER: dict[str, tuple[Tone, str]] = {
    "none": ("plain", "receipt"),
    "printing": ("note", "printer"),
    "printed": ("good", "printer-check"),
    "waiting": ("warn", "printer"),
}


class PayDonePage(Spoken):
    """What the payment came to."""

    next_requested = Signal()
    receipt_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._done: Done | None = None
        self._paper: PaperState = "none"
        lines = self.lines = column(self, space_px=4)
        self._title, self._receipt = Words("headline"), Words("muted")
        self._paper_pill = StatusPill(desk)
        head, words = row(space_px=16), column()
        words.addWidget(self._title)
        words.addWidget(self._receipt)
        head.addWidget(IconLabel(desk, "circle-check", ink="good", px=56))
        head.addLayout(words, 1)
        head.addWidget(self._paper_pill)
        self._total, self._cash, self._card = FigureRow(desk), FigureRow(desk), FigureRow(desk)
        self._back = FigureRow(desk, ink="good", tone="good")
        lines.addLayout(head)
        lines.addStretch(1)
        for figure in (self._total, self._cash, self._card, self._back):
            lines.addWidget(figure)
        lines.addStretch(2)
        actions = row(space_px=12)
        self._preview = ActionButton(desk, "receipt-text", kind="large")
        self._preview.clicked.connect(self.receipt_requested)
        self.next = ActionButton(desk, "arrow-right", kind="pay", icon_px=26)
        self.next.clicked.connect(self.next_requested)
        self._haste = Haste(self.next)
        actions.addWidget(self._preview, 1)
        actions.addWidget(self.next, 2)
        lines.addLayout(actions)
        self.retranslate()

    def show_done(self, done: Done) -> None:
        """Show that the sale is in the book, and what goes back to the customer."""
        self._done = done
        self._haste.watch(is_on=done.change_minor > 0)  # the change would go out of sight
        self._total.show_amount(done.total_minor)
        self._cash.show_amount(done.tendered_minor)
        self._card.show_amount(done.card_minor)
        self._total.setVisible(done.method != "card")
        self._cash.setVisible(done.method != "card")
        self._card.setVisible(done.method == "both")
        self._back.show_amount(done.total_minor if done.method == "card" else done.change_minor, tone="good")
        self.show_paper(done.paper)
        self._show_words(done)
        announce(self, f"{self._title.text()}. {self._back.accessibleName()}")

    def show_paper(self, paper: PaperState) -> None:
        """Show where the receipt of the completed sale is."""
        self._paper = paper
        texts = {
            "none": self.tr("No paper"),
            "printing": self.tr("Printing the receipt"),
            "printed": self.tr("Receipt printed"),
            "waiting": self.tr("Receipt waits for the printer"),
        }
        tone, icon = _PAPER[paper]
        self._paper_pill.show_status(texts[paper], tone=tone, icon=icon)

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("The sale is saved"))
        self._preview.set_words(self.tr("View receipt"))
        self.next.set_words(self.tr("Next customer"), keys="Return")
        self.show_paper(self._paper)
        if self._done is not None:
            self._show_words(self._done)

    def _show_words(self, done: Done) -> None:
        number = self.desk.speech.code(done.receipt)
        self._receipt.setText(self.tr("Receipt {number}").format(number=number))
        self._total.show_words(self.tr("Amount due"))
        self._cash.show_words(self.tr("Cash received"))
        self._card.show_words(self.tr("On the card"))
        is_card = done.method == "card"
        self._back.show_words(self.tr("Paid by card") if is_card else self.tr("Change to give back"))
