"""A cash box as the register tells of it."""

from __future__ import annotations

from pos.domain.payout_reports import CashBox, CashBoxMove
from tests.fakes import NOON


def a_box(balance_minor: int) -> CashBox:
    """A box into which something was put just now."""
    move = CashBoxMove(
        at=NOON,
        kind="cash_box_filled",
        number="R01-000008-3",
        family="",
        by="A1",
        reason="",
        amount_minor=balance_minor,
        balance_minor=balance_minor,
    )
    return CashBox(balance_minor=balance_minor, moves=(move,))
