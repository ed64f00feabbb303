"""Which markdown holds: the narrowest, the one said last at any till, from its minute until midnight, never below the floor."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Line
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.markdowns import Planned, in_order, reduced, said, standing
from tests.builders import CAKE, JAM, OUD, SALMA

NINE = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=4)))
TENTH = MarkdownPlanned(day=NINE.date(), from_minute=0, off_bp=1_000, reason="last hours", consent_by="all, by phone")


def spoken(*plans: MarkdownPlanned) -> tuple[Planned, ...]:
    """Markdowns of two tills, the one that was said last first."""
    return tuple(
        Planned(id=UUID(int=n), at=NINE - timedelta(minutes=n), till=f"T0{n % 2}", by="G1", plan=plan)
        for n, plan in enumerate(plans, 1)
    )


def test_it_begins_by_the_clock_and_ends_with_the_day() -> None:
    later = replace(TENTH, from_minute=21 * 60)
    plans = spoken(later)
    assert standing(plans, JAM, "A", NINE) is later
    assert standing(plans, JAM, "A", NINE - timedelta(minutes=1)) is None
    assert standing(plans, JAM, "A", NINE - timedelta(minutes=1), coming=True) is later
    assert standing(plans, JAM, "A", NINE + timedelta(hours=3)) is None


def test_the_narrowest_and_last_said_holds() -> None:
    of_item, of_package = replace(TENTH, item=JAM, off_bp=3_000), replace(TENTH, package="A", off_bp=2_000)
    plans = spoken(TENTH, of_package, of_item)
    assert standing(plans, JAM, "A", NINE) is of_item
    assert standing(plans, CAKE, "A", NINE) is of_package
    assert standing(plans, OUD, "T", NINE) is TENTH
    ended = spoken(replace(of_item, off_bp=0), TENTH, of_package, of_item)
    assert standing(ended, JAM, "A", NINE) is None  # this item is left out
    assert said(ended, JAM, "A", NINE) is ended[0]


def test_what_was_said_last_at_any_till_comes_first_and_once() -> None:
    first, second, third = spoken(TENTH, replace(TENTH, off_bp=0), replace(TENTH, off_bp=2_000))
    assert in_order((third, first, second, first)) == (first, second, third)


@given(price=st.integers(0, 9_999), floor=st.integers(0, 9_999), quantity=st.integers(1, 99), off=st.integers(0, 9_000))
def test_nothing_is_ever_sold_below_its_floor(price: int, floor: int, quantity: int, off: int) -> None:
    line = Line(item=JAM, family=SALMA, quantity=quantity, price_minor=price)
    cheaper = reduced(line, floor, replace(TENTH, off_bp=off))
    assert min(price, floor) * quantity <= cheaper.charged_minor <= line.gross_minor
