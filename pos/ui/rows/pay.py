"""What the payment sheet shows, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["cash", "card", "both"]
PaperState = Literal["none", "printing", "printed", "waiting"]


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be paid.

    Attributes:
        total_minor: what the basket costs.
        cash_minor: what it costs in cash, rounded to the smallest coin.
        quick_minor: amounts the customer is likely to hand over, smallest first.
        quantity: pieces in the basket.
        methods: how it may be paid.
    """

    total_minor: int
    cash_minor: int
    quick_minor: tuple[int, ...]
    quantity: int
    methods: tuple[Method, ...] = ("cash", "card", "both")


@dataclass(frozen=True, slots=True)
class Tender:
    """What the customer hands over.

    Attributes:
        method: cash, card or both.
        cash_minor: cash received; `None` while the field holds no amount.
        card_minor: charged to the card; `None` while the field holds no amount.
        reference: what the card machine printed.
    """

    method: Method
    cash_minor: int | None
    card_minor: int | None
    reference: str


@dataclass(frozen=True, slots=True)
class Settling:
    """What the tender comes to.

    Attributes:
        due_minor: what is to be paid by this method, rounded for cash.
        missing_minor: what is still missing; zero when it is enough.
        change_minor: what goes back to the customer.
        card_minor: what the card should be charged, to prefill its field; `None` to leave it.
        is_ready: whether the sale can be completed.
        rounding_minor: what rounding to coins adds to the basket's total; negative where it takes off.
    """

    due_minor: int
    missing_minor: int
    change_minor: int
    card_minor: int | None
    is_ready: bool
    rounding_minor: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """A sale that is in the book.

    Attributes:
        receipt: its number.
        total_minor: what was paid.
        change_minor: what goes back to the customer.
        paper: where its receipt is.
        method: how it was paid.
        tendered_minor: the notes and coins that were handed over.
        card_minor: what the card was charged.
    """

    receipt: str
    total_minor: int
    change_minor: int
    paper: PaperState
    method: Method = "cash"
    tendered_minor: int = 0
    card_minor: int = 0
