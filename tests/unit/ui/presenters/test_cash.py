"""Cash without a sale: its reason is in the book before the drawer opens, and what a cashier takes out has a lead's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.facts import CashMoved, Purpose
from pos.ui.presenters.cash import CashMoving
from pos.ui.rows.counting import CashWish
from tests.builders import FLOAT_MINOR
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def moving(counter: Counter, view: Any) -> CashMoving:
    return CashMoving(
        view,
        desks=counter.desks,
        session=counter.session,
        approvals=counter.approvals,
        announcer=counter.announcer,
        words=counter.words,
        committed=counter.committed.append,
    )


@pytest.fixture
def view() -> Any:
    return Recorder()


def test_change_from_the_safe_goes_in_without_a_question(counter: Counter, view: Any) -> None:
    cash = moving(counter, view)
    cash.ask()
    counter.till.diary.clear()
    cash.choose(CashWish(5_000, "safe", "coins"))
    (recorded,) = counter.committed
    assert isinstance(recorded.fact, CashMoved)
    assert (recorded.fact.amount_minor, recorded.fact.purpose, recorded.fact.approved_by) == (5_000, Purpose.SAFE, "")
    assert counter.till.diary == ["open drawer", "print cash_moved"]
    assert counter.till.shifts.figures().expected_minor == FLOAT_MINOR + 5_000
    assert (counter.said, view.count("close_sheet")) == ("cash_put_in", 1)


def test_a_cashier_takes_cash_out_with_the_leads_word(counter: Counter, view: Any) -> None:
    cash = moving(counter, view)
    cash.choose(CashWish(-7_000, "expense", "ice"))
    assert counter.committed == []
    counter.approvals.answer("L1", "2222")
    (recorded,) = counter.committed
    assert isinstance(recorded.fact, CashMoved)
    assert (recorded.fact.amount_minor, recorded.fact.approved_by, recorded.stamp.by) == (-7_000, "L1", "C1")
    assert counter.said == "cash_taken_out"


def test_a_lead_needs_nobody_elses_word(counter: Counter, view: Any) -> None:
    counter.session.person = next(one for one in counter.desks.people.people() if one.code == "L1")
    moving(counter, view).choose(CashWish(-7_000, "safe", "too full"))
    assert len(counter.committed) == 1


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [(CashWish(100, "safe", " "), "ReasonMissing"), (CashWish(0, "safe", "x"), "OutOfRange")],
)
def test_no_reason_and_no_amount_move_nothing(counter: Counter, view: Any, wish: CashWish, refusal: str) -> None:
    moving(counter, view).move(wish)
    assert view.last("show_refusal") == refusal
    assert counter.committed == []


def test_without_a_shift_nothing_is_asked(closed_counter: Counter, view: Any) -> None:
    moving(closed_counter, view).ask()
    assert closed_counter.said == "ShiftNotOpen"
    assert view.calls == []
