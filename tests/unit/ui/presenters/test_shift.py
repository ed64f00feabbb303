"""A shift is opened with a counted float and closed blind; what is missing is explained, approved and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import BasketsOpen, ShiftNotOpen
from pos.domain.facts import DrawerOpened, ShiftClosed, ShiftCounted, ShiftOpened
from pos.ui.presenters.shift import ShiftPresenter, business_days
from pos.ui.rows.counting import ClosingCount, Count
from pos.ui.rows.sayings import Saying
from tests.builders import CAKE, DAY, FLOAT_MINOR, JAM, a_bazaar, some_cards
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@dataclass
class Screen:
    """The shift screen over a real counter."""

    counter: Counter
    place: Any = field(default_factory=Recorder)
    opening: Any = field(default_factory=Recorder)
    closing: Any = field(default_factory=Recorder)
    drawer: Any = field(default_factory=Recorder)
    went: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.presenter = ShiftPresenter(
            self.place,
            self.opening,
            self.closing,
            drawer=self.drawer,
            desks=counter.desks,
            session=counter.session,
            approvals=counter.approvals,
            papers=counter.papers,
            announcer=counter.announcer,
            words=counter.words,
            committed=counter.committed.append,
            opened=lambda: self.went.append("sell"),
            closed=lambda: self.went.append("send"),
        )


def drawer(amount_minor: int) -> ClosingCount:
    return ClosingCount(Count(((1, amount_minor), (50_000, 0))), None)


@pytest.fixture
def screen(counter: Counter) -> Screen:
    return Screen(counter)


def test_where_no_shift_is_open_one_can_be_opened(closed_counter: Counter) -> None:
    screen = Screen(closed_counter)
    screen.presenter.present()
    days, chosen = screen.opening.last("show_days")
    assert (days, chosen) == (business_days(DAY, date(2026, 11, 22)), DAY)
    assert screen.opening.last("show_denominations")[0] == 100_000
    assert screen.place.calls == [("show_opening", ())]
    screen.presenter.open(DAY, Count(((10_000, 2), (5_000, 0))))
    (recorded,) = closed_counter.committed
    assert isinstance(recorded.fact, ShiftOpened)
    assert (recorded.fact.float_minor, recorded.fact.day, recorded.stamp.by) == (20_000, DAY, "C1")
    assert [row.denomination_minor for row in recorded.fact.counted] == [10_000]
    assert (closed_counter.said, screen.went) == ("shift_opened", ["sell"])


def test_a_day_outside_the_bazaar_has_the_nearest_one_chosen(closed_counter: Counter) -> None:
    later = a_bazaar(first_day=date(2027, 1, 1), last_day=date(2027, 1, 2))
    closed_counter.till.book.catalogue.apply(replace(some_cards(), version=2, bazaar=later))
    screen = Screen(closed_counter)
    screen.presenter.present()
    assert screen.opening.last("show_days")[1] == date(2027, 1, 1)


def test_a_second_shift_is_refused_on_the_screen(screen: Screen) -> None:
    screen.presenter.open(DAY, Count(()))
    assert (screen.opening.last("show_refusal"), screen.went) == ("ShiftAlreadyOpen", [])


def test_an_open_shift_is_shown_without_what_the_drawer_should_hold(screen: Screen) -> None:
    screen.counter.till.sell(JAM)
    screen.presenter.present()
    card = screen.closing.last("show_shift")
    assert (card.number, card.day, card.float_minor, card.sales) == ("1", DAY, FLOAT_MINOR, 1)
    assert screen.place.calls == [("show_closing", ())]
    assert screen.closing.count("show_result") == 0


def test_no_open_shift_is_no_longer_said_where_a_shift_is_opened(closed_counter: Counter) -> None:
    screen = Screen(closed_counter)
    closed_counter.announcer.refuse(ShiftNotOpen())
    screen.presenter.present()
    assert closed_counter.announcer.said is None
    closed_counter.announcer.tell(Saying("held"))
    screen.presenter.present()
    assert closed_counter.said == "held", "what is about something else stays"


def test_a_reading_tells_the_takings_only_with_the_leads_word(screen: Screen, closed_counter: Counter) -> None:
    screen.counter.till.sell(JAM)
    screen.presenter.read()
    assert screen.counter.paper_sheet.count("show_paper") == 0
    assert screen.counter.approval.last("ask")[0] == "x_report"
    screen.counter.approvals.answer("L1", "2222")
    assert screen.counter.paper_sheet.last("show_paper")[:2] == ("x_report", b"x 1 C1")
    closed = Screen(closed_counter)
    closed.presenter.read()
    assert closed_counter.said == "ShiftNotOpen"


def test_the_count_is_recorded_before_the_difference_is_shown(screen: Screen) -> None:
    screen.counter.till.sell(JAM)
    screen.counter.till.sell(CAKE, card_minor=735)
    screen.presenter.present()
    screen.presenter.count(ClosingCount(Count(((1, FLOAT_MINOR + 2_400),)), 735))
    (recorded,) = screen.counter.committed
    assert isinstance(recorded.fact, ShiftCounted)
    result = screen.closing.last("show_result")
    assert (result.cash_expected_minor, result.cash_counted_minor) == (22_500, 22_400)
    assert (result.card_expected_minor, result.card_counted_minor) == (735, 735)
    assert (result.needs_reason, result.is_closed) == (False, False)


def test_a_basket_in_progress_keeps_the_shift_open(screen: Screen) -> None:
    screen.counter.till.checkout.scan(JAM)
    screen.presenter.count(drawer(FLOAT_MINOR))
    assert screen.closing.last("show_refusal") == "BasketsOpen"
    assert screen.counter.committed == []


def test_closing_without_a_count_is_refused(screen: Screen) -> None:
    screen.counter.till.sell(JAM)
    screen.presenter.close("")
    assert screen.closing.last("show_refusal") == "CashNotCounted"


def test_a_shift_that_agrees_is_closed_shown_and_left(screen: Screen) -> None:
    screen.counter.till.sell(JAM)
    screen.presenter.present()
    screen.presenter.count(drawer(22_500))
    screen.presenter.close("")
    closed = screen.counter.committed[-1].fact
    assert isinstance(closed, ShiftClosed)
    assert closed.difference_minor == 0
    result = screen.closing.last("show_result")
    assert (result.is_closed, result.cash_expected_minor) == (True, 22_500)
    assert screen.closing.last("show_report") == f"shift_closed {closed.number}".encode()
    screen.presenter.show_report()
    assert screen.counter.paper_sheet.last("show_paper")[0] == closed.number
    screen.presenter.print_report()
    assert screen.counter.shop.printed == [f"{closed.number} copy"]
    screen.presenter.leave()
    assert screen.went == ["send"]
    screen.presenter.print_report()
    assert len(screen.counter.shop.printed) == 1


def test_a_difference_above_the_limit_needs_a_reason_and_then_the_lead(screen: Screen) -> None:
    screen.presenter.present()
    screen.presenter.count(drawer(FLOAT_MINOR - 600))
    assert screen.closing.last("show_result").needs_reason
    screen.presenter.close("")
    assert screen.closing.count("show_reason_missing") == 1
    screen.presenter.close("wrong change")
    assert screen.counter.approval.last("ask")[1] == "DifferenceTooLarge"
    assert [row.fact.KIND for row in screen.counter.committed] == ["shift_counted"]
    screen.counter.approvals.answer("L1", "2222")
    closed = screen.counter.committed[-1].fact
    assert isinstance(closed, ShiftClosed)
    assert (closed.difference_minor, closed.reason, closed.approved_by) == (-600, "wrong change", "L1")


def test_coming_back_counts_anew_and_the_last_count_holds(screen: Screen) -> None:
    screen.presenter.present()
    screen.presenter.count(drawer(1))
    screen.presenter.present()
    screen.presenter.count(drawer(FLOAT_MINOR))
    screen.presenter.close("")
    closed = screen.counter.committed[-1].fact
    assert isinstance(closed, ShiftClosed)
    assert closed.counted_minor == FLOAT_MINOR
    assert len(screen.counter.committed) == 3


@pytest.mark.parametrize(("last", "count"), [(date(2026, 11, 20), 1), (date(2026, 11, 22), 3)])
def test_the_business_days_of_a_bazaar(last: date, count: int) -> None:
    days = business_days(DAY, last)
    assert (len(days), days[0], days[-1]) == (count, DAY, last)


def test_opening_the_drawer_by_hand_is_a_fact(screen: Screen, closed_counter: Counter) -> None:
    screen.presenter.ask_drawer()
    assert screen.drawer.calls == [("ask", ())]
    screen.presenter.open_drawer("change for a neighbour")
    (recorded,) = screen.counter.committed
    assert isinstance(recorded.fact, DrawerOpened)
    assert recorded.fact.reason == "change for a neighbour"
    assert screen.counter.till.drawer.opened == 1
    closed = Screen(closed_counter)
    closed.presenter.ask_drawer()
    assert closed.drawer.calls == []
    assert closed_counter.said == "ShiftNotOpen"
    closed.presenter.open_drawer("once more")
    assert closed_counter.said == "ShiftNotOpen"


def test_baskets_that_wait_are_told_before_anyone_counts(screen: Screen) -> None:
    screen.counter.till.checkout.scan(JAM)
    screen.counter.till.checkout.hold("")
    screen.presenter.present()
    assert screen.closing.last("show_refusal") == "BasketsOpen"


def test_a_count_that_cannot_be_finished_yet_says_why(screen: Screen) -> None:
    screen.presenter.miss()
    assert screen.counter.said == "CashNotCounted"
    screen.presenter.begin()
    assert screen.counter.announcer.said is None, "the count has begun"
    screen.counter.till.checkout.scan(JAM)
    screen.presenter.miss()
    assert screen.counter.said == "BasketsOpen"
    assert screen.counter.beeps == ["beep", "beep"]
    screen.presenter.begin()
    assert screen.counter.announcer.said == BasketsOpen(1), "that is not what it was about"


def test_the_head_counts_sales_as_the_x_report_does(screen: Screen) -> None:
    number = str(getattr(screen.counter.till.sell(JAM).fact, "number", ""))
    screen.counter.till.sell(JAM)
    screen.counter.till.undoing.void(number, by="C1", reason="x", approved_by="L1")
    screen.presenter.present()
    head = screen.closing.last("show_shift")
    assert (head.sales, head.voids) == (2, 1)


def test_the_card_machines_total_is_in_the_count_and_in_the_close(screen: Screen) -> None:
    screen.counter.till.sell(JAM, card_minor=2_500)
    screen.presenter.count(ClosingCount(Count(((1, FLOAT_MINOR),)), 2_400))
    result = screen.closing.last("show_result")
    assert (result.card_expected_minor, result.card_counted_minor) == (2_500, 2_400)
    screen.presenter.close("")
    closed = screen.counter.committed[-1].fact
    assert isinstance(closed, ShiftClosed)
    assert closed.card_counted_minor == 2_400
    assert screen.closing.last("show_result").card_counted_minor == 2_400


def test_cards_that_nobody_compares_are_explained_before_the_end(screen: Screen) -> None:
    screen.counter.till.sell(JAM, card_minor=2_500)
    screen.presenter.count(drawer(FLOAT_MINOR))
    assert screen.closing.last("show_result").is_card_unknown
    screen.presenter.close("")
    assert screen.closing.count("show_reason_missing") == 1
    assert screen.counter.till.shifts.current() is not None
    screen.presenter.close("The machine is at the bank")
    closed = screen.counter.committed[-1].fact
    assert isinstance(closed, ShiftClosed)
    assert (closed.card_minor, closed.card_counted_minor) == (2_500, None)
    assert closed.reason == "The machine is at the bank"
    assert screen.closing.last("show_result").is_card_unknown, "and it is said at the end too"


def test_a_total_that_is_typed_in_a_recount_needs_no_explanation(screen: Screen) -> None:
    screen.counter.till.sell(JAM, card_minor=2_500)
    screen.presenter.count(drawer(FLOAT_MINOR))
    screen.presenter.recount()
    screen.presenter.count(ClosingCount(Count(((1, FLOAT_MINOR),)), 2_500))
    screen.presenter.close("")
    assert screen.closing.count("show_reason_missing") == 0
    assert screen.counter.till.shifts.current() is None


def test_a_recount_is_a_second_record_and_blind_again(screen: Screen) -> None:
    screen.presenter.count(drawer(1))
    shown = screen.closing.count("show_result")
    screen.presenter.recount()
    assert screen.closing.calls[-1][0] != "show_result"
    assert screen.closing.count("show_result") == shown
    screen.presenter.count(drawer(FLOAT_MINOR))
    counts = [row.fact for row in screen.counter.till.book.journal.acts(0) if isinstance(row.fact, ShiftCounted)]
    assert [count.counted_minor for count in counts] == [1, FLOAT_MINOR]
    screen.presenter.close("")
    closed = screen.counter.committed[-1].fact
    assert isinstance(closed, ShiftClosed)
    assert closed.difference_minor == 0
