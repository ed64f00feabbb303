"""Money over the wire: two people, one way, once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import DayNotOver, DaySettled, NothingByEvening
from pos.domain.errors import (
    NotAllowed,
    PayoutOpen,
    SamePerson,
    TillsMissing,
    TotalsDiffer,
    WrongPayoutState,
    WrongSecret,
)
from pos.domain.payout_facts import CashPlace
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
