"""What the goods desk shows and takes while the bazaar is on: items with price and count, another price, a loss."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name

LossCause = Literal["lost", "damaged"]
MarkdownGoods = Literal["item", "package", "all"]


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One item.

    Attributes:
        floor_minor: 0 where none was named.
        left: pieces or grams that this till knows of; None where they are not counted.
        is_centres: whether it is the centre's own, whom nobody has to ask.
        markdown: the one that holds today; only of the item that is looked at.
        photo: its file; only of the item that is looked at.
        short_of: the note of a transfer of which some of it was missing; only where a loss is asked about.
    """

    code: str
    name: Name
    family: str
    owner: Name
    price_minor: int
    floor_minor: int
    left: int | None
    is_weighed: bool
    is_centres: bool = False
    markdown: MarkdownShown | None = None
    short_of: str = ""
    photo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PriceWish:
    """Another price; what is None was not typed, or is no amount."""

    price_minor: int | None
    floor_minor: int | None
    reason: str
    consent_by: str


@dataclass(frozen=True, slots=True)
class LossWish:
    """Pieces lost or damaged.

    Attributes:
        quantity: pieces, or kilograms where it is weighed, as they were typed.
    """

    quantity: str
    cause: LossCause
    reason: str
    paid_by_centre: bool


@dataclass(frozen=True, slots=True)
class MarkdownShown:
    """What was said last of an item's markdown today.

    Attributes:
        off_bp: 0 where it was taken back, or where it is a price.
        since: when it begins, or was taken back, in the bazaar's zone.
        by: who said so.
        till: where; empty for the office.
        is_only_here: whether no other till can have heard of it yet.
        price_minor: the price that holds instead of so much off; 0 where it is none.
        until: when it ends; None for midnight.
    """

    off_bp: int
    since: datetime
    by: Name
    till: str
    is_only_here: bool = False
    price_minor: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class MarkdownOffer:
    """What a markdown can be planned for.

    Attributes:
        moments: when it may begin, in the bazaar's zone; the first is now.
        has_one: whether one holds for the item today, so that it can be ended.
    """

    item: Name
    package: Name
    moments: tuple[datetime, ...]
    has_one: bool = False


@dataclass(frozen=True, slots=True)
class MarkdownWish:
    """A markdown as it was chosen; nothing taken off ends the one before."""

    goods: MarkdownGoods
    off_bp: int
    moment: datetime
    reason: str
    consent_by: str
    paid_by_centre: bool
