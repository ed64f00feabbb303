"""A statement convinces whoever was not there: every line is on it, and its totals are the run's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, UnknownFamily, UnknownPayout
from pos.domain.facts import Bearer, Line, LineMoved, Method, Payment, Sale
from pos.domain.goods_facts import Cause, GoodsReturned, GoodsWrittenOff, Pieces
from pos.register import gathering
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    APPROVER,
    BAZAAR,
    CASHIER,
    FAMILIES,
    FIRST_DAY,
    PRICE_MINOR,
    Ids,
    Journal,
    item_of,
)
from tests.unit.register.settling import fill_box

if TYPE_CHECKING:
    from pos.domain.reports import PayoutRun
    from pos.domain.statement_reports import Statement
    from pos.register.register import Register

CODE = BAZAAR.code
FIRST, SECOND, _ = FAMILIES


def statement(register: Register, family: str = FIRST, payout: str = "") -> Statement:
    return register.statements.statement(ACCOUNTANT, CODE, family, payout)


def take_in(register: Register, journal: Journal) -> None:
    held = register.intake.take_in(journal.batch(journal.seq)).seq
    register.intake.take_in(journal.batch(held))


def settle(register: Register, ids: Ids) -> PayoutRun:
    run = register.payouts.draft(ACCOUNTANT, CODE, identity=ids.new(), provisional="rehearsal")
    register.payouts.approve(APPROVER, CODE, run.number, identity=ids.new())
    fill_box(register, ids)
    return register.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=ids.new())


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("statements")


def full_day() -> Journal:
    """One of everything that a family can see."""
    journal = Journal()
    journal.receive(FIRST, quantity=20)
    journal.open_shift()
    first = journal.sell(FIRST, SECOND, quantity=2)
    journal.refund(first)
    journal.void(journal.sell(FIRST))
    journal.add(discounted(journal))
    wrong = journal.sell(SECOND)
    journal.add(
        LineMoved(
            of=wrong.id,
            of_number="T01-000001-0",
            line=0,
            from_family=SECOND,
            to_family=FIRST,
            from_rate_bp=1500,
            to_rate_bp=1000,
            amount_minor=PRICE_MINOR,
            reason="wrong family",
            approved_by="L01",
        )
    )
    journal.add(
        GoodsWrittenOff(
            item=item_of(FIRST),
            family=FIRST,
            quantity=1,
            cause=Cause.DAMAGED,
            reason="fell",
            price_minor=PRICE_MINOR,
            rate_bp=1000,
            paid_by_centre=True,
            approved_by="L01",
        )
    )
    journal.add(GoodsReturned(number=journal.number(), family=FIRST, lines=(Pieces(item=item_of(FIRST), quantity=5),)))
    journal.close_shift()
    return journal


def discounted(journal: Journal, *, discount_minor: int = 500, borne_by: Bearer = Bearer.FAMILY) -> Sale:
    line = Line(
        item=item_of(FIRST),
        family=FIRST,
        quantity=1,
        price_minor=PRICE_MINOR,
        rate_bp=1000,
        discount_minor=discount_minor,
        borne_by=borne_by,
        reason="the last one",
        approved_by="L01",
    )
    paid = (Payment(method=Method.CARD, amount_minor=line.charged_minor),) if line.charged_minor else ()
    return Sale(number=journal.number(), shift=1, day=FIRST_DAY, lines=(line,), payments=paid)


def test_every_line_is_on_it_with_its_amount(register: Register) -> None:
    take_in(register, full_day())
    found = statement(register)
    rows = [(line.kind, line.quantity, line.credited_minor) for line in found.lines]
    assert rows == [
        ("sale", 2, 2 * PRICE_MINOR),
        ("refund", -2, -2 * PRICE_MINOR),
        ("sale", 1, PRICE_MINOR),
        ("void", -1, -PRICE_MINOR),
        ("sale", 1, PRICE_MINOR - 500),
        ("line_moved", 0, PRICE_MINOR),
        ("goods_written_off", 1, PRICE_MINOR),
    ]
    assert sum(line.credited_minor for line in found.lines) == found.gross_minor - found.refunds_minor
    last_sale = found.lines[4]
    assert (last_sale.discount_minor, last_sale.reason, last_sale.approved_by) == (500, "the last one", "L01")
    assert (last_sale.name_ar, last_sale.name_en) == ("مربى", "Jam")
    assert found.lines[1].reason == "broken"


def test_the_goods_add_up(register: Register) -> None:
    take_in(register, full_day())
    (line,) = statement(register).goods
    assert (line.received, line.sold, line.returned, line.written_off, line.on_hand) == (20, 1, 5, 1, 13)


def test_a_promotion_of_the_centre_takes_nothing_from_the_family(register: Register) -> None:
    journal = Journal()
    journal.receive(FIRST)
    journal.open_shift()
    journal.add(discounted(journal, borne_by=Bearer.CENTRE))
    journal.close_shift()
    take_in(register, journal)
    (line,) = statement(register).lines
    assert (line.credited_minor, line.discount_minor, line.borne_by) == (PRICE_MINOR, 500, Bearer.CENTRE)


def test_even_what_was_given_away_for_nothing_is_on_it(register: Register, ids: Ids) -> None:
    journal = Journal()
    journal.receive(FIRST)
    journal.open_shift()
    journal.sell(FIRST)
    journal.add(discounted(journal, discount_minor=PRICE_MINOR))
    journal.close_shift()
    take_in(register, journal)
    run = settle(register, ids)
    for found in (statement(register), statement(register, payout=run.number)):
        assert [(line.quantity, line.credited_minor) for line in found.lines] == [(1, PRICE_MINOR), (1, 0)]
        assert sum(line.quantity for line in found.lines) == found.goods[0].sold


def test_it_equals_its_run_to_the_last_fils(register: Register, ids: Ids) -> None:
    journal = full_day()
    take_in(register, journal)
    fill_box(register, ids)
    register.vouchers.advance(ACCOUNTANT, CODE, FIRST, 700, reason="jars", identity=ids.new(), collector="her sister")
    register.vouchers.adjust(ACCOUNTANT, CODE, FIRST, 300, reason="found", approver=APPROVER, identity=ids.new())
    first = settle(register, ids)
    journal.open_shift(FIRST_DAY + timedelta(days=1))
    journal.sell(FIRST, quantity=3)
    journal.close_shift()
    take_in(register, journal)
    second = settle(register, ids)
    for run in (first, second):
        part = next(one for one in run.lines if one.line.family == FIRST)
        found = statement(register, payout=run.number)
        line = part.line
        assert (found.gross_minor, found.refunds_minor, found.shares) == (
            line.gross_minor,
            line.refunds_minor,
            line.shares,
        )
        assert (found.opening_minor, found.net_minor) == (line.brought_minor, line.net_minor)
        assert sum(row.credited_minor for row in found.lines) == line.gross_minor - line.refunds_minor
        assert -sum(row.amount_minor for row in found.advances) == line.advances_minor
        assert sum(row.amount_minor for row in found.adjustments) == line.adjustments_minor
        assert [(entry.number, entry.voucher, entry.line) for entry in found.payouts] == [
            (run.number, part.voucher, line)
        ]
        assert found.balance_minor == line.carried_minor
    assert len(statement(register, payout=second.number).lines) == 1
    whole = statement(register)
    assert [entry.number for entry in whole.payouts] == [first.number, second.number]
    assert len(whole.lines) == 8
    assert whole.balance_minor == next(one.line.carried_minor for one in second.lines if one.line.family == FIRST)


def test_a_draft_is_explained_before_it_is_approved(register: Register, ids: Ids) -> None:
    take_in(register, full_day())
    run = register.payouts.draft(ACCOUNTANT, CODE, identity=ids.new(), provisional="rehearsal")
    found = statement(register, payout=run.number)
    part = next(one for one in run.lines if one.line.family == FIRST)
    assert (found.net_minor, found.payouts, found.balance_minor) == (part.line.net_minor, (), part.line.net_minor)
    assert len(found.lines) == 7


def test_a_runs_statement_ends_with_its_draft_whenever_it_is_asked_for(register: Register, ids: Ids) -> None:
    journal = full_day()
    take_in(register, journal)
    run = settle(register, ids)
    first = statement(register, payout=run.number)
    journal.open_shift(FIRST_DAY + timedelta(days=1))
    journal.sell(FIRST)
    take_in(register, journal)
    again = statement(register, payout=run.number)
    assert first.until == again.until == run.drafted_at < first.at < again.at
    assert again.until is not None
    assert again.until.utcoffset() == timedelta(minutes=BAZAAR.utc_offset_minutes)  # as the hall's clock shows it
    assert (again.lines, again.code) == (first.lines, first.code)
    assert statement(register).until is None


def test_the_code_changes_with_the_contents_and_with_nothing_else(register: Register, ids: Ids) -> None:
    journal = full_day()
    take_in(register, journal)
    run = register.payouts.draft(ACCOUNTANT, CODE, identity=ids.new(), provisional="rehearsal")
    drafted = statement(register, payout=run.number)
    assert len(drafted.code) == 8
    fill_box(register, ids)
    register.payouts.approve(APPROVER, CODE, run.number, identity=ids.new())
    register.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=ids.new())
    assert statement(register, payout=run.number).code == drafted.code
    before = statement(register).code
    assert before == statement(register).code
    journal.open_shift(FIRST_DAY + timedelta(days=1))
    journal.sell(FIRST)
    take_in(register, journal)
    assert statement(register).code != before
    assert statement(register, SECOND).code != statement(register).code


def test_it_is_for_families_and_runs_that_exist_and_people_who_may(register: Register, ids: Ids) -> None:
    take_in(register, full_day())
    with pytest.raises(UnknownFamily):
        statement(register, "9999")
    with pytest.raises(UnknownPayout):
        statement(register, FIRST, "R01-000001-0")
    run = settle(register, ids)
    with pytest.raises(UnknownPayout):
        statement(register, FAMILIES[2], run.number)
    with pytest.raises(NotAllowed):
        register.statements.statement(CASHIER, CODE, FIRST)


def test_a_family_on_no_list_has_a_statement_all_the_same(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell("9990")
    take_in(register, journal)
    found = statement(register, "9990")
    assert (found.gross_minor, found.family.name_ar) == (PRICE_MINOR, "")


def test_several_statements_at_once_are_those_that_each_family_gets_alone(
    register: Register, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(register, full_day())
    run = settle(register, ids)
    several = (SECOND, FIRST)
    for payout in ("", run.number):
        alone = tuple(statement(register, family, payout) for family in several)
        for held in (10_000, 1):
            monkeypatch.setattr(gathering, "FACTS_AT_ONCE", held)
            together = register.statements.statements(ACCOUNTANT, CODE, several, payout)
            assert tuple(replace(one, at=other.at) for one, other in zip(together, alone, strict=True)) == alone
            assert len({one.at for one in together}) == 1
    with pytest.raises(UnknownFamily):
        register.statements.statements(ACCOUNTANT, CODE, (FIRST, "9999"))
    with pytest.raises(NotAllowed):
        register.statements.statements(CASHIER, CODE, several)
