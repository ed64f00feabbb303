"""What the register tells the office: figures and lists, as plain values that both sides and every screen share.

A report is a reading, never a record: it is folded from facts when it is asked for. Amounts are minor units of the bazaar's
currency; a positive amount is in the family's favour where a family is concerned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from pos.domain.bazaar import Bazaar, FamilyCard, PayBy
from pos.domain.office_facts import Cut, SettlementLine, Withheld
from pos.domain.selling import PackageTotal
from pos.domain.weighing import Unit

# -- who is in, and do the totals agree -----------------------------------------------------------------------------


class Standing(str, Enum):
    """What the register knows of a till before a payout. Only `CLOSED` is complete."""

    MISSING = "missing"
    OPEN = "open"
    GAPPED = "gapped"
    FORKED = "forked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TillStanding:
    """One till on the board: what has come in, and its three independent totals.

    Attributes:
        expected: whether the bazaar's plan names it.
        facts: facts held, over all epochs; `last_seq` is the last of the latest epoch.
        unread: facts held that this register cannot read.
        gap_from: the first fact known to be missing; 0 where none is.
        revoked: why it may send no more; empty while it may.
        shifts: Z-reports held.
        open_by: who has an open shift; empty where none is open.
        open_since: when the oldest of its open shifts began; `None` where none is open.
        missing_days: days on which other tills closed a shift and this one, though expected, did not.
        z_reports_minor: takings by its Z-reports.
        receipts_minor: payments on its receipts, refunds and voids taken off.
        ledgers_minor: what the same receipts credited to families, the centre, promotion and rounding.
        difference_minor: cash counted less expected, over its Z-reports.
        counted_minor: cash counted, over its Z-reports.
    """

    device: str
    label: str
    expected: bool
    standing: Standing
    epoch: int
    last_seq: int
    facts: int
    unread: int
    sales: int
    gap_from: int
    revoked: str
    shifts: int
    open_by: str
    missing_days: tuple[date, ...]
    contact_at: datetime | None
    z_reports_minor: int
    receipts_minor: int
    ledgers_minor: int
    difference_minor: int
    counted_minor: int = 0
    open_since: datetime | None = None

    @property
    def agrees(self) -> bool:
        """Whether its three totals are one figure."""
        return self.z_reports_minor == self.receipts_minor == self.ledgers_minor

    @property
    def is_complete(self) -> bool:
        """Whether nothing of it can be missing."""
        return self.standing is Standing.CLOSED and not self.missing_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Three independent roads to one figure, per till and in total.

    Attributes:
        payout: the run whose cuts they go up to; empty where they go as far as journals are held, and from an older register.
    """

    at: datetime
    tills: tuple[TillStanding, ...]
    payout: str = ""

    @property
    def z_reports_minor(self) -> int:
        """Takings by all Z-reports."""
        return sum(till.z_reports_minor for till in self.tills)

    @property
    def receipts_minor(self) -> int:
        """Payments on all receipts."""
        return sum(till.receipts_minor for till in self.tills)

    @property
    def ledgers_minor(self) -> int:
        """What the receipts credited."""
        return sum(till.ledgers_minor for till in self.tills)

    @property
    def agrees(self) -> bool:
        """Whether the three totals are one figure at every till; equal sums of unequal tills are no agreement."""
        return all(till.agrees for till in self.tills)

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The tills of which something can be missing."""
        return tuple(till.device for till in self.tills if not till.is_complete)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The office's first look: the bazaar, its tills, its totals.

    Attributes:
        sales, refunds, voids: receipts held.
        takings_minor: what customers paid, less what they got back.
        families_minor: what families are credited, before commission.
        centre_minor: what the centre's own goods brought.
        exceptions: rows on the list of exceptions.
        open_payout: the number of a drafted run; empty where none is.
        known_until: where the register was brought back from a copy, when the office did the last thing that the copy holds: what
            it did after that is on paper only. `None` where it was not brought back, or the books were closed since.
    """

    bazaar: Bazaar
    reconciliation: Reconciliation
    packages: tuple[PackageTotal, ...]
    sales: int
    refunds: int
    voids: int
    takings_minor: int
    families_minor: int
    centre_minor: int
    exceptions: int
    open_payout: str
    known_until: datetime | None = None


# -- families -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """Where one family stands today, over all runs and what came after them; it has sold also where all was voided.

    `net = gross - refunds - commission - advances + adjustments`; `balance = net - paid`.

    Attributes:
        commission_minor: as the approved runs froze it, plus what a run today would take.
        due_minor: approved and not yet collected.
        carried_minor: what the last approved run carried forward; negative is a debt.
        balance_minor: what the centre owes the family; negative is owed by the family.
    """

    family: FamilyCard
    gross_minor: int
    refunds_minor: int
    commission_minor: int
    advances_minor: int
    adjustments_minor: int
    net_minor: int
    paid_minor: int
    due_minor: int
    carried_minor: int
    balance_minor: int
    has_sold: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsLine:
    """The equation of one item: `on_hand = received - sold - returned - written_off`.

    Attributes:
        family: whose it is; empty for the centre's own.
        price_minor: as it is now.
        in_transit: how many of those on hand are on their way from one till to another.
        not_arrived: how many of those on hand were sent to a till and not found there, as long as nobody has dealt with it.
    """

    item: str
    family: str
    name_ar: str
    name_en: str
    price_minor: int
    received: int
    sold: int
    returned: int
    written_off: int
    on_hand: int
    unit: Unit = Unit.PIECE
    in_transit: int = 0
    not_arrived: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """An advance (negative) or an adjustment, with its voucher.

    Attributes:
        approved_by: the second person; empty where none was needed.
        collector: who took the cash of an advance; empty is the family itself.
    """

    at: datetime
    number: str
    reason: str
    by: str
    amount_minor: int
    approved_by: str = ""
    collector: str = ""


# -- payouts --------------------------------------------------------------------------------------------------------


class PayoutState(str, Enum):
    """How far a run is."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    PAID = "paid"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutLine:
    """One family in a run, and whether it was paid.

    Attributes:
        reversal: the document that undid the line, whose money is in a later run; empty where none did.
        held: why it is not to be paid now; empty where it may be.
        reversed_at: when that document was written.
    """

    line: SettlementLine
    name_ar: str
    name_en: str
    voucher: str
    collector: str
    paid_at: datetime | None
    reversal: str = ""
    held: str = ""
    reversed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayoutRun:
    """A payout run.

    Attributes:
        provisional: why it was drafted although a till was missing; empty when none was.
        cuts: how far it looked into each device's journal.
        families_left: families with unsettled claims that no longer fitted into this run; they are first in the next.
        withheld: what is in no line, because its family is unknown; it is paid once it is assigned.
        until: the day up to whose evening it reaches; `None` where it reaches up to the moment of its draft.
        paid_by_act: in the answer to a payment, whom that act paid, also when it is asked for again; whoever else has a
            voucher was paid by somebody else. None in every other answer.
    """

    number: str
    state: PayoutState
    provisional: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str
    approved_at: datetime | None
    cuts: tuple[Cut, ...]
    lines: tuple[PayoutLine, ...]
    families_left: int = 0
    withheld: tuple[Withheld, ...] = ()
    paid_by_act: tuple[str, ...] | None = None
    until: date | None = None

    @property
    def net_minor(self) -> int:
        """What all families together are owed by this run."""
        return sum(part.line.net_minor for part in self.lines)

    @property
    def payable_minor(self) -> int:
        """What is handed over in all."""
        return sum(part.line.paid_minor for part in self.lines)

    @property
    def paid_minor(self) -> int:
        """What was handed over so far and did not come back."""
        return sum(part.line.paid_minor for part in self.lines if part.voucher and not part.reversal)

    @property
    def reversed_minor(self) -> int:
        """What was undone, paid before or not."""
        return sum(part.line.paid_minor for part in self.lines if part.reversal)

    @property
    def commission_minor(self) -> int:
        """What the centre earns."""
        return sum(part.line.commission_minor for part in self.lines)

    def waiting(self, pay_by: PayBy | None = None) -> tuple[PayoutLine, ...]:
        """Return the lines that are to be paid now, of one way of paying or of all."""
        return tuple(part for part in self._unpaid() if not part.held and pay_by in {None, part.line.pay_by})

    def held(self) -> tuple[PayoutLine, ...]:
        """Return the lines that wait to be released."""
        return tuple(part for part in self._unpaid() if part.held)

    def _unpaid(self) -> tuple[PayoutLine, ...]:
        return tuple(part for part in self.lines if part.line.paid_minor and not part.voucher and not part.reversal)
