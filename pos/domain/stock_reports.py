"""Reports on goods and families: stock by family, package, hall and item; items that expire, sell slowly or are sold out.

Every report can be narrowed to a period, a package, a branch and a hall. In a period, what moved is counted in its days, and what
is on hand is that of its last evening.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pos.domain.bazaar import Package
from pos.domain.weighing import Unit, worth

EXPIRY_DAYS = 30  # how far a list of what expires looks ahead, where nobody says
EXPIRY_DAYS_MAX = 3_650
PAGE_ROWS_MAX = 1_000  # of a list of items that the register hands out at once


class StockBy(str, Enum):
    """How stock is put together."""

    FAMILY = "family"
    PACKAGE = "package"
    HALL = "hall"
    ITEM = "item"  # of one family only; where none is named, of the centre


class FamiliesBy(str, Enum):
    """How families are put together; by `FAMILY` each stands for itself."""

    FAMILY = "family"
    PACKAGE = "package"
    BRANCH = "branch"
    GOVERNORATE = "governorate"


class ItemsThat(str, Enum):
    """Which items are listed."""

    EXPIRE = "expire"
    SELL_SLOWLY = "sell_slowly"
    ARE_SOLD_OUT = "are_sold_out"
    HAVE_MOVED = "have_moved"  # whatever is in the stock by family, package and hall, item by item


class Report(str, Enum):
    """Every report that the office has."""

    STOCK_BY_FAMILY = "stock_by_family"
    STOCK_BY_PACKAGE = "stock_by_package"
    STOCK_BY_HALL = "stock_by_hall"
    STOCK_BY_ITEM = "stock_by_item"  # of one family, see `Narrowed.family`
    HAVE_MOVED = "have_moved"  # the items of everyone
    EXPIRE = "expire"
    SELL_SLOWLY = "sell_slowly"
    ARE_SOLD_OUT = "are_sold_out"
    FAMILIES_BY_PACKAGE = "families_by_package"
    FAMILIES_BY_BRANCH = "families_by_branch"
    FAMILIES_BY_GOVERNORATE = "families_by_governorate"
    FAMILIES_BY_FAMILY = "families_by_family"

    @property
    def way(self) -> StockBy | FamiliesBy | ItemsThat:
        """What the register is asked for."""
        kind = {"stock": StockBy, "families": FamiliesBy}.get(self.value.partition("_by_")[0], ItemsThat)
        return kind(self.value.partition("_by_")[2] or self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a report is narrowed to; `None` is all of it, an empty text what has no package, branch, governorate or hall.

    Attributes:
        first, last: the days of the period, by the clock of the hall.
        days: how far a list of what expires looks ahead.
        package: of families, `?` is those that nobody enrolled.
        governorate: of the families.
        family: its number; empty for the centre.
        but: a device whose journal is left out, because whoever asks knows it better.
    """

    first: date | None = None
    last: date | None = None
    package: str | None = None
    branch: str | None = None
    hall: str | None = None
    days: int = EXPIRY_DAYS
    governorate: str | None = None
    family: str | None = None
    but: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the reports of a bazaar can be narrowed to: its packages, the branches of its families, its halls."""

    packages: tuple[Package, ...]
    branches: tuple[str, ...]
    halls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockGroup:
    """The pieces of one family, package or hall; what is sold by weight is counted in grams, in a row of its own.

    Attributes:
        key: the family's number, the package's code, the hall's name or the item's code; empty for the centre's own, and for the
            centre itself.
        items: how many items have moved there.
        on_hand: what must still be there; where a period is asked for, on its last evening.
        value_minor: what is on hand would bring at today's prices; in a hall, less than nothing where goods came from another.
        in_transit: how many of those on hand are on their way to another till; in a hall, of what its tills sent.
        not_arrived: how many of those on hand were sent to a till and not found there, as long as nobody has dealt with it; in
            a hall, of what its tills took in.
        name_ar, name_en: what the family, package or item is called; empty where the key is all.
    """

    key: str
    unit: Unit
    items: int
    received: int
    sold: int
    returned: int
    written_off: int
    on_hand: int
    value_minor: int
    in_transit: int = 0
    not_arrived: int = 0
    name_ar: str = ""
    name_en: str = ""


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
    family_ar: str = ""
    family_en: str = ""

    @property
    def value_minor(self) -> int:
        """What is on hand would bring at today's price; less than nothing where more left than came."""
        whole = worth(abs(self.on_hand), self.price_minor, self.unit)
        return whole if self.on_hand >= 0 else -whole


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """Some of the items that a report names, in their order.

    Attributes:
        count: how many items the whole list has.
        pieces, grams: what is on hand of all of them; what is sold by weight by itself.
        value_minor: what that would bring at today's prices.
        rows: at most `PAGE_ROWS_MAX`.
    """

    count: int
    pieces: int
    grams: int
    value_minor: int
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyGroup:
    """The families of one package, branch or governorate; or one family by itself.

    Attributes:
        selling: how many of them sold anything.
        sold_minor: what they sold less what came back, before commission.
    """

    key: str
    families: int
    selling: int
    sold_minor: int
    name_ar: str = ""
    name_en: str = ""
