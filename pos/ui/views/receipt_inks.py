"""In which colours a receipt stands in the list: by what has happened to it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.rows.receipts import ReceiptRow


def state_ink(receipt: ReceiptRow) -> str:
    """Warn of what is no sale as it was sold."""
    return "text" if receipt.state == "whole" and receipt.kind == "sale" else "warn"


def number_ink(receipt: ReceiptRow) -> str:
    """Grey out what was undone."""
    return "muted" if receipt.state == "voided" else "text"


def total_ink(receipt: ReceiptRow) -> str:
    """Grey out what was undone: it counts for nothing."""
    return "bad" if receipt.total_minor < 0 else number_ink(receipt)
