"""What kinds of facts, accounts and moves of goods are called on the accountant's screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos.domain.postings import Account
from pos.domain.stock import Way
from pos.wording import name_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class FactWords(QObject):
    """Words in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def account(self, account: str) -> str:
        """Return what an account is called; a dash where there is none."""
        return name_of(Account(account), self._desk.speech.language) if account else "–"

    def way(self, way: str) -> str:
        """Return how goods moved."""
        return name_of(Way(way), self._desk.speech.language)

    def kind(self, kind: str) -> str:
        """Return what a kind of fact is called; its own word where a newer Amana has another kind."""
        words = {
            "epoch_started": self.tr("Book begun"),
            "shift_opened": self.tr("Shift opened"),
            "sale": self.tr("Sale"),
            "refund": self.tr("Refund"),
            "void": self.tr("Void"),
            "cash_moved": self.tr("Cash moved"),
            "drawer_opened": self.tr("Drawer opened"),
            "shift_counted": self.tr("Drawer counted"),
            "shift_closed": self.tr("Z-report"),
            "goods_received": self.tr("Goods received"),
            "goods_returned": self.tr("Goods returned"),
            "goods_written_off": self.tr("Goods written off"),
            "goods_sent": self.tr("Goods sent to another till"),
            "goods_taken": self.tr("Goods taken in from another till"),
            "item_repriced": self.tr("Item repriced"),
            "item_pictured": self.tr("Photo of an item"),
            "markdown_planned": self.tr("Markdown"),
            "line_moved": self.tr("Line moved"),
            "line_dropped": self.tr("Line dropped"),
            "receipt_reprinted": self.tr("Receipt printed again"),
            "clock_jumped": self.tr("Clock changed"),
            "bazaar_planned": self.tr("Bazaar planned"),
            "family_enrolled": self.tr("Family enrolled"),
            "device_admitted": self.tr("Till admitted"),
            "device_revoked": self.tr("Till revoked"),
            "advance_paid": self.tr("Advance"),
            "adjustment_made": self.tr("Adjustment"),
            "payout_drafted": self.tr("Payout drafted"),
            "payout_cancelled": self.tr("Payout given up"),
            "payout_approved": self.tr("Payout approved"),
            "payout_paid": self.tr("Payout paid"),
            "exception_taken": self.tr("Exception taken on"),
            "exception_resolved": self.tr("Exception resolved"),
            "period_closed": self.tr("Books closed"),
            "period_reopened": self.tr("Closing opened again"),
            "list_imported": self.tr("File taken in"),
            "items_listed": self.tr("Items listed"),
            "import_undone": self.tr("Import undone"),
            "payout_reversed": self.tr("Payout reversed"),
            "payout_held": self.tr("Payout held"),
            "payout_released": self.tr("Payout released"),
            "cash_box_filled": self.tr("Cash box filled"),
            "cash_box_emptied": self.tr("Cash box emptied"),
            "agent_paid": self.tr("Money handed over"),
            "agent_payment_undone": self.tr("Handing over undone"),
        }
        return words.get(kind, kind)
