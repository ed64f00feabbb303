"""A cell is read in either digit set and the spellings that people use, or refused by name."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.bank import is_iban
from pos.domain.bazaar import Package
from pos.domain.errors import NotAnAmount, NotANumber, OutOfRange, Refusal, WrongCheckDigit
from pos.domain.identity import family_number
from pos.domain.limits import PRICE_MINOR_MAX
from pos.domain.money import CURRENCIES
from pos.intake.cells import (
    is_identity,
    is_phone,
    package_of,
    price_of,
    read_code,
    read_code_of_item,
    read_date,
    read_number_of_family,
    read_rate,
    text_of,
    whole_of,
    word_of,
)
from pos.intake.findings import DigitsLost, NotACode, NotADate, NotARate, TextTooLong, UnknownPackage, UnknownWord

if TYPE_CHECKING:
    from collections.abc import Callable

DIRHAM, DINAR = CURRENCIES["AED"], CURRENCIES["KWD"]


class Colour(str, Enum):
    """Two words to choose from."""

    RED = "red"
    BLUE = "blue"


COLOURS = {Colour.RED: ("أحمر", "red one"), Colour.BLUE: ("أزرق", "blue one", "navy")}
READERS: list[Callable[[str], Any]] = [
    text_of(),
    price_of(DIRHAM, "price", 1),
    price_of(DINAR, "floor"),
    whole_of("quantity", 0, 9_999),
    word_of(COLOURS),
    package_of((Package(code="TEEB", name_ar="طيب", name_en="Teeb"),)),
    read_date,
    read_rate,
    read_number_of_family,
    read_code_of_item,
    read_code,
]


def refused(read: Callable[[str], object], text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize("read", READERS, ids=range(len(READERS)))
@given(text=st.text(min_size=1) | st.text("0123456789٠١٢٣.,٫٬-+eE% /", min_size=1, max_size=20))
def test_any_text_is_a_value_or_a_refusal(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except Refusal:
        return


@pytest.mark.parametrize("text", ["9" * 5_000, "٩" * 5_000, "1," * 3_000 + "000"])
def test_a_number_that_is_too_long_for_python_is_refused_all_the_same(text: str) -> None:
    for read in READERS[1:]:
        assert isinstance(refused(read, text), Refusal)


# -- texts ------------------------------------------------------------------------------------------------------------


def test_a_name_is_stored_without_marks_of_direction_and_double_spaces() -> None:
    assert text_of()(" \u200fأم \n سالم\u202c") == "أم سالم"


def test_a_name_has_its_limit() -> None:
    assert text_of(3)("abc") == "abc"
    assert refused(text_of(3), "abcd") == TextTooLong(4, 3)


def test_a_code_is_latin_without_spaces() -> None:
    assert read_code("INTAJ-08") == "INTAJ-08"
    assert read_code("C١") == "C1"
    assert refused(read_code, "أ1") == NotACode("أ1")
    assert refused(read_code, "a b") == NotACode("a b")
    assert refused(read_code, "x" * 33) == NotACode("x" * 33)


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12.40", 1240),
        ("١٢٫٤٠", 1240),
        ("12", 1200),
        ("1,035.50", 103550),
        ("25 AED", 2500),
        ("د.إ 25", 2500),
        ("aed 5", 500),
    ],
)
def test_a_price_is_read_as_people_write_it(text: str, minor: int) -> None:
    assert price_of(DIRHAM, "price", 1)(text) == minor


@pytest.mark.parametrize("text", ["12,40", "12.405", "1e3", "free", "12.5.1", "0.30000000000000004"])
def test_a_price_that_must_be_guessed_is_refused(text: str) -> None:
    assert refused(price_of(DIRHAM, "price", 1), text) == NotAnAmount(text, 2)


def test_a_price_has_its_limits_and_its_currency() -> None:
    assert refused(price_of(DIRHAM, "price", 1), "0") == OutOfRange("price", 0, 1, PRICE_MINOR_MAX)
    assert refused(price_of(DIRHAM, "price", 1), "-5").facts()["value"] == -500
    assert refused(price_of(DIRHAM, "floor"), "1000000.01").facts()["maximum"] == PRICE_MINOR_MAX
    assert price_of(DINAR, "price", 1)("12.405") == 12405


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("١٢", 12), ("1,000", 1000), ("١٬٠٠٠", 1000), ("12.0", 12), ("+3", 3)]
)
def test_a_whole_number_is_read_as_people_write_it(text: str, number: int) -> None:
    assert whole_of("quantity", 0, 9_999)(text) == number


@pytest.mark.parametrize("text", ["2.5", "dozen", "1,00", "1e3", "--1"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    assert refused(whole_of("quantity", 0, 9_999), text) == NotANumber(text)


def test_a_whole_number_has_its_limits() -> None:
    assert refused(whole_of("quantity", 0, 9_999), "-1") == OutOfRange("quantity", -1, 0, 9_999)
    assert refused(whole_of("quantity", 0, 9_999), "10000") == OutOfRange("quantity", 10_000, 0, 9_999)


@pytest.mark.parametrize(
    ("text", "rate_bp"),
    [
        ("10", 1000),
        ("10%", 1000),
        ("١٠٪", 1000),
        ("12.5 %", 1250),
        ("0", 0),
        ("100", 10_000),
        ("7.25", 725),
        ("7.2500", 725),
    ],
)
def test_a_rate_is_in_per_cent(text: str, rate_bp: int) -> None:
    assert read_rate(text) == rate_bp


@pytest.mark.parametrize("text", ["100.01", "-5", "7,5", "12.345", "ten", "%"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    assert refused(read_rate, text) == NotARate(text)


# -- days -------------------------------------------------------------------------------------------------------------


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_in_every_form(day: date) -> None:
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for text in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day} 00:00:00",
    ):
        assert read_date(text) == read_date(text.translate(arabic)) == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "07/14/2026",
        "14/07/26",
        "14/07-2026",
        "1999-12-31",
        "2101-01-01",
        "July",
        "46217",
        "2026-07-14 09:30:00",
    ],
)
def test_a_day_that_must_be_guessed_is_refused(text: str) -> None:
    assert refused(read_date, text) == NotADate(text)


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["أزرق", "ازرق", "Blue one", "NAVY", "blue"])
def test_a_word_is_found_in_every_spelling(text: str) -> None:
    assert word_of(COLOURS)(text) is Colour.BLUE


def test_an_unknown_word_is_refused_with_the_known_ones_in_both_languages() -> None:
    assert refused(word_of(COLOURS), "green") == UnknownWord("green", "أحمر، أزرق", "red one, blue one")


def test_a_package_is_found_by_code_and_both_names() -> None:
    packages = (
        Package(code="ATAYEB", name_ar="أطايب", name_en="Atayeb"),
        Package(code="X", name_ar="إبداع", name_en=""),
    )
    read = package_of(packages)
    assert [read(text) for text in ("atayeb", "اطايب", "ATAYEB", "ابداع", "x")] == ["ATAYEB"] * 3 + ["X"] * 2
    assert refused(read, "طيب") == UnknownPackage("طيب")


# -- numbers with a check digit -------------------------------------------------------------------------------------


@given(st.integers(1, 99_999))
def test_a_family_number_is_found_again_without_its_zeros(serial: int) -> None:
    number = family_number(serial)
    assert read_number_of_family(number) == number
    assert read_number_of_family(number.lstrip("0")) == number


@pytest.mark.parametrize("text", ["0765", "0000", "0", "00427", "abc", "04270427", "42.7"])
def test_what_is_no_family_number_is_refused(text: str) -> None:
    assert refused(read_number_of_family, text) == WrongCheckDigit(text)


@pytest.mark.parametrize(
    "text", ["2000042000035", "2.000042000035E+12", "2.000042000035e12", "٢٠٠٠٠٤٢٠٠٠٠٣٥", "2000042000035.0"]
)
def test_an_item_code_is_read_as_long_as_no_digit_was_lost(text: str) -> None:
    assert read_code_of_item(text) == "2000042000035"


def test_an_item_code_whose_digits_were_lost_is_never_guessed() -> None:
    assert refused(read_code_of_item, "2.00004E+12") == DigitsLost("2.00004E+12")
    # Filled up with zeros, this one would even pass its check digit.
    assert read_code_of_item("2000060000000") == "2000060000000"
    assert refused(read_code_of_item, "2.00006E+12") == DigitsLost("2.00006E+12")


# -- phones and accounts ----------------------------------------------------------------------------------------------


def an_iban(country: str, account: str) -> str:
    digits = "".join(str(int(letter, 36)) for letter in f"{account}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{account}"


@given(st.integers(0, 10**19 - 1), st.integers(4, 22), st.integers(1, 9))
def test_an_iban_guards_every_digit(account: int, place: int, added: int) -> None:
    iban = an_iban("AE", f"{account:019d}")
    assert is_iban(iban)
    wrong = iban[:place] + str((int(iban[place]) + added) % 10) + iban[place + 1 :]
    assert not is_iban(wrong)


@pytest.mark.parametrize("text", ["", "AE", an_iban("AE", "0" * 18), "12345678901234567890123", "AE07ب" + "0" * 18])
def test_what_is_no_iban_is_told(text: str) -> None:
    assert not is_iban(text)


@pytest.mark.parametrize("text", ["050 000 0001", "+971 50 000 0001", "(04) 000-0001"])
def test_a_phone_is_a_phone(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize("text", ["12345", "at home", "0500000001 or 0500000002", "1" * 16])
def test_what_is_no_phone_is_told(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize(
    "text", ["784-1990-0000000-2", "784199000000002", "٧٨٤-١٩٩٠-٠٠٠٠٠٠٠-٢", "1000000008", "2000000006"]
)
def test_an_identity_number_is_known_by_its_check_digit(text: str) -> None:
    assert is_identity(text)
    wrong = text[:-1] + ("3" if text[-1] != "3" else "4")
    assert not is_identity(wrong)


@pytest.mark.parametrize("text", ["", "3000000004", "784-1990", "785-1990-0000000-2", "abc", "10000000080"])
def test_what_is_no_identity_number_is_told(text: str) -> None:
    assert not is_identity(text)
