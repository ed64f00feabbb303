"""Goods by weight: one rounding, half away from zero, the same for everyone who works it out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.basket import Basket, BasketLine, add, discount_line, set_quantity
from pos.domain.errors import BelowFloor, NotANumber, OutOfRange
from pos.domain.facts import Bearer
from pos.domain.limits import PRICE_MINOR_MAX, WEIGHT_GRAMS_MAX
from pos.domain.weighing import Unit, read_grams, worth
from tests.builders import JAM, a_basket_line, a_line, an_id

DATES = a_line(item=JAM, quantity=750, price_minor=4_000, unit=Unit.GRAM)


@pytest.mark.parametrize(
    ("grams", "price_minor", "amount"),
    [
        (750, 4_000, 3_000),
        (1, 4_000, 4),
        (333, 4_000, 1_332),
        (125, 1_999, 250),
        (124, 1_999, 248),
        (1, 499, 0),
        (1, 500, 1),
    ],
)
def test_grams_are_worth_their_part_of_the_kilogram(grams: int, price_minor: int, amount: int) -> None:
    assert worth(grams, price_minor, Unit.GRAM) == amount


@given(st.integers(0, WEIGHT_GRAMS_MAX), st.integers(0, PRICE_MINOR_MAX))
def test_a_weight_is_never_off_by_more_than_half_the_smallest_unit(grams: int, price_minor: int) -> None:
    exact = Fraction(grams * price_minor, 1_000)
    assert abs(worth(grams, price_minor, Unit.GRAM) - exact) <= Fraction(1, 2)


def test_pieces_are_worth_their_price_times() -> None:
    assert worth(3, 2_500) == 7_500


def test_a_weighed_bag_is_one_piece_and_joins_no_other() -> None:
    basket = add(add(Basket(id=an_id()), a_basket_line(DATES)), a_basket_line(replace(DATES, quantity=250)))
    assert [part.line.quantity for part in basket.lines] == [750, 250]
    assert (basket.pieces, basket.total_minor) == (2, 4_000)


def test_a_weight_has_limits_of_its_own() -> None:
    basket = add(Basket(id=an_id()), a_basket_line(replace(DATES, quantity=WEIGHT_GRAMS_MAX)))
    with pytest.raises(OutOfRange) as refused:
        set_quantity(basket, 0, WEIGHT_GRAMS_MAX + 1)
    assert refused.value == OutOfRange("weight", WEIGHT_GRAMS_MAX + 1, 1, WEIGHT_GRAMS_MAX)


def test_the_floor_of_a_kilogram_holds_for_any_weight() -> None:
    part = BasketLine(line=DATES, name_ar="تمر", name_en="Dates", floor_minor=3_000)
    basket = add(Basket(id=an_id()), part)
    assert discount_line(basket, 0, 750, reason="last day", borne_by=Bearer.FAMILY).total_minor == 2_250
    with pytest.raises(BelowFloor) as refused:
        discount_line(basket, 0, 751, reason="last day", borne_by=Bearer.FAMILY)
    assert refused.value == BelowFloor(DATES.item, 3_000, 2_998)


def test_a_lighter_bag_never_costs_less_than_nothing() -> None:
    basket = discount_line(
        add(Basket(id=an_id()), a_basket_line(DATES)), 0, 3_000, reason="gift", borne_by=Bearer.CENTRE
    )
    for grams in range(1, 750, 7):
        assert set_quantity(basket, 0, grams).total_minor >= 0


@pytest.mark.parametrize(
    ("text", "grams"),
    [("750", 750), ("٧٥٠", 750), ("0.75", 750), ("٠٫٧٥", 750), ("1.", 1_000), ("12.345", 12_345), (" 5 ", 5)],
)
def test_whole_numbers_are_grams_and_a_point_makes_kilograms(text: str, grams: int) -> None:
    assert read_grams(text) == grams


@pytest.mark.parametrize("text", ["", ".", "-5", "0.1234", "1,5", "one", "1e3", "9999999"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        read_grams(text)
