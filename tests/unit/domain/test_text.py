"""Text: what people mean is found however they wrote it, and numbers keep their order inside Arabic."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.text import FSI, LRI, PDI, RLI, clean, fold, isolate, latin_digits, latin_figures

any_text = st.text(st.characters(codec="utf-8"))
arabic = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.sampled_from(" abcABC"))


@given(any_text | arabic)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("احمد", "أحمد"),
        ("مدرسه", "مدرسة"),
        ("اسماء", "أسماء"),
        ("امنه", "آمِنَة"),
        ("مربي", "مربى"),
        ("سالم", "ســـالم"),
        ("محمد", "مُحَمَّد"),
        ("كريم", "کریم"),
        ("فواد", "فؤاد"),
        ("هانيء", "هانئ"),
        ("لا", "\ufefb"),
        ("0427", "٠٤٢٧"),
        ("0427", "۰۴۲۷"),
        ("CAFE", "Café"),
        ("اسره 42", "  أسرة   ٤٢ "),
        ("سلمى", "\u2067سلمى\u2069"),
        ("سلمى", "\u061cسلمى"),
        ("Strasse", "STRASSE"),
        ("istanbul", "İstanbul"),
    ],
)
def test_people_find_what_they_mean(typed: str, stored: str) -> None:
    assert fold(typed) == fold(stored)


@pytest.mark.parametrize(("one", "other"), [("سلمى", "سلام"), ("حمد", "أحمد"), ("0427", "0472"), ("تمر", "ثمر")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(any_text, any_text)
def test_a_folded_text_is_found_in_a_longer_one(one: str, other: str) -> None:
    assert fold(one) in fold(f"{one} {other}")


@given(st.integers(0, 10**18))
def test_both_digit_sets_are_one_number(number: int) -> None:
    western = str(number)
    assert latin_digits(western.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == western
    assert latin_digits(western.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))) == western


def test_arabic_separators_become_latin_ones() -> None:
    assert latin_digits("١٬٢٣٤٫٥٠") == "1,234.50"


@given(any_text)
def test_an_isolate_opens_and_closes_around_the_very_text(text: str) -> None:
    wrapped = isolate(text)
    assert (wrapped[0], wrapped[1:-1], wrapped[-1]) == (LRI, text, PDI)


def test_the_isolates_are_those_of_unicode() -> None:
    assert [unicodedata.bidirectional(mark) for mark in (LRI, RLI, FSI, PDI)] == ["LRI", "RLI", "FSI", "PDI"]


@given(any_text)
def test_an_isolated_number_is_found_and_stored_without_its_marks(text: str) -> None:
    assert fold(isolate(text)) == fold(text)
    assert clean(isolate(text)) == clean(text)


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_a_clean_text_has_no_control_marks_and_single_spaces(text: str) -> None:
    cleaned = clean(text)
    assert not any(letter in cleaned for letter in "\n\r\t\x00\x07\u200e\u200f\u061c\u202e\u2066\u2069\ufeff")
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)


def test_cleaning_keeps_words_apart_and_the_joiner_inside_them() -> None:
    assert clean(" مربى\tالتمر\r\n ") == "مربى التمر"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12ز50", "12.50"), ("١٢ز٥٠", "12.50"), ("12ز", "12."), ("ز5", ".5"), ("زعتر", "زعتر"), ("37 12ز5", "37 12.5")],
)
def test_the_key_of_the_point_writes_a_letter_in_arabic(typed: str, meant: str) -> None:
    assert latin_figures(typed) == meant
