"""PDF glyphs: names become letters again, and only what is uneven costs a correction."""

from __future__ import annotations

import pytest

from pos.printing.pdf_glyphs import Glyph, is_even, letters_of, parts_of, shown_in_one, to_unicode

PLAIN = Glyph("a", 500.0, 500.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("uni0631.short", "ر"),
        ("uni06440627", "لا"),
        ("zero.loclARAB", "0"),
        ("uniFEFB", "لا"),  # a ligature's own code point is two letters to a reader
        ("nothing.known", "\ufffd"),
    ],
)
def test_a_glyph_says_which_letters_it_stands_for(name: str, letters: str) -> None:
    assert letters_of(name, {"zero": "0"}) == letters


def test_the_text_layer_has_one_entry_for_each_code_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode("F1", ["ب"] * 150)
    assert cmap.count("> <0628>") == 150
    assert "100 beginbfchar" in cmap
    assert "50 beginbfchar" in cmap
    assert "<00> <95>" in cmap


@pytest.mark.parametrize(
    ("glyph", "even"),
    [
        (PLAIN, True),
        (PLAIN._replace(advance=480.0), False),
        (PLAIN._replace(x_offset=12.0), False),
        (PLAIN._replace(y_offset=-40.0), False),
    ],
)
def test_a_glyph_is_even_when_the_pen_needs_no_help(glyph: Glyph, even: bool) -> None:
    assert is_even(glyph) is even


def test_an_uneven_glyph_is_moved_to_its_place_and_the_pen_brought_back() -> None:
    kerned = Glyph("a", 480.0, 500.0, 12.0, 0.0)
    assert list(parts_of(0x41, kerned)) == ["-12", "<41>", "32"]
    assert list(parts_of(0x41, PLAIN)) == ["<41>"]


def test_neighbours_are_shown_in_one_string() -> None:
    parts = ["<41>", "<42>", "-12", "<43>"]
    assert list(shown_in_one(parts)) == ["[<4142> -12 <43>] TJ"]
    assert parts == []
    assert list(shown_in_one(parts)) == []
