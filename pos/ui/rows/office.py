"""What the accountant's screens show: families and what they are owed, totals that must agree, a payout on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.ui.rows.names import Name

PayMethod = Literal["cash", "bank"]
PayoutStage = Literal["none", "draft", "approved", "paid"]
LineState = Literal["due", "held", "paid", "carried", "reversed"]
TillState = Literal["in", "open", "missing", "gapped", "forked"]
MoneyKind = Literal["advance", "credit", "charge"]
ExceptionKind = Literal[
    "missing_till",
    "total_differs",
    "unread",
    "forked",
    "revoked",
    "unknown_family",
    "unknown_item",
    "oversold",
    "old_price",
    "late_till",
    "unassigned",
    "below_floor",
    "refunded_twice",
    "refund_without_sale",
    "clock_jumped",
    "cash_difference",
    "paper_differs",
    "taken_twice",
    "transfer_short",
    "transfer_over",
    "cause_gone",
]


@dataclass(frozen=True, slots=True)
class FamilyAccount:
    """One family's account, all amounts in minor units.

    Attributes:
        number: the family's number.
        name: its name.
        package: the key of its package.
        gross_minor: sold.
        refunds_minor: came back, not negative.
        commission_minor: what the centre keeps, not negative.
        advances_minor: paid in advance, not negative.
        adjustments_minor: credits of the office less its charges.
        net_minor: what the family is owed in all.
        paid_minor: paid out so far.
        carried_minor: still owed; negative for a debt that is carried forward.
    """

    number: str
    name: Name
    package: str
    gross_minor: int = 0
    refunds_minor: int = 0
    commission_minor: int = 0
    advances_minor: int = 0
    net_minor: int = 0
    paid_minor: int = 0
    carried_minor: int = 0
    adjustments_minor: int = 0


@dataclass(frozen=True, slots=True)
class Matching:
    """Three totals of the same money, told by three independent sources.

    Attributes:
        z_reports_minor: the sum of the tills' Z-reports.
        receipts_minor: the sum of all receipts.
        families_minor: the sum of all family ledgers.
        tills_in: tills of which everything is in.
        tills_expected: tills that were planned.
        apart_minor: by how much the totals of tills that are in differ. What a till with an open shift has on its receipts and
            on no Z-report yet is no difference.
    """

    z_reports_minor: int
    receipts_minor: int
    families_minor: int
    tills_in: int
    tills_expected: int
    apart_minor: int = 0

    @property
    def waiting_minor(self) -> int:
        """By how much the totals differ for now, because of tills that are not complete."""
        totals = (self.z_reports_minor, self.receipts_minor, self.families_minor)
        return 0 if self.apart_minor else max(totals) - min(totals)


@dataclass(frozen=True, slots=True)
class TillRow:
    """One till on the board: whether everything of it is in, and its three totals.

    Attributes:
        device: its name, such as `T07`.
        label: what people call it; may be empty.
        state: `in` when nothing of it can be missing.
        open_by: who has a shift open; `None` for nobody.
        gap_from: the first entry known to be missing; 0 where none is.
        missing_days: days on which others closed a shift and this one did not.
        is_revoked: whether it may send no more.
        contact_at: when it was last heard of; `None` for never.
        z_reports_minor: takings by its Z-reports.
        receipts_minor: payments on its receipts.
        families_minor: what the receipts credited.
        difference_minor: cash counted less expected.
        counted_minor: cash counted.
        entries: how many of its journal's entries the register holds and has acknowledged.
    """

    device: str
    label: str
    state: TillState
    open_by: Name | None = None
    gap_from: int = 0
    missing_days: tuple[date, ...] = ()
    is_revoked: bool = False
    contact_at: datetime | None = None
    z_reports_minor: int = 0
    receipts_minor: int = 0
    families_minor: int = 0
    difference_minor: int = 0
    counted_minor: int = 0
    entries: int = 0

    @property
    def agrees(self) -> bool:
        """Whether its three totals are the same."""
        return self.z_reports_minor == self.receipts_minor == self.families_minor


@dataclass(frozen=True, slots=True)
class HandOver:
    """Money that is about to be handed to a family.

    Attributes:
        family: the family's number.
        name: its name.
        amount_minor: how much.
        collectors: who may collect it besides the family itself, as the family said.
    """

    family: str
    name: Name
    amount_minor: int
    collectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyWish:
    """An advance or an adjustment that somebody asks for.

    Attributes:
        family: the family's number.
        kind: an advance is paid now; a credit or a charge goes into the next run.
        amount_minor: how much, positive.
        reason: one that the family would accept.
        collector: who takes an advance; empty is the family itself.
    """

    family: str
    kind: MoneyKind
    amount_minor: int
    reason: str
    collector: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """Something that a person must look at before money is paid out.

    Attributes:
        key: what identifies it.
        kind: what it is.
        at: when it came up; `None` where nobody knows.
        till: the till it came from; may be empty.
        receipt: the receipt, family or item that it is about; may be empty.
        amount_minor: the amount it is about; `None` when it is about none.
        words: what was noted: a reason, or numbers of papers.
        owner: who sees to it; `None` for nobody.
        can_act: whether something can be done about it here.
        count: pieces, entries, receipts or minutes, as the kind has it; 0 where it is about one thing.
        tills: where it was sold, where `till` does not say it.
        person: who has not closed the shift of a till that is missing; `None` for nobody.
        item: what is called what `receipt` is the code of; `None` where that is no item that is known.
        credited_minor: what corrections of it credited already; below zero they charged it.
        documents: the numbers of their adjustments.
        is_weighed: whether `count` is in grams.
        grams: of what is sold by weight, beside the pieces.
    """

    key: str
    kind: ExceptionKind
    at: datetime | None
    till: str
    receipt: str
    amount_minor: int | None
    words: str
    owner: Name | None = None
    can_act: bool = False
    count: int = 0
    tills: tuple[str, ...] = ()
    person: Name | None = None
    item: Name | None = None
    credited_minor: int = 0
    documents: tuple[str, ...] = ()
    is_weighed: bool = False
    grams: int = 0


@dataclass(frozen=True, slots=True)
class PayoutLine:
    """What one family gets in a payout.

    Attributes:
        family: the family's number.
        name: its name.
        method: how it is paid.
        amount_minor: what it gets; zero or less is carried forward.
        state: whether it is due, held back, paid, carried or undone.
        collector: who collected it; may be empty.
        voucher: the number of what was signed for it, or the bank's reference; empty until it is paid.
        gross_minor, refunds_minor, commission_minor, advances_minor, adjustments_minor, brought_minor, net_minor: what it is made
            of, in the order in which it is printed; what is taken off is positive.
        paid_minor, carried_minor: the two parts of the net.
        shares: the commission by rate: basis points, what it is taken of, the commission.
        note: the document that undid it, or why it is held; empty where neither is.
        undone_at: when that document was written.
    """

    family: str
    name: Name
    method: PayMethod
    amount_minor: int
    state: LineState
    collector: str = ""
    voucher: str = ""
    gross_minor: int = 0
    refunds_minor: int = 0
    commission_minor: int = 0
    advances_minor: int = 0
    adjustments_minor: int = 0
    brought_minor: int = 0
    net_minor: int = 0
    paid_minor: int = 0
    carried_minor: int = 0
    shares: tuple[tuple[int, int, int], ...] = ()
    note: str = ""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PayoutState:
    """A payout on its way.

    Attributes:
        stage: none, draft, approved or paid.
        number: its number; empty when there is none.
        cut_off: when it was drafted, and up to when facts are in it unless `until` says it; `None` when there is none.
        until: the day up to whose evening facts are in it; `None` where that is the moment of its draft.
        drafted_by: who drafted it; `None` when nobody.
        approved_by: who approved it; `None` when nobody.
        cash_minor: paid in cash.
        bank_minor: paid by bank.
        carried_minor: carried forward.
        provisional: why it was drafted although a till was missing; empty when none was.
        may_draft: whether this person may draft one now, up to now.
        days: up to whose evening this person may have one drafted, the first one first.
        needs_reason: whether a draft now would be provisional and must name its reason.
        may_approve: whether someone may approve it now.
        may_pay: whether this person may pay it now.
        may_undo: whether this person may ask for something of it to be undone.
        may_use_box: whether this person may put cash into the box.
        numbers: of all payouts that were not given up, the last one first.
        go_on_from: the number of the last payout, where only from it the next is drafted and this is an earlier one; else empty.
        blockers: what stands in the way, worded.
        known_until: up to when the register knows what was paid, where it was brought back from a copy; else `None`.
    """

    stage: PayoutStage
    number: str = ""
    cut_off: datetime | None = None
    drafted_by: Name | None = None
    approved_by: Name | None = None
    cash_minor: int = 0
    bank_minor: int = 0
    carried_minor: int = 0
    provisional: str = ""
    may_draft: bool = False
    needs_reason: bool = False
    may_approve: bool = False
    may_pay: bool = False
    may_undo: bool = False
    may_use_box: bool = False
    numbers: tuple[str, ...] = ()
    go_on_from: str = ""
    blockers: tuple[str, ...] = ()
    known_until: datetime | None = None
    until: date | None = None
    days: tuple[date, ...] = ()
