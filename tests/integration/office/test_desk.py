"""The accountant at the desk: an act whose answer was lost is done once."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import PayoutOpen, SessionEnded
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
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from pos.sync.client import RegisterClient
    from tests.unit.register.rehearsal import Clock

    SignIn = Callable[[str], RegisterClient]


CODE = BAZAAR.code


FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


class Deaf:
    """A line on which the register hears everything, and whose first answer is lost."""

    def __init__(self, line: RegisterClient) -> None:
        self._line = line
        self.lost = 0

    def pay_advance(self, *args: object, **words: object) -> object:
        return self._lose_first(self._line.pay_advance(*args, **words))  # type: ignore[arg-type]  # handed on as they came

    def draft_payout(self, bazaar: str, *, identity: UUID, provisional: str, until: date | None) -> object:
        return self._lose_first(
            self._line.draft_payout(bazaar, identity=identity, provisional=provisional, until=until)
        )

    def _lose_first(self, answer: object) -> object:
        if self.lost == 0:
            self.lost += 1
            raise RegisterUnreachable("the answer was lost")
        return answer


def test_a_draft_up_to_an_evening_whose_answer_was_lost_is_made_once_and_another_evening_is_another_draft(
    line: RegisterClient, office: SignIn, clock: Clock, ids: Ids
) -> None:
    send_both(line)
    clock.at = datetime.combine(FIRST_DAY + timedelta(days=2), time(9), ZONE)
    desk = Desk(Deaf(office("K01")), CODE, Acting(ids.new))  # type: ignore[arg-type]  # only what this test asks for
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
