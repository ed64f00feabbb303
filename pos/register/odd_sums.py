"""What the list of exceptions is found by, as sums that are kept: pieces on the books, discounts, what came back, and how often.

Nothing is judged here: floors, cards and what somebody said of it may change, so that is done by whoever looks
(`pos.register.oddities`, `pos.register.odd_receipts`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from pos.domain.facts import Bearer, Refund, Sale, Void
from pos.domain.goods_facts import GoodsReceived, GoodsReturned, GoodsWrittenOff
from pos.domain.stock import Way, moves
from pos.domain.weighing import Unit
from pos.ledger.codec import decode_kept
from pos.register.bodies import holds, sales_of
from pos.register.reconciling import RECEIPTS
from pos.register.tables import FACT, SEEN, STOCK_MOVE, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.facts import Line, Stamp
    from pos.domain.office_facts import Fact
    from pos.register.keeping import Stretch

ROWS_AT_ONCE = 2_000
DISCOUNT = b'"discount":'
_MOVING = (*RECEIPTS, GoodsReceived.KIND, GoodsReturned.KIND, GoodsWrittenOff.KIND)


class Discounted(NamedTuple):
    """A line that its family sold for less, and its index."""

    stamp: Stamp
    number: str
    n: int
    line: Line


class Undoing(NamedTuple):
    """What a refund or a void took back of a sale: of which of its lines, how much, and which of them are weighed."""

    stamp: Stamp
    of: UUID
    of_number: str
    parts: tuple[tuple[int, int], ...]
    paid_minor: int
    reason: str
    weighed: frozenset[int] = frozenset()


@dataclass(slots=True)
class OddSums:
    """What is kept; whoever goes on adds to a copy.

    Attributes:
        left: how many pieces of each item are on the books.
        discounted: lines that families bear a discount of.
        undone: what took back a sale, by the sale.
        sold: how much was sold in each line of a sale that something took back of, as far as it is here.
        overdrawn: the sales of which more came back than was sold.
    """

    left: Counter[str] = field(default_factory=Counter)
    discounted: list[Discounted] = field(default_factory=list)
    undone: dict[UUID, tuple[Undoing, ...]] = field(default_factory=dict)
    sold: dict[UUID, tuple[int, ...]] = field(default_factory=dict)
    overdrawn: set[UUID] = field(default_factory=set)

    def copy(self) -> OddSums:
        """Return one that can be added to."""
        return OddSums(
            self.left.copy(), self.discounted.copy(), self.undone.copy(), self.sold.copy(), self.overdrawn.copy()
        )

    def is_back(self, sale: UUID, n: int, line: Line) -> bool:
        """Tell whether all of a line came back, so that what was odd about it is over."""
        back = (pieces for one in self.undone.get(sale, ()) for of, pieces in one.parts if of == n)
        return sum(back) >= line.quantity

    def ids_of(self, sale: UUID) -> Iterator[UUID]:
        """Yield the ids of what took back a sale."""
        yield from (one.stamp.id for one in self.undone.get(sale, ()))

    def over(self) -> Iterator[tuple[Undoing, tuple[tuple[int, int], ...], bool]]:
        """Yield what took back more than was left, of which lines how many, and whether the sale is here; in journals' order."""
        left = {(of, n): pieces for of in self.overdrawn for n, pieces in enumerate(self.sold.get(of, ()))}
        some = (one for of in self.overdrawn for one in self.undone[of])
        for one in sorted(some, key=lambda each: _place(each.stamp)):
            for n, quantity in one.parts:
                left[one.of, n] = left.get((one.of, n), 0) - quantity
            parts = tuple((n, min(-left[one.of, n], quantity)) for n, quantity in one.parts if left[one.of, n] < 0)
            if parts:
                yield one, parts, one.of in self.sold


def _place(stamp: Stamp) -> tuple[str, int, int]:
    return stamp.device, stamp.epoch, stamp.seq


def add_odd(connection: Connection, bazaar: str, sums: OddSums, stretch: Stretch | None) -> None:
    """Add what one stretch of a journal says, or all of them."""
    if stretch is None:
        _add_moves(connection, bazaar, sums)
    else:
        for _, fact in _facts(connection, bazaar, _MOVING, stretch):
            for move in moves(fact):
                sums.left[move.item] += move.quantity if move.way is Way.RECEIVED else -move.quantity
    _add_discounts(connection, bazaar, sums, stretch)
    _add_undoings(connection, bazaar, sums, stretch)


def _add_moves(connection: Connection, bazaar: str, sums: OddSums) -> None:
    query = (
        select(STOCK_MOVE.c.item, STOCK_MOVE.c.way, func.sum(STOCK_MOVE.c.quantity))
        .where(STOCK_MOVE.c.bazaar == bazaar)
        .group_by(STOCK_MOVE.c.item, STOCK_MOVE.c.way)
    )
    for item, way, quantity in connection.execute(query):
        sums.left[item] += int(quantity) if way == Way.RECEIVED.value else -int(quantity)


def _add_discounts(connection: Connection, bazaar: str, sums: OddSums, stretch: Stretch | None) -> None:
    found = [
        Discounted(stamp, sale.number, n, line)
        for stamp, sale in _facts(connection, bazaar, (Sale.KIND,), stretch, DISCOUNT)
        if isinstance(sale, Sale)
        for n, line in enumerate(sale.lines)
        if line.borne_by is Bearer.FAMILY and line.discount_minor
    ]
    if found:
        sums.discounted = sorted(sums.discounted + found, key=lambda one: _place(one.stamp))


def _add_undoings(connection: Connection, bazaar: str, sums: OddSums, stretch: Stretch | None) -> None:
    found = [undoing_of(stamp, fact) for stamp, fact in _facts(connection, bazaar, (Refund.KIND, Void.KIND), stretch)]
    for one in found:
        sums.undone[one.of] = (*sums.undone.get(one.of, ()), one)
    touched = {one.of for one in found}
    waiting = sums.overdrawn - sums.sold.keys()
    for of, sale in sales_of(connection, bazaar, (touched | waiting) - sums.sold.keys()).items():
        sums.sold[of] = tuple(line.quantity for line in sale.lines)
        touched.add(of)
    for of in touched:
        if _is_overdrawn(sums.undone[of], sums.sold.get(of, ())):
            sums.overdrawn.add(of)
        else:
            sums.overdrawn.discard(of)


def undoing_of(stamp: Stamp, fact: Fact) -> Undoing:
    """Return what a refund or a void took back."""
    assert isinstance(fact, Refund | Void), "nothing else was asked for"  # noqa: S101 - a bug, not an input
    lines = [(part.of, part.line) for part in fact.lines] if isinstance(fact, Refund) else [*enumerate(fact.lines)]
    parts = tuple((n, line.quantity) for n, line in lines)
    weighed = frozenset(n for n, line in lines if line.unit is Unit.GRAM)
    return Undoing(stamp, fact.of, fact.of_number, parts, fact.paid_minor, fact.reason, weighed)


def _is_overdrawn(undone: Iterable[Undoing], sold: tuple[int, ...]) -> bool:
    back: Counter[int] = Counter()
    for one in undone:
        for n, quantity in one.parts:
            back[n] += quantity
    return any(pieces > (sold[n] if n < len(sold) else 0) for n, pieces in back.items())


def _facts(
    connection: Connection, bazaar: str, kinds: tuple[str, ...], stretch: Stretch | None, part: bytes = b""
) -> Iterator[tuple[Stamp, Fact]]:
    """Yield the readable facts of some kinds, each act once; those whose body holds some bytes."""
    query = (
        select(FACT.c.body)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.kind.in_(kinds), *(stretch.holds(FACT) if stretch else ()))
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    if part:
        query = query.where(holds(connection, part))
    for body in connection.execute(query).scalars():
        yield decode_kept(bytes(body))
