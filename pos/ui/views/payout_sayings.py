"""What is said and asked around a payout; `pos.ui.views.sayings` words it with everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pos.ui.views.office_sayings import OfficeSayings


class PayoutSayings(QObject):
    """The sentences of what is undone and held, of the cash box, and of the accounts' exceptions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exceptions = OfficeSayings(self)

    def sayings(self) -> dict[str, str]:
        """Return what went well, by its key."""
        return self._exceptions.sayings() | {
            "payout_reversed": self.tr("Payout {code}: {amount} is undone in all, and is in the next payout."),
            "paid_already": self.tr("{name} was paid already, against {code}. No money is to be handed over again."),
            "paid_before": self.tr(
                "Payout {code}: all of it had been paid already, nothing was paid now. No money is to be handed over again."
            ),
            "payout_held": self.tr("Payout {code}: the family's money is held until it is released."),
            "payout_released": self.tr("Payout {code}: the family's money may be paid again."),
            "box_filled": self.tr("{amount} is in the cash box, note {code}."),
            "box_emptied": self.tr("{amount} is out of the cash box, note {code}."),
            "money_taken": self.tr("{amount} was handed over, receipt {code}."),
            "money_untaken": self.tr("Receipt {code} is undone: {amount} is owed again."),
        }

    def questions(self) -> dict[str, tuple[str, str, str, bool]]:
        """Return what is asked, by its key: title, words, what the button says, whether it is grave."""
        approve = self.tr("Approve")
        return self._exceptions.questions() | {
            "approve_reversal": (
                self.tr("Approve the undoing"),
                self.tr(
                    "{amount} of payout {code} goes into the next payout. Reason: {reason}. Who approves is not the one who asks."
                ),
                approve,
                True,
            ),
            "approve_advance": (
                self.tr("Approve the advance"),
                self.tr(
                    "{amount} for {name}, family {code}, is above the limit. Reason: {reason}. Who approves is not who pays."
                ),
                approve,
                True,
            ),
            "hold_payout": (
                self.tr("Hold this family's money?"),
                self.tr("{amount} of payout {code} for {name} stays owed and is not paid until it is released."),
                self.tr("Hold it"),
                True,
            ),
        }
