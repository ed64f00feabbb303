"""PDF text: joined, in order, on the right side, and found again by whoever searches for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.text import isolate
from pos.printing.document import Weight
from pos.printing.lettering import Direction, MissingGlyph
from pos.printing.pdf_text import Style, Typesetter, _runs

if TYPE_CHECKING:
    from pathlib import Path

BODY = Style(10)
LONG = "إقرار باستلام بضاعة أمانة من الأسرة رقم 0427 هاتف +971 50 123 4567 بعمولة 12.5% لمدة 3 أيام (انظر المادة 4)"


@pytest.fixture(scope="module")
def typesetter(fonts: Path) -> Typesetter:
    return Typesetter(fonts)


def drawn(typesetter: Typesetter, text: str, width: float = 1_000) -> list[str]:
    """The letters of each line as they stand from left to right, glyphs turned back into letters."""
    font = typesetter._fonts[Weight.NORMAL]
    return [
        "".join(font._text_of(ord(glyph.char)) for glyph in line.glyphs) for line in typesetter.lines(text, BODY, width)
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("كشف حساب", "باسح فشك"),
        ("خصم -26.79 درهم", "مهرد -26.79 مصخ"),
        ("هاتف +971 50 123 4567", "+971 50 123 4567 فتاه"),
        ("شوكولاتة 70% كاكاو", "واكاك 70% ةتﻻوكوش"),
        ("علبة (1 كغ)", "(غك 1) ةبلع"),
        ("Total 5 AED", "Total 5 AED"),
        ("Sweet عسل box", "Sweet لسع box"),
    ],
)
def test_every_run_stands_where_a_reader_looks_for_it(typesetter: Typesetter, text: str, seen: str) -> None:
    assert drawn(typesetter, text) == [seen]


def test_arabic_letters_are_joined(typesetter: Typesetter) -> None:
    """A joined letter has another picture, and so another width, than a letter that stands alone."""
    joined = typesetter.width("بيت", BODY)
    apart = sum(typesetter.width(letter, BODY) for letter in "بيت")
    assert joined < apart * 0.8


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("text", ["بيت", "plain words 12", "نص، وفاصلة؛ وسؤال؟", "كَلِمَة"])
def test_the_short_way_through_plain_text_sees_what_the_full_algorithm_sees(direction: Direction, text: str) -> None:
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    base = TextDirection.RTL if direction is Direction.RTL else TextDirection.LTR
    full = BidiParagraph(text, base).get_reordered_string()
    short = "".join(run if level % 2 == 0 else run[::-1] for run, level in _runs(text, direction))
    assert short == full


def test_lines_are_no_wider_than_asked_and_lose_nothing(typesetter: Typesetter) -> None:
    lines = typesetter.lines(LONG, BODY, 120)
    assert len(lines) > 3
    assert all(line.width * BODY.size / 1000 <= 120 for line in lines)
    letters = sorted("".join("".join(part.split()) for part in drawn(typesetter, LONG, 120)))
    assert letters == sorted("".join("".join(part.split()) for part in drawn(typesetter, LONG)))


def test_a_break_inside_an_isolate_keeps_both_parts_in_order(typesetter: Typesetter) -> None:
    text = f"عنوان {isolate('one two three four 55')} نهاية"
    narrow = typesetter.width("three four 55", BODY)
    assert drawn(typesetter, text, narrow) == ["one ناونع", "two three", "ةياهن four 55"]


def test_a_word_longer_than_the_line_is_cut_and_nothing_is_lost(typesetter: Typesetter) -> None:
    code = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" * 3
    lines = drawn(typesetter, code, 100)
    assert len(lines) > 3
    assert "".join(lines) == code


def test_a_letter_without_a_picture_is_refused_or_replaced(typesetter: Typesetter, fonts: Path) -> None:
    with pytest.raises(MissingGlyph) as refused:
        typesetter.lines("عسل 🍯", BODY, 100)
    assert refused.value.characters == "🍯"
    assert drawn(Typesetter(fonts, substitute="?"), "a 🍯") == ["a ?"]


def test_nothing_is_set_as_no_line(typesetter: Typesetter) -> None:
    assert typesetter.lines("", BODY, 100) == ()


@given(st.text(alphabet=st.sampled_from("ابتسم عسل 0123456789 abc ()[]%-+/.,:"), max_size=80), st.integers(20, 200))
def test_no_text_and_no_width_loses_a_letter(typesetter: Typesetter, text: str, width: int) -> None:
    seen = "".join(drawn(typesetter, text, width)).replace("ﻻ", "لا").replace("ﻼ", "لا")
    assert len("".join(seen.split())) == len("".join(text.split()))
