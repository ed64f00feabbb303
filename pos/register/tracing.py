"""Where a figure comes from: the stored facts behind it, page by page, and each of them word for word.

A page begins after the last row of the one before it (keyset), so the millionth row is found as quickly as the first. Rows stand
in the order of their facts' own time (`pos.register.trace_order`). The sums are taken once, with the first page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, case, func, literal, select

from pos.domain.account_errors import NoSuchFact
from pos.domain.ledger_reports import (
    PAGE_ENTRIES_MAX,
    AccountTotal,
    Entry,
    EntryPage,
    EntrySums,
    StoredFact,
    TrialBalance,
)
from pos.domain.rights import Act, require
from pos.domain.weighing import Unit
from pos.ledger.codec import journal_line, read_stamp
from pos.register.database import apart
from pos.register.narrowing import LEFT, is_weighed
from pos.register.office_journal import bazaar_of
from pos.register.runs import is_claim_of, read_time
from pos.register.settled import run_of
from pos.register.tables import FACT, ITEM, PLACE, POSTING, STOCK_MOVE, UNREAD, same_line, same_place
from pos.register.trace_facts import fact_rows, sums_of_facts, told_in
from pos.register.trace_order import START, after, by_time, near, read_mark, walk, write_mark
from pos.register.trace_terms import (
    in_hall,
    in_one_shift,
    in_package,
    in_time,
    mentions,
    of_book,
    up_to_closing,
    within_days,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row, Select, Subquery, Table

    from pos.domain.bazaar import Person
    from pos.domain.ledger_reports import Trace
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings
    from pos.register.trace_order import Mark, Span


class Tracing:
    """The way from a figure down to the facts. Every method needs the right to read the ledger.

    Args:
        database: where they are.
        surroundings: the time that reports bear.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def entries(
        self, by: Person, bazaar: str, trace: Trace, start: str = "", limit: int = PAGE_ENTRIES_MAX
    ) -> EntryPage:
        """Return a part of the rows that a figure is made of.

        Args:
            by: who asks.
            bazaar: its code.
            trace: which rows.
            start: what the part before named as `after`; empty for the first one, which comes with the sums.
            limit: how many rows at most.

        Raises:
            DamagedMessage: `start` is none of ours.
        """
        require(by, Act.READ_LEDGER)
        count = max(1, min(limit, PAGE_ENTRIES_MAX))
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            mark = read_mark(connection, bazaar, start) if start else START
            rows_of = fact_rows if trace.source == "facts" else _page
            rows = rows_of(connection, bazaar, trace, mark, count + 1)
            sums = None if start else _sums(connection, bazaar, trace)
        shown = rows[:count]
        follows = write_mark(shown[-1]) if len(rows) > count else ""
        return EntryPage(entries=tuple(shown), after=follows, sums=sums)

    def fact(self, by: Person, bazaar: str, device: str, epoch: int, seq: int) -> StoredFact:
        """Return one stored fact, word for word.

        Raises:
            NoSuchFact: there is none at this place.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            mine = (FACT.c.bazaar == bazaar) & (FACT.c.device == device) & (FACT.c.epoch == epoch)
            row = connection.execute(select(FACT).where(mine, FACT.c.seq == seq)).one_or_none()
            if row is None:
                raise NoSuchFact(device, epoch, seq)
            before = connection.execute(select(FACT.c.hash).where(mine, FACT.c.seq == seq - 1)).scalar()
            place = and_(*(UNREAD.c[name] == getattr(row, name) for name in ("bazaar", "device", "epoch", "seq")))
            unread = connection.execute(select(UNREAD.c.reason).where(place)).scalar() or ""
            entries = _of_fact(connection, row)
        previous = bytes(row.prev if row.prev is not None else before or b"")
        body = bytes(row.body)
        who, number = told_in(body)
        line = "" if row.id is None else journal_line(read_stamp(json.loads(body)), previous, bytes(row.hash), body)
        received_at = read_time(row.received_at)
        assert received_at is not None, "every fact bears the time of its arrival"  # noqa: S101 - a bug, not an input
        return StoredFact(
            device=device,
            epoch=epoch,
            seq=seq,
            at=read_time(row.at),
            by=who,
            kind=row.kind,
            number=number,
            received_at=received_at,
            hash=bytes(row.hash).hex(),
            line=line,
            body=body.decode("utf-8", "replace"),
            unread=unread,
            entries=entries,
        )

    def trial_balance(
        self, by: Person, bazaar: str, first_day: date | None = None, last_day: date | None = None
    ) -> TrialBalance:
        """Return all accounts with what they were debited and credited, of a period or of the whole bazaar."""
        require(by, Act.READ_LEDGER)
        debit, credit = _sides(POSTING.c.amount_minor)
        query = (
            select(POSTING.c.account, debit, credit)
            .where(POSTING.c.bazaar == bazaar)
            .group_by(POSTING.c.account)
            .order_by(POSTING.c.account)
        )
        if first_day is not None or last_day is not None:
            query = query.join(FACT, same_place(FACT, POSTING)).where(*within_days(first_day, last_day))
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            totals = tuple(
                AccountTotal(account=account, debit_minor=int(debited or 0), credit_minor=int(credited or 0))
                for account, debited, credited in connection.execute(query)
            )
            return TrialBalance(at=self._surroundings.at(plan), accounts=totals)


# -- pages ----------------------------------------------------------------------------------------------------------


def _page(connection: Connection, bazaar: str, trace: Trace, mark: Mark, count: int) -> list[Entry]:
    """Return rows of the ledger or of the stock after a place, each with its fact and the run that settled it."""
    table = _table_of(trace)
    on_rows, on_facts = _terms(connection, table, bazaar, trace)

    def read(span: Span | None, mark: Mark, count: int) -> list[Entry]:
        if span is None:
            every = _all_of(table, bazaar, trace).join(FACT, same_place(FACT, table))
            timed = apart(every.where(*on_rows, *on_facts), "wanted")
            rows = select(timed).where(after(timed, mark, timed.c.n)).order_by(*by_time(timed, timed.c.n))
        else:
            facts = near(bazaar, trace, span, () if trace.book else on_facts)
            few = select(table, facts.c.at).select_from(facts).join(table, same_place(facts, table))
            few = few.join(FACT, same_place(FACT, facts)).where(*on_facts) if trace.book else few
            of_index = [table.c.bazaar == bazaar] * bool(list(_of_families(trace)))  # which begins with it
            wanted = few.where(*of_index, *on_rows, after(facts, mark, table.c.n))
            rows = wanted.order_by(*by_time(facts, table.c.n))
        # The page is cut first and joined afterwards: a hundred facts are looked up, not a million.
        page = rows.limit(count).subquery()
        return [_entry(row) for row in connection.execute(_joined(connection, page).order_by(*by_time(page, page.c.n)))]

    if table is STOCK_MOVE:  # its rows lie by item, so none of them is found from its fact
        return read(None, mark, count)
    return walk(connection, bazaar, trace, mark, count, read, is_few=_tells_rows_apart(trace))


def _all_of(table: Table, bazaar: str, trace: Trace) -> Select[Any]:
    """Begin a query for all rows of a trace; of families by their index, which SQLite would not take by itself."""
    rows = select(table, FACT.c.at).where(table.c.bazaar == bazaar)
    if table is STOCK_MOVE or (trace.family is None and not trace.families):
        return rows
    lines = select(*(table.c[name] for name in (*PLACE, "n"))).where(table.c.bazaar == bazaar, *_of_families(trace))
    mine = apart(lines, "lines")
    return rows.select_from(mine).join(table, same_line(table, mine))


def _of_families(trace: Trace) -> Iterator[ColumnElement[bool]]:
    if trace.family is not None:
        yield POSTING.c.family == trace.family
    if trace.families:
        yield POSTING.c.family.in_(trace.families)


def _tells_rows_apart(trace: Trace) -> bool:
    """Tell whether the rows themselves know what is asked for, whatever their facts are."""
    is_one = trace.family is not None or trace.rate_bp is not None
    return is_one or any((trace.accounts, trace.claims, trace.families, trace.settled_by, trace.shift))


def _joined(connection: Connection, page: Subquery) -> Select[Any]:
    of_fact = and_(*(FACT.c[name] == page.c[name] for name in ("bazaar", "device", "epoch", "seq")))
    rows: Select[Any] = select(page)
    if "at" not in page.c:
        rows = rows.add_columns(FACT.c.at)
    query = rows.join(FACT, of_fact).add_columns(FACT.c.body, FACT.c.kind.label("fact_kind"))
    if "account" not in page.c:
        card = and_(ITEM.c.bazaar == page.c.bazaar, ITEM.c.code == page.c.item)
        return query.outerjoin(ITEM, card).add_columns(
            literal("", String).label("payout"), is_weighed(connection).label("is_weighed")
        )
    return query.add_columns(run_of(page).label("payout"))


def _terms(
    connection: Connection, table: Table, bazaar: str, trace: Trace, *, is_before: bool = False
) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    """Return the conditions of a trace on the rows themselves and on their facts; or of those before its first day."""
    on_rows = [*_on_rows(table, trace), *in_one_shift(connection, bazaar, table, trace.shift)]
    on_rows += in_hall(bazaar, table, trace.hall)
    if trace.settled_by and "claim" in table.c:
        on_rows.append(is_claim_of(connection, table, bazaar, trace.settled_by))
    if trace.closing:
        on_rows.append(up_to_closing(connection, bazaar, table, trace.closing))
    if trace.package and "family" in table.c:
        on_rows.append(in_package(connection, bazaar, table, trace.package))
    on_facts = in_time(connection, bazaar, trace, is_before=is_before)
    if trace.kinds and "kind" not in table.c:
        on_facts.append(FACT.c.kind.in_(trace.kinds))
    if trace.book:
        on_facts.append(of_book(connection, table, trace.book))
    if trace.mentions:
        on_facts.append(mentions(connection, trace.mentions))
    return on_rows, on_facts


def _wanted(
    connection: Connection, query: Select[Any], table: Table, bazaar: str, trace: Trace, *, is_before: bool = False
) -> Select[Any]:
    """Narrow a query on a table of rows to those of a trace; or to those before its first day."""
    on_rows, on_facts = _terms(connection, table, bazaar, trace, is_before=is_before)
    wanted = query.where(table.c.bazaar == bazaar, *on_rows)
    if on_facts and _begins_with_facts(table, trace):
        of_device = [FACT.c.device == trace.device] * bool(trace.device)
        places = select(*(FACT.c[name] for name in PLACE)).where(FACT.c.bazaar == bazaar, *of_device, *on_facts)
        facts = apart(places, "facts")
        return wanted.join(facts, same_place(facts, table))
    return wanted.join(FACT, same_place(FACT, table)).where(*on_facts) if on_facts else wanted


def _begins_with_facts(table: Table, trace: Trace) -> bool:
    """Tell whether facts are looked at before their rows: each of them once, and no row of those that are not wanted.

    Not where an index leads to few rows, nor for a book, where a row and its fact are asked together.
    """
    return table is POSTING and not (trace.book or trace.shift or trace.families or trace.family is not None)


def _on_rows(table: Table, trace: Trace) -> Iterator[ColumnElement[bool]]:
    if trace.device:
        yield table.c.device == trace.device
    if trace.item and "item" in table.c:
        yield table.c.item == trace.item
    if "account" not in table.c:
        if trace.accounts:
            yield table.c.way.in_(trace.accounts)
        return
    yield from _of_families(trace)
    if trace.rate_bp is not None:
        yield table.c.rate_bp == trace.rate_bp
    for column, values in (("account", trace.accounts), ("kind", trace.kinds), ("claim", trace.claims)):
        if values:
            yield table.c[column].in_(values)


def _table_of(trace: Trace) -> Table:
    return STOCK_MOVE if trace.source == "goods" else POSTING


def _entry(row: Row[Any]) -> Entry:
    is_posting = hasattr(row, "account")
    by, number = told_in(bytes(row.body))
    return Entry(
        device=row.device,
        epoch=row.epoch,
        seq=row.seq,
        n=row.n,
        at=read_time(row.at),
        by=by,
        kind=row.fact_kind,
        number=number,
        account=row.account if is_posting else "",
        family=row.family if is_posting else "",
        rate_bp=row.rate_bp if is_posting else 0,
        amount_minor=row.amount_minor if is_posting else 0,
        item="" if is_posting else row.item,
        way="" if is_posting else row.way,
        quantity=0 if is_posting else row.quantity,
        settled_by=row.payout or "",
        unit=Unit.PIECE if is_posting or not row.is_weighed else Unit.GRAM,
    )


# -- one fact ---------------------------------------------------------------------------------------------------------


def _of_fact(connection: Connection, fact: Row[Any]) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for table in (POSTING, STOCK_MOVE):
        mine = and_(*(table.c[name] == getattr(fact, name) for name in ("bazaar", "device", "epoch", "seq")))
        page = select(table).where(mine).subquery()
        found += [_entry(row) for row in connection.execute(_joined(connection, page).order_by(page.c.n))]
    return tuple(found)


# -- sums -----------------------------------------------------------------------------------------------------------


def _sums(connection: Connection, bazaar: str, trace: Trace) -> EntrySums:
    if trace.source == "facts":
        return sums_of_facts(connection, bazaar, trace)
    table = _table_of(trace)
    if trace.source == "goods":
        return _sums_of_goods(connection, bazaar, trace)
    sides: Select[Any] = select(func.count()).select_from(table).add_columns(*_sides(table.c.amount_minor))
    count, debited, credited = connection.execute(_wanted(connection, sides, table, bazaar, trace)).one()
    opening = 0
    if trace.first_day is not None:
        before = select(func.sum(table.c.amount_minor)).select_from(table)
        opening = int(
            connection.execute(_wanted(connection, before, table, bazaar, trace, is_before=True)).scalar() or 0
        )
    return EntrySums(
        count=int(count), debit_minor=int(debited or 0), credit_minor=int(credited or 0), opening_minor=opening
    )


def _sums_of_goods(connection: Connection, bazaar: str, trace: Trace) -> EntrySums:
    """Add up what moved in the ways that are asked for, or what all of them left; what is weighed apart."""
    quantity = STOCK_MOVE.c.quantity if trace.accounts else LEFT
    grams = case((is_weighed(connection), quantity), else_=0)
    card = and_(ITEM.c.bazaar == STOCK_MOVE.c.bazaar, ITEM.c.code == STOCK_MOVE.c.item)
    amounts: Select[Any] = select(func.count()).select_from(STOCK_MOVE).outerjoin(ITEM, card)
    query = amounts.add_columns(func.sum(quantity), func.sum(grams))
    count, every, weighed = connection.execute(_wanted(connection, query, STOCK_MOVE, bazaar, trace)).one()
    grams_in_all = int(weighed or 0)
    pieces = int(every or 0) - grams_in_all
    return EntrySums(count=int(count), debit_minor=0, credit_minor=0, pieces=pieces, grams=grams_in_all)


def _sides(amount: ColumnElement[int]) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Return the sums of debits and of credits, both positive."""
    return func.sum(case((amount > 0, amount), else_=0)), func.sum(case((amount < 0, -amount), else_=0))
