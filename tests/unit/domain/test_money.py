"""Money: written and read without loss in both digit sets, rounded evenly, split to the last fils."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import NotAnAmount, OutOfRange
from pos.domain.limits import AMOUNT_MINOR_MAX, RATE_BP_MAX
from pos.domain.money import CURRENCIES, Currency, part_of, round_to_step, split

AED, KWD = CURRENCIES["AED"], CURRENCIES["KWD"]
currencies = st.sampled_from(list(CURRENCIES.values()))
exact = st.integers(-AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
amounts = st.integers(-(10**12), 10**12)
steps = st.sampled_from([1, 5, 10, 25, 50, 100, 250])

# -- writing and reading --------------------------------------------------------------------------------------------


@given(currencies, exact, st.booleans())
def test_what_is_written_is_read_back(currency: Currency, minor: int, arabic_digits: bool) -> None:
    assert currency.parse(currency.format(minor, arabic_digits=arabic_digits)) == minor


@given(currencies, exact)
def test_the_two_digit_sets_say_the_same(currency: Currency, minor: int) -> None:
    arabic = currency.format(minor, arabic_digits=True)
    assert currency.parse(arabic) == currency.parse(currency.format(minor))
    assert not any("0" <= letter <= "9" for letter in arabic)


@pytest.mark.parametrize(
    ("currency", "minor", "text"),
    [
        (AED, 123_450, "1,234.50"),
        (AED, -5, "-0.05"),
        (AED, 0, "0.00"),
        (KWD, 1_234_567, "1,234.567"),
        (KWD, -1_000, "-1.000"),
    ],
)
def test_amounts_are_grouped_and_show_all_decimals(currency: Currency, minor: int, text: str) -> None:
    assert currency.format(minor) == text


def test_arabic_amounts_have_arabic_separators() -> None:
    assert AED.format(123_450, arabic_digits=True) == "١٬٢٣٤٫٥٠"


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12", 1_200),
        ("12.5", 1_250),
        ("12.", 1_200),
        (".5", 50),
        ("12.500", 1_250),
        (" 1,234 ", 123_400),
        ("1234567.89", 123_456_789),
        ("١٢٫٥", 1_250),
        ("۱۲٫۵", 1_250),
        ("١٬٢٣٤", 123_400),
        ("\u22125", -500),
        ("+5", 500),
        ("\u206612.50\u2069", 1_250),
        ("1\u00a0234", 123_400),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, minor: int) -> None:
    assert AED.parse(text) == minor


@pytest.mark.parametrize(
    "text", ["", "-", ".", "12.505", "1,23", "12,3456", "twelve", "1 2", "5-", "--5", "1.2.3", "0x10", "1e3", "१२", "²"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        AED.parse(text)


@pytest.mark.parametrize("text", [f"{AMOUNT_MINOR_MAX}", f"-{AMOUNT_MINOR_MAX}", "9" * 5_000])
def test_what_would_not_be_exact_everywhere_is_refused(text: str) -> None:
    with pytest.raises(OutOfRange):
        AED.parse(text)


@given(st.text(max_size=12) | st.text("٠١٢٣٤٥٦٧٨٩0123456789.,٫٬-+ ", max_size=12), currencies)
def test_any_text_is_an_amount_or_a_refusal(text: str, currency: Currency) -> None:
    try:
        minor = currency.parse(text)
    except (NotAnAmount, OutOfRange):
        return
    assert currency.parse(currency.format(minor)) == minor


@pytest.mark.parametrize("currency", CURRENCIES.values(), ids=lambda currency: currency.code)
def test_notes_are_counted_from_the_largest(currency: Currency) -> None:
    assert list(currency.notes_minor) == sorted(set(currency.notes_minor), reverse=True)
    assert all(note > 0 for note in currency.notes_minor)
    assert currency.unit_minor == 10**currency.exponent


def test_decimals_are_those_of_iso_4217() -> None:
    exponents = {code: currency.exponent for code, currency in CURRENCIES.items()}
    assert exponents == {"AED": 2, "SAR": 2, "SYP": 2, "KWD": 3, "BHD": 3, "OMR": 3}


# -- rounding -------------------------------------------------------------------------------------------------------


@given(amounts, steps)
def test_a_rounded_amount_is_a_multiple_at_most_half_a_step_away(minor: int, step: int) -> None:
    rounded = round_to_step(minor, step)
    assert rounded % step == 0
    assert 2 * abs(rounded - minor) <= step


@given(amounts, steps)
def test_rounding_is_the_same_on_both_sides_of_zero(minor: int, step: int) -> None:
    assert round_to_step(-minor, step) == -round_to_step(minor, step)


@given(amounts, steps)
def test_rounding_twice_changes_nothing(minor: int, step: int) -> None:
    assert round_to_step(round_to_step(minor, step), step) == round_to_step(minor, step)


@pytest.mark.parametrize(("minor", "rounded"), [(12, 0), (13, 25), (37, 25), (38, 50), (25, 25), (-13, -25)])
def test_cash_is_rounded_to_the_nearest_quarter_dirham(minor: int, rounded: int) -> None:
    assert round_to_step(minor, 25) == rounded


def test_halves_go_away_from_zero() -> None:
    assert [round_to_step(minor, 10) for minor in (5, 15, -5, -15)] == [10, 20, -10, -20]
    assert [part_of(minor, 5_000) for minor in (1, 3, -1, -3)] == [1, 2, -1, -2]


@given(amounts, st.integers(0, RATE_BP_MAX))
def test_a_part_is_within_half_a_unit_of_the_exact_part(minor: int, rate_bp: int) -> None:
    assert 2 * abs(part_of(minor, rate_bp) * 10_000 - minor * rate_bp) <= 10_000
    assert part_of(-minor, rate_bp) == -part_of(minor, rate_bp)
    assert abs(part_of(minor, rate_bp)) <= abs(minor)


@given(amounts)
def test_the_whole_is_the_whole_and_nothing_is_nothing(minor: int) -> None:
    assert part_of(minor, 10_000) == minor
    assert part_of(minor, 0) == 0


# -- splitting ------------------------------------------------------------------------------------------------------

weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=30).filter(any).map(tuple)


@given(st.integers(0, 10**12), weights)
def test_the_parts_add_up_exactly_and_each_is_fair_to_one_unit(minor: int, parts_of: tuple[int, ...]) -> None:
    parts = split(minor, parts_of)
    whole = sum(parts_of)
    assert sum(parts) == minor
    assert all(abs(part * whole - minor * weight) < whole for part, weight in zip(parts, parts_of, strict=True))


@given(st.data(), weights)
def test_no_line_gets_a_larger_discount_than_it_costs(data: st.DataObject, prices: tuple[int, ...]) -> None:
    discount = data.draw(st.integers(0, sum(prices)))
    assert all(part <= price for part, price in zip(split(discount, prices), prices, strict=True))


def test_the_first_wins_a_tie() -> None:
    assert split(100, (1, 1, 1)) == (34, 33, 33)
