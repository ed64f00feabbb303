"""What a family's statement says, in plain values, before it is written on any paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.domain.office_facts import SettlementLine
from pos.domain.settlement import ClaimKind
from pos.domain.stock import Equation
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from pos.printing.sheet import Cell
    from pos.printing.words import Wording


class EntryKind(Enum):
    """What kind of fact an entry comes from."""

    SALE = "sale"
    VOID = "void"
    MOVED = "moved"
    WRITTEN_OFF = "written_off"
    REFUND = "refund"
    ADVANCE = "advance"
    ADJUSTMENT = "adjustment"


_CLAIMS = {
    EntryKind.SALE: ClaimKind.GROSS,
    EntryKind.VOID: ClaimKind.GROSS,
    EntryKind.MOVED: ClaimKind.GROSS,
    EntryKind.WRITTEN_OFF: ClaimKind.GROSS,
    EntryKind.REFUND: ClaimKind.REFUND,
    EntryKind.ADVANCE: ClaimKind.ADVANCE,
    EntryKind.ADJUSTMENT: ClaimKind.ADJUSTMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """One amount for or against the family.

    Attributes:
        at: when it happened.
        number: the receipt, note or voucher that proves it.
        amount_minor: what it adds to (or, negative, takes from) the family's account, before commission.
        item: the item's code; empty where no item is concerned.
        text: the reason, or the name of what is on no list.
        quantity: pieces or grams, never negative; 0 where none are concerned.
        price_minor: the price of one piece or kilogram.
        unit: what the quantity counts.
        discount_minor: taken off the line at the family's cost.
        promotion_minor: taken off the line at the centre's cost; for information.
        reason: why it was taken off, undone or paid; empty where the text says it.
        approved_by: the code of who approved it; empty where nobody had to.
    """

    kind: EntryKind
    at: datetime
    number: str
    amount_minor: int
    item: str = ""
    text: str = ""
    quantity: int = 0
    price_minor: int = 0
    discount_minor: int = 0
    promotion_minor: int = 0
    unit: Unit = Unit.PIECE
    reason: str = ""
    approved_by: str = ""

    @property
    def counted(self) -> int:
        """The quantity as it counts in a sum: that of a void, or of a line moved away, is taken off."""
        is_undone = self.kind is EntryKind.VOID or (self.kind is EntryKind.MOVED and self.amount_minor < 0)
        return -self.quantity if is_undone else self.quantity

    @property
    def pieces(self) -> int:
        """The pieces as they count in a sum; a weighed bag is one."""
        return self.counted if self.unit is Unit.PIECE else (self.counted > 0) - (self.counted < 0)

    @property
    def claim(self) -> ClaimKind:
        """The row of the settlement that the entry belongs to."""
        return _CLAIMS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One approved run on the statement, whether it was collected or undone.

    Attributes:
        run: the payout run's number.
        approved_at: when it was approved.
        pay_by: how it is paid.
        amount_minor: what it is to pay.
        carried_minor: what it leaves to the next run; negative is a debt.
        voucher: the voucher's number; empty until it was collected.
        paid_at: when it was collected; None until then.
        collector: who took the cash, or the end of the bank account's number.
        reversal: the document that undid it; empty where none did.
    """

    run: str
    approved_at: datetime
    pay_by: PayBy
    amount_minor: int
    carried_minor: int = 0
    voucher: str = ""
    paid_at: datetime | None = None
    collector: str = ""
    reversal: str = ""

    @property
    def paid_minor(self) -> int:
        """What was handed over, whether it came back or not."""
        return self.amount_minor if self.voucher else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Everything that a family's statement says.

    Attributes:
        run: the payout run's number; empty between runs.
        settlement: what the family is owed, worked out by the domain.
        entries: every claim that the settlement sums up, in the order of the book.
        goods: the equation of goods by item code.
        until: the moment up to which the run looked, or the day up to whose evening it did.
        printed: the moment of printing, up to which the goods are counted.
        voucher: the voucher's number; empty before it is paid.
        paid_to: who took the cash, or the end of the bank account's number.
        code: a short code that can be quoted on the phone.
        link: the text of the QR code; none is printed where it is empty.
        provisional: whether the run is not approved yet.
        payments: the approved runs, in order.
    """

    run: str
    settlement: SettlementLine
    entries: tuple[StatementEntry, ...]
    until: date | datetime
    printed: datetime
    goods: tuple[tuple[str, Equation], ...] = ()
    voucher: str = ""
    paid_to: str = ""
    code: str = ""
    link: str = ""
    provisional: bool = False
    payments: tuple[Payment, ...] = ()


def up_to(wording: Wording, until: date | datetime) -> Cell:
    """Return up to when a run looked, as its papers say it: a moment, or the evening of a day."""
    if isinstance(until, datetime):
        return wording.moment(until)
    return wording.label("statement.evening", day=wording.day(until))
