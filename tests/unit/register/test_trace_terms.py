"""Rows are narrowed to an hour of the hall's clock, and to a package's families, or to those that are in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.ledger_reports import Trace
from pos.register.trace_terms import WITHOUT
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, Journal

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
