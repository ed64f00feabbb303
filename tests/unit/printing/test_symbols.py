"""Symbols: patterns for machines. That they can be read is proven on painted paper."""

from __future__ import annotations

import io

import pytest
from barcode.errors import BarcodeError  # type: ignore[import-untyped]  # python-barcode ships no types
from PIL import Image

from pos.domain.errors import WrongCheckDigit
from pos.printing.document import Symbology
from pos.printing.symbols import LOGO_DOTS_MAX, bar_modules, logo_dots, qr_modules, ruler_dots


def test_an_ean13_has_ninety_five_modules_between_its_guards() -> None:
    bars = bar_modules("2000042000011", Symbology.EAN13)
    assert len(bars) == 95
    assert bars.startswith("101")
    assert bars.endswith("101")
    assert bars[45:50] == "01010"


@pytest.mark.parametrize("wrong", ["2000042000012", "200004200001", "20000420000AA", ""])
def test_an_ean13_with_a_wrong_check_digit_is_never_drawn(wrong: str) -> None:
    with pytest.raises(WrongCheckDigit):
        bar_modules(wrong, Symbology.EAN13)


def test_code128_cannot_carry_arabic() -> None:
    with pytest.raises(BarcodeError):
        bar_modules("عسل", Symbology.CODE128)


def test_a_short_text_is_still_a_full_qr_code() -> None:
    rows = qr_modules("A")
    assert len(rows) == 21  # version 1; a Micro QR would be 11 to 17
    assert all(len(row) == 21 for row in rows)


def a_picture(size: tuple[int, int], colour: tuple[int, int, int, int], kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    picture = Image.new("RGBA", size, colour)
    (picture if kind == "PNG" else picture.convert("RGB")).save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_keeps_its_dots_where_there_is_room(kind: str) -> None:
    assert logo_dots(a_picture((5, 3), (0, 0, 0, 255), kind), 100) == (b"\x01" * 5,) * 3


def test_a_large_logo_is_made_as_small_as_the_paper() -> None:
    rows = logo_dots(a_picture((800, 200), (0, 0, 0, 255)), 400)
    assert (len(rows[0]), len(rows)) == (400, 100)
    assert len(logo_dots(a_picture((100, 1_000), (0, 0, 0, 255)), 400)) == LOGO_DOTS_MAX


def test_what_is_clear_in_a_logo_is_white_and_grey_is_mixed() -> None:
    assert logo_dots(a_picture((4, 4), (0, 0, 0, 0)), 100) == (b"\x00" * 4,) * 4
    grey = b"".join(logo_dots(a_picture((64, 64), (128, 128, 128, 255)), 100))
    assert 0.4 < sum(grey) / len(grey) < 0.6


@pytest.mark.parametrize("content", [b"", b"no picture", a_picture((9, 9), (0, 0, 0, 255))[:60]])
def test_what_is_no_picture_is_left_out(content: bytes) -> None:
    assert logo_dots(content, 100) == ()


@pytest.mark.parametrize(("across", "tens"), [(564, 7), (376, 4), (2_000, 10)])
def test_a_ruler_has_a_long_stroke_every_ten_millimetres(across: int, tens: int) -> None:
    rows = ruler_dots(across)
    strokes = [x for x in range(0, len(rows[0]), 8) if rows[30][x]]
    assert strokes == [80 * ten for ten in range(tens + 1)]
    assert len(rows[0]) <= across
