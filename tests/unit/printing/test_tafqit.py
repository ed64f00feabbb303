"""Tafqit: amounts in words, as an Arabic reader expects them on a voucher."""

from __future__ import annotations

import random

import pytest
import tafqit  # type: ignore[import-untyped]  # ships no types

from pos.domain.money import CURRENCIES
from pos.printing.tafqit import MAJOR_MAX, amount_in_words

HARD_CASES = [
    ("AED", 0, "صفر درهم"),
    ("AED", 1, "فلس واحد"),
    ("AED", 2, "فلسان"),
    ("AED", 100, "درهم واحد"),
    ("AED", 200, "درهمان"),
    ("AED", 300, "ثلاثة دراهم"),
    ("AED", 1000, "عشرة دراهم"),
    ("AED", 1100, "أحد عشر درهمًا"),
    ("AED", 1200, "اثنا عشر درهمًا"),
    ("AED", 2100, "واحد وعشرون درهمًا"),
    ("AED", 9900, "تسعة وتسعون درهمًا"),
    ("AED", 10_000, "مائة درهم"),
    ("AED", 10_100, "مائة درهم ودرهم واحد"),
    ("AED", 10_200, "مائة درهم ودرهمان"),
    ("AED", 10_300, "مائة وثلاثة دراهم"),
    ("AED", 11_100, "مائة وأحد عشر درهمًا"),
    ("AED", 20_000, "مائتا درهم"),
    ("AED", 20_500, "مائتان وخمسة دراهم"),
    ("AED", 53_441, "خمسمائة وأربعة وثلاثون درهمًا وواحد وأربعون فلسًا"),
    ("AED", 100_000, "ألف درهم"),
    ("AED", 100_100, "ألف درهم ودرهم واحد"),
    ("AED", 200_000, "ألفا درهم"),
    ("AED", 210_000, "ألفان ومائة درهم"),
    ("AED", 300_000, "ثلاثة آلاف درهم"),
    ("AED", 1_100_000, "أحد عشر ألف درهم"),
    ("AED", 2_000_000, "عشرون ألف درهم"),
    ("AED", 2_000_300, "عشرون ألفًا وثلاثة دراهم"),
    ("AED", 10_000_000, "مائة ألف درهم"),
    ("AED", 20_000_000, "مائتا ألف درهم"),
    ("AED", 100_000_000, "مليون درهم"),
    ("AED", 200_000_000, "مليونا درهم"),
    ("AED", -26_79, "سالب ستة وعشرون درهمًا وتسعة وسبعون فلسًا"),
    ("SAR", 441, "أربعة ريالات وإحدى وأربعون هللة"),
    ("SAR", 111, "ريال واحد وإحدى عشرة هللة"),
    ("SAR", 308, "ثلاثة ريالات وثماني هللات"),
    ("SAR", 128, "ريال واحد وثمانٍ وعشرون هللة"),
    ("SAR", 2, "هللتان"),
    ("SYP", 100, "ليرة واحدة"),
    ("SYP", 300, "ثلاث ليرات"),
    ("SYP", 1200, "اثنتا عشرة ليرة"),
    ("SYP", 10_800, "مائة وثماني ليرات"),
    ("SYP", 500_000, "خمسة آلاف ليرة"),
    ("KWD", 1_005, "دينار واحد وخمسة فلوس"),
    ("KWD", 11_250, "أحد عشر دينارًا ومائتان وخمسون فلسًا"),
    ("KWD", 2_000, "ديناران"),
    ("KWD", 100_000_000, "مائة ألف دينار"),
    ("BHD", 0, "صفر دينار"),
    ("BHD", 1, "فلس واحد"),
    ("BHD", 2_200, "ديناران ومائتا فلس"),
    ("BHD", 10_010, "عشرة دنانير وعشرة فلوس"),
    ("BHD", 12_011, "اثنا عشر دينارًا وأحد عشر فلسًا"),
    ("OMR", 1, "بيسة واحدة"),
    ("OMR", 2, "بيستان"),
    ("OMR", 2_010, "ريالان وعشر بيسات"),
    ("OMR", 11_011, "أحد عشر ريالًا وإحدى عشرة بيسة"),
    ("OMR", 100_200, "مائة ريال ومائتا بيسة"),
    ("SYP", 200, "ليرتان"),
    ("SYP", 10_100, "مائة ليرة وليرة واحدة"),
    ("SYP", 2_100, "إحدى وعشرون ليرة"),
    ("SYP", 20_000_000, "مائتا ألف ليرة"),
    ("SAR", 100, "ريال واحد"),
    ("SAR", 10_200, "مائة ريال وريالان"),
    ("SAR", 1_210, "اثنا عشر ريالًا وعشر هللات"),
    ("OMR", 3_003, "ثلاثة ريالات وثلاث بيسات"),
    ("OMR", 1_500, "ريال واحد وخمسمائة بيسة"),
]


def test_thousands_of_one_are_counted_without_the_word_one() -> None:
    assert amount_in_words(10_100_000, CURRENCIES["AED"], "ar") == "فقط مائة ألف وألف درهم لا غير"


@pytest.mark.parametrize(("code", "minor", "words"), HARD_CASES)
def test_the_hard_cases_agree_in_gender_number_and_case(code: str, minor: int, words: str) -> None:
    assert amount_in_words(minor, CURRENCIES[code], "ar") == f"فقط {words} لا غير"


@pytest.mark.parametrize(
    ("code", "minor", "words"),
    [
        ("AED", 0, "Zero dirhams only"),
        ("AED", 100, "One dirham only"),
        ("AED", 1, "One fils only"),
        ("AED", 53_441, "Five hundred thirty-four dirhams and forty-one fils only"),
        ("AED", 100_000_000, "One million dirhams only"),
        ("AED", -1250, "Minus twelve dirhams and fifty fils only"),
        ("SAR", 101, "One riyal and one halala only"),
        ("SYP", 200_002, "Two thousand pounds and two piastres only"),
        ("SAR", 1_000_00, "One thousand riyals only"),
        ("SAR", 2, "Two halalas only"),
        ("SYP", 1, "One piastre only"),
        ("SYP", 100, "One pound only"),
        ("KWD", 1_001, "One dinar and one fils only"),
        ("KWD", 0, "Zero dinars only"),
        ("BHD", 1_000, "One dinar only"),
        ("OMR", 1, "One baisa only"),
        ("OMR", 1_000, "One rial only"),
        ("OMR", 2_000, "Two rials only"),
        ("BHD", 20_015, "Twenty dinars and fifteen fils only"),
        ("OMR", 12_340, "Twelve rials and three hundred forty baisas only"),
        ("AED", 1_219_011_300, "Twelve million one hundred ninety thousand one hundred thirteen dirhams only"),
    ],
)
def test_english_amounts(code: str, minor: int, words: str) -> None:
    assert amount_in_words(minor, CURRENCIES[code], "en") == words


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", sorted(CURRENCIES))
def test_every_currency_of_amana_has_words(code: str, language: str) -> None:
    assert amount_in_words(123_456_789, CURRENCIES[code], language)


@pytest.mark.parametrize("whole", [10_000, pytest.param(40_000, marks=pytest.mark.long)])
def test_thousands_of_amounts_agree_with_an_independent_implementation(whole: int) -> None:
    """Half of them one after the other from one on, half at random up to a thousand million."""
    seeded = random.Random(20261114)
    numbers = [*range(1, whole // 2 + 1), *(seeded.randrange(1, 10**9) for _ in range(whole // 2))]
    dinar = CURRENCIES["KWD"]
    ours = {number: amount_in_words(number * 1000, dinar, "ar") for number in numbers}
    theirs = {number: f"فقط {tafqit.arabic(f'{number}.00')} لا غير" for number in numbers}
    differing = {number: (ours[number], theirs[number]) for number in numbers if ours[number] != theirs[number]}
    assert differing == {}


def test_an_amount_beyond_words_is_a_bug() -> None:
    with pytest.raises(ValueError, match="beyond"):
        amount_in_words((MAJOR_MAX + 1) * 100, CURRENCIES["AED"], "ar")
