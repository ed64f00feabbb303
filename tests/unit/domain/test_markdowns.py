"""Which markdown holds: the narrowest, the one said last at any till, from its minute until midnight, never below the floor."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bazaar import ItemCard
from pos.domain.facts import Line
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.markdowns import MarkdownState, Planned, in_order, reduced, said, standing, state_of
from tests.builders import CAKE, JAM, OUD, SALMA

NINE = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=4)))
TENTH = MarkdownPlanned(day=NINE.date(), from_minute=0, off_bp=1_000, reason="last hours", consent_by="all, by phone")

CARDS = {
    code: ItemCard(
        code=code,
        family=family,
        name_ar="",
        name_en="",
        package=package,
        price_minor=2_500,
        floor_minor=2_000,
        rate_bp=0,
    )
    for code, family, package in ((JAM, SALMA, "A"), (CAKE, SALMA, "A"), (OUD, "", ""))
}
BY_CODE = replace(TENTH, item=JAM, off_bp=3_000)


def spoken(*plans: MarkdownPlanned) -> tuple[Planned, ...]:
    """Markdowns of two tills, the one that was said last first."""
    return tuple(
        Planned(id=UUID(int=n), at=NINE - timedelta(minutes=n), till=f"T0{n % 2}", by="G1", plan=plan)
        for n, plan in enumerate(plans, 1)
    )


def test_it_begins_by_the_clock_and_ends_with_the_day() -> None:
    later = replace(TENTH, from_minute=21 * 60)
    plans = spoken(later)
    assert standing(plans, CARDS[JAM], NINE) is later
    assert standing(plans, CARDS[JAM], NINE - timedelta(minutes=1)) is None
    assert standing(plans, CARDS[JAM], NINE - timedelta(minutes=1), coming=True) is later
    assert standing(plans, CARDS[JAM], NINE + timedelta(hours=3)) is None


def test_the_narrowest_and_last_said_holds() -> None:
    of_item, of_package = replace(TENTH, item=JAM, off_bp=3_000), replace(TENTH, package="A", off_bp=2_000)
    plans = spoken(TENTH, of_package, of_item)
    assert standing(plans, CARDS[JAM], NINE) is of_item
    assert standing(plans, CARDS[CAKE], NINE) is of_package
    assert standing(plans, CARDS[OUD], NINE) is TENTH
    ended = spoken(replace(of_item, off_bp=0), TENTH, of_package, of_item)
    assert standing(ended, CARDS[JAM], NINE) is None  # this item is left out
    assert said(ended, CARDS[JAM], NINE) is ended[0]


def test_what_was_said_last_at_any_till_comes_first_and_once() -> None:
    first, second, third = spoken(TENTH, replace(TENTH, off_bp=0), replace(TENTH, off_bp=2_000))
    assert in_order((third, first, second, first)) == (first, second, third)


def test_the_familys_own_comes_before_its_package_and_is_not_the_centres() -> None:
    of_family, of_package = replace(TENTH, family=SALMA, off_bp=2_500), replace(TENTH, package="A", off_bp=2_000)
    plans = spoken(of_package, of_family, BY_CODE)
    assert standing(plans, CARDS[JAM], NINE) is BY_CODE
    assert standing(plans, CARDS[CAKE], NINE) is of_family
    assert standing(plans, CARDS[OUD], NINE) is None


def test_one_that_is_over_is_as_if_it_had_not_been_said() -> None:
    hour = replace(TENTH, from_minute=20 * 60, until_minute=21 * 60, off_bp=5_000)
    plans = spoken(hour, TENTH)
    assert standing(plans, CARDS[JAM], NINE - timedelta(minutes=1)) is hour
    assert standing(plans, CARDS[JAM], NINE) is TENTH
    assert standing(plans, CARDS[JAM], NINE, coming=True) is TENTH


def test_a_price_is_never_below_the_floor_and_never_dearer() -> None:
    line = Line(item=JAM, family=SALMA, quantity=3, price_minor=2_500)
    assert reduced(line, 0, replace(TENTH, off_bp=0, price_minor=1_000)).charged_minor == 3_000
    assert reduced(line, 2_000, replace(TENTH, off_bp=0, price_minor=1_000)).charged_minor == 6_000
    assert reduced(line, 0, replace(TENTH, off_bp=0, price_minor=2_600)) == line


def test_a_list_says_what_comes_holds_and_is_over() -> None:
    evening, hour = replace(TENTH, from_minute=20 * 60), replace(TENTH, from_minute=21 * 60, until_minute=22 * 60)
    plans = spoken(hour, evening)
    told = [
        [state_of(one, plans, NINE + timedelta(minutes=minutes)).value for one in plans]
        for minutes in (-61, -1, 59, 60)
    ]
    assert told == [
        ["planned", "planned"],
        ["planned", "running"],
        ["running", "replaced"],
        ["over", "running"],
    ]
    assert state_of(plans[1], plans, NINE + timedelta(hours=3)) is MarkdownState.OVER
    ended = spoken(
        replace(TENTH, off_bp=0), hour, replace(hour, from_minute=0, until_minute=60), replace(hour, item=JAM)
    )
    assert [state_of(one, ended, NINE).value for one in ended[1:]] == ["stopped", "over", "running"]


@given(price=st.integers(0, 9_999), floor=st.integers(0, 9_999), quantity=st.integers(1, 99), off=st.integers(0, 9_000))
def test_nothing_is_ever_sold_below_its_floor(price: int, floor: int, quantity: int, off: int) -> None:
    line = Line(item=JAM, family=SALMA, quantity=quantity, price_minor=price)
    cheaper = reduced(line, floor, replace(TENTH, off_bp=off))
    assert min(price, floor) * quantity <= cheaper.charged_minor <= line.gross_minor
