"""Reports on goods and families: stock by family, package and hall; items that expire, sell slowly or are sold out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pos.domain.weighing import Unit


class StockBy(str, Enum):
    """How stock is put together."""

    FAMILY = "family"
    PACKAGE = "package"
    HALL = "hall"


class FamiliesBy(str, Enum):
    """How families are put together."""

    PACKAGE = "package"
    BRANCH = "branch"
    GOVERNORATE = "governorate"


class ItemsThat(str, Enum):
    """Which items are listed."""

    EXPIRE = "expire"
    SELL_SLOWLY = "sell_slowly"
    ARE_SOLD_OUT = "are_sold_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockGroup:
    """The pieces of one family, package or hall; what is sold by weight is counted in grams, in a row of its own.

    Attributes:
        key: the family's number, the package's code, or the hall's name; empty for the centre's own, and for the centre itself.
        items: how many items have moved there.
        value_minor: what is on hand would bring at today's prices; in a hall, less than nothing where goods came from another.
        in_transit: how many of those on hand are on their way to another till; in a hall, of what its tills sent.
    """

    key: str
    unit: Unit
    items: int
    received: int
    sold: int
    returned: int
    written_off: int
    value_minor: int
    in_transit: int = 0

    @property
    def on_hand(self) -> int:
        """What must still be there."""
        return self.received - self.sold - self.returned - self.written_off


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item that a report names."""

    item: str
    family: str
    name_ar: str
    name_en: str
    package: str
    unit: Unit
    price_minor: int
    received: int
    sold: int
    on_hand: int
    expiry: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyGroup:
    """The families of one package, branch or governorate.

    Attributes:
        selling: how many of them sold anything.
        sold_minor: what they sold less what came back, before commission.
    """

    key: str
    families: int
    selling: int
    sold_minor: int
