"""What the families' screen shows: where each stands by this till, and what made it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name

EntryKind = Literal["sale", "void", "refund", "line_moved", "goods_written_off"]


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One family by this till.

    Attributes:
        number: its number; empty for the centre.
        name: what it is called.
        sold_minor: sold, less voids.
        refunded_minor: what came back, positive.
        held_minor: what its goods that must still be here are worth.
        owed_minor: what it is owed before commission.
    """

    number: str
    name: Name
    sold_minor: int
    refunded_minor: int
    held_minor: int
    owed_minor: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One amount on a family's account.

    Attributes:
        key: what identifies the row.
        at: when it happened.
        kind: what happened.
        number: of the receipt; empty where there is none.
        name: what was sold; empty names where nothing was.
        quantity: pieces or grams.
        is_weighed: whether the quantity is grams.
        amount_minor: for the family, or against it.
    """

    key: str
    at: datetime
    kind: EntryKind
    number: str
    name: Name
    quantity: int
    is_weighed: bool
    amount_minor: int
