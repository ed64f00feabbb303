"""Refusals about the notes that a customer hands over, or gets back."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class TooMuchTendered(Refusal):
    """The change would hold the largest note there is, so no customer handed so much over: a digit too many was typed."""

    due_minor: int
    tendered_minor: int


@dataclass(unsafe_hash=True)
class CardMoneyInCash(Refusal):
    """More would go back in cash than the customer paid in cash, and nobody said why: the rest was paid by card."""

    number: str
    beyond_minor: int
