"""Grey becomes black or white at one threshold, and bits stand in whole bytes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from pos.printing.ink import INK_THRESHOLD, black_and_white


@pytest.mark.parametrize("width", [8, 13, 33, 64])
def test_what_is_dark_enough_is_black(width: int) -> None:
    image = QImage(width, 2, QImage.Format.Format_Grayscale8)
    image.fill(255)
    for x, grey in ((0, 0), (1, INK_THRESHOLD), (2, INK_THRESHOLD + 1), (width - 1, 10)):
        image.setPixelColor(x, 1, QColor(grey, grey, grey))
    bits = black_and_white(image)
    row_bytes = (width + 7) // 8
    assert len(bits) == 2 * row_bytes
    assert bits[:row_bytes] == bytes(row_bytes)
    black = [x for x in range(width) if bits[row_bytes + x // 8] & (0x80 >> x % 8)]
    assert black == [0, 1, width - 1]
