"""What the receipts of a day are shown as, and what a refund or void is asked with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name
    from pos.ui.rows.pay import Method

ReceiptKind = Literal["sale", "refund", "void"]
ReceiptState = Literal["whole", "refunded", "part_refunded", "voided"]
RefundReason = Literal["faulty", "wrong_item", "changed_mind", "price", "other"]


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receipt in the list.

    Attributes:
        number: its number.
        at: when it was written.
        kind: sale, refund or void.
        quantity: pieces.
        total_minor: what was paid; negative for what went back.
        method: how it was paid.
        state: what has happened to it since.
        is_sent: whether the register has acknowledged it.
    """

    number: str
    at: datetime
    kind: ReceiptKind
    quantity: int
    total_minor: int
    method: Method
    state: ReceiptState
    is_sent: bool


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of a receipt.

    Attributes:
        key: what identifies it in its receipt.
        name: the item's name.
        family: the number of the family it belongs to.
        quantity: pieces, or grams, sold.
        refundable: pieces, or grams, that have not come back yet.
        total_minor: what was paid for the line.
        is_weighed: whether it was sold by weight; then all of it comes back or nothing.
    """

    key: str
    name: Name
    family: str
    quantity: int
    refundable: int
    total_minor: int
    is_weighed: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptDetail:
    """One receipt in full.

    Attributes:
        row: what the list shows of it.
        cashier: who wrote it.
        lines: its lines.
        may_refund: whether pieces of it may come back.
        may_void: whether it may be undone as a whole, in its own shift.
        may_move: whether a line of it may go to another family.
        till: the other till that sold it; empty for this till's own.
    """

    row: ReceiptRow
    cashier: Name
    lines: tuple[ReceiptLine, ...]
    may_refund: bool
    may_void: bool
    may_move: bool = False
    till: str = ""


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """What should come back, or why a whole sale should be undone.

    Attributes:
        receipt: the number of the receipt.
        pieces: how many of each line, by its key; lines with none are absent. None at all where the sale is undone.
        reason: why.
        words: what the cashier wrote about it.
        in_cash: whether all goes back in cash, whatever the customer paid with.
    """

    receipt: str
    pieces: tuple[tuple[str, int], ...]
    reason: RefundReason
    words: str
    in_cash: bool = False


@dataclass(frozen=True, slots=True)
class MoneyBack:
    """What goes back to the customer of a receipt, in cash and on the card."""

    receipt: str
    cash_minor: int
    card_minor: int


@dataclass(frozen=True, slots=True)
class MoveWish:
    """A sold line that should be credited to another family.

    Attributes:
        receipt: the number of the receipt.
        line: the key of the line.
        family: the number of the right family.
        reason: why.
    """

    receipt: str
    line: str
    family: str
    reason: str
