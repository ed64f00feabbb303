"""The accountant at the desk: an act whose answer was lost is done once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import NothingToPay, PayoutOpen, SessionEnded
from pos.domain.payout_facts import CashPlace
from pos.domain.troubles import RegisterUnreachable
from pos.office.acting import Acting
from pos.office.desk import Desk
from pos.office.unanswered import Unanswered
from tests.unit.register.rehearsal import (
    BAZAAR,
    FAMILIES,
    FIRST_DAY,
    ZONE,
    Ids,
)
from tests.unit.register.settling import send_both

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.sync.client import RegisterClient
    from tests.unit.register.rehearsal import Clock

    SignIn = Callable[[str], RegisterClient]


CODE = BAZAAR.code


FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


class Deaf:
    """A line on which the register hears everything, and whose first answer to an act is lost."""

    def __init__(self, line: RegisterClient) -> None:
        self._line = line
        self.lost = 0

    def __getattr__(self, name: str) -> Callable[..., object]:
        ask: Callable[..., object] = getattr(self._line, name)

        def asked(*args: object, **words: object) -> object:
            answer = ask(*args, **words)
            if self.lost == 0 and "identity" in words:
                self.lost += 1
                raise RegisterUnreachable("the answer was lost")
            return answer

        return asked


def test_a_draft_up_to_an_evening_whose_answer_was_lost_is_made_once_and_another_evening_is_another_draft(
    line: RegisterClient, office: SignIn, clock: Clock, ids: Ids
) -> None:
    send_both(line)
    clock.at = datetime.combine(FIRST_DAY + timedelta(days=2), time(9), ZONE)
    deaf: Any = Deaf(office("K01"))
    desk = Desk(deaf, CODE, Acting(ids.new))
    with pytest.raises(RegisterUnreachable):
        desk.draft(until=FIRST_DAY)
    with pytest.raises(PayoutOpen):
        desk.draft(until=FIRST_DAY + timedelta(days=1))
    assert desk.draft(until=FIRST_DAY).until == FIRST_DAY
    assert len(office("K01").payouts(CODE)) == 1


def test_an_act_whose_answer_was_lost_is_done_once(office: SignIn, ids: Ids) -> None:
    accountant = office("K01")
    accountant.fill_box(CODE, 1000, CashPlace.SAFE, identity=ids.new())
    deaf: Any = Deaf(accountant)
    desk = Desk(deaf, CODE, Acting(ids.new))
    with pytest.raises(RegisterUnreachable):
        desk.pay_advance(FIRST, 500, reason="materials")
    voucher = desk.pay_advance(FIRST, 500, reason="materials")
    assert voucher.number.startswith("R01-000002")
    row = next(one for one in accountant.accounts(CODE) if one.family.number == FIRST)
    assert row.advances_minor == 500
    desk.pay_advance(FIRST, 500, reason="materials")
    row = next(one for one in accountant.accounts(CODE) if one.family.number == FIRST)
    assert row.advances_minor == 1000


def test_an_advance_whose_answer_was_lost_is_paid_once_over_a_new_session_and_a_restart(
    office: SignIn, ids: Ids, tmp_path: Path
) -> None:
    path = tmp_path / "unanswered.json"
    assert _paid_by_an_impatient_hand(office, ids, lambda: Unanswered(path)) == 500


def test_canary_an_id_that_goes_with_the_program_pays_an_advance_twice(office: SignIn, ids: Ids) -> None:
    assert _paid_by_an_impatient_hand(office, ids, Unanswered) == 1000


def _paid_by_an_impatient_hand(office: SignIn, ids: Ids, started: Callable[[], Unanswered]) -> int:
    """Return a family's advances after an answer was lost, the session ended, and Amana was started again."""
    office("K01").fill_box(CODE, 1000, CashPlace.SAFE, identity=ids.new())
    first = Acting(ids.new, started())
    deaf: Any = Deaf(office("K01"))
    with pytest.raises(RegisterUnreachable):
        Desk(deaf, CODE, first).pay_advance(FIRST, 500, reason="materials")
    ended = office("K01")
    ended.sign_out()
    with pytest.raises(SessionEnded):
        Desk(ended, CODE, first).pay_advance(FIRST, 500, reason="materials")
    again = office("K01")
    Desk(again, CODE, Acting(ids.new, started())).pay_advance(FIRST, 500, reason="materials")
    return next(one for one in again.accounts(CODE) if one.family.number == FIRST).advances_minor


def test_a_hold_whose_answer_was_lost_is_a_new_one_after_the_release(
    line: RegisterClient, office: SignIn, ids: Ids
) -> None:
    send_both(line)
    accountant = office("K01")
    number = accountant.draft_payout(CODE, identity=ids.new()).number
    office("P01").approve_payout(CODE, number, identity=ids.new())
    deaf: Any = Deaf(accountant)
    desk = Desk(deaf, CODE, Acting(ids.new))

    def held() -> str:
        return next(part.held for part in desk.run(number).lines if part.line.family == FIRST)

    with pytest.raises(RegisterUnreachable):
        desk.hold(number, FIRST, "asks for her sister")
    assert held() == "asks for her sister"
    desk.release(number, FIRST)
    assert held() == ""
    desk.hold(number, FIRST, "asks for her sister")
    assert held() == "asks for her sister"


def test_money_of_the_box_whose_answer_was_lost_and_that_was_taken_out_again_is_put_in_anew(
    office: SignIn, ids: Ids
) -> None:
    deaf: Any = Deaf(office("K01"))
    desk = Desk(deaf, CODE, Acting(ids.new))
    with pytest.raises(RegisterUnreachable):
        desk.fill_box(1000, CashPlace.SAFE)
    assert desk.empty_box(300, CashPlace.SAFE).balance_minor == 700
    assert desk.fill_box(1000, CashPlace.SAFE).balance_minor == 700, "other money: the same filling, asked for again"
    deaf.lost = 0
    with pytest.raises(RegisterUnreachable):
        desk.fill_box(1000, CashPlace.SAFE)
    assert desk.empty_box(1000, CashPlace.SAFE).balance_minor == 700
    assert desk.fill_box(1000, CashPlace.SAFE).balance_minor == 1700


@pytest.mark.parametrize("is_approved", [True, False])
def test_a_draft_whose_answer_was_lost_is_a_new_one_when_it_was_approved_or_given_up(
    line: RegisterClient, office: SignIn, ids: Ids, is_approved: bool
) -> None:
    send_both(line)
    deaf: Any = Deaf(office("K01"))
    acting = Acting(ids.new)
    desk = Desk(deaf, CODE, acting)
    with pytest.raises(RegisterUnreachable):
        desk.draft()
    (lost,) = desk.runs()
    if is_approved:
        Desk(office("P01"), CODE, acting).approve(lost.number)
        with pytest.raises(NothingToPay):
            desk.draft()
    else:
        desk.cancel(lost.number, "too early")
        assert desk.draft().number != lost.number


def test_who_is_given_an_exception_back_and_takes_it_on_again_has_it(
    line: RegisterClient, office: SignIn, ids: Ids
) -> None:
    send_both(line)
    deaf: Any = Deaf(office("K01"))
    desk = Desk(deaf, CODE, Acting(ids.new))
    about = desk.exceptions()[0].key
    with pytest.raises(RegisterUnreachable):
        desk.take_exception(about)
    assert desk.take_exception(about, "").owner == ""
    assert desk.take_exception(about).owner == "K01"
