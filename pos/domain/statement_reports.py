"""What a family's statement tells: every line of what it is owed, and what became of it.

Amounts are minor units of the bazaar's currency; a positive amount is in the family's favour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.bazaar import Bazaar, FamilyCard
from pos.domain.facts import Bearer
from pos.domain.office_facts import RateShare, SettlementLine
from pos.domain.reports import GoodsLine, MoneyLine
from pos.domain.weighing import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One row of a family's statement: something sold, undone, returned, moved or paid for.

    Attributes:
        kind: the fact's kind, such as `sale`.
        number: of the receipt; empty where the fact has no paper.
        quantity: pieces; negative where they came back.
        credited_minor: for the family (positive) or against it, before commission.
    """

    at: datetime
    kind: str
    number: str
    device: str
    item: str
    name_ar: str
    name_en: str
    quantity: int
    price_minor: int
    discount_minor: int
    borne_by: Bearer
    approved_by: str
    reason: str
    rate_bp: int
    credited_minor: int
    unit: Unit = Unit.PIECE


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutEntry:
    """One approved run on a family's statement.

    Attributes:
        voucher, collector, paid_at: of the payment; empty until it was collected.
        reversal: the document that undid it; empty where none did.
    """

    number: str
    approved_at: datetime
    line: SettlementLine
    voucher: str
    collector: str
    paid_at: datetime | None
    reversal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What convinces a family that was not there: every line that made up what it is owed.

    Attributes:
        payout: the run that it explains; empty for the whole bazaar up to now.
        opening_minor: brought forward from the run before.
        shares: the base and the commission per rate.
        balance_minor: what the centre still owes; negative is owed by the family.
        code: eight digits of a hash over everything above, for checking a printed copy against the register.
        until: the moment up to which its run looked; None for everything up to now, and from an older register.
        evening: the day of its run whose evening that is; None where the run looked up to its draft.
    """

    bazaar: Bazaar
    family: FamilyCard
    at: datetime
    payout: str
    opening_minor: int
    lines: tuple[StatementLine, ...]
    goods: tuple[GoodsLine, ...]
    shares: tuple[RateShare, ...]
    gross_minor: int
    refunds_minor: int
    advances: tuple[MoneyLine, ...]
    adjustments: tuple[MoneyLine, ...]
    net_minor: int
    payouts: tuple[PayoutEntry, ...]
    paid_minor: int
    balance_minor: int
    code: str = ""
    until: datetime | None = None
    evening: date | None = None

    @property
    def commission_minor(self) -> int:
        """The commission over all rates."""
        return sum(share.commission_minor for share in self.shares)
