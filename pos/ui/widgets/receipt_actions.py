"""What can be done with a receipt: look at it, print a copy, take pieces back, undo it, move a line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.keys import RECEIPTS
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.receipts import ReceiptDetail


class ReceiptActions(Spoken):
    """The total of a receipt and its buttons: `view`, `reprint`, `refund`, `void` and `move`, which their owner connects."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        lines = column(self, space_px=10)
        lines.addStretch(1)
        total = row()
        self._total_words = Words("lead-strong")
        self._total = MoneyLabel(desk, "headline")
        total.addWidget(self._total_words)
        total.addWidget(self._total, 1)
        lines.addLayout(total)
        self.view = ActionButton(desk, "eye")
        self.reprint = ActionButton(desk, "printer")
        self.refund = ActionButton(desk, "undo-2")
        self.void = ActionButton(desk, "ban", kind="danger")
        self.move_line = ActionButton(desk, "users-round")
        for pair in ((self.view, self.reprint), (self.refund, self.void)):
            line = row()
            for button in pair:
                line.addWidget(button, 1)
            lines.addLayout(line)
        lines.addWidget(self.move_line)
        self.retranslate()

    def show_detail(self, detail: ReceiptDetail) -> None:
        """Show what a receipt comes to, and let only be done with it what can be."""
        self._total.show_amount(detail.row.total_minor)
        self.refund.setEnabled(detail.may_refund)
        self.void.setEnabled(detail.may_void)
        self.move_line.setEnabled(detail.may_move)
        self.view.setEnabled(not detail.till)  # another till's paper is not here
        self.reprint.setEnabled(not detail.till)

    @override
    def retranslate(self) -> None:
        self._total_words.setText(self.tr("Total"))
        self.view.set_words(self.tr("View"), keys=RECEIPTS["view"])
        self.reprint.set_words(self.tr("Reprint"), keys=RECEIPTS["reprint"])
        self.refund.set_words(self.tr("Refund"), keys=RECEIPTS["refund"])
        self.void.set_words(self.tr("Void the sale"), keys=RECEIPTS["void"])
        self.move_line.set_words(self.tr("Move to another family"), keys=RECEIPTS["move"])
