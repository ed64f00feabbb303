"""How a figure comes about: the parts that add up to it, each with the rows that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.rows.names import Name

Part = Literal[
    "gross",
    "refunds",
    "share",
    "booked",
    "waiting",
    "advances",
    "adjustments",
    "brought",
    "net",
    "paid",
    "to_pay",
    "paid_out",
    "carried",
    "balance",
]
SUMS: frozenset[Part] = frozenset({"net", "balance"})  # of what stands above them


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a figure.

    Attributes:
        key: what identifies it on its sheet.
        amount_minor: with its sign; what is taken off is below zero.
        origin: the rows that it is made of; `None` where it is a sum of other parts, or came from another payout.
        rate_bp, base_minor: of a share of the commission: its rate, and what it is taken of.
    """

    key: str
    part: Part
    amount_minor: int
    origin: LedgerFilter | None = None
    rate_bp: int = 0
    base_minor: int = 0

    @property
    def leads_on(self) -> bool:
        """Whether there is something behind it."""
        return self.origin is not None or (self.part == "brought" and self.amount_minor != 0)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a figure comes about.

    Attributes:
        name: the family's; `None` where it is about several.
        families: how many families it is about.
        number: of the payout; empty where it is about everything up to now.
    """

    rows: tuple[PartRow, ...]
    family: str = ""
    name: Name | None = None
    families: int = 1
    number: str = ""
