"""Rows are narrowed to an hour of the hall's clock, and to a package's families, or to those that are in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.ledger_reports import Trace
from pos.register.trace_terms import WITHOUT
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, BAZAAR, FAMILIES, Journal
from tests.unit.register.settling import Office, both, take_in

if TYPE_CHECKING:
    from pos.register.register import Register


def test_an_hour_and_a_package_leave_out_the_others(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell(FAMILIES[0])
    hour = f"{journal.stamps[-1].at.hour:02d}"
    journal.clock.advance(hours=3)
    journal.sell("9990", "")
    register.intake.take_in(journal.batch())

    def rows(trace: Trace) -> set[str]:
        return {one.family for one in register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace).entries}

    package = {card.number: card.package for card in register.catalogue.families(BAZAAR.code)}[FAMILIES[0]]
    credited = ("family", "centre")
    assert rows(Trace(accounts=credited)) == {FAMILIES[0], "9990", ""}
    assert rows(Trace(accounts=credited, hour=hour)) == {FAMILIES[0]}
    assert rows(Trace(accounts=credited, package=package)) == {FAMILIES[0]}
    assert rows(Trace(accounts=credited, package=WITHOUT)) == {"9990"}
    receipts = Trace(source="facts", kinds=("sale",), hour=hour)
    assert len(register.tracing.entries(ACCOUNTANT, BAZAAR.code, receipts).entries) == 1


def test_the_receipts_of_an_item_come_to_its_bar(register: Register) -> None:
    journal, _ = both(register)
    journal.open_shift()
    journal.refund(journal.sell(FAMILIES[0], FAMILIES[1], quantity=2))
    journal.sell(FAMILIES[0], FAMILIES[1], card=True)
    journal.close_shift()
    take_in(register, journal)
    for bar in register.selling.figures(ACCOUNTANT, BAZAAR.code).items:
        trace = Trace(source="facts", kinds=("sale", "refund", "void"), item=bar.key)
        page = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace)
        assert page.sums is not None
        assert sum(one.amount_minor for one in page.entries) == page.sums.balance_minor == bar.amount_minor


def test_a_closings_accounts_are_made_of_what_lay_before_it(register: Register, office: Office) -> None:
    journal, _ = both(register)
    closed = register.periods.close(ACCOUNTANT, BAZAAR.code, identity=office.ids.new(), approver=APPROVER)
    journal.open_shift()
    journal.sell(FAMILIES[0])
    journal.close_shift()
    take_in(register, journal)

    def sums(account: str, number: str) -> tuple[int, int]:
        trace = Trace(accounts=(account,), closing=number)
        found = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace).sums
        assert found is not None
        return found.debit_minor, found.credit_minor

    assert {one.account for one in closed.totals} >= {"family", "cash"}
    for one in closed.totals:
        assert sums(one.account, closed.number) == (one.debit_minor, one.credit_minor)
    assert sums("family", "") != sums("family", closed.number)
    assert sums("family", "R01-000099-9") == (0, 0)
