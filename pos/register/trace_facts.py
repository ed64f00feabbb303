"""Facts as a whole, as rows behind a figure: those of some kinds with the money that they tell themselves, or all that lie there.

They are read from the stored facts alone. The ledger's rows, which follow from them, are `pos.register.tracing`'s.
"""

from __future__ import annotations

import json
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select, tuple_

from pos.domain.ledger_reports import PAGE_ENTRIES_MAX, Entry, EntrySums
from pos.ledger.codec import decode_kept
from pos.register.fact_money import concerned, told_by
from pos.register.runs import read_time
from pos.register.tables import FACT, SEEN, is_projected
from pos.register.trace_terms import in_one_shift, in_time, mentions, up_to_closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, ColumnElement, Connection, Row, Select

    from pos.domain.ledger_reports import Trace

Key = tuple[str, int, int, int]
FACTS_KEPT_MAX = (
    8  # of one approved run there are thousands of rows beside each other, and its fact takes a millisecond to read
)


def beyond(columns: list[Column[Any]], start: tuple[str | int, ...], trace: Trace) -> ColumnElement[bool]:
    """Return the condition that a row comes after a place; within one till by number only, or SQLite begins at its first."""
    first = 1 if trace.device else 0
    return tuple_(*columns[first:]) > tuple_(*map(literal, start[first:]))


def fact_rows(connection: Connection, bazaar: str, trace: Trace, start: Key, count: int) -> list[Entry]:
    """Return facts of some kinds after a place; kind by kind in the order of the index, and then put together."""
    if not trace.kinds:
        return _every_fact(connection, bazaar, trace, start, count)
    parts = [_of_kind(connection, bazaar, trace, kind, start, count) for kind in sorted(trace.kinds)]
    return list(islice(merge(*parts, key=lambda one: (one.device, one.epoch, one.seq)), count))


def _of_kind(connection: Connection, bazaar: str, trace: Trace, kind: str, start: Key, count: int) -> Iterator[Entry]:
    query = (
        _facts_of(connection, bazaar, trace, kind)
        .where(beyond([FACT.c.device, FACT.c.epoch, FACT.c.seq], start[:3], trace))
        .order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
        .limit(count)
    )
    for row in connection.execute(query).all():
        stamp, _ = decode_kept(bytes(row.body))
        yield Entry(
            device=row.device,
            epoch=row.epoch,
            seq=row.seq,
            n=0,
            at=stamp.at,
            by=stamp.by,
            kind=kind,
            number=told_in(bytes(row.body))[1],
            amount_minor=told_by(kind, bytes(row.body), trace),
        )


def _facts_of(connection: Connection, bazaar: str, trace: Trace, kind: str) -> Select[Any]:
    query = (
        select(FACT.c.device, FACT.c.epoch, FACT.c.seq, FACT.c.body)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == kind, *in_time(connection, bazaar, trace))
    )
    if trace.device:
        query = query.where(FACT.c.device == trace.device)
    query = query.where(*concerned(connection, kind, trace), *in_one_shift(connection, bazaar, FACT, trace.shift))
    return query.where(mentions(connection, trace.mentions)) if trace.mentions else query


def _every_fact(connection: Connection, bazaar: str, trace: Trace, start: Key, count: int) -> list[Entry]:
    """Return facts after a place as they lie there, whatever they are; no money is told of them."""
    rows = _every(connection, bazaar, trace, select(FACT)).where(
        beyond([FACT.c.device, FACT.c.epoch, FACT.c.seq], start[:3], trace)
    )
    ordered = rows.order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq).limit(count)
    return [_whole(row) for row in connection.execute(ordered)]


def _every(connection: Connection, bazaar: str, trace: Trace, query: Select[Any]) -> Select[Any]:
    query = query.where(FACT.c.bazaar == bazaar, *in_time(connection, bazaar, trace))
    if trace.device:
        query = query.where(FACT.c.device == trace.device)
    if trace.closing:
        query = query.where(up_to_closing(connection, bazaar, FACT, trace.closing, reads_all=True))
    return query.where(mentions(connection, trace.mentions)) if trace.mentions else query


def _whole(row: Row[Any]) -> Entry:
    by, number = told_in(bytes(row.body))
    at, place = read_time(row.at), (row.device, row.epoch, row.seq)
    return Entry(device=place[0], epoch=place[1], seq=place[2], n=0, at=at, by=by, kind=row.kind, number=number)


def sums_of_facts(connection: Connection, bazaar: str, trace: Trace) -> EntrySums:
    """Add up what facts tell by themselves; of receipts only the payments are read, for they may be a million."""
    if not trace.kinds:
        every = _every(connection, bazaar, trace, select(func.count()).select_from(FACT))
        return EntrySums(count=int(connection.execute(every).scalar_one()), debit_minor=0, credit_minor=0)
    count = debit = credit = 0
    for kind in trace.kinds:
        query = _facts_of(connection, bazaar, trace, kind)
        for row in connection.execute(query, execution_options={"yield_per": PAGE_ENTRIES_MAX}):
            amount = told_by(kind, bytes(row.body), trace)
            count += 1
            debit += max(amount, 0)
            credit += max(-amount, 0)
    return EntrySums(count=count, debit_minor=debit, credit_minor=credit)


@lru_cache(maxsize=FACTS_KEPT_MAX)
def told_in(body: bytes) -> tuple[str, str]:
    """Return who recorded a fact and the number of its paper, or of the paper that it points at."""
    try:
        document = json.loads(body)
        said = [document.get(name, "") for name in ("by", "number", "of_number")]
    except (ValueError, AttributeError):
        return "", ""
    by, number, of_number = (word if isinstance(word, str) else "" for word in said)
    return by, number or of_number
