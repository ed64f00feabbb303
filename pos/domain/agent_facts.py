"""The facts of money that a courier or an outlet took for the centre and hands over; they stand in the register's own journal."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from pos.domain.values import dataclass


class MoneyPlace(str, Enum):
    """Where money that was handed over lies now."""

    BOX = "box"
    SAFE = "safe"
    BANK = "bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentPaid:
    """An outlet, or a store's courier, handed over money that it took for the centre.

    Attributes:
        number: of the receipt that it got for it.
        book: the name of its book, which says who it is.
        into: where the money lies now.
        paper: the number of the outlet's own paper, or of the bank's.
        reason: in words; required where it is more than was owed.
    """

    KIND: ClassVar[str] = "agent_paid"
    number: str
    book: str
    amount_minor: int
    into: MoneyPlace
    paper: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentPaymentUndone:
    """A handing over that came to nothing was undone: the money is out of where it lay, and owed again.

    Attributes:
        number: of this document.
        of_number: of the receipt that it undoes.
        out_of: where the money lay.
    """

    KIND: ClassVar[str] = "agent_payment_undone"
    number: str
    of_number: str
    book: str
    amount_minor: int
    out_of: MoneyPlace
    reason: str


AgentAct = AgentPaid | AgentPaymentUndone
