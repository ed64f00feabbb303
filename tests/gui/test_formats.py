"""Values read right in both languages, and no number in Arabic is ever reordered."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from pos.domain.money import CURRENCIES
from pos.ui.formats import Speech
from pos.ui.rows.names import Name

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
NOON = datetime(2026, 11, 21, 15, 4, tzinfo=timezone.utc)


@pytest.fixture
def arabic() -> Speech:
    speech = Speech()
    speech.change(language="ar")
    return speech


@pytest.fixture
def english() -> Speech:
    speech = Speech()
    speech.change(language="en")
    return speech


def test_money_has_its_unit_after_it_in_arabic_and_before_it_in_english(arabic: Speech, english: Speech) -> None:
    assert arabic.money(123450) == f"{LRI}1,234.50{PDI}\u00a0د.إ"
    assert english.money(123450) == f"{LRI}AED\u00a0{LRI}1,234.50{PDI}{PDI}"
    assert arabic.number(-2500) == f"{LRI}\u221225.00{PDI}"


def test_a_currency_brings_its_decimals(english: Speech) -> None:
    english.change(currency=CURRENCIES["KWD"])
    assert english.number(1234567) == f"{LRI}1,234.567{PDI}"
    assert english.unit() == "KWD"
    english.change(language="ar")
    assert english.unit() == "د.ك"


@pytest.mark.parametrize(("minor", "text"), [(5000, "50"), (25, "0.25"), (100000, "1,000"), (1050, "10.50")])
def test_a_note_is_called_by_its_number(english: Speech, minor: int, text: str) -> None:
    assert english.short(minor) == f"{LRI}{text}{PDI}"


@pytest.mark.parametrize(("minor", "text"), [(500, "+5.00"), (-500, "\u22125.00"), (0, "0.00")])
def test_a_difference_shows_its_sign(english: Speech, minor: int, text: str) -> None:
    assert english.signed(minor) == f"{LRI}{text}{PDI}"


@pytest.mark.parametrize(("rate_bp", "text"), [(1000, "10%"), (1250, "12.5%"), (1205, "12.05%"), (0, "0%")])
def test_a_rate_is_a_percentage(english: Speech, rate_bp: int, text: str) -> None:
    assert english.percent(rate_bp) == f"{LRI}{text}{PDI}"


def test_digits_are_latin_unless_arabic_ones_are_chosen(arabic: Speech) -> None:
    assert arabic.count(-1234) == f"{LRI}\u22121,234{PDI}", "the sign that amounts bear"
    assert arabic.count(1234) == f"{LRI}1,234{PDI}"
    arabic.change(arabic_digits=True)
    assert arabic.count(1234) == f"{LRI}١٬٢٣٤{PDI}"
    assert arabic.number(123450) == f"{LRI}١٬٢٣٤٫٥٠{PDI}"
    assert arabic.percent(1250) == f"{LRI}١٢٫٥٪{PDI}"
    assert "٢٠٢٦" in arabic.day(date(2026, 11, 21))
    arabic.change(language="en")
    assert arabic.count(1234) == f"{LRI}1,234{PDI}"


def test_days_and_times_are_told_in_the_language(arabic: Speech, english: Speech) -> None:
    day = date(2026, 11, 21)
    assert english.day(day) == f"{FSI}Saturday, 21 November 2026{PDI}"
    assert arabic.day(day) == f"{FSI}السبت، 21 نوفمبر 2026{PDI}"
    assert english.day_short(day) == f"{FSI}Sat 21 Nov{PDI}"
    assert arabic.time(NOON) == f"{FSI}3:04 م{PDI}"
    assert english.moment(NOON) == f"{FSI}Sat 21 Nov{PDI} {FSI}3:04 PM{PDI}"


def test_a_line_of_numbers_runs_with_the_language(arabic: Speech, english: Speech) -> None:
    assert arabic.line(("a", "b")) == "\u200fa  ·  b"
    assert english.line(("a", "b")) == "\u200ea  ·  b"


def test_a_name_that_one_language_lacks_is_taken_from_the_other(arabic: Speech, english: Speech) -> None:
    assert english.name(Name("مريم", "Maryam")) == "Maryam"
    assert english.name(Name("مريم")) == "مريم"
    assert arabic.name(Name("", "Maryam")) == "Maryam"
    assert arabic.code("T07") == f"{LRI}T07{PDI}"
