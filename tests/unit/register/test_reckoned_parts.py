"""The parts that an accountant's figure is added up from are exactly the rows that each of them leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_till
from pos.ui.presenters.reckoning import of_accounts, of_line
from pos.ui.rows.ledger import LedgerFilter
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER
from tests.unit.register.settling import BANKED, CODE, FIRST, SECOND, Office, day, take_in
from tests.unit.ui.presenters.test_reckoning import sums_up

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.ui.rows.reckoning import Reckoning


def test_each_part_of_a_real_payout_comes_to_its_rows_in_a_real_register(register: Register, office: Office) -> None:
    journals = (day(), day("T02"))
    journals[0].open_shift()
    journals[0].refund(journals[0].sell(FIRST, quantity=3))
    journals[0].close_shift()
    take_in(register, *journals)
    office.advance(FIRST, 600)
    register.vouchers.adjust(
        ACCOUNTANT, CODE, FIRST, -130, reason="a broken jar", approver=APPROVER, identity=office.ids.new()
    )
    first = office.settle()
    office.reverse(first.number, SECOND)
    journals[1].open_shift()
    journals[1].sell(FIRST, SECOND, quantity=2)
    journals[1].close_shift()
    take_in(register, *journals)
    rehearsed = office.draft()
    proved = 0

    def prove(told: Reckoning) -> int:
        assert sums_up(told)
        for row in told.rows:
            if row.origin is None:
                continue
            sums = register.tracing.entries(ACCOUNTANT, CODE, trace_of(row.origin)).sums
            assert sums is not None
            if row.part == "share":
                assert -sums.balance_minor == row.base_minor, row
            elif row.part == "paid":
                assert sums.balance_minor == row.amount_minor, row
            elif row.part != "waiting":
                assert -sums.balance_minor == row.amount_minor, row
        return sum(row.origin is not None for row in told.rows)

    runs = register.payouts.runs(ACCOUNTANT, CODE)
    assert [run.number for run in runs] == [first.number, rehearsed.number]
    for run in runs:
        proved += sum(prove(of_line(run, part)) for part in run.lines)
    families = register.accounts.families(ACCOUNTANT, CODE)
    for one in families:
        proved += prove(of_accounts((one,), runs, LedgerFilter(family=one.family.number)))
    proved += prove(of_accounts(families, runs, LedgerFilter()))
    proved += prove(
        of_accounts(families[:2], runs, LedgerFilter(families=tuple(one.family.number for one in families[:2])))
    )
    assert proved > 40


def test_a_family_that_sold_nothing_leads_to_no_empty_list_and_one_whose_sale_was_voided_to_its_rows(
    register: Register, office: Office
) -> None:
    journal = day(sold=(SECOND,))
    journal.open_shift()
    journal.void(journal.sell(FIRST))
    journal.close_shift()
    take_in(register, journal, day("T02", sold=()))
    run = office.draft()
    families = {one.family.number: one for one in register.accounts.families(ACCOUNTANT, CODE)}
    assert {number: one.has_sold for number, one in families.items()} == {FIRST: True, SECOND: True, BANKED: False}
    told = [of_accounts((one,), (), LedgerFilter(family=number)) for number, one in families.items()]
    told += [of_line(run, part) for part in run.lines]
    assert len(told) == 5
    for origin in (row.origin for one in told for row in one.rows if row.origin is not None):
        sums = register.tracing.entries(ACCOUNTANT, CODE, trace_of(origin)).sums
        assert sums is not None
        assert sums.count, origin
    ways = [{row.part for row in one.rows if row.leads_on} for one in told]
    assert ways[0] == {"gross", "waiting"}
    assert ways[2] == set()


def test_the_entries_that_are_acknowledged_of_a_till_are_those_it_leads_to(register: Register) -> None:
    take_in(register, day(), day("T02"))
    tills = register.accounts.reconciliation(ACCOUNTANT, CODE).tills
    assert all(till.facts > 0 for till in tills[:2])
    for till in tills:
        sums = register.tracing.entries(ACCOUNTANT, CODE, trace_of(of_till(till.device, "entries"))).sums
        assert sums is not None
        assert sums.count == till.facts
