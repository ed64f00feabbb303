"""What the accountant's screens show: families and what they are owed, totals that must agree, a payout on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name

PayMethod = Literal["cash", "bank"]
PayoutStage = Literal["none", "draft", "approved", "paid"]
LineState = Literal["due", "paid", "carried"]
ExceptionKind = Literal[
    "missing_till",
    "total_differs",
    "unread",
    "forked",
    "revoked",
    "unknown_family",
    "unknown_item",
    "oversold",
    "cash_difference",
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


@dataclass(frozen=True, slots=True)
class Matching:
    """Three totals of the same money, told by three independent sources.

    Attributes:
        z_reports_minor: the sum of the tills' Z-reports.
        receipts_minor: the sum of all receipts.
        families_minor: the sum of all family ledgers.
        tills_in: tills of which everything is in.
        tills_expected: tills that were planned.
    """

    z_reports_minor: int
    receipts_minor: int
    families_minor: int
    tills_in: int
    tills_expected: int

    @property
    def agrees(self) -> bool:
        """Whether all three totals are the same."""
        return self.z_reports_minor == self.receipts_minor == self.families_minor


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """Something that a person must look at before money is paid out.

    Attributes:
        key: what identifies it.
        kind: what it is.
        at: when it came up.
        till: the till it came from; may be empty.
        receipt: the receipt it is about; may be empty.
        amount_minor: the amount it is about; `None` when it is about none.
        words: what happened, worded.
    """

    key: str
    kind: ExceptionKind
    at: datetime
    till: str
    receipt: str
    amount_minor: int | None
    words: str


@dataclass(frozen=True, slots=True)
class PayoutLine:
    """What one family gets in a payout.

    Attributes:
        family: the family's number.
        name: its name.
        method: how it is paid.
        amount_minor: what it gets; zero or less is carried forward.
        state: whether it is due, paid or carried.
        collector: who collected it; may be empty.
    """

    family: str
    name: Name
    method: PayMethod
    amount_minor: int
    state: LineState
    collector: str = ""


@dataclass(frozen=True, slots=True)
class PayoutState:
    """A payout on its way.

    Attributes:
        stage: none, draft, approved or paid.
        number: its number; empty when there is none.
        cut_off: up to when facts are in it; `None` when there is none.
        drafted_by: who drafted it; `None` when nobody.
        approved_by: who approved it; `None` when nobody.
        cash_minor: paid in cash.
        bank_minor: paid by bank.
        carried_minor: carried forward.
        may_draft: whether this person may draft one now.
        may_approve: whether someone may approve it now.
        may_pay: whether this person may pay it now.
        blockers: what stands in the way, worded.
    """

    stage: PayoutStage
    number: str = ""
    cut_off: datetime | None = None
    drafted_by: Name | None = None
    approved_by: Name | None = None
    cash_minor: int = 0
    bank_minor: int = 0
    carried_minor: int = 0
    may_draft: bool = False
    may_approve: bool = False
    may_pay: bool = False
    blockers: tuple[str, ...] = ()
