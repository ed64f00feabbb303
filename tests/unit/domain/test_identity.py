"""Numbers that people type: a wrong digit or a swap of neighbours is never another family, item or receipt."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import damm as reference_damm
from stdnum import ean as reference_ean

from pos.domain.errors import OutOfRange, UnknownFamily, WrongCheckDigit
from pos.domain.identity import (
    booth_item_code,
    catalogue_item_code,
    damm,
    ean13,
    family_number,
    family_serial,
    is_booth_code,
    is_device,
    paper_number,
    read_family_number,
    read_item_code,
    read_paper_number,
    read_typed_family,
    uuid7,
)
from pos.domain.limits import FAMILY_SERIAL_MAX, ITEM_SERIAL_MAX, RECEIPT_SERIAL_MAX

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
digits = st.text("0123456789", min_size=1, max_size=20)
family_serials = st.integers(1, FAMILY_SERIAL_MAX)
item_serials = st.integers(1, ITEM_SERIAL_MAX)
paper_serials = st.integers(1, RECEIPT_SERIAL_MAX)
devices = st.from_regex(r"\A[A-Z][0-9]{2,3}\Z")


def wrong_digits(number: str) -> list[str]:
    """Every text that differs from a number in one digit."""
    return [
        number[:at] + other + number[at + 1 :]
        for at, right in enumerate(number)
        if right.isdigit()
        for other in "0123456789"
        if other != right
    ]


def swapped_neighbours(number: str) -> list[str]:
    """Every text in which two neighbouring digits of a number changed places."""
    return [
        number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        for at in range(len(number) - 1)
        if number[at : at + 2].isdigit() and number[at] != number[at + 1]
    ]


# -- check digits against an independent library --------------------------------------------------------------------


@given(digits)
def test_damm_agrees_with_the_reference(number: str) -> None:
    assert str(damm(number)) == reference_damm.calc_check_digit(number)
    assert damm(f"{number}{damm(number)}") == 0


@given(st.text("0123456789", min_size=12, max_size=12))
def test_ean13_agrees_with_the_reference(number: str) -> None:
    assert reference_ean.is_valid(ean13(number))


# -- families -------------------------------------------------------------------------------------------------------


@given(family_serials)
def test_a_family_number_is_read_back_in_any_digit_set(serial: int) -> None:
    number = family_number(serial)
    for text in (number, f" {number} ", number.translate(ARABIC), number.translate(PERSIAN)):
        assert read_family_number(text) == number
    assert family_serial(number) == serial
    assert reference_damm.is_valid(number)


@given(family_serials)
def test_a_mistyped_family_number_is_nobodys(serial: int) -> None:
    number = family_number(serial)
    for text in [*wrong_digits(number), *swapped_neighbours(number)]:
        with pytest.raises(WrongCheckDigit):
            read_family_number(text)


def test_756_is_not_765() -> None:
    assert family_number(756)[:3] == "756"
    with pytest.raises(WrongCheckDigit):
        read_family_number("765" + family_number(756)[3])


@pytest.mark.parametrize("text", ["", "0", "0000", "00427", "abc", "4 27", "²", "0427\u00b2", "1234567"])
def test_what_is_no_family_number_is_refused(text: str) -> None:
    with pytest.raises(WrongCheckDigit):
        read_family_number(text)


@pytest.mark.parametrize("text", ["أم سالم", " Salma ", "?"])
def test_a_word_where_a_familys_number_is_typed_is_a_name_that_finds_nobody(text: str) -> None:
    with pytest.raises(UnknownFamily) as refused:
        read_typed_family(text)
    assert refused.value.number == text.strip()


@pytest.mark.parametrize("text", ["0765", "٠٧٦٥", "12a", "4 27", ""])
def test_a_number_that_was_mistyped_is_told_from_a_name(text: str) -> None:
    with pytest.raises(WrongCheckDigit):
        read_typed_family(text)


def test_a_typed_number_is_read_in_either_digit_set() -> None:
    number = family_number(756)
    assert read_typed_family(f" {number} ") == number
    assert read_typed_family(number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == number


@given(st.text("0123456789", min_size=3, max_size=7))
def test_each_family_has_one_number_only(text: str) -> None:
    try:
        number = read_family_number(text)
    except WrongCheckDigit:
        return
    assert number == text == family_number(family_serial(text))


@pytest.mark.parametrize("serial", [0, -1, FAMILY_SERIAL_MAX + 1])
def test_family_serials_have_limits(serial: int) -> None:
    with pytest.raises(OutOfRange):
        family_number(serial)


# -- items ----------------------------------------------------------------------------------------------------------


@given(family_serials, item_serials)
def test_an_item_code_is_an_ean_of_the_in_store_range(serial: int, item: int) -> None:
    code = catalogue_item_code(family_number(serial), item)
    assert reference_ean.is_valid(code)
    assert len(code) == 13
    assert code.startswith("20")
    assert read_item_code(code.translate(ARABIC)) == code


@given(family_serials, item_serials)
def test_a_mistyped_item_code_is_seen(serial: int, item: int) -> None:
    code = catalogue_item_code(family_number(serial), item)
    # EAN-13 weighs neighbours 1 and 3, so a swap of digits that differ by five stays unseen; every other is seen.
    swaps = [
        text
        for text in swapped_neighbours(code)
        if any(abs(int(a) - int(b)) not in {0, 5} for a, b in zip(code, text, strict=True))
    ]
    for text in [*wrong_digits(code), *swaps]:
        with pytest.raises(WrongCheckDigit):
            read_item_code(text)


@given(st.tuples(family_serials, item_serials), st.tuples(family_serials, item_serials))
def test_two_items_never_share_a_code(one: tuple[int, int], other: tuple[int, int]) -> None:
    assume(one != other)
    codes = {catalogue_item_code(family_number(family), item) for family, item in (one, other)}
    assert len(codes) == 2


@given(devices, item_serials, family_serials)
def test_items_made_at_a_till_never_meet_those_of_the_list(device: str, item: int, family: int) -> None:
    made = booth_item_code(device, item)
    assert reference_ean.is_valid(made)
    assert made.startswith("21")
    assert made != catalogue_item_code(family_number(family), item)


@given(st.tuples(devices, item_serials), st.tuples(devices, item_serials))
def test_two_tills_never_make_the_same_item(one: tuple[str, int], other: tuple[str, int]) -> None:
    assume(one != other)
    assert booth_item_code(*one) != booth_item_code(*other)


def test_the_items_of_a_till_are_numbered_as_they_always_were() -> None:
    assert booth_item_code("T07", 3) == ean13("210000700003")
    assert (is_booth_code(booth_item_code("U001", 1)), is_booth_code(catalogue_item_code("0427", 1))) == (True, False)
    assert len({booth_item_code(device, 1) for device in ("T01", "T001", "X01", "A01", "T100", "U001")}) == 6


def test_the_centres_own_goods_have_codes_too() -> None:
    assert catalogue_item_code("", 7) == ean13("200000000007")


@pytest.mark.parametrize("serial", [0, ITEM_SERIAL_MAX + 1])
def test_item_serials_have_limits(serial: int) -> None:
    with pytest.raises(OutOfRange):
        catalogue_item_code("", serial)
    with pytest.raises(OutOfRange):
        booth_item_code("T01", serial)


# -- receipts -------------------------------------------------------------------------------------------------------


@given(devices, paper_serials)
def test_a_receipt_number_is_read_back(device: str, serial: int) -> None:
    number = paper_number(device, serial)
    for text in (number, number.lower(), f" {number} ", number.translate(ARABIC)):
        assert read_paper_number(text) == number


@given(devices, paper_serials)
def test_a_mistyped_receipt_number_is_seen(device: str, serial: int) -> None:
    number = paper_number(device, serial)
    across = number.replace("-", "")
    swaps = [f"{text[: len(device)]}-{text[len(device) : -1]}-{text[-1]}" for text in swapped_neighbours(across)]
    for text in [*wrong_digits(number), *swaps]:
        with pytest.raises(WrongCheckDigit):
            read_paper_number(text)


@given(devices, paper_serials, paper_serials)
def test_receipt_numbers_sort_as_they_were_given(device: str, one: int, other: int) -> None:
    first, second = paper_number(device, one), paper_number(device, other)
    assert ((len(first), first) < (len(second), second)) == (one < other)


def test_the_millionth_paper_has_a_number_of_its_own_and_no_number_two_forms() -> None:
    assert paper_number("T07", 999_999).startswith("T07-999999-")
    millionth = paper_number("T07", 1_000_000)
    assert millionth.startswith("T07-1000000-")
    assert read_paper_number(millionth) == millionth
    with pytest.raises(WrongCheckDigit):
        read_paper_number(f"T07-0{paper_number('T07', 1)[4:]}")  # the check digit fits: zeros in front do not change it


@pytest.mark.parametrize("serial", [0, RECEIPT_SERIAL_MAX + 1])
def test_receipt_serials_have_limits(serial: int) -> None:
    with pytest.raises(OutOfRange):
        paper_number("T01", serial)


@pytest.mark.parametrize("text", ["", "T01-000001", "T1-000001-1", "01-000001-1", "T01-0000010-1", "\u0967"])
def test_what_is_no_receipt_number_is_refused(text: str) -> None:
    with pytest.raises(WrongCheckDigit):
        read_paper_number(text)


@pytest.mark.parametrize(
    ("text", "verdict"), [("T07", True), ("R01", True), ("T100", True), ("t07", False), ("T7", False)]
)
def test_a_device_is_a_letter_and_two_or_three_digits(text: str, verdict: bool) -> None:
    assert is_device(text) is verdict


@pytest.mark.parametrize("text", ["T٠٧", "T07\n", "T0007", ""])
def test_a_device_name_is_plain_ascii(text: str) -> None:
    assert not is_device(text)


# -- ids ------------------------------------------------------------------------------------------------------------


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_an_id_is_a_uuid_of_version_7_that_keeps_its_time_and_chance(ms: int, chance: int) -> None:
    made = uuid7(ms, chance)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == ms
    assert ((made.int >> 64 & 0xFFF) << 62 | made.int & (2**62 - 1)) == chance


def test_the_example_of_the_standard() -> None:
    # RFC 9562, appendix A.6
    assert uuid7(0x017F22E279B0, 0xCC3 << 62 | 0x18C4DC0C0C07398F) == UUID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")


@given(st.integers(0, 2**48 - 2), st.integers(0, 2**74 - 1), st.integers(0, 2**74 - 1))
def test_later_ids_sort_later(ms: int, one: int, other: int) -> None:
    assert uuid7(ms, one) < uuid7(ms + 1, other)
