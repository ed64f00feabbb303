"""What the screens of the online store and the outlets show: books, goods to choose from, a file of orders, a tally sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.facts import Bearer, Method
from pos.domain.store_orders import DayOrder, product_key
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from pos.domain.store_orders import ChoiceKind, OrderReview, ProductMatch
    from pos.wording import Found


@dataclass(frozen=True, slots=True)
class BookRow:
    """A store or an outlet to choose."""

    device: str
    label: str


@dataclass(frozen=True, slots=True)
class GoodsHit:
    """An item or a family that was found; `code` is the item's, or the family's number."""

    kind: ChoiceKind
    code: str
    name: Name
    family: str
    family_name: Name
    price_minor: int = 0


@dataclass(frozen=True, slots=True)
class OrderFileRow:
    """A file of orders as it stands.

    Attributes:
        name: of the file; empty while none was chosen.
        findings: what could not be read.
        review: what it would add, or what it added; none while the register was not asked.
        bearer: who bears the store's discounts.
        asks_days: whether its days can be read day first and month first.
        days: how they are read; None while nobody has said so.
        asks_columns: whether its headings are not all known; then no order is read before a person names them.
    """

    name: str = ""
    findings: tuple[Found, ...] = ()
    review: OrderReview | None = None
    bearer: Bearer = Bearer.CENTRE
    asks_days: bool = False
    days: DayOrder | None = None
    asks_columns: bool = False


@dataclass(frozen=True, slots=True)
class TallyLineRow:
    """One row of the sheet that is being keyed in."""

    key: str
    item: str
    family: str
    name: Name
    family_name: Name
    price_minor: int
    count: int

    @property
    def amount_minor(self) -> int:
        """What it comes to."""
        return self.price_minor * self.count


@dataclass(frozen=True, slots=True)
class TallyDraft:
    """The sheet that is being keyed in.

    Attributes:
        day_text: the day as it was typed.
        pieces, total_minor: what stands at the foot of the paper; none until it was keyed in.
    """

    day: date | None = None
    day_text: str = ""
    paper: str = ""
    method: Method = Method.AGENT
    lines: tuple[TallyLineRow, ...] = ()
    pieces: int | None = None
    total_minor: int | None = None

    @property
    def pieces_here(self) -> int:
        """Pieces of all rows."""
        return sum(line.count for line in self.lines)

    @property
    def amount_here_minor(self) -> int:
        """What all rows come to."""
        return sum(line.amount_minor for line in self.lines)

    @property
    def agrees(self) -> bool:
        """Whether it can be recorded."""
        told = (self.pieces, self.total_minor)
        return bool(self.lines) and self.day is not None and told == (self.pieces_here, self.amount_here_minor)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet that was recorded."""

    number: str
    day: date
    paper: str
    pieces: int
    total_minor: int
    method: Method
    by: Name
    reason: str
    is_undone: bool


def product_word(product: ProductMatch) -> str:
    """Return what names a product in a table."""
    return "|".join(product_key(product.sku, product.name))
