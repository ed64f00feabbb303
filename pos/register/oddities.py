"""The list of exceptions: what came in and was kept, and still wants a person's eye.

A sale is never refused for what it says. An unknown family, an item on no list, more pieces sold than received: all of that is in
the ledger as it was sold, and here it is named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from pos.domain.device_facts import ClockJumped
from pos.domain.errors import DamagedMessage
from pos.domain.exception_facts import ACTS
from pos.domain.facts import ShiftClosed
from pos.domain.identity import UNASSIGNED
from pos.domain.money import CURRENCIES
from pos.domain.oddities import ExceptionRow, Oddity
from pos.domain.weighing import Unit, worth
from pos.ledger.codec import decode
from pos.ledger.exact import told_money
from pos.register.borne import borne, corrected, told_of
from pos.register.catalogue import items_of
from pos.register.gone_causes import gone_causes
from pos.register.item_names import with_item_names
from pos.register.odd_receipts import ROWS_MAX, key_of, late_tills, odd_receipts, odd_row, place_of
from pos.register.old_prices import old_prices
from pos.register.paper_checks import readings_of, reports_of
from pos.register.parked import parked_lines, unknown_families
from pos.register.reconciling import projected
from pos.register.resolutions import Said
from pos.register.road_sums import shifts_in
from pos.register.runs import read_time
from pos.register.short_transfers import short_transfers
from pos.register.tables import ASIDE, FACT, ITEM, UNREAD, same_place
from pos.register.transit import taken_twice
from pos.sync.wire import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, ItemCard
    from pos.register.odd_sums import OddSums
    from pos.register.parked import ParkedLine
    from pos.register.selling_sums import SellingSums
    from pos.register.till_roads import TillRoads

MINUTE_MS = 60_000


class Sums(NamedTuple):
    """What the list is told from, all of one moment."""

    roads: Mapping[str, TillRoads]
    sold: SellingSums
    odd: OddSums


def exceptions_of(connection: Connection, bazaar: Bazaar, sums: Sums) -> tuple[ExceptionRow, ...]:
    """Return the list of exceptions, the gravest kinds first; those that somebody has dealt with are not on it."""
    said = Said.of(connection, bazaar.code)
    acts = {kind: tuple(act.value for act in ACTS[kind]) for kind in Oddity}
    found = list(_named(_found(connection, bazaar, sums)))
    decisions = borne(connection, bazaar.code)
    found += _named(gone_causes(connection, bazaar.code, decisions, _there(found), sums.odd.ids_of))
    corrections = corrected(decisions)
    still_open = [
        replace(
            told_of(row, corrections.get(key, ())),
            key=key,
            owner=said.owners.get(key, ""),
            acts=acts[row.kind],
            needs_two=abs(row.amount_minor) > bazaar.difference_limit_minor,
        )
        for key, row in found
        if not said.covers(row, key)
    ]
    return with_item_names(connection, bazaar.code, still_open)


def _there(found: Iterable[tuple[str, ExceptionRow]]) -> frozenset[str]:
    """Return the keys of what was found, and the kinds of which there may be more."""
    keys, counted = set(), Counter[Oddity]()
    for key, row in found:
        keys.add(key)
        counted[row.kind] += 1
    return frozenset(keys | {kind.value for kind, count in counted.items() if count >= ROWS_MAX})


def _found(connection: Connection, bazaar: Bazaar, sums: Sums) -> Iterator[ExceptionRow]:
    yield from _set_aside(connection, bazaar.code)
    yield from _unread(connection, bazaar.code)
    yield from late_tills(connection, bazaar.code)
    yield from _parked(connection, bazaar.code)
    yield from _odd_stock(connection, bazaar.code, sums)
    yield from _old_prices(connection, bazaar.code, sums.odd)
    yield from odd_receipts(connection, bazaar.code, sums.odd)
    yield from _clock_jumps(connection, bazaar.code)
    yield from _cash_differences(bazaar, sums)
    yield from _other_papers(connection, bazaar)
    yield from _taken_twice(connection, bazaar.code)
    yield from islice(short_transfers(connection, bazaar.code), ROWS_MAX)


def _named(rows: Iterable[ExceptionRow]) -> Iterator[tuple[str, ExceptionRow]]:
    """Yield each row with its key; further ones of the same are numbered."""
    seen: dict[str, int] = {}
    for row in rows:
        key = key_of(row)
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}", row


def _set_aside(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    for row in connection.execute(select(ASIDE).where(ASIDE.c.bazaar == bazaar).order_by(ASIDE.c.received_at)):
        try:
            bodies = unpack(bytes(row.message)).bodies
        except DamagedMessage:
            bodies = ()
        yield odd_row(
            Oddity.FORKED if row.cause == "Forked" else Oddity.REVOKED,
            device=row.device,
            epoch=row.epoch,
            seq=row.seq,
            at=datetime.fromisoformat(row.received_at),
            count=len(bodies),
            amount_minor=sum(map(told_money, bodies)),
        )


def _unread(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    query = (
        select(UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq, UNREAD.c.reason, FACT.c.kind, FACT.c.at, FACT.c.body)
        .join(FACT, same_place(FACT, UNREAD))
        .where(UNREAD.c.bazaar == bazaar)
        .order_by(UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq)
        .limit(ROWS_MAX)
    )
    for device, epoch, seq, reason, kind, at, body in connection.execute(query):
        yield odd_row(
            Oddity.UNREAD,
            device=device,
            epoch=epoch,
            seq=seq,
            at=read_time(at),
            subject=kind,
            count=1,
            amount_minor=told_money(bytes(body)),
            detail=reason,
        )


def _parked(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield what is credited to nobody, sale by sale, and to numbers that no family has, till by till."""
    nobodys: dict[UUID, list[ParkedLine]] = {}
    strangers: dict[tuple[str, str], list[ParkedLine]] = {}
    for line in parked_lines(connection, bazaar, unknown_families(connection, bazaar)):
        if line.family == UNASSIGNED:
            nobodys.setdefault(line.of, []).append(line)
        else:
            strangers.setdefault((line.device, line.family), []).append(line)
    for lines in nobodys.values():
        first = lines[0]
        yield odd_row(
            Oddity.UNASSIGNED,
            device=first.device,
            epoch=first.epoch,
            seq=first.seq,
            at=first.at,
            by=first.by,
            subject=first.of_number,
            count=len(lines),
            amount_minor=sum(line.amount_minor for line in lines),
            family=UNASSIGNED,
        )
    for (device, family), lines in sorted(strangers.items()):
        yield odd_row(
            Oddity.UNKNOWN_FAMILY,
            device=device,
            at=min(line.at for line in lines),
            subject=family,
            count=len(lines),
            amount_minor=sum(line.amount_minor for line in lines),
            family=family,
        )


def _odd_stock(connection: Connection, bazaar: str, sums: Sums) -> Iterator[ExceptionRow]:
    known = set(connection.execute(select(ITEM.c.code).where(ITEM.c.bazaar == bazaar)).scalars())
    odd = {item: pieces for item, pieces in sums.odd.left.items() if item not in known or pieces < 0}
    firsts: dict[str, dict[str, datetime]] = {}
    for (item, till), at in sums.sold.since.items() if odd else ():
        if item in odd:
            firsts.setdefault(item, {})[till] = datetime.fromisoformat(at)
    # However many there are, each has its tills, its age and its money; cards are looked up a thousand at once.
    names = sorted(odd)
    for first in range(0, len(names), ROWS_MAX):
        some = names[first : first + ROWS_MAX]
        cards = {card.code: card for card in items_of(connection, bazaar, codes=known.intersection(some))}
        for item in some:
            yield _odd_item(item, odd[item], sums.sold.items[item], cards.get(item), firsts.get(item, {}))


def _odd_item(
    item: str, pieces: int, brought_minor: int, card: ItemCard | None, firsts: Mapping[str, datetime]
) -> ExceptionRow:
    return odd_row(
        Oddity.UNKNOWN_ITEM if card is None else Oddity.OVERSOLD,
        subject=item,
        count=-pieces,
        at=min(firsts.values(), default=None),
        amount_minor=brought_minor if card is None else worth(-pieces, card.price_minor, card.unit),
        family="" if card is None else card.family,
        tills=tuple(sorted(firsts)),
    )


def _old_prices(connection: Connection, bazaar: str, sums: OddSums) -> Iterator[ExceptionRow]:
    for stamp, number, n, line, now_minor in old_prices(connection, bazaar):
        if sums.is_back(stamp.id, n, line):
            continue
        yield odd_row(
            Oddity.OLD_PRICE,
            device=stamp.device,
            epoch=stamp.epoch,
            seq=stamp.seq,
            at=stamp.at,
            subject=line.item,
            count=line.quantity,
            amount_minor=line.gross_minor - worth(line.quantity, now_minor, line.unit),
            detail=number,
            by=stamp.by,
            family=line.family,
        )


def _clock_jumps(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    for device, body in islice(projected(connection, bazaar, ClockJumped.KIND), ROWS_MAX):
        stamp, fact = decode(body)
        if isinstance(fact, ClockJumped):
            minutes = -(-abs(fact.by_ms) // MINUTE_MS)
            yield odd_row(
                Oddity.CLOCK_JUMPED,
                device=device,
                epoch=stamp.epoch,
                seq=stamp.seq,
                at=stamp.at,
                by=stamp.by,
                count=-minutes if fact.by_ms < 0 else minutes,
            )


def _cash_differences(bazaar: Bazaar, sums: Sums) -> Iterator[ExceptionRow]:
    for device, (stamp, fact) in shifts_in(sums.roads):
        if isinstance(fact, ShiftClosed) and abs(fact.difference_minor) > bazaar.difference_limit_minor:
            yield odd_row(
                Oddity.CASH_DIFFERENCE,
                device=device,
                epoch=stamp.epoch,
                seq=stamp.seq,
                at=stamp.at,
                by=stamp.by,
                subject=fact.number,
                count=1,
                amount_minor=fact.difference_minor,
                detail=fact.reason,
            )


def _other_papers(connection: Connection, bazaar: Bazaar) -> Iterator[ExceptionRow]:
    """Yield the Z-reports whose papers say something else; the amount is by how much the paper says more."""
    if not readings_of(connection, bazaar.code):
        return
    currency = CURRENCIES[bazaar.currency]
    for one in reports_of(connection, bazaar.code):
        if one.differs and one.said is not None:
            read = (f"{one.said.facts}", currency.format(one.said.takings_minor), one.said.head, one.checked_by)
            yield odd_row(
                Oddity.PAPER_DIFFERS,
                device=one.device,
                epoch=one.epoch,
                seq=one.seq,
                at=one.at,
                by=one.by,
                subject=one.number,
                amount_minor=one.said.takings_minor - one.held.takings_minor,
                detail=" · ".join(read),
            )


def _taken_twice(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield the transfer notes that were taken in again; nothing on the books changed by it, but somebody counted wrong."""
    for stamp, fact, before in islice(taken_twice(connection, bazaar), ROWS_MAX):
        yield odd_row(
            Oddity.TAKEN_TWICE,
            **place_of(stamp),
            subject=fact.of_number,
            count=sum(line.quantity for line in fact.lines if line.unit is Unit.PIECE),
            detail=f"{before.number} · {fact.number}",
        )
