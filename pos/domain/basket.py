"""What is being rung up: lines that can still change, and how they become a sale or a refund.

A basket is a value. Each act returns a new one, so the till can write every state into the book and come back to it after
a kill. Its id is made when it is opened and becomes the id of the sale: committed once, however often it is tried.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from pos.domain.errors import (
    BelowFloor,
    CardExceedsDue,
    DiscountTooLarge,
    EmptyBasket,
    NotEnoughTendered,
    OutOfRange,
    ReasonMissing,
)
from pos.domain.facts import Bearer, Line, Method, Payment
from pos.domain.limits import (
    BASKET_LINES_MAX,
    NAME_CHARACTERS_MAX,
    PRICE_MINOR_MAX,
    QUANTITY_MAX,
    REASON_CHARACTERS_MAX,
    WEIGHT_GRAMS_MAX,
)
from pos.domain.money import part_of, round_to_step, split
from pos.domain.values import dataclass
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit, worth


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketLine:
    """A line that can still change, with what the screen needs beside what the sale will freeze.

    Attributes:
        floor_minor: the lowest price of one piece or kilogram that the family allows; 0 where none was named.
    """

    line: Line
    name_ar: str
    name_en: str
    floor_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """The customer's goods until they are paid.

    Attributes:
        id: UUIDv7, later the id of the sale.
        held_as: the name under which it is on hold; empty while it is at the counter.
        shown: whether the customer has seen what it comes to; from then on, what is taken out is a fact.
    """

    id: UUID
    lines: tuple[BasketLine, ...] = ()
    held_as: str = ""
    shown: bool = False

    @property
    def total_minor(self) -> int:
        """What the customer owes before cash rounding."""
        return sum(part.line.charged_minor for part in self.lines)

    @property
    def discount_minor(self) -> int:
        """All discounts together."""
        return sum(part.line.discount_minor for part in self.lines)

    @property
    def pieces(self) -> int:
        """Pieces over all lines; a weighed bag is one."""
        return sum(part.line.pieces for part in self.lines)


def add(basket: Basket, added: BasketLine) -> Basket:
    """Add a line; the same item at the same price and discount a piece joins its line, unless each bag was weighed.

    Raises:
        OutOfRange: too many lines, or a price or quantity beyond the limits.
    """
    _require(added.line)
    for index, part in enumerate(basket.lines):
        ours, theirs = part.line, added.line
        may_join = bool(ours.item) and ours.unit is Unit.PIECE and _is_same_rate(ours, theirs)
        if may_join and _of_one(ours) == _of_one(theirs):
            return set_quantity(basket, index, ours.quantity + theirs.quantity)
    if len(basket.lines) >= BASKET_LINES_MAX:
        raise OutOfRange("lines", len(basket.lines) + 1, 1, BASKET_LINES_MAX)
    return replace(basket, lines=(*basket.lines, added))


def set_quantity(basket: Basket, index: int, quantity: int) -> Basket:
    """Change a line's pieces or grams; its discount keeps its rate per piece. Zero removes the line."""
    if quantity == 0:
        return remove(basket, index)
    part = basket.lines[index]
    discount = part.line.discount_minor * quantity // part.line.quantity
    changed = replace(part.line, quantity=quantity)
    line = _discounted(changed, min(discount, changed.gross_minor))
    _require(line)
    return _with(basket, index, replace(part, line=line))


def remove(basket: Basket, index: int) -> Basket:
    """Take a line out."""
    return replace(basket, lines=basket.lines[:index] + basket.lines[index + 1 :])


def discount_line(
    basket: Basket, index: int, discount_minor: int, *, reason: str, borne_by: Bearer, approved_by: str = ""
) -> Basket:
    """Take an amount off a line, replacing what was taken off before.

    Raises:
        DiscountTooLarge: more than the line costs.
        ReasonMissing: a discount without a reason.
        BelowFloor: the family's floor is crossed and no shift lead has approved it.
    """
    part = basket.lines[index]
    if not 0 <= discount_minor <= part.line.gross_minor:
        raise DiscountTooLarge(discount_minor, part.line.gross_minor)
    if discount_minor and not reason.strip():
        raise ReasonMissing
    why = replace(part.line, borne_by=borne_by, reason=reason.strip(), approved_by=approved_by)
    line = _discounted(why, discount_minor)
    _require(line)
    _require_floor(line, part.floor_minor)
    return _with(basket, index, replace(part, line=line))


def discount_basket(
    basket: Basket, discount_minor: int, *, reason: str, borne_by: Bearer, approved_by: str = ""
) -> Basket:
    """Spread an amount over all lines by what they cost, exactly; it replaces earlier discounts."""
    gross = sum(part.line.gross_minor for part in basket.lines)
    if not 0 <= discount_minor <= gross or not gross:
        raise DiscountTooLarge(discount_minor, gross)
    shares = split(discount_minor, tuple(part.line.gross_minor for part in basket.lines))
    for index, share in enumerate(shares):
        basket = discount_line(basket, index, share, reason=reason, borne_by=borne_by, approved_by=approved_by)
    return basket


def percent_of(minor: int, percent_bp: int) -> int:
    """Return a percentage of an amount in minor units; 10 % is 1 000 basis points."""
    return part_of(minor, percent_bp)


@dataclass(frozen=True, slots=True)
class Paid:
    """How a sale was paid: the payments, the rounding of the cash part, and the change to hand back."""

    payments: tuple[Payment, ...]
    rounding_minor: int
    change_minor: int


def cash_due(total_minor: int, card_minor: int, cash_step_minor: int) -> int:
    """Return what must be paid in cash beside the card, rounded to what coins can pay."""
    return round_to_step(total_minor - card_minor, cash_step_minor)


def pay(
    total_minor: int, *, tendered_minor: int = 0, card_minor: int = 0, reference: str = "", cash_step_minor: int = 1
) -> Paid:
    """Work out the payments of a sale from the notes handed over and what the card is charged.

    Raises:
        CardExceedsDue: the card would be charged more than is due.
        NotEnoughTendered: the notes do not cover the rest.
    """
    if card_minor > total_minor or card_minor < 0:
        raise CardExceedsDue(total_minor, card_minor)
    payments: list[Payment] = []
    if card_minor:
        payments.append(Payment(method=Method.CARD, amount_minor=card_minor, reference=reference))
    rest = total_minor - card_minor
    due = cash_due(total_minor, card_minor, cash_step_minor)
    if tendered_minor < due:
        raise NotEnoughTendered(due, tendered_minor)
    if due:
        shown = tendered_minor if tendered_minor != due else 0
        payments.append(Payment(method=Method.CASH, amount_minor=due, tendered_minor=shown))
    return Paid(tuple(payments), due - rest, tendered_minor - due)


def change_of(payments: tuple[Payment, ...]) -> int:
    """Return what went back of the notes that were handed over."""
    cash = (payment for payment in payments if payment.method is Method.CASH and payment.tendered_minor)
    return sum(payment.tendered_minor - payment.amount_minor for payment in cash)


def sale_lines(basket: Basket) -> tuple[Line, ...]:
    """Return the lines that the sale will freeze.

    Raises:
        EmptyBasket: there are none.
    """
    if not basket.lines:
        raise EmptyBasket
    return tuple(part.line for part in basket.lines)


def part_of_line(line: Line, quantity: int, already: int = 0) -> Line:
    """Return the part of a sold line that comes back, with its exact share of the discount.

    Shares are cut from the line piece by piece in order, so that all the parts together give back the whole discount.

    Args:
        line: the line as sold.
        quantity: pieces coming back now; of a weighed line all its grams.
        already: pieces that came back before.
    """
    upto = line.discount_minor * (already + quantity) // line.quantity
    share = upto - line.discount_minor * already // line.quantity
    return replace(line, quantity=quantity, discount_minor=share)


def _with(basket: Basket, index: int, part: BasketLine) -> Basket:
    return replace(basket, lines=(*basket.lines[:index], part, *basket.lines[index + 1 :]))


def _discounted(line: Line, discount_minor: int) -> Line:
    """Return the line with a discount; without one, nobody bears it and nothing explains it."""
    if discount_minor:
        return replace(line, discount_minor=discount_minor)
    return replace(line, discount_minor=0, borne_by=Bearer.FAMILY, reason="", approved_by="")


def _require(line: Line) -> None:
    most = QUANTITY_MAX if line.unit is Unit.PIECE else WEIGHT_GRAMS_MAX
    if not 1 <= line.quantity <= most:
        raise OutOfRange("quantity" if line.unit is Unit.PIECE else "weight", line.quantity, 1, most)
    if not 0 <= line.price_minor <= PRICE_MINOR_MAX:
        raise OutOfRange("price", line.price_minor, 0, PRICE_MINOR_MAX)
    if len(line.name) > NAME_CHARACTERS_MAX:
        raise OutOfRange("name", len(line.name), 0, NAME_CHARACTERS_MAX)
    if len(line.reason) > REASON_CHARACTERS_MAX:
        raise OutOfRange("reason", len(line.reason), 0, REASON_CHARACTERS_MAX)


def _require_floor(line: Line, floor_minor: int) -> None:
    """A promotion of the centre does not touch what the family gets, so only a family's discount meets the floor."""
    if line.borne_by is Bearer.CENTRE or line.approved_by:
        return
    if line.discount_minor and line.charged_minor < worth(line.quantity, floor_minor, line.unit):
        offered = line.charged_minor * (1 if line.unit is Unit.PIECE else GRAMS_PER_KILOGRAM) // line.quantity
        raise BelowFloor(line.item, floor_minor, offered)


def _is_same_rate(ours: Line, theirs: Line) -> bool:
    return ours.discount_minor * theirs.quantity == theirs.discount_minor * ours.quantity


def _of_one(line: Line) -> Line:
    return replace(line, quantity=1, discount_minor=0)
