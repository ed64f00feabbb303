"""A payout pays what is owed; two people answer for it; nothing is forgotten and nothing forgiven."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos.domain.bazaar import PayBy
from pos.domain.errors import (
    NotAllowed,
    NothingToPay,
    PayoutOpen,
    ReasonMissing,
    SamePerson,
    TillsMissing,
    TotalsDiffer,
    UnknownPayout,
    WrongPayoutState,
)
from pos.domain.reports import PayoutState
from pos.domain.settlement import claims, settle
from pos.domain.troubles import BookDamaged
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    CASHIER,
    FAMILIES,
    FIRST_DAY,
    PRICE_MINOR,
    Journal,
)
from tests.unit.register.settling import BANKED, CODE, FIRST, SECOND, Office, both, day, lines, settled_count, take_in

if TYPE_CHECKING:
    from pos.register.register import Register


def test_a_run_pays_what_the_domain_works_out(register: Register, office: Office) -> None:
    journals = both(register)
    office.advance(FIRST, 1000)
    run = office.draft()
    expected = [claim for journal in journals for fact in journal.facts for _, claim in claims(fact)]
    for part in run.lines:
        family = part.line.family
        mine = [claim for claim in expected if claim.family == family]
        pay_by = PayBy.BANK if family == BANKED else PayBy.CASH
        plain = settle(family, mine, pay_by=pay_by, payout_step_minor=25)
        if family != FIRST:
            assert part.line == plain
        else:
            assert (part.line.advances_minor, part.line.net_minor) == (1000, plain.net_minor - 1000)
    assert [part.name_en for part in run.lines] == [f"Family {number}" for number in FAMILIES]


def test_the_rate_is_the_lines_and_commission_is_rounded_once(register: Register, office: Office) -> None:
    both(register, (SECOND, SECOND, SECOND))
    (part,) = office.draft().lines
    (share,) = part.line.shares
    assert (share.rate_bp, share.base_minor) == (1500, 4 * PRICE_MINOR)
    assert share.commission_minor == (4 * PRICE_MINOR * 1500 + 5000) // 10000


def test_what_coins_cannot_pay_is_carried_into_the_next_run(register: Register, office: Office) -> None:
    first, second = both(register, (FIRST,))
    run = office.settle()
    (net, paid, carried) = lines(run)[FIRST]
    assert (paid % 25, paid + carried) == (0, net)
    assert carried > 0
    first.open_shift(FIRST_DAY + timedelta(days=1))
    first.sell(FIRST)
    first.close_shift()
    second.open_shift(FIRST_DAY + timedelta(days=1))
    second.close_shift()
    take_in(register, first, second)
    (part,) = office.draft().lines
    assert part.line.brought_minor == carried
    assert part.line.gross_minor == PRICE_MINOR


def test_a_refund_after_the_payout_becomes_a_debt_and_the_debt_is_carried_not_forgiven(
    register: Register, office: Office
) -> None:
    first, second = both(register, (FIRST, SECOND))
    office.settle()
    sold = next(stamp for stamp, fact in zip(first.stamps, first.facts, strict=True) if fact.KIND == "sale")
    tomorrow = FIRST_DAY + timedelta(days=1)
    first.open_shift(tomorrow)
    first.refund(sold)
    first.close_shift()
    second.open_shift(tomorrow)
    second.close_shift()
    take_in(register, first, second)
    run = office.settle()
    part = next(one for one in run.lines if one.line.family == FIRST)
    assert part.line.refunds_minor == PRICE_MINOR
    assert part.line.commission_minor < 0
    assert (part.line.paid_minor, part.line.carried_minor) == (0, part.line.net_minor)
    assert part.line.net_minor < 0
    assert (part.voucher, run.state) == ("", PayoutState.PAID)
    account = next(row for row in register.accounts.families(ACCOUNTANT, CODE) if row.family.number == FIRST)
    assert account.balance_minor == part.line.carried_minor == account.carried_minor


def test_only_two_different_people_with_their_rights_can_pay(register: Register, office: Office) -> None:
    both(register)
    new = office.ids.new
    payouts = register.payouts
    for person in (CASHIER, ADMIN, APPROVER):
        with pytest.raises(NotAllowed):
            payouts.draft(person, CODE, identity=new())
    run = office.draft()
    for person in (CASHIER, ADMIN, ACCOUNTANT):
        with pytest.raises(NotAllowed):
            payouts.approve(person, CODE, run.number, identity=new())
    both_roles = replace(APPROVER, code=ACCOUNTANT.code)
    with pytest.raises(SamePerson):
        payouts.approve(both_roles, CODE, run.number, identity=new())
    with pytest.raises(WrongPayoutState):
        office.pay_all(run.number)
    office.approve(run.number)
    for person in (CASHIER, ADMIN, APPROVER):
        with pytest.raises(NotAllowed):
            payouts.pay_all(person, CODE, run.number, identity=new())
        with pytest.raises(NotAllowed):
            payouts.pay(person, CODE, run.number, FIRST, identity=new())
    assert office.pay_all(run.number).state is PayoutState.PAID


def test_one_draft_at_a_time(register: Register, office: Office) -> None:
    both(register)
    run = office.draft()
    with pytest.raises(PayoutOpen) as refused:
        office.draft()
    assert refused.value.number == run.number
    with pytest.raises(ReasonMissing):
        register.payouts.cancel(ACCOUNTANT, CODE, run.number, " ", identity=office.ids.new())
    gone = register.payouts.cancel(APPROVER, CODE, run.number, "a wrong price", identity=office.ids.new())
    assert gone.state is PayoutState.CANCELLED
    for act in (office.approve, office.pay_all):
        with pytest.raises(WrongPayoutState):
            act(run.number)
    again = office.draft()
    assert (again.number != run.number, lines(again)) == (True, lines(run))


def test_uncollected_money_stays_due_and_does_not_hold_up_the_next_run(register: Register, office: Office) -> None:
    first, second = both(register, (FIRST, SECOND))
    run = office.approve(office.draft().number)
    office.pay(run.number, SECOND)
    tomorrow = FIRST_DAY + timedelta(days=1)
    for journal in (first, second):
        journal.open_shift(tomorrow)
        journal.sell(FIRST)
        journal.close_shift()
    take_in(register, first, second)
    later = office.settle()
    account = next(row for row in register.accounts.families(ACCOUNTANT, CODE) if row.family.number == FIRST)
    assert account.due_minor == lines(run)[FIRST][1]
    assert account.balance_minor == account.due_minor + lines(later)[FIRST][2]
    assert office.pay(run.number, FIRST).state is PayoutState.PAID


def test_what_arrives_after_the_draft_falls_into_the_next_run(register: Register, office: Office) -> None:
    first, second = both(register, (FIRST,))
    draft = office.draft()
    late = Journal("T02", epoch=2)
    late.open_shift()
    late.sell(FIRST)
    late.close_shift()
    register.intake.take_in(late.batch())
    approved = office.approve(draft.number)
    assert lines(approved) == lines(draft)
    (part,) = office.draft().lines
    assert (part.line.gross_minor, part.line.brought_minor) == (PRICE_MINOR, lines(draft)[FIRST][2])
    assert first.device != second.device


def test_a_run_names_how_far_it_looked(register: Register, office: Office) -> None:
    first, second = both(register)
    cuts = {(cut.device, cut.epoch): cut.seq for cut in office.draft().cuts}
    assert (cuts["T01", 1], cuts["T02", 1]) == (first.seq, second.seq)
    assert ("R01", 1) in cuts


def test_a_missing_till_stops_the_run_or_is_named_in_it(register: Register, office: Office) -> None:
    take_in(register, day("T01"))
    with pytest.raises(TillsMissing) as refused:
        office.draft()
    assert refused.value.devices == ("T02",)
    assert office.draft("T02 was stolen").provisional == "T02 was stolen"


def test_no_reason_stands_on_a_run_where_the_last_till_came_in_while_it_was_written(
    register: Register, office: Office
) -> None:
    both(register)
    assert office.draft("T02 is late").provisional == ""


def test_an_open_shift_stops_the_run(register: Register, office: Office) -> None:
    first, second = day("T01"), Journal("T02")
    second.open_shift()
    second.sell(FIRST)
    take_in(register, first, second)
    with pytest.raises(TillsMissing) as refused:
        office.draft()
    assert refused.value.devices == ("T02",)
    assert office.draft("the shift is closed on paper").lines


def test_a_till_that_was_silent_on_a_day_of_the_others_stops_the_run(register: Register, office: Office) -> None:
    first, _ = both(register)
    first.open_shift(FIRST_DAY + timedelta(days=1))
    first.close_shift()
    take_in(register, first)
    with pytest.raises(TillsMissing) as refused:
        office.draft()
    assert refused.value.devices == ("T02",)


def test_totals_that_differ_stop_the_run_whatever_the_reason(register: Register, office: Office) -> None:
    first = Journal("T01")
    first.open_shift()
    first.sell(FIRST)
    first.close_shift(miscount_minor=500)
    take_in(register, first, day("T02"))
    for provisional in ("", "let it be"):
        with pytest.raises(TotalsDiffer) as refused:
            office.draft(provisional)
        assert refused.value.z_reports_minor == refused.value.receipts_minor + 500
        assert refused.value.receipts_minor == refused.value.ledgers_minor


def test_a_ledger_that_was_altered_by_hand_stops_the_run(register: Register, office: Office) -> None:
    both(register)
    with register.database.writing() as connection:
        connection.execute(
            text("UPDATE posting SET amount_minor = amount_minor - 100 WHERE account = 'family' AND seq = 3")
        )
    with pytest.raises(TotalsDiffer):
        office.draft()


def test_a_draft_whose_claims_were_altered_cannot_be_approved(register: Register, office: Office) -> None:
    both(register)
    run = office.draft()
    with register.database.writing() as connection:
        connection.execute(
            text("UPDATE posting SET amount_minor = amount_minor - 100 WHERE account = 'family' AND seq = 3")
        )
    with pytest.raises(BookDamaged):
        office.approve(run.number)
    assert settled_count(register) == 0


def test_nothing_to_pay_is_said(register: Register, office: Office) -> None:
    both(register, ())
    with pytest.raises(NothingToPay):
        office.draft()
    with pytest.raises(UnknownPayout):
        office.approve("R01-000001-0")
