"""The facts of a till: what happened at the counter, in the drawer and at the goods desk.

A fact is immutable. A mistake is corrected by another fact that points at the first; nothing is edited or deleted. The
fields of these classes, their names and their meaning *are* the journal's format (`docs/journal-format.md`): a field may be
added with a default, never renamed or given another meaning. `pos.ledger.codec` writes them as canonical JSON, without
the suffixes `_minor` (amounts are always minor units) and `_bp` (rates are always basis points).

Facts are self-contained: a refund or a void repeats the lines it undoes with their frozen prices and rates, so that the
postings of a fact follow from the fact alone.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import ClassVar
from uuid import UUID

from pos.domain.device_facts import ClockJumped, EpochStarted
from pos.domain.goods_facts import GoodsFact
from pos.domain.values import dataclass
from pos.domain.weighing import Unit, worth

FORMAT_VERSION = 1


class Bearer(str, Enum):
    """Who bears a discount: the family (within its floor) or the centre (its promotion)."""

    FAMILY = "family"
    CENTRE = "centre"


class Method(str, Enum):
    """How a customer pays; an agent (a courier, an outlet) has taken the money and owes it to the centre."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    AGENT = "agent"


class Purpose(str, Enum):
    """Where cash goes to, or comes from, when it is moved without a sale."""

    SAFE = "safe"
    EXPENSE = "expense"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who recorded a fact, where and when: the part that every fact has.

    Attributes:
        id: UUIDv7; the same act has the same id wherever it is sent again.
        device: the till's name, such as `T07`.
        epoch: counts the device's lives; a restored or cloned book starts a new one.
        seq: gapless within device and epoch, from 1.
        at: wall time with its offset; for people only, order is (device, epoch, seq).
        by: the person's code.
    """

    id: UUID
    device: str
    epoch: int
    seq: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a sale, with everything frozen that a payout needs.

    Attributes:
        item: EAN-13 code; empty for something that is on no list.
        family: family number; empty for the centre's own goods, `UNASSIGNED` until someone knows whose it is.
        quantity: pieces or grams, at least 1.
        price_minor: price of one piece or of one kilogram.
        rate_bp: commission rate, frozen when the goods were received.
        discount_minor: taken off the whole line.
        borne_by: who bears that discount.
        name: what was sold, only where `item` is empty or the till did not know it yet.
        unit: what the quantity counts.
    """

    item: str
    family: str
    quantity: int
    price_minor: int
    rate_bp: int = 0
    discount_minor: int = 0
    borne_by: Bearer = Bearer.FAMILY
    reason: str = ""
    approved_by: str = ""
    name: str = ""
    unit: Unit = Unit.PIECE

    @property
    def gross_minor(self) -> int:
        """Quantity times price."""
        return worth(self.quantity, self.price_minor, self.unit)

    @property
    def pieces(self) -> int:
        """How many things a customer carries: a weighed bag is one."""
        return self.quantity if self.unit is Unit.PIECE else 1

    @property
    def charged_minor(self) -> int:
        """What the customer owes for this line."""
        return self.gross_minor - self.discount_minor

    @property
    def credited_minor(self) -> int:
        """What the owner is credited, before commission: a promotion of the centre does not lower it."""
        return self.charged_minor if self.borne_by is Bearer.FAMILY else self.gross_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money taken or given back by one method.

    Attributes:
        amount_minor: what was kept (or given back); change is not in it.
        tendered_minor: the notes that were handed over; 0 when exact or not cash.
        reference: the card slip's number, the online order's, or that of a tally sheet's paper.
    """

    method: Method
    amount_minor: int
    tendered_minor: int = 0
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many pieces of one note or coin lie in the drawer."""

    denomination_minor: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOpened:
    """A cashier took a drawer with a counted float."""

    KIND: ClassVar[str] = "shift_opened"
    shift: int
    day: date
    float_minor: int
    counted: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """Goods sold and paid. The payments' sum is what was charged plus the rounding."""

    KIND: ClassVar[str] = "sale"
    number: str
    shift: int
    day: date
    lines: tuple[Line, ...]
    payments: tuple[Payment, ...]
    rounding_minor: int = 0
    catalogue: int = 0

    @property
    def charged_minor(self) -> int:
        """What the lines come to."""
        return sum(line.charged_minor for line in self.lines)

    @property
    def paid_minor(self) -> int:
        """What was kept of the customer's money."""
        return sum(payment.amount_minor for payment in self.payments)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundLine:
    """Part of a sale's line that came back, at the sale's own price and rate.

    Attributes:
        of: the index of the sale's line, from 0.
        line: the returned part: its quantity and its share of the discount.
        restocked: whether the pieces can be sold again.
    """

    of: int
    line: Line
    restocked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Goods came back after payment. Amounts are positive and mean money given back."""

    KIND: ClassVar[str] = "refund"
    number: str
    shift: int
    day: date
    of: UUID
    of_number: str
    lines: tuple[RefundLine, ...]
    payments: tuple[Payment, ...]
    reason: str
    approved_by: str
    rounding_minor: int = 0

    @property
    def paid_minor(self) -> int:
        """What was given back."""
        return sum(payment.amount_minor for payment in self.payments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """A sale undone in its own shift: all of it, as if it had not been. Repeats the sale's lines and payments."""

    KIND: ClassVar[str] = "void"
    shift: int
    day: date
    of: UUID
    of_number: str
    lines: tuple[Line, ...]
    payments: tuple[Payment, ...]
    reason: str
    approved_by: str
    rounding_minor: int = 0

    @property
    def paid_minor(self) -> int:
        """What was given back."""
        return sum(payment.amount_minor for payment in self.payments)


@dataclass(frozen=True, slots=True, kw_only=True)
class CashMoved:
    """Cash put into the drawer (positive) or taken out (negative), without a sale."""

    KIND: ClassVar[str] = "cash_moved"
    number: str
    shift: int
    day: date
    amount_minor: int
    purpose: Purpose
    reason: str
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerOpened:
    """The drawer was opened without a sale."""

    KIND: ClassVar[str] = "drawer_opened"
    shift: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCounted:
    """The drawer was counted blind: before anyone saw what was expected. A recount is a second fact.

    Attributes:
        card_minor: the total on the card machine; None where nobody read it.
    """

    KIND: ClassVar[str] = "shift_counted"
    shift: int
    counted: tuple[Counted, ...]
    card_minor: int | None = None

    @property
    def counted_minor(self) -> int:
        """What the pieces come to."""
        return sum(row.denomination_minor * row.pieces for row in self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTotal:
    """What one family sold less what came back, before commission, in the span of a report."""

    family: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftClosed:
    """The Z-report: the frozen figures of a shift. One of the three independent roads to the bazaar's total.

    Attributes:
        gross_minor: sales as charged, voided ones included.
        voided_minor, refunded_minor: as charged, positive; rounding_minor: of sales less that of voids and refunds.
        cash_minor, card_minor: taken less given back: cash, and whatever is not cash.
        moved_minor: cash put in less cash taken out; expected_minor: float + cash + moved.
        last_seq, head: the last fact before this one and its hash (hexadecimal): nothing was left out.
        families: what each family is credited, before commission.
        card_counted_minor: the total on the card machine; None where nobody read it.
    """

    KIND: ClassVar[str] = "shift_closed"
    number: str
    shift: int
    day: date
    sales: int
    voids: int
    refunds: int
    gross_minor: int
    voided_minor: int
    refunded_minor: int
    rounding_minor: int
    cash_minor: int
    card_minor: int
    float_minor: int
    moved_minor: int
    expected_minor: int
    counted_minor: int
    first_seq: int
    last_seq: int
    head: str
    families: tuple[FamilyTotal, ...] = ()
    reason: str = ""
    approved_by: str = ""
    card_counted_minor: int | None = None

    @property
    def difference_minor(self) -> int:
        """Counted less expected: negative when cash is missing."""
        return self.counted_minor - self.expected_minor

    @property
    def takings_minor(self) -> int:
        """What customers paid, less what they got back, by all methods."""
        return self.cash_minor + self.card_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMoved:
    """A sale's line was credited to the wrong family; this moves the credit to the right one.

    Attributes:
        line: the index of the line in the sale, from 0.
        amount_minor: what was credited, and is now credited to the other.
    """

    KIND: ClassVar[str] = "line_moved"
    of: UUID
    of_number: str
    line: int
    from_family: str
    to_family: str
    from_rate_bp: int
    to_rate_bp: int
    amount_minor: int
    reason: str
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDropped:
    """Pieces were taken out of a basket after the customer had seen the subtotal."""

    KIND: ClassVar[str] = "line_dropped"
    shift: int
    basket: UUID
    item: str
    family: str
    quantity: int
    price_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptReprinted:
    """A receipt was printed again; the paper says COPY."""

    KIND: ClassVar[str] = "receipt_reprinted"
    of: UUID
    of_number: str


TillFact = (
    EpochStarted
    | ShiftOpened
    | Sale
    | Refund
    | Void
    | CashMoved
    | DrawerOpened
    | ShiftCounted
    | ShiftClosed
    | GoodsFact
    | LineMoved
    | LineDropped
    | ReceiptReprinted
    | ClockJumped
)
