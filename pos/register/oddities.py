"""The list of exceptions: what came in and was kept, and still wants a person's eye.

A sale is never refused for what it says. An unknown family, an item on no list, more pieces sold than received: all of that is in
the ledger as it was sold, and here it is named.
"""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.device_facts import ClockJumped
from pos.domain.errors import DamagedMessage
from pos.domain.facts import ShiftClosed
from pos.domain.identity import CENTRE, UNASSIGNED
from pos.domain.money import CURRENCIES
from pos.domain.oddities import ExceptionRow, Oddity
from pos.domain.stock import Way
from pos.domain.weighing import worth
from pos.ledger.codec import decode
from pos.register.odd_receipts import ROWS_MAX, late_tills, odd_receipts, odd_row
from pos.register.old_prices import old_prices
from pos.register.paper_checks import reports_of
from pos.register.reconciling import projected
from pos.register.runs import read_time
from pos.register.tables import ASIDE, FACT, FAMILY, ITEM, POSTING, STOCK_MOVE, UNREAD, same_place
from pos.sync.wire import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar

MINUTE_MS = 60_000


def exceptions_of(connection: Connection, bazaar: Bazaar) -> tuple[ExceptionRow, ...]:
    """Return the list of exceptions, the gravest kinds first."""
    return (
        *_set_aside(connection, bazaar.code),
        *_unread(connection, bazaar.code),
        *late_tills(connection, bazaar.code),
        *_unknown_families(connection, bazaar.code),
        *_odd_stock(connection, bazaar.code),
        *_old_prices(connection, bazaar.code),
        *odd_receipts(connection, bazaar.code),
        *_clock_jumps(connection, bazaar.code),
        *_cash_differences(connection, bazaar),
        *_other_papers(connection, bazaar),
    )


def _set_aside(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    for row in connection.execute(select(ASIDE).where(ASIDE.c.bazaar == bazaar).order_by(ASIDE.c.received_at)):
        try:
            facts = len(unpack(bytes(row.message)).bodies)
        except DamagedMessage:
            facts = 0
        yield odd_row(
            Oddity.FORKED if row.cause == "Forked" else Oddity.REVOKED,
            device=row.device,
            epoch=row.epoch,
            seq=row.seq,
            at=datetime.fromisoformat(row.received_at),
            count=facts,
        )


def _unread(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    query = (
        select(UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq, UNREAD.c.reason, FACT.c.kind, FACT.c.at)
        .join(FACT, same_place(FACT, UNREAD))
        .where(UNREAD.c.bazaar == bazaar)
        .order_by(UNREAD.c.device, UNREAD.c.epoch, UNREAD.c.seq)
        .limit(ROWS_MAX)
    )
    for device, epoch, seq, reason, kind, at in connection.execute(query):
        yield odd_row(
            Oddity.UNREAD, device=device, epoch=epoch, seq=seq, at=read_time(at), subject=kind, count=1, detail=reason
        )


def _unknown_families(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    known = set(connection.execute(select(FAMILY.c.number).where(FAMILY.c.bazaar == bazaar)).scalars())
    named = connection.execute(select(POSTING.c.family).where(POSTING.c.bazaar == bazaar).distinct()).scalars()
    unknown = set(named) - known - {CENTRE}
    query = (
        select(POSTING.c.device, POSTING.c.family, func.count(), func.sum(-POSTING.c.amount_minor))
        .where(POSTING.c.bazaar == bazaar, POSTING.c.family.in_(sorted(unknown)[:ROWS_MAX]))
        .group_by(POSTING.c.device, POSTING.c.family)
        .order_by(POSTING.c.device, POSTING.c.family)
    )
    for device, family, count, amount in connection.execute(query) if unknown else ():
        kind = Oddity.UNASSIGNED if family == UNASSIGNED else Oddity.UNKNOWN_FAMILY
        yield odd_row(kind, device=device, subject=family, count=count, amount_minor=int(amount))


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
    for item, pieces in left.items():
        if item not in known:
            yield odd_row(Oddity.UNKNOWN_ITEM, subject=item, count=-pieces)
        elif pieces < 0:
            yield odd_row(Oddity.OVERSOLD, subject=item, count=-pieces)


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
                subject=one.number,
                amount_minor=one.said.takings_minor - one.held.takings_minor,
                detail=" · ".join(read),
            )
