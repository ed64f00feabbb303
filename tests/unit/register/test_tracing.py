"""From any figure down to the stored facts: the rows add up to the figure, page by page, and each leads to its fact."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import NoSuchFact
from pos.domain.errors import DamagedMessage, NotAllowed, UnknownBazaar
from pos.domain.facts import Refund, Sale, ShiftClosed, Void
from pos.domain.ledger_reports import Trace
from pos.domain.postings import Account
from pos.ledger.codec import decode, read_journal_line
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, CASHIER, FAMILIES, PRICE_MINOR, a_day, item_of
from tests.unit.register.settling import Office

if TYPE_CHECKING:
    from pos.domain.ledger_reports import Entry, Source
    from pos.register.register import Register

CODE = BAZAAR.code
RECEIPTS = (Sale.KIND, Refund.KIND, Void.KIND)
MONEY = (Account.CASH.value, Account.CARD.value)


@pytest.fixture
def played(register: Register) -> Register:
    for device in BAZAAR.tills:
        register.intake.take_in(a_day(device).batch())
    return register


def all_of(register: Register, trace: Trace, limit: int = 500) -> list[Entry]:
    page = register.tracing.entries(ACCOUNTANT, CODE, trace, "", limit)
    found = [*page.entries]
    while page.after:
        page = register.tracing.entries(ACCOUNTANT, CODE, trace, page.after, limit)
        assert page.sums is None
        found += page.entries
    return found


def test_each_road_of_the_reconciliation_is_made_of_its_rows(played: Register) -> None:
    till = played.accounts.reconciliation(ACCOUNTANT, CODE).tills[0]
    closings = Trace(source="facts", kinds=(ShiftClosed.KIND,), device="T01")
    receipts = Trace(source="facts", kinds=RECEIPTS, device="T01")
    money = Trace(accounts=MONEY, kinds=RECEIPTS, device="T01")
    assert sum(one.amount_minor for one in all_of(played, closings)) == till.z_reports_minor
    assert sum(one.amount_minor for one in all_of(played, receipts)) == till.receipts_minor
    assert sum(one.amount_minor for one in all_of(played, money)) == till.ledgers_minor
    assert {one.device for trace in (closings, receipts, money) for one in all_of(played, trace)} == {"T01"}


@pytest.mark.parametrize("source", ["ledger", "facts", "goods"])
def test_pages_give_the_same_rows_as_one_list_however_they_are_cut(played: Register, source: Source) -> None:
    trace = Trace(source=source, kinds=RECEIPTS)
    whole = all_of(played, trace)
    assert len(whole) > 6
    for limit in (1, 2, 5, len(whole)):
        assert all_of(played, trace, limit) == whole
    first = played.tracing.entries(ACCOUNTANT, CODE, trace, "", 2)
    assert first.sums is not None
    assert first.sums.count == len(whole)
    assert first.sums.balance_minor == sum(one.amount_minor for one in whole)


def test_a_familys_figures_are_made_of_its_claims(played: Register) -> None:
    row = next(one for one in played.accounts.families(ACCOUNTANT, CODE) if one.family.number == FAMILIES[0])
    gross = all_of(played, Trace(family=FAMILIES[0], claims=("gross",)))
    refunds = all_of(played, Trace(family=FAMILIES[0], claims=("refund",)))
    assert -sum(one.amount_minor for one in gross) == row.gross_minor == 4 * PRICE_MINOR
    assert sum(one.amount_minor for one in refunds) == row.refunds_minor == 2 * PRICE_MINOR
    assert {one.number[:3] for one in gross} == set(BAZAAR.tills)
    assert {one.by for one in gross} == {"C01"}
    assert {one.settled_by for one in gross} == {""}


def test_a_period_has_what_was_before_as_its_opening(played: Register) -> None:
    family = Trace(family=FAMILIES[0])
    everything = played.tracing.entries(ACCOUNTANT, CODE, family).sums
    later = played.tracing.entries(ACCOUNTANT, CODE, Trace(family=FAMILIES[0], first_day=date(2026, 11, 21))).sums
    sooner = played.tracing.entries(ACCOUNTANT, CODE, Trace(family=FAMILIES[0], last_day=date(2026, 11, 20))).sums
    assert everything is not None
    assert later is not None
    assert later.count == 0
    assert later.opening_minor == later.balance_minor == everything.balance_minor != 0
    assert sooner == everything


def test_a_receipts_number_finds_everything_that_speaks_of_it(played: Register) -> None:
    refund = next(one for one in all_of(played, Trace(source="facts", kinds=(Refund.KIND,), device="T01")))
    stored = played.tracing.fact(ACCOUNTANT, CODE, refund.device, refund.epoch, refund.seq)
    _, fact = decode(read_journal_line(stored.line.encode()).body)
    assert isinstance(fact, Refund)
    found = all_of(played, Trace(source="facts", kinds=RECEIPTS, mentions=fact.of_number))
    assert [one.kind for one in found] == [Sale.KIND, Refund.KIND]
    assert {one.kind for one in all_of(played, Trace(mentions=fact.of_number))} == {Sale.KIND, Refund.KIND}


def test_a_stored_fact_is_shown_word_for_word_with_all_that_follows(played: Register) -> None:
    journal = a_day("T01")
    at, sale = next((n, fact) for n, fact in enumerate(journal.facts) if isinstance(fact, Sale))
    stored = played.tracing.fact(ACCOUNTANT, CODE, "T01", 1, at + 1)
    assert stored.body.encode() == journal.bodies[at]
    line = read_journal_line(stored.line.encode())
    assert (line.own.hex(), line.body) == (stored.hash, journal.bodies[at])
    assert sum(one.amount_minor for one in stored.entries) == 0
    assert {one.item for one in stored.entries if one.way} == {item_of(FAMILIES[0]), item_of(FAMILIES[1])}
    assert (stored.unread, stored.kind, stored.number) == ("", Sale.KIND, sale.number)
    for seq in (0, 9_999):
        with pytest.raises(NoSuchFact):
            played.tracing.fact(ACCOUNTANT, CODE, "T01", 1, seq)


def test_a_fact_that_cannot_be_read_is_shown_as_it_lies_there(register: Register) -> None:
    journal = a_day()
    journal.add_body(b'{"v":9,"words":"of a newer till"}')
    register.intake.take_in(journal.batch())
    stored = register.tracing.fact(ACCOUNTANT, CODE, "T01", 1, journal.seq)
    assert stored.body == '{"v":9,"words":"of a newer till"}'
    assert (stored.line, stored.at, stored.entries) == ("", None, ())
    assert stored.unread


def test_the_trial_balance_comes_to_zero(played: Register) -> None:
    balance = played.tracing.trial_balance(ACCOUNTANT, CODE)
    assert balance.difference_minor == 0
    totals = {one.account: one for one in balance.accounts}
    assert totals["difference"].balance_minor == 200
    assert totals["family"].balance_minor == sum(
        one.amount_minor for one in all_of(played, Trace(accounts=("family",)))
    )
    of_the_day = played.tracing.trial_balance(ACCOUNTANT, CODE, date(2026, 11, 20), date(2026, 11, 20))
    assert of_the_day.accounts == balance.accounts
    assert played.tracing.trial_balance(ACCOUNTANT, CODE, date(2026, 11, 21)).accounts == ()


def test_only_the_office_may_look_and_only_at_what_is_there(played: Register) -> None:
    with pytest.raises(NotAllowed):
        played.tracing.entries(CASHIER, CODE, Trace())
    with pytest.raises(NotAllowed):
        played.tracing.fact(CASHIER, CODE, "T01", 1, 1)
    with pytest.raises(UnknownBazaar):
        played.tracing.trial_balance(ACCOUNTANT, "NOWHERE")
    for wrong in ("T01", "T01.1.2", "T01.a.b.c", f"T01.1.{2**63}.1", "T01.-1.1.1"):
        with pytest.raises(DamagedMessage):
            played.tracing.entries(ACCOUNTANT, CODE, Trace(), wrong)


def test_each_figure_of_a_payout_is_made_of_the_claims_that_this_run_settled(played: Register) -> None:
    office = Office(played)
    first, numbers = FAMILIES[0], []
    office.advance(first, 100)
    numbers.append(office.settle().number)
    office.advance(first, 300)
    numbers.append(office.draft().number)
    assert numbers[0] != numbers[1]
    for number, advances in zip(numbers, (100, 300), strict=True):
        run = played.payouts.run(ACCOUNTANT, CODE, number)
        line = next(part.line for part in run.lines if part.line.family == first)

        def sum_of(claim: str, number: str = number) -> int:
            trace = Trace(family=first, claims=(claim,), settled_by=number)
            rows = all_of(played, trace)
            sums = played.tracing.entries(ACCOUNTANT, CODE, trace).sums
            assert sums is not None
            assert sums.balance_minor == sum(one.amount_minor for one in rows)
            assert {one.settled_by for one in rows} <= {number, ""}
            return sums.balance_minor

        assert (-sum_of("gross"), sum_of("refund"), sum_of("advance")) == (
            line.gross_minor,
            line.refunds_minor,
            advances,
        )
    moves = played.cash_box.box(ACCOUNTANT, CODE).moves
    facts = [played.tracing.fact(ACCOUNTANT, CODE, "R01", move.epoch, move.seq) for move in moves]
    assert [fact.kind for fact in facts] == [move.kind for move in moves]
