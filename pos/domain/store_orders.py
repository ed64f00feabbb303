"""Orders of an online store, as its export tells them, and what became of them when they were taken in.

An export is told again and again, with orders that have moved on meanwhile. What was taken in is never changed: a sale is
recorded once for each order, and whatever came back since is recorded as refunds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pos.domain.facts import Bearer, Method
from pos.domain.text import fold

ORDERS_MAX = 1_000  # in one question to the register
ORDER_LINES_MAX = 300
ORDER_CHARACTERS_MAX = 40


class OrderState(str, Enum):
    """How far an order is."""

    WAITING = "waiting"
    PAID = "paid"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


class DayOrder(str, Enum):
    """How a file of orders writes its days where the year is last."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreLine:
    """One product of an order.

    Attributes:
        sku: the store's code of it, as it stands in the file; empty where it has none.
        quantity: pieces ordered.
        refunded: pieces of them that came back.
        amount_minor: what all of them cost before the order's discount.
    """

    sku: str = ""
    name: str
    quantity: int
    refunded: int = 0
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreOrder:
    """One order, as the export tells it.

    Attributes:
        day: the day on which it was ordered, in the centre's own zone.
        method: how it was paid: by card, by transfer, or to the courier.
        delivery_minor, fees_minor: what the customer paid for the way, and for anything that is no goods (tax that is not in the
            prices, gift wrap, payment on delivery).
        discount_minor: taken off the goods.
        total_minor: what the customer pays, as the file says it.
        refunded_minor: money that went back, as the file says it; 0 where it says nothing.
    """

    number: str
    day: date
    state: OrderState
    method: Method
    lines: tuple[StoreLine, ...]
    delivery_minor: int = 0
    fees_minor: int = 0
    discount_minor: int = 0
    total_minor: int
    refunded_minor: int = 0

    @property
    def goods_minor(self) -> int:
        """What the goods cost before the discount."""
        return sum(line.amount_minor for line in self.lines)

    @property
    def adds_up(self) -> bool:
        """Whether its parts come to its total."""
        parts = self.goods_minor - self.discount_minor + self.delivery_minor + self.fees_minor
        return parts == self.total_minor and 0 <= self.discount_minor <= self.goods_minor


class ChoiceKind(str, Enum):
    """What a person decided a product of the store to be."""

    ITEM = "item"
    FAMILY = "family"
    CENTRE = "centre"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductChoice:
    """A person's word on what a product is.

    Attributes:
        code: the item's code, or the family's number; empty for the centre's own and for what is left out.
    """

    sku: str = ""
    name: str
    kind: ChoiceKind
    code: str = ""


class Matched(str, Enum):
    """How it is known what a product is; a guess wants a person's word."""

    CODE = "code"
    NAME = "name"
    CHOSEN = "chosen"
    GUESS = "guess"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductMatch:
    """One product of a file, and what it is taken for.

    Attributes:
        pieces: pieces of it in the file's orders.
        amount_minor: what they cost.
        choice: the person's word, or what is guessed; nothing where nobody knows.
        item, family: what it is taken for; a guess is shown, and not used.
        name_ar, name_en: of the item, or of the family.
    """

    sku: str
    name: str
    pieces: int
    amount_minor: int
    how: Matched
    kind: ChoiceKind | None = None
    item: str = ""
    family: str = ""
    name_ar: str = ""
    name_en: str = ""

    @property
    def is_known(self) -> bool:
        """Whether its orders can be taken in."""
        return self.how not in {Matched.GUESS, Matched.NOT}


class OrderStep(str, Enum):
    """What is to be done with an order."""

    SELL = "sell"
    SELL_AND_REFUND = "sell_and_refund"
    REFUND = "refund"
    NOTHING = "nothing"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    UNDECIDED = "undecided"
    CHANGED = "changed"
    TOTAL_DIFFERS = "total_differs"
    MONEY_ONLY = "money_only"


WANT_A_LOOK = frozenset({OrderStep.UNDECIDED, OrderStep.CHANGED, OrderStep.TOTAL_DIFFERS, OrderStep.MONEY_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One order of a file, and what is done with it.

    Attributes:
        receipt: the number of its sale; empty while there is none.
        sale_minor, refund_minor: what is recorded by this file.
        left_out_minor: goods of it that were left out.
    """

    number: str
    day: date
    step: OrderStep
    total_minor: int
    sale_minor: int = 0
    refund_minor: int = 0
    left_out_minor: int = 0
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReview:
    """A file of orders against what was taken in before: what would be recorded, or what was.

    Attributes:
        products: every product of the orders that are new, the undecided ones first.
        file_minor: the totals of the orders that count as sold, as the file says them.
        before_minor: what of that was recorded before.
        sales_minor, refunds_minor: what this file adds.
        families_minor, centre_minor: what this file's sales less its refunds credit, before commission.
        open_minor: totals of orders that want a look first.
        left_out_minor: goods that a person left out.
        is_done: whether it is recorded now.
    """

    products: tuple[ProductMatch, ...]
    orders: tuple[OrderRow, ...]
    file_minor: int
    before_minor: int
    sales_minor: int
    refunds_minor: int
    families_minor: int
    centre_minor: int
    open_minor: int
    left_out_minor: int
    is_done: bool = False

    @property
    def agrees(self) -> bool:
        """Whether every amount of the file is accounted for."""
        return self.file_minor == self.before_minor + self.sales_minor + self.open_minor + self.left_out_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFile:
    """What is asked of the register: orders, and what was decided about them.

    Attributes:
        choices: a person's words on products.
        discounts_by: who bears the store's discounts.
        restocked: whether what came back can be sold again.
    """

    orders: tuple[StoreOrder, ...]
    choices: tuple[ProductChoice, ...] = ()
    discounts_by: Bearer = Bearer.CENTRE
    restocked: bool = True


def product_key(sku: str, name: str) -> tuple[str, str]:
    """Return what two products of a file have in common that are one."""
    return fold(sku), "" if sku.strip() else fold(name)
