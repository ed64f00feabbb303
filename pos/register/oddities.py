"""The list of exceptions: what came in and was kept, and still wants a person's eye.

A sale is never refused for what it says. An unknown family, an item on no list, more pieces sold than received: all of that is in
the ledger as it was sold, and here it is named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from pos.domain.device_facts import ClockJumped
from pos.domain.errors import DamagedMessage
from pos.domain.exception_facts import ACTS
from pos.domain.facts import Sale, ShiftClosed
from pos.domain.identity import UNASSIGNED
from pos.domain.money import CURRENCIES
from pos.domain.oddities import ExceptionRow, Oddity
from pos.domain.stock import Way
from pos.domain.weighing import Unit, worth
from pos.ledger.codec import decode
from pos.ledger.exact import lines_in, told_money
from pos.register.catalogue import items_of
from pos.register.odd_receipts import ROWS_MAX, keyed, late_tills, odd_receipts, odd_row, place_of
from pos.register.old_prices import old_prices
from pos.register.paper_checks import reports_of
from pos.register.parked import parked_lines, unknown_families
from pos.register.reconciling import RECEIPTS, projected
from pos.register.resolutions import Said
from pos.register.runs import read_time
from pos.register.short_transfers import short_transfers
from pos.register.tables import ASIDE, FACT, ITEM, STOCK_MOVE, UNREAD, same_place
from pos.register.transit import taken_twice
from pos.sync.wire import unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.register.parked import ParkedLine

MINUTE_MS = 60_000


def exceptions_of(connection: Connection, bazaar: Bazaar) -> tuple[ExceptionRow, ...]:
    """Return the list of exceptions, the gravest kinds first; those that somebody has dealt with are not on it."""
    said = Said.of(connection, bazaar.code)
    return tuple(
        replace(
            row,
            owner=said.owners.get(row.key, ""),
            acts=tuple(act.value for act in ACTS[row.kind]),
            needs_two=abs(row.amount_minor) > bazaar.difference_limit_minor,
        )
        for row in _named(_found(connection, bazaar))
        if not said.covers(row)
    )


def _found(connection: Connection, bazaar: Bazaar) -> Iterator[ExceptionRow]:
    yield from _set_aside(connection, bazaar.code)
    yield from _unread(connection, bazaar.code)
    yield from late_tills(connection, bazaar.code)
    yield from _parked(connection, bazaar.code)
    yield from _odd_stock(connection, bazaar.code)
    yield from _old_prices(connection, bazaar.code)
    yield from odd_receipts(connection, bazaar.code)
    yield from _clock_jumps(connection, bazaar.code)
    yield from _cash_differences(connection, bazaar)
    yield from _other_papers(connection, bazaar)
    yield from _taken_twice(connection, bazaar.code)
    yield from islice(short_transfers(connection, bazaar.code), ROWS_MAX)


def _named(rows: Iterable[ExceptionRow]) -> Iterator[ExceptionRow]:
    """Give each row its key; further ones of the same are numbered."""
    seen: dict[str, int] = {}
    for row in rows:
        key = keyed(row).key
        seen[key] = seen.get(key, 0) + 1
        yield replace(row, key=key if seen[key] == 1 else f"{key}#{seen[key]}")


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


def _odd_stock(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    known = set(connection.execute(select(ITEM.c.code).where(ITEM.c.bazaar == bazaar)).scalars())
    query = (
        select(STOCK_MOVE.c.item, STOCK_MOVE.c.way, func.sum(STOCK_MOVE.c.quantity))
        .where(STOCK_MOVE.c.bazaar == bazaar)
        .group_by(STOCK_MOVE.c.item, STOCK_MOVE.c.way)
        .order_by(STOCK_MOVE.c.item)
    )
    left: dict[str, int] = {}
    for item, way, quantity in connection.execute(query):
        sign = 1 if way == Way.RECEIVED.value else -1
        left[item] = left.get(item, 0) + sign * int(quantity)
    odd = {item: pieces for item, pieces in left.items() if item not in known or pieces < 0}
    since = _first_sold(connection, bazaar, sorted(odd)[:ROWS_MAX])
    cards = {card.code: card for card in items_of(connection, bazaar, codes=sorted(odd.keys() & known)[:ROWS_MAX])}
    brought = _brought(connection, bazaar, odd.keys() - known)
    for item, pieces in odd.items():
        kind = Oddity.OVERSOLD if item in known else Oddity.UNKNOWN_ITEM
        card = cards.get(item)
        amount = brought[item] if card is None else worth(-pieces, card.price_minor, card.unit)
        family = "" if card is None else card.family
        yield odd_row(kind, subject=item, count=-pieces, at=since.get(item), amount_minor=amount, family=family)


def _brought(connection: Connection, bazaar: str, items: Collection[str]) -> Counter[str]:
    """Return what items on no list were sold for, less what came back of them, as the receipts say it."""
    brought: Counter[str] = Counter()
    wanted = sorted(items)[:ROWS_MAX]
    # The places first, by the index of items, and each receipt once: joined with all receipts it takes seconds.
    names = ("bazaar", "device", "epoch", "seq")
    moved = (STOCK_MOVE.c.bazaar == bazaar, STOCK_MOVE.c.item.in_(wanted))
    places = select(*(STOCK_MOVE.c[name] for name in names)).where(*moved).distinct().subquery()
    query = (
        select(FACT.c.kind, FACT.c.body)
        .select_from(places)
        .join(FACT, and_(*(FACT.c[name] == places.c[name] for name in names)))
        .where(FACT.c.kind.in_(RECEIPTS))
    )
    for kind, body in connection.execute(query) if wanted else ():
        for item, minor in lines_in(bytes(body)):
            brought[item] += minor if kind == Sale.KIND else -minor
    return brought


def _first_sold(connection: Connection, bazaar: str, items: list[str]) -> dict[str, datetime]:
    """Return when each of some items was sold first: so old is what is odd about it."""
    query = (
        select(STOCK_MOVE.c.item, func.min(FACT.c.at))
        .join(FACT, same_place(FACT, STOCK_MOVE))
        .where(STOCK_MOVE.c.bazaar == bazaar, STOCK_MOVE.c.item.in_(items), STOCK_MOVE.c.way == Way.SOLD.value)
        .group_by(STOCK_MOVE.c.item)
    )
    return {item: datetime.fromisoformat(at) for item, at in connection.execute(query)} if items else {}


def _old_prices(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    for stamp, number, line, now_minor in old_prices(connection, bazaar):
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


def _cash_differences(connection: Connection, bazaar: Bazaar) -> Iterator[ExceptionRow]:
    for device, body in projected(connection, bazaar.code, ShiftClosed.KIND):
        stamp, fact = decode(body)
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
