"""A payout is drafted up to now or up to an evening; whatever stands in the way now need not stand in the way of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import DaySettled
from pos.domain.bazaar import Role
from pos.domain.errors import TillsMissing
from pos.domain.reports import PayoutState, Standing
from tests.builders import DAY
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import a_board, a_run, a_standing
from tests.unit.ui.presenters.office_scene import Office
from tests.unit.ui.presenters.scene import SlowRunner

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.reports import PayoutRun
    from tests.unit.ui.presenters.scene import Counter

SECOND_DAY = DAY + timedelta(days=1)
MISSING = a_standing("T02", standing=Standing.MISSING)


@pytest.fixture
def office(counter: Counter) -> Office:
    """It is noon of the third day, and a till is missing."""
    made = Office(counter)
    made.be("A1", Role.ACCOUNTANT)
    board = a_board(a_standing(), MISSING)
    made.desk.board_now = replace(board, reconciliation=replace(board.reconciliation, at=NOON + timedelta(days=2)))
    made.presenter.present()
    return made


class Refusing:
    """The register's answer to a draft without a reason, and to any other."""

    def __init__(self, office: Office, refusal: Exception) -> None:
        self._office = office
        self._draft = office.desk.draft
        self._refusal = refusal
        self.asked: list[tuple[str, date | None]] = []

    def draft(self, provisional: str = "", until: date | None = None) -> PayoutRun:
        self.asked.append((provisional, until))
        if not provisional:
            raise self._refusal
        return self._draft(provisional, until)


def test_the_evenings_that_are_over_are_offered_although_a_till_is_missing_now(office: Office) -> None:
    assert office.state.days == (DAY, SECOND_DAY)
    assert office.state.blockers == ("TillsMissing",)
    office.payout.draft(DAY)
    assert office.reasons.count("ask") == 0
    assert (office.state.stage, office.state.until, office.state.provisional) == ("draft", DAY, "")


@pytest.mark.parametrize("state", [PayoutState.APPROVED, PayoutState.PAID])
def test_what_is_settled_is_not_offered_again(office: Office, state: PayoutState) -> None:
    office.desk.run_now = a_run(state, until=DAY)
    office.presenter.refresh()
    assert (office.state.until, office.state.days) == (DAY, (SECOND_DAY,))


def test_beside_a_draft_and_under_an_earlier_run_no_evening_is_offered(office: Office) -> None:
    earlier = a_run(PayoutState.PAID, number="R01-000000-1", until=DAY)
    office.desk.earlier_runs = (earlier,)
    office.desk.run_now = a_run()
    office.presenter.refresh()
    assert office.state.days == ()
    office.desk.run_now = a_run(PayoutState.PAID)
    office.presenter.refresh()
    assert office.state.days == (SECOND_DAY,)
    office.payout.choose_run(earlier.number)
    assert office.state.days == ()


def test_who_may_not_draft_is_offered_no_evening(office: Office) -> None:
    office.be("C1", Role.APPROVER)
    office.presenter.refresh()
    assert office.state.days == ()


def test_where_something_of_the_day_is_missing_the_reason_is_asked_and_the_same_day_is_drafted(
    office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Refusing(office, TillsMissing(("T02", "T05")))
    monkeypatch.setattr(office.desk, "draft", register.draft)
    office.payout.draft(DAY)
    question, caption = office.reasons.last("ask")
    assert (question.key, question.words, caption) == ("provisional", " T02 T05 0", "reason")
    office.payout.take_text("provisional", "The van is late")
    assert register.asked == [("", DAY), ("The van is late", DAY)]
    assert (counter.said, office.state.provisional, office.state.until) == ("payout_drafted", "The van is late", DAY)


def test_a_reason_for_a_draft_up_to_now_is_not_taken_for_an_evening_that_was_asked_for_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Refusing(office, TillsMissing(("T02",)))
    monkeypatch.setattr(office.desk, "draft", register.draft)
    office.payout.draft(DAY)
    office.payout.draft()
    office.payout.take_text("provisional", "The van is late")
    assert register.asked == [("", DAY), ("The van is late", None)]


def test_every_other_refusal_is_said(office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    register = Refusing(office, DaySettled(DAY, "R01-000001-2"))
    monkeypatch.setattr(office.desk, "draft", register.draft)
    office.payout.draft(DAY)
    assert (counter.said, office.reasons.count("ask")) == ("DaySettled", 0)
    assert office.desk.asked[-1] == "board", "what is shown is asked anew"


def test_a_reason_does_not_ask_for_another(office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> PayoutRun:
        raise TillsMissing(("T02",))

    monkeypatch.setattr(office.desk, "draft", never)
    office.payout.draft(DAY)
    office.payout.take_text("provisional", "The van is late")
    assert (counter.said, office.reasons.count("ask")) == ("TillsMissing", 1)


@pytest.mark.parametrize("until", [None, DAY])
def test_who_presses_again_before_the_answer_is_there_drafts_once(counter: Counter, until: date | None) -> None:
    counter.runner = wire = SlowRunner()
    office = Office(counter)
    office.be("A1", Role.ACCOUNTANT)
    for _ in ("board", "draft") if until is None else ("draft",):
        office.payout.draft(until)
        office.payout.draft(until)
        wire.go_on()
    for _ in range(3):
        wire.go_on()
    drafts = [asked for asked in office.desk.asked if asked.startswith("draft")]
    assert drafts == ["draft" if until is None else f"draft {DAY.isoformat()}"]


def test_an_end_that_is_chosen_while_an_answer_is_awaited_changes_nothing_of_what_was_asked(counter: Counter) -> None:
    counter.runner = wire = SlowRunner()
    office = Office(counter)
    office.be("A1", Role.ACCOUNTANT)
    office.desk.board_now = a_board(a_standing(), MISSING)
    office.payout.draft()
    office.payout.draft(DAY)
    wire.go_on()
    office.payout.take_text("provisional", "The van is late")
    wire.go_on()
    assert [asked for asked in office.desk.asked if asked.startswith("draft")] == ["draft The van is late"]


@pytest.mark.parametrize("until", [None, DAY])
def test_the_pack_of_a_run_is_set_with_the_totals_up_to_where_it_looked(office: Office, until: date | None) -> None:
    now = office.desk.board_now.reconciliation
    then = replace(now, tills=(a_standing("T07"),))
    office.desk.run_now, office.desk.looked = a_run(PayoutState.APPROVED, until=until), then
    office.presenter.refresh()
    office.payout.show_pack()
    assert office.shop.packed == [then]
    assert [made.split()[2:] for made in office.shop.made] == [["T07", "R01"]]
