"""A painted paper as a picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pos.printing.paper import Paper, as_wide_as


@pytest.mark.parametrize("width", [8, 16, 13])
def test_the_picture_shows_the_same_dots(width: int) -> None:
    row_bytes = (width + 7) // 8
    bits = bytes([0b10100000] + [0] * (row_bytes - 1)) + bytes([0b00000001] + [0] * (row_bytes - 1))
    picture = Image.open(io.BytesIO(Paper("T", width, 2, bits).png()))
    assert picture.size == (width, 2)
    assert picture.mode == "1"
    black = {(x, y) for y in range(2) for x in range(width) if picture.getpixel((x, y)) == 0}
    assert black == {(0, 0), (2, 0), (7, 1)}


def test_the_same_paper_is_the_same_picture_byte_for_byte() -> None:
    assert Paper("T", 8, 1, b"\x0f").png() == Paper("T", 8, 1, b"\x0f").png()


def test_one_paper_stands_above_another_and_its_cuts_move_down() -> None:
    mark, paper = Paper("copy", 8, 1, b"\xff"), Paper("T", 8, 2, b"\x0f\xf0", cuts=(2,), opens_drawer=True)
    assert mark.above(paper) == Paper("T", 8, 3, b"\xff\x0f\xf0", cuts=(3,), opens_drawer=True)
    with pytest.raises(ValueError, match="8 dots above 16"):
        mark.above(Paper("T", 16, 0, b""))


def test_a_narrow_paper_stands_in_the_middle_of_a_wider_roll() -> None:
    paper = Paper("T", 8, 2, b"\xff\x0f", cuts=(2,))
    assert as_wide_as(paper, 24) == Paper("T", 24, 2, b"\x00\xff\x00\x00\x0f\x00", cuts=(2,))
    assert as_wide_as(paper, 8) is paper


def test_a_wide_paper_is_made_smaller_and_keeps_its_shape() -> None:
    halves = Paper("T", 32, 4, (b"\xff\xff\x00\x00" * 2) + (b"\x00" * 8), cuts=(4,))
    assert as_wide_as(halves, 16) == Paper("T", 16, 2, b"\xff\x00\x00\x00", cuts=(2,))


def test_what_only_opens_the_drawer_has_no_width() -> None:
    pulse = Paper("drawer", 8, 0, b"", opens_drawer=True)
    assert as_wide_as(pulse, 576) is pulse
