"""Undoing asks what went wrong and for a second person; holding asks why; what nobody fetched is shown with its age."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.account_errors import BoxTooSmall, LineReversed
from pos.domain.bazaar import Role
from pos.domain.errors import LockedOut, WrongSecret
from pos.domain.reports import PayoutState
from pos.ui.presenters.cash_box import CashBoxPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.undoing import UndoingPresenter
from pos.ui.rows.payouts import BoxWish, UndoWish
from tests.builders import SALMA, a_person, some_cards
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import NET, a_run
from tests.unit.ui.presenters.office_scene import Office
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

RUN = "R01-000001-2"
WISH = UndoWish(SALMA, "returned", "account closed", "RJ-7")


class Paying:
    """What undoes and holds, beside the accounts."""

    def __init__(self, counter: Counter) -> None:
        cards, plain = some_cards(), replace(a_person("C1"), secret_hash="")
        people = (
            *cards.people,
            replace(plain, code="A1", role=Role.ACCOUNTANT),
            replace(plain, code="M1", role=Role.APPROVER),
        )
        counter.till.book.catalogue.apply(replace(cards, version=2, people=people))
        self.counter = counter
        self.office = Office(counter)
        self.office.be("A1", Role.ACCOUNTANT)
        self.sheet: Any = Recorder()
        self.waiting: Any = Recorder()
        self.approval: Any = Recorder()
        self.reasons: Any = Recorder()
        self.box_sheet: Any = Recorder()
        lanes = Lanes(counter.runner, counter.runner, counter.announcer.failed)
        self.undoing = UndoingPresenter(
            self.sheet,
            self.waiting,
            room=self.office.room,
            approval=self.approval,
            reasons=self.reasons,
            run=lambda: self.office.payout.run,
            lanes=lanes,
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
            refresh=self.office.presenter.refresh,
            show_notes=self.office.notes.show_numbers,
        )
        self.box = CashBoxPresenter(
            self.box_sheet,
            room=self.office.room,
            lanes=lanes,
            desks=counter.desks,
            announcer=counter.announcer,
            words=counter.words,
        )

    def at(self, state: PayoutState) -> None:
        self.office.desk.run_now = a_run(state)
        self.office.presenter.refresh()


@pytest.fixture
def paying(counter: Counter) -> Paying:
    made = Paying(counter)
    made.at(PayoutState.PAID)
    return made


def test_a_line_is_undone_with_a_second_person(paying: Paying) -> None:
    paying.undoing.ask(SALMA)
    what = paying.sheet.last("ask")
    assert (what.number, what.family, what.family_minor, what.run_minor) == (RUN, SALMA, NET, 2 * NET)
    paying.undoing.wish(WISH)
    _title, words, people = paying.approval.last("ask")
    assert (words, [tile.key for tile in people]) == (f" {RUN} {NET} account closed", ["M1"])
    paying.undoing.answer("M1", "7700")
    assert f"reverse {RUN} {SALMA} returned account closed M1" in paying.office.desk.asked
    assert (paying.counter.said, paying.approval.count("close_sheet"), paying.sheet.count("close_sheet")) == (
        "payout_reversed",
        1,
        1,
    )
    paying.undoing.ask(SALMA)
    assert (paying.sheet.last("ask").family, paying.sheet.last("ask").run_minor) == ("", NET)


def test_the_document_of_what_was_undone_is_shown_at_once_and_again_from_its_line(paying: Paying) -> None:
    office = paying.office
    paying.undoing.wish(WISH)
    paying.undoing.answer("M1", "7700")
    assert office.shop.made[-1] == "notes paper of R01-000009-1"
    assert office.sheet.last("offer_slip") == "notes paper of R01-000009-1.png"
    line = next(one for one in office.view.last("show_lines") if one.family == SALMA)
    assert (line.state, line.undone_at) == ("reversed", NOON)
    office.shop.made.clear()
    office.payout.show_vouchers(SALMA)
    assert office.shop.made == ["notes paper of R01-000009-1"]
    office.presenter.show_slip()
    assert office.slips[-1] == ("Notes Paper Of R01-000009-1", "paper of R01-000009-1")


def test_the_note_of_the_box_is_offered_after_the_act_and_is_the_fact_s_own(paying: Paying) -> None:
    paying.box.wish(BoxWish(is_filling=True, amount_minor=500, place="bank", reason="Friday"))
    key = paying.box_sheet.calls[-1][1][2]
    assert key == paying.box_sheet.last("show_box")[1][0].key
    paying.office.notes.show_fact(key)
    assert paying.office.shop.made[-1] == f"notes line {key.split('.')[2]}"
    paying.office.notes.show_numbers(())
    assert paying.office.shop.made[-1] == f"notes line {key.split('.')[2]}"


def test_without_a_chosen_family_the_whole_run_is_offered(paying: Paying) -> None:
    paying.undoing.ask("")
    what = paying.sheet.last("ask")
    assert (what.family, what.name, what.run_minor) == ("", None, 2 * NET)
    paying.undoing.wish(UndoWish("", "run", "wrong rates"))
    assert paying.approval.last("ask")[1] == f" {RUN} {2 * NET} wrong rates"


@pytest.mark.parametrize(
    ("failure", "verb", "shown"),
    [
        (WrongSecret(3), "show_wrong_pin", 3),
        (LockedOut(60), "show_refusal", "LockedOut"),
        (LineReversed(RUN, SALMA, "R01-000009-1"), "show_refusal", "LineReversed"),
    ],
)
def test_what_is_refused_is_said_on_the_sheet(paying: Paying, failure: Exception, verb: str, shown: object) -> None:
    paying.undoing.wish(WISH)
    paying.office.desk.failure = failure
    paying.undoing.answer("M1", "1")
    assert paying.approval.last(verb) == shown
    assert paying.sheet.count("close_sheet") == 0


def test_nothing_is_undone_where_there_is_no_run(counter: Counter) -> None:
    made = Paying(counter)
    made.undoing.ask(SALMA)
    made.undoing.hold(SALMA)
    made.undoing.answer("M1", "1")
    made.undoing.take_text("hold_payout", "why")
    assert (made.sheet.calls, made.reasons.calls) == ([], [])


def test_a_family_is_held_for_a_reason_and_released(paying: Paying) -> None:
    paying.at(PayoutState.APPROVED)
    paying.undoing.hold(SALMA)
    question, caption = paying.reasons.last("ask")
    assert (question.key, caption) == ("hold_payout", "reason")
    paying.undoing.take_text("hold_payout", "the name is not clear")
    assert (paying.counter.said, f"hold {RUN} {SALMA} the name is not clear" in paying.office.desk.asked) == (
        "payout_held",
        True,
    )
    line = next(one for one in paying.office.view.last("show_lines") if one.family == SALMA)
    assert (line.state, line.note) == ("held", "the name is not clear")
    paying.undoing.hold(SALMA)
    assert (paying.counter.said, paying.office.desk.asked[-2]) == ("payout_released", f"release {RUN} {SALMA}")


def test_what_nobody_fetched_is_shown_with_its_age(paying: Paying) -> None:
    paying.undoing.show_waiting()
    (row,) = paying.waiting.last("show_waiting")
    assert (row.family, row.days, row.amount_minor, row.method) == (SALMA, 41, NET, "cash")


def test_the_box_is_shown_filled_and_emptied(paying: Paying) -> None:
    paying.box.present()
    assert paying.box_sheet.last("show_box")[0] == 1_000
    paying.box.wish(BoxWish(is_filling=True, amount_minor=500, place="bank", reason="Friday"))
    assert (paying.counter.said, paying.box_sheet.last("show_box")[0]) == ("box_filled", 1_500)
    paying.box.wish(BoxWish(is_filling=False, amount_minor=400, place="safe"))
    assert (paying.counter.said, paying.box_sheet.last("show_box")[0]) == ("box_emptied", 600)
    assert {"fill 500 bank Friday", "empty 400 safe"} <= set(paying.office.desk.asked)


def test_more_than_is_in_the_box_is_refused_on_its_sheet(paying: Paying) -> None:
    paying.office.desk.failure = BoxTooSmall(5_000, 1_000)
    paying.box.wish(BoxWish(is_filling=False, amount_minor=5_000, place="safe"))
    assert paying.box_sheet.last("show_refusal") == "BoxTooSmall"
