"""What is asked at the counter; `pos.ui.views.sayings` words it with everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject


class CounterSayings(QObject):
    """The counter's questions."""

    def questions(self) -> dict[str, tuple[str, str, str, bool]]:
        """Return what is asked, by its key: title, words, what the button says, whether it is grave."""
        approve = self.tr("Approve")
        return {
            "clear_basket": (
                self.tr("Clear the basket?"),
                self.tr("Every line is taken out."),
                self.tr("Clear"),
                True,
            ),
            "discard_held": (
                self.tr("Give up the held basket?"),
                self.tr("{name}: {amount}. What the customer has already seen the sum of is noted in the book."),
                self.tr("Discard"),
                True,
            ),
            "discount": (self.tr("Discount"), self.tr("A shift lead must approve this discount."), approve, False),
            "void": (
                self.tr("Void the sale"),
                self.tr("Receipt {code} is undone as a whole. A shift lead must approve."),
                approve,
                True,
            ),
            "refund": (
                self.tr("Refund"),
                self.tr("{amount} of receipt {code} goes back to the customer. A shift lead must approve."),
                approve,
                True,
            ),
            "refund_in_cash": (
                self.tr("Refund in cash"),
                self.tr(
                    "{amount} that was paid by card on receipt {code} goes back in cash. A shift lead must approve."
                ),
                approve,
                True,
            ),
            "cash_out": (
                self.tr("Cash out"),
                self.tr("{amount} is taken out of the drawer. A shift lead must approve."),
                approve,
                True,
            ),
            "move_line": (
                self.tr("Move a line to its family"),
                self.tr("A line of receipt {code} goes to another family. A shift lead must approve."),
                approve,
                True,
            ),
            "replace_discounts": (
                self.tr("Replace the discounts?"),
                self.tr(
                    "{amount} was taken off before, perhaps with the shift lead’s word. The new discount takes its place."
                ),
                self.tr("Replace"),
                True,
            ),
        }
