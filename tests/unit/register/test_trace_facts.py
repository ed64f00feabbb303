"""Facts as a whole behind a figure: every one that a closing counted, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.ledger_reports import Trace
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, BAZAAR, Ids
from tests.unit.register.settling import CODE, day, take_in
from tests.unit.register.test_trace_parts import sums

if TYPE_CHECKING:
    from pos.register.register import Register


def test_a_closings_entries_are_every_fact_that_it_counted_also_the_unreadable(register: Register) -> None:
    ids = Ids().fork("closings")
    journal = day()
    journal.add_body(b'{"v":9,"words":"of a newer till"}')
    take_in(register, journal, day("T02"))
    closed = register.periods.close(ACCOUNTANT, BAZAAR.code, identity=ids.new(), approver=APPROVER, provisional="now")
    every = Trace(source="facts", closing=closed.number)
    assert sums(register, every).count == closed.facts
    page = register.tracing.entries(ACCOUNTANT, CODE, every, "", 3)
    found = [*page.entries]
    while page.after:
        page = register.tracing.entries(ACCOUNTANT, CODE, every, page.after, 3)
        found += page.entries
    assert len(set(found)) == len(found) == closed.facts
    assert {one.device for one in found} >= {"T01", "T02", "R01"}
    assert sums(register, Trace(source="facts")).count == closed.facts + 1, "the closing itself came after"
    behind = Trace(source="facts", after_closing=closed.number)
    assert sums(register, behind).count == 0 == register.periods.open_period(ACCOUNTANT, CODE).facts
    assert sums(register, Trace(source="facts", after_closing="R01-999999-9")).count == 0, "there is no such closing"
    journal.open_shift()
    journal.sell()
    take_in(register, journal)
    later = register.tracing.entries(ACCOUNTANT, CODE, behind)
    assert len(later.entries) == register.periods.open_period(ACCOUNTANT, CODE).facts > 0
    assert [one.kind for one in later.entries] == ["shift_opened", "sale"]
    assert sums(register, every).count == closed.facts, "a closing stays what it was"
    owed = Trace(accounts=("family", "advance"), closing=closed.number)
    assert -sums(register, owed).balance_minor == closed.families_minor
