"""Rows behind a figure of several families, of one rate, of a book, and of no run yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.agent_facts import MoneyPlace
from pos.domain.agents import HandedOver
from pos.domain.ledger_reports import Trace
from pos.domain.own_books import BookKind
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, FAMILIES, Ids, Journal
from tests.unit.register.settling import CODE, FIRST, SECOND, Office, both, day, take_in
from tests.unit.register.test_tallies import SHEET

if TYPE_CHECKING:
    from pos.domain.ledger_reports import Entry, EntrySums
    from pos.register.register import Register

CLAIMS = ("gross", "refund")
APPROVED = ("payout_approved",)


def sums(register: Register, trace: Trace) -> EntrySums:
    found = register.tracing.entries(ACCOUNTANT, CODE, trace).sums
    assert found is not None
    return found


def rows(register: Register, trace: Trace) -> tuple[Entry, ...]:
    return register.tracing.entries(ACCOUNTANT, CODE, trace).entries


def test_the_sum_of_some_families_is_made_of_theirs_alone(register: Register) -> None:
    take_in(register, day())
    accounts = {one.family.number: one for one in register.accounts.families(ACCOUNTANT, CODE)}
    some = Trace(claims=("gross",), families=(FIRST, SECOND))
    assert {one.family for one in rows(register, some)} == {FIRST, SECOND}
    assert -sums(register, some).balance_minor == accounts[FIRST].gross_minor + accounts[SECOND].gross_minor


def test_a_share_of_the_commission_is_taken_of_the_claims_at_its_rate(register: Register, office: Office) -> None:
    journal, _ = both(register)
    run = office.draft()
    for part in run.lines:
        assert part.line.shares
        for share in part.line.shares:
            of_rate = Trace(claims=CLAIMS, family=part.line.family, rate_bp=share.rate_bp, settled_by=run.number)
            assert -sums(register, of_rate).balance_minor == share.base_minor
    assert journal.seq
    assert sums(register, Trace(claims=CLAIMS, rate_bp=9_999)).count == 0


def test_what_no_run_has_settled_is_found_until_one_has(register: Register, office: Office) -> None:
    first, second = day(), day("T02")
    take_in(register, first, second)
    waits = Trace(claims=CLAIMS, settled_by="?")
    whole = sums(register, Trace(claims=CLAIMS))
    assert sums(register, waits) == whole
    office.approve(office.draft().number)
    assert sums(register, waits).count == 0
    second.open_shift()
    second.sell(SECOND)
    second.close_shift()
    take_in(register, second)
    assert {(one.device, one.family) for one in rows(register, waits)} == {("T02", SECOND)}


def test_the_commission_that_was_booked_is_its_rows_also_where_an_advance_was_settled_with_it(
    register: Register, office: Office
) -> None:
    take_in(register, day(), day("T02"))
    office.advance(FIRST, 500)
    run = office.approve(office.draft().number)
    line = next(part.line for part in run.lines if part.line.family == FIRST)
    assert line.advances_minor == 500
    booked = Trace(kinds=APPROVED, accounts=("family", "advance"), family=FIRST, mentions=run.number)
    assert sums(register, booked).balance_minor == line.commission_minor


def test_what_an_outlet_owes_is_what_it_took_and_what_the_office_wrote_down_of_it(register: Register) -> None:
    ids = Ids().fork("books")
    journal = Journal("T01")
    journal.receive(FAMILIES[0], quantity=40)
    take_in(register, journal)
    books = [
        register.books.open(ADMIN, CODE, BookKind.OUTLET, label, identity=ids.new()).device for label in ("One", "Two")
    ]
    for book, amount in zip(books, (10_000, 2_500), strict=True):
        register.tallies.take_in(ACCOUNTANT, CODE, book, SHEET, identity=ids.new())
        told = HandedOver(amount_minor=amount, into=MoneyPlace.SAFE, paper="")
        register.agents.take(ACCOUNTANT, CODE, book, told, identity=ids.new())
    trial = register.tracing.trial_balance(ACCOUNTANT, CODE)
    assert trial.difference_minor == 0
    for one in register.agents.accounts(ACCOUNTANT, CODE):
        assert one.device in books
        assert sums(register, Trace(accounts=("agent",), book=one.device)).balance_minor == one.owed_minor
    undone = next(one for one in register.agents.accounts(ACCOUNTANT, CODE) if one.device == books[0])
    number = undone.handovers[0].number
    register.agents.undo(ACCOUNTANT, CODE, books[0], number, "counted wrong", identity=ids.new())
    assert sums(register, Trace(accounts=("agent",), book=books[0])).balance_minor == SHEET.total_minor
