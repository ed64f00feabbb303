"""What the selling screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name

ALL = ""
DiscountKind = Literal["percent", "amount"]
DiscountBearer = Literal["family", "centre"]


@dataclass(frozen=True, slots=True)
class PackageChip:
    """A package of the bazaar to filter by.

    Attributes:
        key: what identifies it; `ALL` is every package and is shown by the view itself.
        name: what it is called.
        icon: the name of an icon in `assets/icons`.
    """

    key: str
    name: Name
    icon: str


@dataclass(frozen=True, slots=True)
class FamilyChip:
    """A family to filter by."""

    number: str
    name: Name


@dataclass(frozen=True, slots=True)
class ItemTile:
    """An item to sell.

    Attributes:
        code: what identifies it; the digits of its label.
        name: what it is called.
        price_minor: the price of one piece.
        left: pieces, or grams, still here; `None` when they are not counted.
        family: the number of the family it belongs to.
        icon: the name of an icon in `assets/icons`, usually that of its package.
        is_weighed: whether it is sold by weight, at the price of a kilogram.
    """

    code: str
    name: Name
    price_minor: int
    left: int | None
    family: str
    icon: str
    is_weighed: bool = False


@dataclass(frozen=True, slots=True)
class BasketLine:
    """A line of the basket.

    Attributes:
        key: what identifies the line.
        name: the item's name.
        family: the number of the family it belongs to.
        quantity: pieces, or grams.
        price_minor: the price of one piece, or of a kilogram.
        discount_minor: the discount on the whole line, not negative.
        total_minor: what the customer pays for the line.
        is_weighed: whether it was sold by weight.
        bearer: who bears the discount, where there is one.
    """

    key: str
    name: Name
    family: str
    quantity: int
    price_minor: int
    discount_minor: int
    total_minor: int
    is_weighed: bool = False
    bearer: DiscountBearer = "family"


@dataclass(frozen=True, slots=True)
class BasketTotals:
    """The sums under the basket, in minor units; `quantity` in pieces."""

    quantity: int = 0
    subtotal_minor: int = 0
    discount_minor: int = 0
    total_minor: int = 0


@dataclass(frozen=True, slots=True)
class HeldBasket:
    """A basket that was put aside.

    Attributes:
        key: what identifies it.
        at: when it was put aside.
        label: what the cashier wrote on it, or the first item's name.
        quantity: pieces in it.
        total_minor: its total.
    """

    key: str
    at: datetime
    label: str
    quantity: int
    total_minor: int


@dataclass(frozen=True, slots=True)
class DiscountOffer:
    """What a discount may be given on.

    Attributes:
        line: the key of a basket line; the whole basket when empty.
        name: the line's name; `None` for the whole basket.
        value_minor: the price without discount.
        discount_minor: the discount now.
        floor_minor: the lowest price that needs no approval; `None` when nothing limits it.
        is_centres: whether the goods are the centre's own, so that no family can bear it.
    """

    line: str
    name: Name | None
    value_minor: int
    discount_minor: int = 0
    floor_minor: int | None = None
    is_centres: bool = False


@dataclass(frozen=True, slots=True)
class DiscountWish:
    """A discount that should be given.

    Attributes:
        line: the key of a basket line; the whole basket when empty.
        kind: what `value` is.
        value: basis points of the price, or minor units; zero takes the discount back.
        bearer: who bears it.
        reason: why.
    """

    line: str
    kind: DiscountKind
    value: int
    bearer: DiscountBearer
    reason: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is on the scale.

    Attributes:
        name: what it is called.
        price_minor: the price of a kilogram.
        grams: what it weighed before; nothing yet when zero.
    """

    name: Name
    price_minor: int
    grams: int = 0


@dataclass(frozen=True, slots=True)
class FamilyLook:
    """Whose number was typed.

    Attributes:
        number: the family's number; empty while what was typed is none.
        name: what the family is called; `None` while there is none.
        likely: the families that may have been meant.
    """

    number: str = ""
    name: Name | None = None
    likely: tuple[FamilyChip, ...] = ()


@dataclass(frozen=True, slots=True)
class UnlistedWish:
    """Something that is on no list and should be sold.

    Attributes:
        family: the number of its family as typed.
        price_minor: its price.
        name: what it is; may be empty.
        is_parked: whether nobody knows yet whose it is.
    """

    family: str
    price_minor: int
    name: str
    is_parked: bool


@dataclass(frozen=True, slots=True)
class HallState:
    """How full the hall is.

    Attributes:
        inside: visitors in the hall.
        limit: how many may be; nothing is counted when zero.
        is_full: whether nobody more should come in for now.
    """

    inside: int = 0
    limit: int = 0
    is_full: bool = False
