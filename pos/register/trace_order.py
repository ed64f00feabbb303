"""The order of a ledger: by the facts' own time, then by device, epoch, number and row; and how a page of it is found.

All facts of a bazaar bear the offset of its hall, so their times sort as text; what bears none because it cannot be read comes
first. A page begins after the last row of the one before it, in the index `fact_time`: a stretch of facts is walked there, and
their rows are looked up. Where too few rows of a longer stretch are wanted, the wanted ones are put in order instead, which
costs what finding them all costs; either way the rows and their order are the same.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, literal, select, tuple_

from pos.domain.errors import DamagedMessage
from pos.domain.limits import SEQUENCE_MAX
from pos.register.database import apart
from pos.register.tables import FACT, PLACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from sqlalchemy import CTE, ColumnElement, Connection, FromClause

    from pos.domain.ledger_reports import Entry, Trace

TIMED = ("at", "device", "epoch", "seq")
FACTS_WALKED = 2_000  # looking their rows up takes some ten milliseconds
FACTS_WALKED_MAX = 32_000  # at once, where there is no other way


class Spot(NamedTuple):
    """A fact's place in the order of time."""

    at: str
    device: str
    epoch: int
    seq: int


class Mark(NamedTuple):
    """The last row that was read: its fact, and which of its rows."""

    spot: Spot
    n: int


class Span(NamedTuple):
    """The facts from one on, itself included, to another or to the end; no more of them than some number."""

    start: Spot
    to: Spot | None
    facts_max: int


START = Mark(Spot("", "", 0, 0), -1)


def read_mark(connection: Connection, bazaar: str, text: str) -> Mark:
    """Read where a page ended, `T01.1.77.2`.

    Raises:
        DamagedMessage: nobody wrote this here.
    """
    device, *numbers = text.split(".")
    try:
        epoch, seq, n = map(int, numbers)
    except ValueError as error:
        raise DamagedMessage("after") from error
    if not all(0 <= one <= SEQUENCE_MAX for one in (epoch, seq, n)):
        raise DamagedMessage("after")
    values = dict(zip(PLACE, (bazaar, device, epoch, seq), strict=True))
    place = and_(*(FACT.c[name] == value for name, value in values.items()))
    at = connection.execute(select(FACT.c.at).where(place)).scalar()
    if at is None:
        raise DamagedMessage("after")
    return Mark(Spot(at, device, epoch, seq), n)


def write_mark(entry: Entry) -> str:
    """Return where a page ended, for whoever asks for the next one."""
    return f"{entry.device}.{entry.epoch}.{entry.seq}.{entry.n}"


def after(rows: FromClause, mark: Mark, n: ColumnElement[int] | None = None) -> ColumnElement[bool]:
    """Return the condition that a row that knows its time comes after a mark; without `n` a fact is one row."""
    place = [rows.c[name] for name in TIMED]
    return tuple_(*place, literal(0) if n is None else n) > tuple_(*map(literal, (*mark.spot, mark.n)))


def by_time(rows: FromClause, n: ColumnElement[int] | None = None) -> list[ColumnElement[Any]]:
    """Return what rows that know their time are put in order by."""
    return [rows.c[name] for name in TIMED] + ([] if n is None else [n])


def near(bazaar: str, trace: Trace, span: Span, on_facts: Sequence[ColumnElement[bool]] = ()) -> CTE:
    """Return a span's facts as a table: places, times and kinds from the index; only those on which conditions hold.

    That there are no more than so many is known, and is told for PostgreSQL's sake: it takes a span for a quarter of all facts
    and would go through the whole ledger to find their rows.
    """
    columns = (FACT.c[name] for name in (*PLACE, "at", "kind"))
    return apart(select(*columns).where(*_within(bazaar, trace, span), *on_facts).limit(span.facts_max), "near")


def walk(
    connection: Connection,
    bazaar: str,
    trace: Trace,
    mark: Mark,
    count: int,
    read: Callable[[Span | None, Mark, int], Sequence[Entry]],
    *,
    is_few: bool,
) -> list[Entry]:
    """Return the rows after a mark.

    Args:
        connection: a reading one.
        bazaar: its code.
        trace: which rows.
        mark: the last row of the page before.
        count: how many rows at most.
        read: returns rows of a span after a mark, so many at most; without a span, of all that are wanted.
        is_few: whether the wanted rows can be told apart without looking at facts, so that all of them may be put in order.
    """
    found: list[Entry] = []
    for facts in _strides(count, is_few=is_few):
        to = _spot_after(connection, bazaar, trace, mark.spot, facts)
        found += read(Span(mark.spot, to, facts + 1), mark, count - len(found))
        if to is None or len(found) == count:
            return found
        mark = Mark(to, SEQUENCE_MAX)
    return [*found, *read(None, mark, count - len(found))]


def _strides(count: int, *, is_few: bool) -> Iterator[int]:
    yield count
    facts = FACTS_WALKED
    yield facts
    while not is_few:
        facts = min(facts * 4, FACTS_WALKED_MAX)
        yield facts


def _spot_after(connection: Connection, bazaar: str, trace: Trace, start: Spot, facts: int) -> Spot | None:
    """Return the fact that comes so many facts later; none where there are fewer."""
    within = _within(bazaar, trace, Span(start, None, facts))
    query = select(*(FACT.c[name] for name in TIMED)).where(*within).order_by(*by_time(FACT)).offset(facts).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else Spot(*row)


def _within(bazaar: str, trace: Trace, span: Span) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on a fact that the index answers."""
    spot = tuple_(*by_time(FACT))
    yield FACT.c.bazaar == bazaar
    yield spot >= tuple_(*map(literal, span.start))
    if span.to is not None:
        yield spot <= tuple_(*map(literal, span.to))
    if trace.device:
        yield FACT.c.device == trace.device
    if trace.kinds:
        yield FACT.c.kind.in_(trace.kinds)
    if trace.first_day is not None:
        yield FACT.c.at >= trace.first_day.isoformat()
    if trace.last_day is not None:
        yield FACT.c.at < (trace.last_day + timedelta(days=1)).isoformat()
