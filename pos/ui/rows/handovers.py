"""What the page of money that outlets hand over shows, and what a person fills in there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.agent_facts import MoneyPlace
    from pos.domain.own_books import BookKind
    from pos.ui.rows.names import Name


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An outlet, or a store's courier, with what it took for the centre and has not handed over."""

    device: str
    label: str
    kind: BookKind
    taken_minor: int
    handed_minor: int
    owed_minor: int


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """Money that was handed over.

    Attributes:
        reason: why it was more than was owed, or why it was undone.
    """

    number: str
    at: datetime
    into: MoneyPlace
    paper: str
    amount_minor: int
    by: Name
    reason: str
    is_undone: bool


@dataclass(frozen=True, slots=True)
class HandWish:
    """Money to take, as it was filled in."""

    amount_minor: int
    into: MoneyPlace
    paper: str
    reason: str
