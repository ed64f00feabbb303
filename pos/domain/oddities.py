"""What stands on the list of exceptions, and why: nothing on it was refused, nothing was lost, and each wants a person's eye."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Oddity(str, Enum):
    """Why something stands on the list of exceptions. Nothing on it was refused; nothing on it was lost."""

    UNREAD = "unread"
    FORKED = "forked"
    REVOKED = "revoked"
    LATE_TILL = "late_till"
    UNASSIGNED = "unassigned"
    UNKNOWN_FAMILY = "unknown_family"
    UNKNOWN_ITEM = "unknown_item"
    OVERSOLD = "oversold"
    OLD_PRICE = "old_price"
    BELOW_FLOOR = "below_floor"
    REFUNDED_TWICE = "refunded_twice"
    REFUND_WITHOUT_SALE = "refund_without_sale"
    CASH_DIFFERENCE = "cash_difference"
    CLOCK_JUMPED = "clock_jumped"
    PAPER_DIFFERS = "paper_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """Something the accountant should look at.

    Attributes:
        subject: the family, item or receipt it is about; empty for a whole batch.
        count: pieces, facts or receipts concerned.
        amount_minor: money concerned; 0 where none is.
        detail: what the register noted, in its own words.
    """

    kind: Oddity
    device: str
    epoch: int
    seq: int
    at: datetime | None
    subject: str
    count: int
    amount_minor: int
    detail: str
