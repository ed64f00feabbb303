"""A markdown for the last hours is taken off by the till's clock, never below the floor, and borne as was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import OutOfRange, ReasonMissing
from pos.domain.facts import Bearer, Line, Sale
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.markdowns import reduced, standing
from pos.domain.postings import Account, postings
from pos.till.markdowns import Markdowns
from tests.builders import CAKE, JAM, OUD, SALMA

if TYPE_CHECKING:
    from tests.builders import Till

NINE = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=4)))
TENTH = MarkdownPlanned(day=NINE.date(), from_minute=0, off_bp=1_000, reason="last hours", consent_by="all, by phone")


@pytest.fixture
def markdowns(till: Till) -> Markdowns:
    return Markdowns(till.book)


def sold(till: Till, *codes: str) -> tuple[Line, ...]:
    sale = till.sell(*codes).fact
    assert isinstance(sale, Sale)
    return sale.lines


def test_it_is_taken_off_every_piece_and_the_pieces_stay_one_line(till: Till, markdowns: Markdowns) -> None:
    markdowns.plan(TENTH, by="G1")
    (line,) = sold(till, JAM, JAM, JAM)
    assert (line.quantity, line.discount_minor, line.borne_by, line.reason) == (3, 750, Bearer.FAMILY, "last hours")
    markdowns.plan(replace(TENTH, off_bp=0), by="G1")
    (line,) = sold(till, JAM)
    assert (line.discount_minor, line.reason) == (0, "")


def test_the_floor_holds_whoever_bears_it(till: Till, markdowns: Markdowns) -> None:
    markdowns.plan(replace(TENTH, off_bp=5_000), by="G1")
    jam, cake = sold(till, JAM, CAKE)  # not below 20.00, and no floor
    assert (jam.charged_minor, cake.charged_minor) == (2_000, 735 - 368)
    paid = replace(TENTH, off_bp=5_000, paid_by_centre=True, consent_by="", approved_by="L1", item=JAM)
    markdowns.plan(paid, by="G1")
    recorded = till.sell(JAM)
    assert isinstance(recorded.fact, Sale)
    (line,) = recorded.fact.lines
    assert (line.charged_minor, line.credited_minor, line.borne_by, line.approved_by) == (
        *(2_000, 2_500),
        Bearer.CENTRE,
        "L1",
    )
    rows = {row.account: row.amount_minor for row in postings(recorded.fact)}
    assert (rows[Account.FAMILY], rows[Account.PROMOTION]) == (-2_500, 500)


def test_it_begins_by_the_clock_and_ends_with_the_day() -> None:
    later = replace(TENTH, from_minute=21 * 60)
    assert standing((later,), JAM, "A", NINE) is later
    assert standing((later,), JAM, "A", NINE - timedelta(minutes=1)) is None
    assert standing((later,), JAM, "A", NINE - timedelta(minutes=1), coming=True) is later
    assert standing((later,), JAM, "A", NINE + timedelta(hours=3)) is None


def test_the_narrowest_and_last_said_holds() -> None:
    of_item, of_package = replace(TENTH, item=JAM, off_bp=3_000), replace(TENTH, package="A", off_bp=2_000)
    plans = (TENTH, of_package, of_item)
    assert standing(plans, JAM, "A", NINE) is of_item
    assert standing(plans, CAKE, "A", NINE) is of_package
    assert standing(plans, OUD, "T", NINE) is TENTH
    assert standing((replace(of_item, off_bp=0), *plans), JAM, "A", NINE) is None  # this item is left out


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (replace(TENTH, reason=" "), ReasonMissing),
        (replace(TENTH, consent_by=""), ReasonMissing),
        (replace(TENTH, off_bp=9_001), OutOfRange),
        (replace(TENTH, from_minute=24 * 60), OutOfRange),
        (replace(TENTH, reason="x" * 1_000), OutOfRange),
    ],
)
def test_what_cannot_be_planned_is_refused(
    till: Till, markdowns: Markdowns, wish: MarkdownPlanned, refusal: type[Exception]
) -> None:
    before = till.book.journal.count()
    with pytest.raises(refusal):
        markdowns.plan(wish, by="G1")
    assert till.book.journal.count() == before


def test_it_is_for_the_day_on_which_it_was_said(markdowns: Markdowns) -> None:
    recorded = markdowns.plan(replace(TENTH, day=date(2020, 1, 1)), by="G1").fact
    assert isinstance(recorded, MarkdownPlanned)
    assert recorded.day == markdowns.now().date()


@given(price=st.integers(0, 9_999), floor=st.integers(0, 9_999), quantity=st.integers(1, 99), off=st.integers(0, 9_000))
def test_nothing_is_ever_sold_below_its_floor(price: int, floor: int, quantity: int, off: int) -> None:
    line = Line(item=JAM, family=SALMA, quantity=quantity, price_minor=price)
    cheaper = reduced(line, floor, replace(TENTH, off_bp=off))
    assert min(price, floor) * quantity <= cheaper.charged_minor <= line.gross_minor
