"""Who may do what. Deny by default: an act that is not listed for a role is refused.

The same table rules at the till and in the register. Three acts ask for a second person besides a right: approving a
payout (never by who drafted it), putting a copy back as a till's book, and whatever a shift lead approves for a cashier.
"""

from __future__ import annotations

from enum import Enum

from pos.domain.bazaar import Person, Role
from pos.domain.errors import NotAllowed


class Act(str, Enum):
    """What needs a right."""

    SELL = "sell"
    UNDO = "undo"
    APPROVE_AT_TILL = "approve_at_till"
    RECEIVE_GOODS = "receive_goods"
    RESTORE_BOOK = "restore_book"
    SEND = "send"
    READ_LEDGER = "read_ledger"
    READ_STOCK = "read_stock"
    PAY_ADVANCE = "pay_advance"
    DRAFT_PAYOUT = "draft_payout"
    APPROVE_PAYOUT = "approve_payout"
    PAY_OUT = "pay_out"
    ADMIT_DEVICE = "admit_device"
    PLAN = "plan"
    WRITE_BOOKS = "write_books"


_COUNTER = {Act.SELL, Act.UNDO, Act.SEND}
_RIGHTS = {
    Role.CASHIER: _COUNTER,
    Role.LEAD: _COUNTER | {Act.APPROVE_AT_TILL, Act.RECEIVE_GOODS, Act.RESTORE_BOOK, Act.READ_STOCK},
    Role.GOODS: {Act.RECEIVE_GOODS, Act.SEND, Act.READ_STOCK},
    Role.ACCOUNTANT: {
        *(Act.READ_LEDGER, Act.READ_STOCK, Act.PAY_ADVANCE, Act.DRAFT_PAYOUT, Act.PAY_OUT, Act.WRITE_BOOKS, Act.SEND),
    },
    Role.APPROVER: {Act.READ_LEDGER, Act.READ_STOCK, Act.APPROVE_PAYOUT},
    Role.ADMIN: {
        *(Act.READ_LEDGER, Act.ADMIT_DEVICE, Act.PLAN, Act.RECEIVE_GOODS, Act.SEND, Act.RESTORE_BOOK),
        *(Act.WRITE_BOOKS, Act.READ_STOCK),
    },
}


def may(person: Person, act: Act) -> bool:
    """Tell whether a person's role includes an act."""
    return act in _RIGHTS[person.role]


def require(person: Person, act: Act) -> None:
    """Refuse an act that a person's role does not include.

    Raises:
        NotAllowed: the role does not include it.
    """
    if not may(person, act):
        raise NotAllowed(act.value)
