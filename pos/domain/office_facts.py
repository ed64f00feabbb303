"""The facts of the register: what the centre's office planned, paid and decided.

They live in the register's own journal, in the same envelope and chain as a till's (`pos.domain.facts`). They hold no personal
data: a phone number or bank account is kept encrypted beside the journal, never in it.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pos.domain.agent_facts import AgentAct
from pos.domain.bazaar import Bazaar, FamilyKind, PayBy
from pos.domain.exception_facts import ExceptionResolved, ExceptionTaken
from pos.domain.facts import TillFact
from pos.domain.list_facts import ImportUndone, ItemsListed, ListImported
from pos.domain.payout_facts import PayoutAct
from pos.domain.period_facts import PeriodClosed, PeriodReopened
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BazaarPlanned:
    """A bazaar was planned, or its plan changed before it began."""

    KIND: ClassVar[str] = "bazaar_planned"
    bazaar: Bazaar


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEnrolled:
    """A family takes part; a second fact for the same number changes its card.

    Attributes:
        left: it takes part no more.
        more_packages: codes of the packages that it brings goods for beside its first.
    """

    KIND: ClassVar[str] = "family_enrolled"
    number: str
    name_ar: str
    name_en: str
    package: str
    pay_by: PayBy = PayBy.CASH
    rate_bp: int | None = None
    licence_expiry: date | None = None
    left: bool = False
    family_kind: FamilyKind = FamilyKind.HOUSEHOLD
    more_packages: tuple[str, ...] = ()
    branch: str = ""
    governorate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAdmitted:
    """A till was admitted with its key.

    Attributes:
        till: the device's name; not `device`, under which the stamp names the register itself.
        public_key: Ed25519, hexadecimal.
    """

    KIND: ClassVar[str] = "device_admitted"
    till: str
    public_key: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked:
    """A till may send no more; what it sends later is kept in quarantine."""

    KIND: ClassVar[str] = "device_revoked"
    till: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvancePaid:
    """Money paid to a family before the settlement, against a voucher; taken off its next payout.

    Attributes:
        approved_by: the second person's code, where the bazaar's limit asks for one.
        from_box: whether it was drawn from the cash box; before there was one it came out of the safe.
    """

    KIND: ClassVar[str] = "advance_paid"
    number: str
    family: str
    amount_minor: int
    reason: str
    collector: str = ""
    approved_by: str = ""
    from_box: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentMade:
    """The office credits (positive) or charges (negative) a family for a stated reason."""

    KIND: ClassVar[str] = "adjustment_made"
    number: str
    family: str
    amount_minor: int
    reason: str
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How far a payout run looked into one device's journal: up to and including `seq`."""

    device: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RateShare:
    """The part of a settlement that stands under one commission rate.

    Attributes:
        base_minor: credited less refunded at this rate; may be negative.
        commission_minor: `base x rate`, rounded once, halves away from zero.
    """

    rate_bp: int
    base_minor: int
    commission_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementLine:
    """What one family is owed in a payout run, in the order in which it is printed.

    `net = gross - refunds - commission - advances + adjustments + brought`; `paid + carried = net`.

    Attributes:
        refunds_minor, advances_minor: positive amounts that are subtracted.
        brought_minor: carried forward from the run before; negative is a debt.
        paid_minor: what is handed over; never negative.
        carried_minor: what goes to the next run: a debt, or coins too small to pay.
    """

    family: str
    gross_minor: int
    refunds_minor: int
    shares: tuple[RateShare, ...]
    advances_minor: int
    adjustments_minor: int
    brought_minor: int
    net_minor: int
    paid_minor: int
    carried_minor: int
    pay_by: PayBy = PayBy.CASH

    @property
    def commission_minor(self) -> int:
        """The commission over all rates."""
        return sum(share.commission_minor for share in self.shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What a payout run left where it is, because nobody knows yet whose it is.

    Attributes:
        family: a number that no card has; `0000` for what is assigned to nobody.
        amount_minor: what stands on that account, before commission; negative where more was given back than sold.
    """

    family: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutDrafted:
    """A payout run was calculated; nothing is paid yet.

    Attributes:
        cuts: the frozen cut-off vector; later facts fall into the next run.
        provisional: why it was drafted although a till was missing; empty when none was.
        withheld: what is in no line of the run, because its family is unknown.
        until: the day up to whose evening the cuts reach; `None` where they reach up to the moment of the draft.
    """

    KIND: ClassVar[str] = "payout_drafted"
    number: str
    cuts: tuple[Cut, ...]
    lines: tuple[SettlementLine, ...]
    provisional: str = ""
    withheld: tuple[Withheld, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutCancelled:
    """A drafted run was given up before approval; its lines are free again."""

    KIND: ClassVar[str] = "payout_cancelled"
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutApproved:
    """A second person approved the run: commission is earned, advances are settled, the net is due.

    Attributes:
        drafted_by: the first person's code; never the approver's.
    """

    KIND: ClassVar[str] = "payout_approved"
    number: str
    drafted_by: str
    lines: tuple[SettlementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutPaid:
    """One family of an approved run was paid, once.

    Attributes:
        voucher: the number of the voucher, or the bank batch's reference.
        collector: who took the cash.
        collector_reason: why it was somebody whom the family had not named.
        from_box: whether cash was drawn from the cash box; before there was one it came out of the safe.
    """

    KIND: ClassVar[str] = "payout_paid"
    number: str
    family: str
    amount_minor: int
    pay_by: PayBy
    voucher: str
    collector: str = ""
    collector_reason: str = ""
    from_box: bool = False


OfficeFact = (
    BazaarPlanned
    | FamilyEnrolled
    | DeviceAdmitted
    | DeviceRevoked
    | AdvancePaid
    | AdjustmentMade
    | PayoutDrafted
    | PayoutCancelled
    | PayoutApproved
    | PayoutPaid
    | PayoutAct
    | AgentAct
    | ExceptionTaken
    | ExceptionResolved
    | PeriodClosed
    | PeriodReopened
    | ListImported
    | ItemsListed
    | ImportUndone
)
Fact = TillFact | OfficeFact
