"""Transfers that arrived otherwise than they were sent, item by item: what is missing between two tills, and what is too many.

The pieces stay on hand until somebody says what became of them: found at the sender, written off at a till with the note's
number as its reason, or borne by the centre in the office. What tills have explained in part is missing for the rest. Once
nothing of an item is left on the books, none of it is missing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.goods_facts import GoodsSent, GoodsTaken, GoodsWrittenOff
from pos.domain.oddities import Oddity
from pos.domain.stock import Way
from pos.domain.transfers import numbers_in
from pos.domain.weighing import Unit, worth
from pos.ledger.codec import decode
from pos.register.borne import borne
from pos.register.catalogue import items_of
from pos.register.odd_receipts import keyed, odd_row, place_of
from pos.register.office_journal import OFFICE
from pos.register.reconciling import projected
from pos.register.resolutions import Said
from pos.register.tables import STOCK_MOVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from pos.domain.bazaar import ItemCard
    from pos.domain.facts import Stamp
    from pos.domain.oddities import ExceptionRow
    from pos.register.borne import Borne, Share

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Differing:
    """One item of a note that was counted otherwise than sent.

    Attributes:
        stamp, taken: the first time that its note was taken in.
        named: how many of it tills have written off, with a number of the transfer as the reason.
    """

    stamp: Stamp
    taken: GoodsTaken
    item: str
    unit: Unit
    sent: int
    counted: int
    named: int = 0

    @property
    def missing(self) -> int:
        """How many did not arrive; below zero where more did than were sent."""
        return self.sent - self.counted

    @property
    def unexplained(self) -> int:
        """How many of the missing no till has written off, or how many are too many."""
        return abs(self.missing) if self.missing < 0 else max(self.missing - self.named, 0)


def short_transfers(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield what is missing or too many of every transfer, as rows of the list of exceptions, note by note."""
    differing = tuple(_differing(connection, bazaar))
    if not differing:
        return
    items = sorted({one.item for one in differing})
    here = _on_hand(connection, bazaar, items)
    cards = {card.code: card for card in items_of(connection, bazaar, codes=items)}
    for one in differing:
        if one.unexplained and here.get(one.item, 0) > 0:
            yield _row(one, cards.get(one.item))


def not_arrived(connection: Connection, bazaar: str) -> dict[str, int]:
    """Return by item code what is missing between two tills, as long as nobody has dealt with it."""
    missing: Counter[str] = Counter()
    for row in missing_between(connection, bazaar):
        missing[row.subject] += row.count
    return dict(missing)


def missing_between(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield what is missing between two tills and nobody has dealt with or bears, by the till that took it in."""
    rows = [row for row in short_transfers(connection, bazaar) if row.kind is Oddity.TRANSFER_SHORT]
    said = Said.of(connection, bazaar) if rows else None
    for row in rows:
        if said is not None and not said.covers(row):
            count = row.count - borne_of_transfer(connection, bazaar, row)
            if count > 0:
                yield replace(row, count=count)


def lacking(connection: Connection, bazaar: str) -> dict[tuple[str, str], int]:
    """Return how many of an item are missing of a note that was sent, and no till has written off."""
    differing = _differing(connection, bazaar)
    return {(one.taken.of_number, one.item): one.unexplained for one in differing if one.missing > 0}


def borne_of_transfer(connection: Connection, bazaar: str, row: ExceptionRow) -> int:
    """Return how many pieces of what is missing of a transfer the centre bears already, by whatever count of its note."""
    shares = borne_of_transfers(connection, bazaar, borne(connection, bazaar))
    note = _notes(connection, bazaar).get((row.device, row.epoch, row.seq), "")
    return sum(one.standing for one in shares.get((note, row.subject), ()))


def borne_of_transfers(
    connection: Connection, bazaar: str, decisions: Iterable[Borne]
) -> dict[tuple[str, str], list[Share]]:
    """Return what the centre bears of transfers, by the note that was sent and the item."""
    mine = [one for one in decisions if one.decision.oddity is Oddity.TRANSFER_SHORT]
    notes = _notes(connection, bazaar) if mine else {}
    found: dict[tuple[str, str], list[Share]] = {}
    for one in mine:
        device, epoch, seq = one.decision.about.split(":")[1].split(".")
        note = notes.get((device, int(epoch), int(seq)), "")
        for share in one.shares:
            if isinstance(share.fact, GoodsWrittenOff):
                found.setdefault((note, share.fact.item), []).append(share)
    return found


def _notes(connection: Connection, bazaar: str) -> dict[tuple[str, int, int], str]:
    """Return the note that each taking in names, by its place."""
    found = (decode(body) for _, body in projected(connection, bazaar, GoodsTaken.KIND))
    return {
        (stamp.device, stamp.epoch, stamp.seq): fact.of_number for stamp, fact in found if isinstance(fact, GoodsTaken)
    }


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
    lost: dict[str, list[tuple[frozenset[str], int]]] = {}
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
                lost = lost or _lost_at_tills(connection, bazaar)
                yield replace(
                    one, named=sum(count for words, count in lost.get(item, ()) if words & {number, fact.number})
                )


def _lost_at_tills(connection: Connection, bazaar: str) -> dict[str, list[tuple[frozenset[str], int]]]:
    """Return by item what tills have written off: the numbers in the reason, and how many."""
    lost: dict[str, list[tuple[frozenset[str], int]]] = {}
    for device, body in projected(connection, bazaar, GoodsWrittenOff.KIND):
        _, fact = decode(body)
        if isinstance(fact, GoodsWrittenOff) and device != OFFICE:
            lost.setdefault(fact.item, []).append((frozenset(numbers_in(fact.reason)), fact.quantity))
    return lost


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
    amount = 0 if card is None else worth(one.unexplained, card.price_minor, one.unit)
    kind = Oddity.TRANSFER_SHORT if one.missing > 0 else Oddity.TRANSFER_OVER
    row = odd_row(
        kind,
        **place_of(one.stamp),
        subject=one.item,
        count=one.unexplained,
        amount_minor=amount,
        detail=_BETWEEN.join((one.taken.of_number, one.taken.number, f"{one.sent} \u2192 {one.counted}")),
        family="" if card is None else card.family,
    )
    return keyed(row)
