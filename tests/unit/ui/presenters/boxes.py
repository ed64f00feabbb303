"""A cash box as the register tells of it, and the part of a fake desk that keeps one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from pos.domain.payout_reports import CashBox, CashBoxMove
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Collection

    from pos.domain.payout_facts import CashPlace


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
        epoch=1,
        seq=8,
    )
    return CashBox(balance_minor=balance_minor, moves=(move,))


class BoxDesk(ABC):
    """What an accountant's desk says of its box, and of the papers of what it did."""

    @abstractmethod
    def _note(self, what: str) -> None:
        """Keep what was asked."""

    def box(self) -> CashBox:
        self._note("box")
        return a_box(1_000)

    def fill_box(self, amount_minor: int, source: CashPlace, reason: str = "") -> CashBox:
        self._note(f"fill {amount_minor} {source.value} {reason}".strip())
        return a_box(1_000 + amount_minor)

    def empty_box(self, amount_minor: int, target: CashPlace, reason: str = "") -> CashBox:
        self._note(f"empty {amount_minor} {target.value} {reason}".strip())
        return a_box(1_000 - amount_minor)

    def papers(self, numbers: Collection[str]) -> tuple[str, ...]:
        self._note(f"papers {' '.join(numbers)}")
        return tuple(f"paper of {number}" for number in numbers)
