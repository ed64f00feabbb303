"""What the goods desk shows and takes while the bazaar is on: items with price and count, another price, a loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pos.ui.rows.names import Name

LossCause = Literal["lost", "damaged"]


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One item.

    Attributes:
        floor_minor: 0 where none was named.
        left: pieces or grams that this till knows of; None where they are not counted.
        is_centres: whether it is the centre's own, whom nobody has to ask.
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
