"""What is counted in a drawer, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.ui.rows.names import Name


@dataclass(frozen=True, slots=True)
class Count:
    """How many of each note and coin there are.

    Attributes:
        pieces: how many by denomination in minor units; denominations that were not touched are absent.
    """

    pieces: tuple[tuple[int, int], ...]

    @property
    def total_minor(self) -> int:
        """What they are worth together."""
        return sum(denomination * pieces for denomination, pieces in self.pieces)


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """The open shift as its cashier may see it: nothing from which the expected cash could be told.

    Attributes:
        number: the shift's number.
        cashier: who opened it.
        day: its business day.
        opened_at: when it was opened.
        float_minor: what was in the drawer then.
        sales: how many sales it has, void ones too: as on the X- and the Z-report.
        refunds: how many refunds it has.
        voids: how many voids it has.
    """

    number: str
    cashier: Name
    day: date
    opened_at: datetime
    float_minor: int
    sales: int
    refunds: int
    voids: int


@dataclass(frozen=True, slots=True)
class ClosingCount:
    """What the cashier counted without seeing what is expected.

    Attributes:
        cash: the notes and coins.
        card_minor: the total on the card machine; `None` where nobody typed it.
    """

    cash: Count
    card_minor: int | None


@dataclass(frozen=True, slots=True)
class CloseResult:
    """The count against the book; nothing of it can be changed any more.

    Attributes:
        cash_expected_minor: float and takings by the book.
        cash_counted_minor: what was counted.
        card_expected_minor: card takings by the book.
        card_counted_minor: the total on the card machine; `None` where nobody typed it.
        needs_reason: whether the difference must be explained.
        is_closed: whether the shift is closed already.
    """

    cash_expected_minor: int
    cash_counted_minor: int
    card_expected_minor: int
    card_counted_minor: int | None
    needs_reason: bool
    is_closed: bool = False

    @property
    def is_card_unknown(self) -> bool:
        """Whether cards were taken, and nobody read the machine: nothing to compare with, which is said and explained."""
        return self.card_counted_minor is None and self.card_expected_minor != 0


@dataclass(frozen=True, slots=True)
class CashWish:
    """Cash that should be moved without a sale.

    Attributes:
        amount_minor: positive is put in, negative is taken out.
        purpose: where it comes from or goes to.
        reason: why.
    """

    amount_minor: int
    purpose: Literal["safe", "expense"]
    reason: str
