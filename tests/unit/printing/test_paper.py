"""A painted paper as a picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pos.printing.paper import Paper


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
