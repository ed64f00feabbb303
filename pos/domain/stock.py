"""Pieces: the moves of stock that follow from one fact, and the equation that must hold for every item.

`received = sold + returned + written off + still here`. Like postings, moves are derived from the fact alone.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from pos.domain.facts import Line, Refund, Sale, Void
from pos.domain.goods_facts import Cause, GoodsReceived, GoodsReturned, GoodsWrittenOff
from pos.domain.values import dataclass
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pos.domain.office_facts import Fact


class Way(str, Enum):
    """The term of the equation that a move belongs to. A refund lowers `SOLD`."""

    RECEIVED = "received"
    SOLD = "sold"
    RETURNED = "returned"
    WRITTEN_OFF = "written_off"


_SOLD = Way.SOLD  # below Python 3.12 looking a member up costs much of making a move


@dataclass(frozen=True, slots=True)
class Move:
    """A number of pieces (grams, where it is weighed) of one item under one term of the equation; negative undoes."""

    item: str
    way: Way
    quantity: int


def moves(fact: Fact) -> tuple[Move, ...]:
    """Return the stock moves of a fact. Lines without an item code have no stock."""
    match fact:
        case Sale():
            return _sold(fact.lines, 1)
        case Void():
            return _sold(fact.lines, -1)
        case Refund():
            back = _sold((part.line for part in fact.lines), -1)
            spoiled = ((part.line.item, part.line.quantity) for part in fact.lines if not part.restocked)
            return back + tuple(Move(item, Way.WRITTEN_OFF, quantity) for item, quantity in spoiled if item)
        case GoodsReceived():
            return tuple(Move(line.item, Way.RECEIVED, line.quantity) for line in fact.lines if line.quantity)
        case GoodsReturned():
            back = tuple(Move(line.item, Way.RETURNED, line.quantity) for line in fact.lines)
            return back + tuple(Move(line.item, Way.WRITTEN_OFF, line.quantity) for line in fact.donated)
        case GoodsWrittenOff():
            return (Move(fact.item, Way.WRITTEN_OFF, fact.quantity),)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Equation:
    """The pieces of one item, or its grams, term by term."""

    received: int = 0
    sold: int = 0
    returned: int = 0
    written_off: int = 0
    unit: Unit = Unit.PIECE

    @classmethod
    def of(cls, received: int, gone: Mapping[Way, int], unit: Unit) -> Equation:
        """Return the equation of what came in and what left, way by way."""
        return cls(
            received=received,
            sold=gone.get(Way.SOLD, 0),
            returned=gone.get(Way.RETURNED, 0),
            written_off=gone.get(Way.WRITTEN_OFF, 0),
            unit=unit,
        )

    @property
    def on_hand(self) -> int:
        """Pieces that must still be here; negative means more was sold than received."""
        return self.received - self.sold - self.returned - self.written_off


def given_away(facts: Iterable[object]) -> Counter[str]:
    """Return by item code how much of what was written off was given away."""
    sums: Counter[str] = Counter()
    for fact in facts:
        if isinstance(fact, GoodsReturned):
            for pieces in fact.donated:
                sums[pieces.item] += pieces.quantity
        elif isinstance(fact, GoodsWrittenOff) and fact.cause is Cause.DONATED:
            sums[fact.item] += fact.quantity
    return sums


def fold_moves(all_moves: Iterable[Move]) -> dict[str, Equation]:
    """Add up moves to one equation per item code."""
    terms: dict[str, dict[Way, int]] = {}
    for move in all_moves:
        item = terms.setdefault(move.item, {})
        item[move.way] = item.get(move.way, 0) + move.quantity
    return {
        code: Equation(
            received=ways.get(Way.RECEIVED, 0),
            sold=ways.get(Way.SOLD, 0),
            returned=ways.get(Way.RETURNED, 0),
            written_off=ways.get(Way.WRITTEN_OFF, 0),
        )
        for code, ways in terms.items()
    }


def _sold(lines: Iterable[Line], sign: int) -> tuple[Move, ...]:
    return tuple([Move(line.item, _SOLD, sign * line.quantity) for line in lines if line.item])
