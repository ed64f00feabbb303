"""Transfers that arrived otherwise than they were sent, item by item: what is missing between two tills, and what is too many.

The pieces stay on hand until somebody says what became of them: found at the sender, written off at a till with the note's
number as its reason, or borne by the centre in the office. Once nothing of an item is left on the books, none of it is missing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.goods_facts import GoodsSent, GoodsTaken, GoodsWrittenOff
from pos.domain.oddities import Oddity
from pos.domain.stock import Way
from pos.domain.transfers import numbers_in
from pos.domain.weighing import Unit, worth
from pos.ledger.codec import decode
from pos.register.catalogue import items_of
from pos.register.odd_receipts import keyed, odd_row, place_of
from pos.register.reconciling import projected
from pos.register.resolutions import Said
from pos.register.tables import STOCK_MOVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from pos.domain.bazaar import ItemCard
    from pos.domain.facts import Stamp
    from pos.domain.oddities import ExceptionRow

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Differing:
    """One item of a note that was counted otherwise than sent.

    Attributes:
        stamp, taken: the first time that its note was taken in.
    """

    stamp: Stamp
    taken: GoodsTaken
    item: str
    unit: Unit
    sent: int
    counted: int

    @property
    def missing(self) -> int:
        """How many did not arrive; below zero where more did than were sent."""
        return self.sent - self.counted


def short_transfers(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield what is missing or too many of every transfer, as rows of the list of exceptions, note by note."""
    differing = tuple(_differing(connection, bazaar))
    if not differing:
        return
    items = sorted({one.item for one in differing})
    here = _on_hand(connection, bazaar, items)
    cards = {card.code: card for card in items_of(connection, bazaar, codes=items)}
    for one in _unexplained(connection, bazaar, differing):
        if here.get(one.item, 0) > 0:
            yield _row(one, cards.get(one.item))


def not_arrived(connection: Connection, bazaar: str) -> dict[str, int]:
    """Return by item code what is missing between two tills, as long as nobody has dealt with it."""
    missing: Counter[str] = Counter()
    for row in missing_between(connection, bazaar):
        missing[row.subject] += row.count
    return dict(missing)


def missing_between(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield what is missing between two tills and nobody has dealt with, by the till that took it in."""
    said: Said | None = None
    for row in short_transfers(connection, bazaar):
        said = said or Said.of(connection, bazaar)
        if row.kind is Oddity.TRANSFER_SHORT and not said.covers(row):
            yield row


def _differing(connection: Connection, bazaar: str) -> Iterator[Differing]:
    sent: dict[str, GoodsSent] = {}
    found: list[tuple[Stamp, GoodsTaken]] = []
    for _, body in projected(connection, bazaar, GoodsSent.KIND, GoodsTaken.KIND):
        stamp, fact = decode(body)
        if isinstance(fact, GoodsSent):
            sent[fact.number] = fact
        elif isinstance(fact, GoodsTaken):
            found.append((stamp, fact))
    first: dict[str, tuple[Stamp, GoodsTaken]] = {}
    for stamp, fact in sorted(found, key=lambda pair: (pair[0].at, pair[0].device, pair[0].epoch, pair[0].seq)):
        first.setdefault(fact.of_number, (stamp, fact))
    for number, (stamp, fact) in sorted(first.items()):
        units = {line.item: line.unit for line in fact.lines}
        counted = {line.item: line.quantity for line in fact.lines}
        said = {line.item: line.sent for line in fact.lines}
        if number in sent:  # what its till sent holds, whatever was typed where it arrived
            units |= {row.item: row.unit for row in sent[number].lines}
            said = {row.item: row.quantity for row in sent[number].lines}
        for item, unit in units.items():
            one = Differing(stamp, fact, item, unit, said.get(item, 0), counted.get(item, 0))
            if one.missing:
                yield one


def _unexplained(connection: Connection, bazaar: str, differing: Iterable[Differing]) -> Iterator[Differing]:
    """Yield those of which a till has not written off as much, with the note's number as the reason."""
    lost: Counter[tuple[str, str]] = Counter()
    for _, body in projected(connection, bazaar, GoodsWrittenOff.KIND):
        _, fact = decode(body)
        if isinstance(fact, GoodsWrittenOff):
            for word in numbers_in(fact.reason):
                lost[fact.item, word] += fact.quantity
    for one in differing:
        named = max(lost[one.item, one.taken.of_number], lost[one.item, one.taken.number])
        if one.missing < 0 or named < one.missing:
            yield one


def _on_hand(connection: Connection, bazaar: str, items: list[str]) -> Mapping[str, int]:
    query = (
        select(STOCK_MOVE.c.item, STOCK_MOVE.c.way, func.sum(STOCK_MOVE.c.quantity))
        .where(STOCK_MOVE.c.bazaar == bazaar, STOCK_MOVE.c.item.in_(items))
        .group_by(STOCK_MOVE.c.item, STOCK_MOVE.c.way)
    )
    left: Counter[str] = Counter()
    for item, way, quantity in connection.execute(query):
        left[item] += int(quantity) if way == Way.RECEIVED.value else -int(quantity)
    return left


def _row(one: Differing, card: ItemCard | None) -> ExceptionRow:
    amount = 0 if card is None else worth(abs(one.missing), card.price_minor, one.unit)
    kind = Oddity.TRANSFER_SHORT if one.missing > 0 else Oddity.TRANSFER_OVER
    row = odd_row(
        kind,
        **place_of(one.stamp),
        subject=one.item,
        count=abs(one.missing),
        amount_minor=amount,
        detail=_BETWEEN.join((one.taken.of_number, one.taken.number, f"{one.sent} \u2192 {one.counted}")),
        family="" if card is None else card.family,
    )
    return keyed(row)
