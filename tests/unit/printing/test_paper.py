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
