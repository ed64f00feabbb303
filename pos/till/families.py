"""What this till knows of each family: sold, came back, still here, owed before commission. One till's view, never the whole.

The amounts are sums of the till's own ledger, so they are those of its Z-reports; what other tills sold, what was paid out and
what commission will be taken is the register's to say.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.facts import LineMoved, Refund, Sale, Void
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.weighing import Unit
from pos.till.transferring import gone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos.domain.facts import Line
    from pos.domain.record import Recorded
    from pos.ledger.book import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyStanding:
    """One family at this till, in minor units.

    Attributes:
        sold_minor: credited by sales, less voids, with lines that were moved in or out.
        refunded_minor: taken back by refunds, positive.
        held_minor: what the goods that must still be here are worth at their price.
    """

    number: str
    sold_minor: int = 0
    refunded_minor: int = 0
    held_minor: int = 0

    @property
    def owed_minor(self) -> int:
        """What the centre owes it by this till, before commission."""
        return self.sold_minor - self.refunded_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEntry:
    """One amount on a family's account, with the paper that proves it.

    Attributes:
        kind: the fact's kind, such as `sale`.
        number: of the receipt; empty where there is none.
        quantity: pieces or grams, as `unit` says; 0 where none are concerned.
        amount_minor: for the family (positive) or against it, before commission.
    """

    at: datetime
    kind: str
    number: str
    item: str = ""
    name: str = ""
    quantity: int = 0
    unit: Unit = Unit.PIECE
    amount_minor: int


class FamilyLedger:
    """The families' accounts by one till's book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def standings(self) -> tuple[FamilyStanding, ...]:
        """Return every family that is on the list or on an account here, by number; the centre first."""
        gross: Counter[str] = Counter()
        refunds: Counter[str] = Counter()
        for family, kind, amount in self._book.journal.family_sums():
            if kind == Refund.KIND:
                refunds[family] -= amount
            else:
                gross[family] += amount
        held = {number: one.worth_minor for number, one in self._book.catalogue.held(gone(self._book.journal)).items()}
        numbers = set(self._book.catalogue.family_texts()) | set(gross) | set(refunds) | set(held)
        return tuple(
            FamilyStanding(
                number=number, sold_minor=gross[number], refunded_minor=refunds[number], held_minor=held.get(number, 0)
            )
            for number in sorted(numbers)
        )

    def entries(self, number: str) -> tuple[FamilyEntry, ...]:
        """Return what made up one family's amounts, newest first."""
        return tuple(entry for one in self._book.journal.of_family(number) for entry in _entries(one, number))


def _entries(one: Recorded, family: str) -> Iterator[FamilyEntry]:
    fact, at = one.fact, one.stamp.at
    match fact:
        case Sale():
            yield from _of_lines(at, fact.KIND, fact.number, fact.lines, family, 1)
        case Void():
            yield from _of_lines(at, fact.KIND, fact.of_number, fact.lines, family, -1)
        case Refund():
            yield from _of_lines(at, fact.KIND, fact.number, tuple(part.line for part in fact.lines), family, -1)
        case LineMoved():
            sign = (fact.to_family == family) - (fact.from_family == family)
            yield FamilyEntry(at=at, kind=fact.KIND, number=fact.of_number, amount_minor=sign * fact.amount_minor)
        case GoodsWrittenOff():
            yield FamilyEntry(
                at=at,
                kind=fact.KIND,
                number="",
                item=fact.item,
                quantity=fact.quantity,
                unit=fact.unit,
                amount_minor=fact.owed_minor,
            )
        case _:
            return


def _of_lines(
    at: datetime, kind: str, number: str, lines: tuple[Line, ...], family: str, sign: int
) -> Iterator[FamilyEntry]:
    for line in lines:
        if line.family == family:
            yield FamilyEntry(
                at=at,
                kind=kind,
                number=number,
                item=line.item,
                name=line.name,
                quantity=line.quantity,
                unit=line.unit,
                amount_minor=sign * line.credited_minor,
            )
