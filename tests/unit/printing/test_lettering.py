"""Lettering: what keeps numbers readable inside Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.printing.lettering import Direction, direction_of, elided, isolate_numbers, prepare, tidy

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
ISOLATES = f"{LRI}{RLI}{FSI}{PDI}"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("هاتف +971 50 123 4567 للطلب", ["+971 50 123 4567"]),
        ("الخصم -26.79 من السعر", ["-26.79"]),
        ("شوكولاتة 70% كاكاو", ["70%"]),
        ("زيت 500 ml ممتاز", ["500 ml"]),
        ("جناح رقم 12، القاعة 3", ["12", "3"]),
        ("بتاريخ 2026-11-14", ["2026-11-14"]),
        ("الإيصال T01-000123-4", ["T01-000123-4"]),
        ("المقاسات 42 43 44", ["42", "43", "44"]),  # a list still reads from the right
        ("عسل Sidr أصلي", []),  # a word without digits keeps itself together
    ],
)
def test_numbers_inside_arabic_are_isolated_whole(text: str, pieces: list[str]) -> None:
    prepared = isolate_numbers(text)
    assert [part.split(PDI)[0] for part in prepared.split(LRI)[1:]] == pieces
    assert prepared.replace(LRI, "").replace(PDI, "") == text


def test_what_is_isolated_already_is_left_alone() -> None:
    text = f"السعر {LRI}AED 5{PDI} فقط"
    assert isolate_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("أسرة 12", Direction.RTL),
        ("Family أسرة", Direction.LTR),
        ("12 أسرة", Direction.RTL),
        ("1,234.50", Direction.LTR),
        ("", Direction.LTR),
    ],
)
def test_a_line_begins_on_the_side_of_its_first_letter(text: str, direction: Direction) -> None:
    assert direction_of(text) is direction


def test_a_line_without_letters_takes_the_default() -> None:
    assert direction_of("123", Direction.RTL) is Direction.RTL


def test_arabic_inside_a_latin_line_is_isolated_with_its_number() -> None:
    assert prepare("Sweet عسل 70% box") == (f"Sweet {RLI}عسل {LRI}70%{PDI}{PDI} box", Direction.LTR)


def test_control_characters_and_stray_marks_never_reach_a_layout_engine() -> None:
    assert tidy("سطر\nثان\t\u202eمقلوب\u200f") == "سطر ثان مقلوب"
    assert tidy(f"{PDI}قوس {LRI}غير مغلق") == "قوس غير مغلق"
    assert tidy(f"رقم {LRI}12{PDI}") == f"رقم {LRI}12{PDI}"


@given(
    st.text(alphabet=st.sampled_from("ابتسم عسل 0123456789 abcXYZ +-%.,:/()×\u2066\u2067\u2069\u202e\n"), max_size=60)
)
def test_preparing_neither_loses_nor_adds_a_letter_and_isolates_balance(text: str) -> None:
    prepared, _ = prepare(text)
    depth = 0
    for letter in prepared:
        depth += (letter in {LRI, RLI, FSI}) - (letter == PDI)
        assert depth >= 0
    assert depth == 0
    bare = str.maketrans(dict.fromkeys(ISOLATES))
    assert prepared.translate(bare).split() == tidy(text).translate(bare).split()


def test_a_text_that_fits_is_left_alone() -> None:
    assert elided("مربى التمر", lambda _: True) == "مربى التمر"


@pytest.mark.parametrize(("room", "seen"), [(6, "Date…"), (7, "Date j…"), (1, "…")])
def test_a_text_that_does_not_fit_ends_in_an_ellipsis(room: int, seen: str) -> None:
    assert elided("Date jam", lambda part: len(part) <= room) == seen


def test_an_ellipsis_leaves_no_isolate_open() -> None:
    assert elided("سعة \u2066500 ml\u2069 فأكثر", lambda part: len(part) < 9) == "سعة 500…"
