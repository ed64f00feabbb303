"""What the kinds of exceptions are called, and what can be done about them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pos.domain.exception_facts import Resolution
from pos.wording import name_of


class ExceptionWords(QObject):
    """Names of exceptions, in the language of the screen."""

    def kind(self, kind: str) -> str:
        """Return what a kind of exception is called."""
        words = {
            "missing_till": self.tr("A till is missing"),
            "total_differs": self.tr("Totals differ"),
            "unread": self.tr("Kept unread"),
            "forked": self.tr("Two books of one till"),
            "revoked": self.tr("From a revoked till"),
            "unknown_family": self.tr("Unknown family"),
            "unknown_item": self.tr("Unknown item"),
            "oversold": self.tr("More sold than received"),
            "old_price": self.tr("Sold at an old price"),
            "late_till": self.tr("Came in after the payout"),
            "unassigned": self.tr("Not assigned to a family"),
            "below_floor": self.tr("Below the family's floor"),
            "refunded_twice": self.tr("Refunded more than sold"),
            "refund_without_sale": self.tr("Refund without its sale"),
            "clock_jumped": self.tr("A till's clock changed"),
            "cash_difference": self.tr("Cash difference"),
            "paper_differs": self.tr("The paper says otherwise"),
            "taken_twice": self.tr("A transfer taken in twice"),
            "transfer_short": self.tr("Missing from a transfer"),
            "transfer_over": self.tr("Too many in a transfer"),
        }
        return words[kind]

    def act(self, act: str, language: str) -> str:
        """Return what was done about one."""
        return name_of(Resolution(act), language)

    def wish(self, act: str) -> str:
        """Return what somebody does about one."""
        words = {
            "assigned": self.tr("Assign"),
            "accepted": self.tr("Accept"),
            "corrected": self.tr("Correct"),
            "written_off": self.tr("Write off"),
        }
        return words[act]
