"""A run is worked out from claims, debts and reversals; whoever has a debt and as large a reversal is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.register.claiming import cuts_of
from pos.register.drafting import owed, work_out
from pos.register.office_journal import bazaar_of
from tests.unit.register.settling import CODE, FIRST, Office, both, day, take_in
from tests.unit.register.test_reversing import part_of

if TYPE_CHECKING:
    from pos.register.register import Register


def test_a_debt_of_the_family_is_set_against_what_comes_back(register: Register, office: Office) -> None:
    journal = day("T01")
    take_in(register, journal, day("T02", ()))
    first = office.settle()
    journal.open_shift()
    journal.refund(journal.stamps[2])
    journal.close_shift()
    take_in(register, journal)
    second = office.settle()
    debt = part_of(second, FIRST).line.carried_minor
    assert debt < 0
    office.reverse(first.number, FIRST)
    third = office.draft()
    assert part_of(third, FIRST).line.net_minor == debt + part_of(first, FIRST).line.paid_minor


def test_how_a_family_is_paid_is_not_what_it_is_owed(register: Register, office: Office) -> None:
    both(register)
    run = office.draft()
    with register.database.reading() as connection:
        worked = work_out(connection, bazaar_of(connection, CODE), cuts_of(connection, CODE))
    lines = worked.lines
    assert not worked.withheld
    assert set(worked.claiming) == {line.family for line in lines}
    assert [line.family for line in lines] == [part.line.family for part in run.lines]
    banked = replace(lines[0], pay_by=PayBy.BANK, paid_minor=lines[0].net_minor, carried_minor=0)
    assert owed(banked) == owed(lines[0]) != owed(lines[1])
