"""What stands on the list of exceptions, and why: nothing on it was refused, nothing was lost, and each wants a person's eye."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from pos.domain.values import dataclass
from pos.domain.weighing import Unit


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
    TAKEN_TWICE = "taken_twice"
    TRANSFER_SHORT = "transfer_short"
    TRANSFER_OVER = "transfer_over"
    CAUSE_GONE = "cause_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """Something the accountant should look at.

    Attributes:
        subject: the family, item or receipt it is about; empty for a whole batch.
        count: pieces, facts or receipts concerned.
        amount_minor: money concerned; 0 where none is.
        detail: what the register noted, in its own words.
        key: names it, as long as it stands on the list and whenever it comes back.
        by: who recorded it; empty where it is about many facts.
        owner: who has taken it on; empty while nobody has.
        family: whose account it touches; empty where it touches none or several.
        acts: what can be done about it, as in `pos.domain.exception_facts.Resolution`.
        needs_two: whether a second person must approve what is done, for the money is above the bazaar's limit.
        tills: where it was sold, of an item that may be odd at several tills, or what a decision was about; empty where
            `device` says it.
        credited_minor: what corrections of the same exception credited a family and still stands; below zero it was charged.
        rest_minor: what a correction would still credit of the row's money; below zero it would charge it. 0 where no
            correction stands, or where its money is no more than that now.
        documents: the numbers of the adjustments that stand.
        item_ar, item_en: what the item is called that it is about; empty where it is about none, or no list has it.
        unit: what that item is counted in.
        grams: of what is sold by weight among what came back, where pieces came back with it, which `count` tells.
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
    key: str = ""
    by: str = ""
    owner: str = ""
    family: str = ""
    acts: tuple[str, ...] = ()
    needs_two: bool = False
    tills: tuple[str, ...] = ()
    credited_minor: int = 0
    rest_minor: int = 0
    documents: tuple[str, ...] = ()
    item_ar: str = ""
    item_en: str = ""
    unit: Unit = Unit.PIECE
    grams: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedRow:
    """An exception that somebody dealt with: what it was, who did what, when and why.

    Attributes:
        number: of the decision's paper.
        act: as in `pos.domain.exception_facts.Resolution`.
        family: who was credited; empty is the centre, or nobody.
        document: the adjustment's number; empty where none was made.
        device, epoch, seq: where the decision stands in the office's journal.
        item_ar, item_en: what the item is called that it was about; empty where it was about none, or no list has it.
        unit: what that item is counted in.
    """

    number: str
    key: str
    kind: Oddity
    act: str
    at: datetime
    by: str
    approved_by: str
    reason: str
    till: str
    subject: str
    count: int
    amount_minor: int
    family: str
    document: str
    device: str
    epoch: int
    seq: int
    item_ar: str = ""
    item_en: str = ""
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve:
    """What somebody wants to do about an exception.

    Attributes:
        about: its key.
        act: as in `pos.domain.exception_facts.Resolution`.
        family: who gets what is assigned or corrected; empty where nobody does.
        amount_minor: of a correction: a credit is positive, a charge negative.
    """

    about: str
    act: str
    reason: str
    family: str = ""
    amount_minor: int = 0
