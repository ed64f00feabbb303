"""A run reaches up to the moment of its draft or up to the evening of its day, and the next one never less far."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from pos.domain.evenings import payable_days, reach
from pos.domain.reports import PayoutState
from tests.builders import a_bazaar
from tests.unit.ui.presenters.accounts import a_run

HALL = timezone(timedelta(hours=4))
DAYS = tuple(date(2026, 11, 20) + timedelta(days=n) for n in range(4))
BAZAAR = a_bazaar(first_day=DAYS[0], last_day=DAYS[3])


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HALL)


def test_a_run_reaches_up_to_its_draft_or_up_to_the_midnight_that_ends_its_day() -> None:
    assert reach(a_run(drafted_at=noon(DAYS[2]))) == noon(DAYS[2])
    assert reach(a_run(drafted_at=noon(DAYS[2]), until=DAYS[0])) == datetime.combine(DAYS[1], time(), HALL)


@pytest.mark.parametrize(("hour_utc", "count"), [(19, 1), (20, 2)])
def test_a_day_is_offered_once_it_is_over_in_the_hall(hour_utc: int, count: int) -> None:
    now = datetime.combine(DAYS[1], time(hour_utc), timezone.utc).astimezone(HALL)
    assert payable_days(BAZAAR, (), now) == DAYS[:count]


def test_after_the_bazaar_all_of_its_days_are_offered_and_no_others() -> None:
    assert payable_days(BAZAAR, (), noon(DAYS[3] + timedelta(days=9))) == DAYS


@pytest.mark.parametrize("state", list(PayoutState))
def test_what_an_approved_run_reached_is_not_offered_again(state: PayoutState) -> None:
    stands = state in {PayoutState.APPROVED, PayoutState.PAID}
    by_evening = a_run(state, drafted_at=noon(DAYS[3]), until=DAYS[1])
    assert payable_days(BAZAAR, [by_evening], noon(DAYS[3])) == DAYS[2 if stands else 0 : 3]
    by_now = a_run(state, drafted_at=noon(DAYS[1]))
    assert payable_days(BAZAAR, [by_now], noon(DAYS[3])) == DAYS[1 if stands else 0 : 3]


def test_the_run_that_reached_farthest_decides() -> None:
    runs = [
        a_run(PayoutState.PAID, drafted_at=noon(DAYS[2]), until=DAYS[1]),
        a_run(PayoutState.APPROVED, drafted_at=noon(DAYS[2]), until=DAYS[0]),
    ]
    assert payable_days(BAZAAR, runs, noon(DAYS[3])) == (DAYS[2],)
