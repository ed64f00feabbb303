"""The closed books of a fake desk: closings that are chained, opened again and proved as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pos.domain.ledger_reports import AccountTotal
from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable


def a_closing(serial: int = 1, **changes: Any) -> PeriodRow:
    """A closing by A1 and M1 whose window of dispute is over."""
    plain = PeriodRow(
        number=f"R01-00000{serial}-5",
        serial=serial,
        at=NOON,
        by="A1",
        approved_by="M1",
        provisional="",
        dispute_until=NOON.date(),
        facts=40 * serial,
        families_minor=8_500,
        previous="0" * 64,
        digest=f"{serial}" * 64,
        epoch=1,
        seq=10 * serial,
        totals=(AccountTotal(account="cash", debit_minor=10_000, credit_minor=0),),
    )
    return replace(plain, **changes)


@dataclass
class ClosedBooks:
    """What a fake desk answers about closings."""

    note: Callable[[str], None]
    closings: list[PeriodRow] = field(default_factory=list)
    new_facts: int = 7
    broken: str = ""

    def periods(self) -> tuple[PeriodRow, ...]:
        """Every closing."""
        self.note("periods")
        return tuple(self.closings)

    def open_period(self) -> OpenPeriod:
        """What came since."""
        return OpenPeriod(since=NOON if self.closings else None, facts=self.new_facts)

    def periods_proof(self) -> PeriodsProof:
        """All of them are proved up to the broken one."""
        self.note("proof")
        numbers = [one.number for one in self.closings]
        until = numbers.index(self.broken) if self.broken else len(numbers)
        return PeriodsProof(at=NOON, proven=tuple(numbers[:until]), broken=self.broken)

    def close_period(self, approver: str, secret: str, provisional: str = "") -> PeriodRow:
        """Close."""
        self.note(f"close {approver} {secret} {provisional}".strip())
        row = a_closing(len(self.closings) + 1, provisional=provisional, is_reopenable=True)
        self.closings.append(row)
        self.new_facts = 0
        return row

    def reopen_period(self, number: str, reason: str, approver: str, secret: str) -> PeriodRow:
        """Open the last one again."""
        self.note(f"reopen {number} {reason} {approver} {secret}")
        row = replace(self.closings[-1], reopened_by="A1", reopened_at=NOON, why=reason, is_reopenable=False)
        self.closings[-1] = row
        self.new_facts = 1
        return row
