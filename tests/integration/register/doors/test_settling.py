"""Money over the wire: two people, one way, once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import DayNotOver, DaySettled, NothingByEvening
from pos.domain.errors import (
    DamagedMessage,
    NotAllowed,
    PayoutOpen,
    SamePerson,
    TillsMissing,
    TotalsDiffer,
    UnknownPayout,
    WrongPayoutState,
    WrongSecret,
)
from pos.domain.payout_facts import CashPlace
from pos.sync.office_calls import UNKNOWN_UNTIL
from tests.unit.register.rehearsal import (
    BAZAAR,
    FAMILIES,
    FIRST_DAY,
    SECRETS,
    ZONE,
    Ids,
    Journal,
)
from tests.unit.register.settling import closed_day, send_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient
    from tests.unit.register.rehearsal import Clock

    SignIn = Callable[[str], RegisterClient]


CODE = BAZAAR.code


FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


def test_what_stands_against_a_payout_is_said_with_its_figures(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    line.push(closed_day("T01").batch())
    accountant = office("K01")
    with pytest.raises(TillsMissing) as missing:
        accountant.draft_payout(CODE, identity=ids.new())
    assert missing.value.devices == ("T02",)
    wrong = Journal("T02")
    wrong.open_shift()
    wrong.sell(FIRST)
    wrong.close_shift(miscount_minor=100)
    line.push(wrong.batch())
    with pytest.raises(TotalsDiffer) as differ:
        accountant.draft_payout(CODE, identity=ids.new(), provisional="x")
    assert differ.value.z_reports_minor == differ.value.receipts_minor + 100


def test_a_run_goes_its_way_once(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    send_both(line)
    accountant, approver = office("K01"), office("P01")
    run = accountant.draft_payout(CODE, identity=ids.new())
    with pytest.raises(PayoutOpen):
        accountant.draft_payout(CODE, identity=ids.new())
    with pytest.raises(NotAllowed):
        accountant.approve_payout(CODE, run.number, identity=ids.new())
    with pytest.raises(WrongPayoutState):
        accountant.pay_all(CODE, run.number, identity=ids.new())
    approver.approve_payout(CODE, run.number, identity=ids.new())
    with pytest.raises(WrongPayoutState):
        accountant.cancel_payout(CODE, run.number, "too late", identity=ids.new())
    accountant.fill_box(CODE, 1_000_000, CashPlace.SAFE, identity=ids.new())
    paid = accountant.pay_family(CODE, run.number, FIRST, identity=ids.new(), collector="her son")
    assert [part.line.family for part in paid.waiting()] == [SECOND, BANKED]


def test_a_run_up_to_an_evening_goes_over_the_wire_and_so_does_what_stands_against_it(
    line: RegisterClient, office: SignIn, clock: Clock, ids: Ids
) -> None:
    send_both(line)
    day, today = FIRST_DAY, FIRST_DAY + timedelta(days=1)
    clock.at = datetime.combine(today, time(), ZONE)
    accountant, approver = office("K01"), office("P01")
    with pytest.raises(DayNotOver) as too_early:
        accountant.draft_payout(CODE, identity=ids.new(), until=today)
    assert too_early.value.day == today
    with pytest.raises(NothingByEvening) as nothing:
        accountant.draft_payout(CODE, identity=ids.new(), until=day - timedelta(days=1))
    assert nothing.value.day == day - timedelta(days=1)
    run = accountant.draft_payout(CODE, identity=ids.new(), until=day)
    assert (run.until, accountant.payout(CODE, run.number).until) == (day, day)
    approver.approve_payout(CODE, run.number, identity=ids.new())
    statement = accountant.statement(CODE, FIRST, run.number)
    assert (statement.until, statement.evening) == (datetime.combine(today, time(), ZONE), day)
    with pytest.raises(DaySettled) as settled:
        accountant.draft_payout(CODE, identity=ids.new(), until=day)
    assert (settled.value.day, settled.value.number) == (day, run.number)


def test_a_run_s_totals_are_those_up_to_where_it_looked_however_much_is_sold_since(
    line: RegisterClient, office: SignIn, clock: Clock, ids: Ids
) -> None:
    first, second = closed_day("T01"), closed_day("T02")
    for journal in (first, second):
        line.push(journal.batch())
    clock.at = second.clock.at = datetime.combine(FIRST_DAY + timedelta(days=1), time(9), ZONE)
    accountant = office("K01")
    then = accountant.reconciliation(CODE)
    number = accountant.draft_payout(CODE, identity=ids.new(), until=FIRST_DAY).number
    told = second.seq
    second.open_shift(FIRST_DAY + timedelta(days=1))
    second.sell(FIRST)
    line.push(second.batch(told))
    now, looked = accountant.reconciliation(CODE), accountant.reconciliation(CODE, number)
    assert now.receipts_minor > now.z_reports_minor == then.z_reports_minor
    assert {looked.z_reports_minor, looked.receipts_minor, looked.ledgers_minor} == {then.z_reports_minor}
    assert (now.payout, looked.payout) == ("", number)
    with pytest.raises(UnknownPayout):
        accountant.reconciliation(CODE, "R01-009999-9")


def test_an_order_with_a_word_that_the_register_does_not_know_is_refused_and_the_word_named(
    line: RegisterClient, office: SignIn, ids: Ids
) -> None:
    send_both(line)
    accountant = office("K01")
    path = f"/v1/bazaars/{CODE}/payouts"
    with pytest.raises(DamagedMessage) as refused:
        accountant.ask_json("POST", path, {"id": ids.new(), "unheard_of": "2026-11-20"})
    assert refused.value.reason == UNKNOWN_UNTIL.replace("until", "unheard_of")
    for garbage in ("yesterday", "2026-11-31", "", 20261120, ["2026-11-20"]):
        with pytest.raises(DamagedMessage) as refused:
            accountant.ask_json("POST", path, {"id": ids.new(), "until": garbage})
        assert refused.value.reason == UNKNOWN_UNTIL
    assert accountant.payouts(CODE) == ()


def test_an_adjustment_needs_the_second_persons_own_secret(office: SignIn, ids: Ids) -> None:
    accountant = office("K01")

    def adjust(approver: str, secret: str) -> int:
        line = accountant.adjust(
            CODE, FIRST, 250, reason="found", approver=approver, approver_secret=secret, identity=ids.new()
        )
        return line.amount_minor

    with pytest.raises(WrongSecret):
        adjust("P01", SECRETS["K01"])
    with pytest.raises(NotAllowed):
        adjust("K01", SECRETS["K01"])
    assert adjust("P01", SECRETS["P01"]) == 250
    assert not issubclass(SamePerson, NotAllowed)
