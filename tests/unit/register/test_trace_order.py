"""A ledger is read in the order of time, however late a till came; page by page, and the same however its rows are found."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import DamagedMessage
from pos.domain.facts import Refund, Sale, ShiftClosed, Void
from pos.domain.identity import paper_number
from pos.domain.ledger_reports import Entry, Trace
from pos.register import trace_order
from pos.register.tables import FACT, POSTING, same_place
from tests.unit.register.rehearsal import ACCOUNTANT, FIRST_DAY, Journal
from tests.unit.register.settling import CODE, FIRST, SECOND, Office, take_in
from tests.unit.register.test_tracing import all_of

if TYPE_CHECKING:
    from pos.register.register import Register

RECEIPTS = (Sale.KIND, Refund.KIND, Void.KIND)
Row = tuple[datetime | None, str, int, int, int]
TRACES = (
    Trace(),
    Trace(device="T02"),
    Trace(accounts=("cash",)),
    Trace(accounts=("difference",)),
    Trace(family=FIRST),
    Trace(family=SECOND, claims=("gross",), settled_by="?"),
    Trace(families=(FIRST, SECOND), accounts=("family",)),
    Trace(kinds=(Refund.KIND,)),
    Trace(hour="09"),
    Trace(mentions=paper_number("T02", 1)),
    Trace(first_day=FIRST_DAY, last_day=FIRST_DAY),
    Trace(family=FIRST, first_day=FIRST_DAY),
    Trace(shift="T01.1.8"),
    Trace(source="goods"),
    Trace(source="facts"),
    Trace(source="facts", device="T01", last_day=FIRST_DAY),
    Trace(source="facts", kinds=RECEIPTS),
    Trace(source="facts", kinds=RECEIPTS, family=SECOND),
    Trace(source="facts", kinds=(ShiftClosed.KIND,)),
)


def place(entry: Entry) -> Row:
    return entry.at, entry.device, entry.epoch, entry.seq, entry.n


def two_tills() -> list[Journal]:
    """Sell at two tills in turns; the clock of the second one was set back by a day meanwhile."""
    tills = [Journal(device) for device in ("T01", "T02")]
    for journal in tills:
        journal.open_shift()
    for n in range(4):
        for journal in tills:
            sale = journal.sell(FIRST, *[SECOND] * (n % 2), card=n == 3)
            if n == 1:
                journal.refund(sale)
        if n == 2:
            tills[1].clock.advance(days=-1)
    for journal in tills:
        journal.close_shift(missing_minor=100)
    return tills


@pytest.fixture
def turns(register: Register) -> Register:
    take_in(register, *two_tills())
    return register


def told(register: Register) -> list[Row]:
    """Return every row of the ledger by the times as they stand in the facts, put in order by Python alone."""
    with register.database.reading() as connection:
        rows = connection.execute(
            select(FACT.c.at, POSTING.c.device, POSTING.c.epoch, POSTING.c.seq, POSTING.c.n).join(
                POSTING, same_place(POSTING, FACT)
            )
        ).all()
    return sorted((datetime.fromisoformat(at), device, epoch, seq, n) for at, device, epoch, seq, n in rows)


def test_rows_of_all_tills_come_by_time_whatever_their_journals_numbers_say(turns: Register) -> None:
    rows = [place(entry) for entry in all_of(turns, Trace())]
    assert rows == told(turns)
    assert rows != sorted(rows, key=lambda row: row[1:]), "the tills took turns"
    second = [row[3] for row in rows if row[1] == "T02"]
    assert second != sorted(second), "a fact's own time counts, also of a clock that was set back"


def test_pages_give_the_same_order_however_their_rows_are_found(
    turns: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    Office(turns).advance(FIRST, 100)
    wholes = [[place(entry) for entry in all_of(turns, trace)] for trace in TRACES]
    for whole in wholes:
        timed = [(str(row[0] or ""), *row[1:]) for row in whole]
        assert timed
        assert timed == sorted(set(timed))
    for facts in (1, 3):
        monkeypatch.setattr(trace_order, "FACTS_WALKED", facts)
        monkeypatch.setattr(trace_order, "FACTS_WALKED_MAX", 2 * facts)
        for trace, whole in zip(TRACES, wholes, strict=True):
            for limit in (1, 3):
                assert [place(entry) for entry in all_of(turns, trace, limit)] == whole


def test_what_bears_no_time_comes_first(register: Register) -> None:
    journal = Journal("T01")
    journal.add_body(b'{"v":9,"words":"of a newer till"}')
    take_in(register, journal)
    first, *rest = all_of(register, Trace(source="facts"), 1)
    assert (first.at, first.seq) == (None, 2)
    assert rest
    assert None not in {entry.at for entry in rest}


def test_a_page_that_ended_at_no_fact_is_refused(turns: Register) -> None:
    with pytest.raises(DamagedMessage):
        turns.tracing.entries(ACCOUNTANT, CODE, Trace(), "T01.1.999.0")


def test_what_arrives_between_two_pages_moves_no_row_of_the_next_one(register: Register) -> None:
    first, second = two_tills()
    take_in(register, first)
    page = register.tracing.entries(ACCOUNTANT, CODE, Trace(), "", 10)
    take_in(register, second)
    rest = register.tracing.entries(ACCOUNTANT, CODE, Trace(), page.after)
    last = place(page.entries[-1])
    assert {place(entry) for entry in page.entries} < set(told(register))
    assert [place(entry) for entry in rest.entries] == [row for row in told(register) if row > last]
