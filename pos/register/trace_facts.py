"""Facts as a whole, as rows behind a figure: those of some kinds with the money that they tell themselves, or all that lie there.

They are read from the stored facts alone. The ledger's rows, which follow from them, are `pos.register.tracing`'s.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, func, or_, select

from pos.domain.ledger_reports import PAGE_ENTRIES_MAX, Entry, EntrySums
from pos.register.database import apart
from pos.register.fact_money import concerned, told_by
from pos.register.reconciling import RECEIPTS
from pos.register.runs import read_time
from pos.register.tables import FACT, SEEN, is_projected, same_place
from pos.register.trace_order import after, by_time, near, walk
from pos.register.trace_terms import behind_closing, in_hall, in_one_shift, in_time, mentions, up_to_closing

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row, Select

    from pos.domain.ledger_reports import Trace
    from pos.register.trace_order import Mark, Span

FACTS_KEPT_MAX = (
    8  # of one approved run there are thousands of rows beside each other, and its fact takes a millisecond to read
)


def fact_rows(connection: Connection, bazaar: str, trace: Trace, mark: Mark, count: int) -> list[Entry]:
    """Return facts after a place: of some kinds with the money that they tell, or all that lie there, without any."""
    row_of = partial(_told, trace) if trace.kinds else _whole
    on_facts = _on_facts(connection, bazaar, trace)

    def read(span: Span | None, mark: Mark, count: int) -> list[Entry]:
        if span is None:
            every = _projected(select(FACT), trace)
            # By the index of kinds, so that only they are looked at.
            timed = apart(every.where(FACT.c.bazaar == bazaar, FACT.c.kind.in_(trace.kinds), *on_facts), "wanted")
            rows = select(timed).where(after(timed, mark)).order_by(*by_time(timed))
        else:
            facts = near(bazaar, trace, span)
            lying = _projected(select(FACT).select_from(facts).join(FACT, same_place(FACT, facts)), trace)
            rows = lying.where(*on_facts, after(facts, mark)).order_by(*by_time(facts))
        return [row_of(row) for row in connection.execute(rows.limit(count))]

    if trace.kinds and not set(trace.kinds) & set(RECEIPTS):
        return read(None, mark, count)
    return walk(connection, bazaar, trace, mark, count, read, is_few=False)


def _projected(query: Select[Any], trace: Trace) -> Select[Any]:
    """Leave out what was not projected, where money is told."""
    return query.join(SEEN, is_projected()) if trace.kinds else query


def _on_facts(connection: Connection, bazaar: str, trace: Trace) -> list[ColumnElement[bool]]:
    """Return the conditions of a trace on facts, without those on their kinds."""
    terms = [*in_time(connection, bazaar, trace), *in_hall(bazaar, FACT, trace.hall)]
    terms += behind_closing(connection, bazaar, trace.after_closing)
    if trace.kinds:
        terms += in_one_shift(connection, bazaar, FACT, trace.shift)
        of_kinds = ((FACT.c.kind == kind, *concerned(connection, kind, trace)) for kind in trace.kinds)
        terms.append(or_(false(), *(and_(*each) for each in of_kinds)))
    elif trace.closing:
        terms.append(up_to_closing(connection, bazaar, FACT, trace.closing, reads_all=True))
    if trace.device:
        terms.append(FACT.c.device == trace.device)
    return [*terms, mentions(connection, trace.mentions)] if trace.mentions else terms


def _told(trace: Trace, row: Row[Any]) -> Entry:
    body = bytes(row.body)
    return replace(_whole(row), amount_minor=told_by(row.kind, body, trace))


def _whole(row: Row[Any]) -> Entry:
    by, number = told_in(bytes(row.body))
    at, place = read_time(row.at), (row.device, row.epoch, row.seq)
    return Entry(device=place[0], epoch=place[1], seq=place[2], n=0, at=at, by=by, kind=row.kind, number=number)


def sums_of_facts(connection: Connection, bazaar: str, trace: Trace) -> EntrySums:
    """Add up what facts tell by themselves; of receipts only the payments are read, for they may be a million."""
    on_facts = (FACT.c.bazaar == bazaar, *_on_facts(connection, bazaar, trace))
    if not trace.kinds:
        every = select(func.count()).select_from(FACT).where(*on_facts)
        return EntrySums(count=int(connection.execute(every).scalar_one()), debit_minor=0, credit_minor=0)
    count = debit = credit = 0
    for kind in trace.kinds:
        query = _projected(select(FACT.c.body), trace).where(*on_facts, FACT.c.kind == kind)
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
