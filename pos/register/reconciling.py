"""Reconciling: who is in, and do three independent totals give one figure?

The roads are taken from different things: the Z-reports' own figures, the payments in the receipts' bodies as they came over the
wire, and the rows of the ledger. Whatever was altered, lost or counted twice on one road shows against the other two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.facts import Refund, Sale, ShiftClosed, ShiftOpened, Void
from pos.domain.own_books import is_own
from pos.domain.postings import Account
from pos.domain.reports import Reconciliation, Standing, TillStanding
from pos.ledger.codec import decode
from pos.ledger.exact import paid_in
from pos.register.evenings import told_whole
from pos.register.extents import extents_of
from pos.register.office_journal import OFFICE
from pos.register.settled import is_within
from pos.register.tables import ASIDE, DEVICE, FACT, POSTING, SEEN, UNREAD, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Row

    from pos.domain.bazaar import Bazaar
    from pos.domain.facts import Stamp
    from pos.register.evenings import Evening
    from pos.register.till_roads import TillRoads

RECEIPTS = (Sale.KIND, Refund.KIND, Void.KIND)
ROWS_AT_ONCE = 2_000
CREDITED = (Account.FAMILY, Account.CENTRE, Account.PROMOTION, Account.ROUNDING)


@dataclass(slots=True)
class _Tally:
    """What is known of one till while its rows go by."""

    label: str = ""
    contact_at: datetime | None = None
    revoked: str = ""
    gap_from: int = 0
    epoch: int = 0
    last_seq: int = 0
    facts: int = 0
    unread: int = 0
    sales: int = 0
    forked_epoch: int = 0
    is_told: bool = False
    waiting: dict[int, Stamp] = field(default_factory=dict)
    closed: int = 0
    days: set[date] = field(default_factory=set)
    z_reports_minor: int = 0
    receipts_minor: int = 0
    ledgers_minor: int = 0
    difference_minor: int = 0
    counted_minor: int = 0


def reconcile(
    connection: Connection,
    bazaar: Bazaar,
    at: datetime,
    roads: Mapping[str, TillRoads] | None = None,
    evening: Evening | None = None,
) -> Reconciliation:
    """Take the three roads, per till: those that the plan expects and those that were seen.

    Args:
        connection: a reading or writing one; all figures are of one moment.
        bazaar: its plan.
        at: the time that the report bears.
        roads: sums of that moment that were kept; without them everything is read, as whoever pays by it must.
        evening: up to which the roads go, and up to which no till may be missing; without one, as far as journals are held.
    """
    tallies = {device: _Tally() for device in bazaar.tills}
    _read_devices(connection, bazaar.code, tallies)
    _read_counts(connection, bazaar.code, tallies)
    if roads is None:
        facts, rows = (
            () if evening is None else (is_within(connection, bazaar.code, evening.cuts, table),)
            for table in (FACT, POSTING)
        )
        _add_shifts(_shifts(connection, bazaar.code, facts), tallies)
        _read_receipts(connection, bazaar.code, tallies, facts)
        _read_ledger(connection, bazaar.code, tallies, rows)
    else:
        for device, till in roads.items():
            _add_shifts(((device, fact, stamp) for stamp, fact in till.shifts), tallies)
            tally = tallies[device]
            tally.sales, tally.receipts_minor = till.counts[Sale.KIND], till.receipts_minor
            tally.ledgers_minor = till.ledgers_minor
    for device in () if evening is None else told_whole(connection, bazaar.code, evening.cuts):
        tallies[device].is_told, tallies[device].gap_from = True, 0  # a gap is after what is held, and so after the cut
    tallies.pop(OFFICE, None)
    # A store sells on days on which no hall is open; no till is missing there.
    days = {day for device, tally in tallies.items() if not is_own(device) for day in tally.days}
    if evening is not None:
        days = {day for day in days if day <= evening.day}
    tills = (
        _standing(device, tally, days, expected=device in bazaar.tills) for device, tally in sorted(tallies.items())
    )
    return Reconciliation(at=at, tills=tuple(tills))


def projected(
    connection: Connection, bazaar: str, *kinds: str, ordered: bool = True, where: Iterable[ColumnElement[bool]] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield (device, body) of the readable facts of some kinds, each act once.

    Args:
        connection: a reading one.
        bazaar: its code.
        kinds: of the facts.
        ordered: whether each device's come in the order of its journal; sums do not need it.
        where: further conditions on the facts.
    """
    # Kind by kind, each in the order of its index: asked for together and in order, SQLite reads every fact of the bazaar.
    several = [_of_kind(connection, bazaar, kind, tuple(where), ordered=ordered) for kind in kinds]
    for row in merge(*several, key=_place) if ordered else chain.from_iterable(several):
        yield row.device, bytes(row.body)


def _of_kind(
    connection: Connection, bazaar: str, kind: str, where: Iterable[ColumnElement[bool]], *, ordered: bool
) -> Iterator[Row[str, int, int, bytes]]:
    query = (
        select(FACT.c.device, FACT.c.epoch, FACT.c.seq, FACT.c.body)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == kind, *where)
    )
    if ordered:
        query = query.order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
    # A day's receipts are many: they go by in portions, so that memory stays flat.
    yield from connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})


def _place(row: Row[str, int, int, bytes]) -> tuple[str, int, int]:
    return row[0], row[1], row[2]


def _read_devices(connection: Connection, bazaar: str, tallies: dict[str, _Tally]) -> None:
    for row in connection.execute(select(DEVICE).where(DEVICE.c.bazaar == bazaar)):
        tally = tallies.setdefault(row.device, _Tally())
        tally.label, tally.revoked, tally.gap_from = row.label, row.revoked, row.gap_seq
        tally.contact_at = datetime.fromisoformat(row.contact_at)


def _read_counts(connection: Connection, bazaar: str, tallies: dict[str, _Tally]) -> None:
    for device, epoch, last_seq in extents_of(connection, bazaar):
        tally = tallies.setdefault(device, _Tally())
        tally.epoch, tally.last_seq, tally.facts = epoch, last_seq, tally.facts + last_seq
    unread = select(UNREAD.c.device, func.count()).where(UNREAD.c.bazaar == bazaar).group_by(UNREAD.c.device)
    for device, facts in connection.execute(unread):
        tallies[device].unread = facts
    forked = (
        select(ASIDE.c.device, func.max(ASIDE.c.epoch))
        .where(ASIDE.c.bazaar == bazaar, ASIDE.c.cause == "Forked")
        .group_by(ASIDE.c.device)
    )
    for device, epoch in connection.execute(forked):
        tallies[device].forked_epoch = epoch


def _shifts(
    connection: Connection, bazaar: str, where: Iterable[ColumnElement[bool]]
) -> Iterator[tuple[str, ShiftOpened | ShiftClosed, Stamp]]:
    for device, body in projected(connection, bazaar, ShiftOpened.KIND, ShiftClosed.KIND, where=where):
        stamp, fact = decode(body)
        if isinstance(fact, ShiftOpened | ShiftClosed):
            yield device, fact, stamp


def _add_shifts(shifts: Iterable[tuple[str, ShiftOpened | ShiftClosed, Stamp]], tallies: dict[str, _Tally]) -> None:
    for device, fact, stamp in shifts:
        tally = tallies[device]
        if isinstance(fact, ShiftOpened):
            tally.waiting[fact.shift] = stamp  # after a loss of the book, a number may come again
            continue
        tally.waiting.pop(fact.shift, None)
        tally.closed += 1
        tally.days.add(fact.day)
        tally.z_reports_minor += fact.takings_minor
        tally.difference_minor += fact.difference_minor
        tally.counted_minor += fact.counted_minor


def _read_receipts(
    connection: Connection, bazaar: str, tallies: dict[str, _Tally], where: Iterable[ColumnElement[bool]]
) -> None:
    """Add up the payments as they stand in the bodies, without the domain's classes or the ledger."""
    for kind in RECEIPTS:
        is_sale = kind == Sale.KIND
        paid: dict[str, int] = {}
        for device, body in projected(connection, bazaar, kind, ordered=False, where=where):
            paid[device] = paid.get(device, 0) + paid_in(body)
            tallies[device].sales += is_sale
        for device, amount in paid.items():
            tallies[device].receipts_minor += amount if is_sale else -amount


def _read_ledger(
    connection: Connection, bazaar: str, tallies: dict[str, _Tally], where: Iterable[ColumnElement[bool]]
) -> None:
    query = (
        select(POSTING.c.device, func.sum(-POSTING.c.amount_minor))
        .where(
            POSTING.c.bazaar == bazaar,
            POSTING.c.kind.in_(RECEIPTS),
            POSTING.c.account.in_([account.value for account in CREDITED]),
            *where,
        )
        .group_by(POSTING.c.device)
    )
    for device, amount in connection.execute(query):
        tallies[device].ledgers_minor = int(amount)


def _standing(device: str, tally: _Tally, days: set[date], *, expected: bool) -> TillStanding:
    waiting = list(tally.waiting.values())
    return TillStanding(
        device=device,
        label=tally.label,
        expected=expected,
        standing=_judge(tally, is_open=bool(waiting), expected=expected),
        epoch=tally.epoch,
        last_seq=tally.last_seq,
        facts=tally.facts,
        unread=tally.unread,
        sales=tally.sales,
        gap_from=tally.gap_from,
        revoked=tally.revoked,
        shifts=tally.closed,
        open_by=waiting[-1].by if waiting else "",
        open_since=min((stamp.at for stamp in waiting), default=None),
        missing_days=tuple(sorted(days - tally.days)) if expected and not waiting and not tally.is_told else (),
        contact_at=tally.contact_at,
        z_reports_minor=tally.z_reports_minor,
        receipts_minor=tally.receipts_minor,
        ledgers_minor=tally.ledgers_minor,
        difference_minor=tally.difference_minor,
        counted_minor=tally.counted_minor,
    )


def _judge(tally: _Tally, *, is_open: bool, expected: bool) -> Standing:
    """Say the worst that is known. A fork is over when the till has begun a new epoch."""
    if tally.facts == 0:
        return Standing.MISSING if expected else Standing.CLOSED
    if tally.forked_epoch >= tally.epoch:
        return Standing.FORKED
    if tally.gap_from:
        return Standing.GAPPED
    if is_open:
        return Standing.OPEN
    return Standing.MISSING if expected and not tally.closed and not tally.is_told else Standing.CLOSED
