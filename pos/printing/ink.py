"""Ink: which dots of a grey picture are black, packed one bit a dot. With `raster` the only module of paper that imports Qt."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

INK_THRESHOLD: Final = 150  # of 255: lower thins the strokes, higher fills the counters of letters
_PALETTE = [0xFF000000 if value <= INK_THRESHOLD else 0xFFFFFFFF for value in range(256)]
_INVERTED = bytes(255 - value for value in range(256))


def black_and_white(image: QImage) -> bytes:
    """Return the rows of a grey image as bits, black set, each row filled up to a whole byte."""
    # A palette of two colours does the threshold and the packing in one pass.
    grey = bytes(image.constBits())
    paletted = QImage(grey, image.width(), image.height(), image.bytesPerLine(), QImage.Format.Format_Indexed8)
    paletted.setColorTable(_PALETTE)
    mono = paletted.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    bits, stride, wanted = bytes(mono.constBits()), mono.bytesPerLine(), (image.width() + 7) // 8
    if stride != wanted:
        bits = b"".join(bits[start : start + wanted] for start in range(0, len(bits), stride))
    black_is_set = mono.color(1) & 0xFFFFFF == 0
    return bits if black_is_set else bits.translate(_INVERTED)
