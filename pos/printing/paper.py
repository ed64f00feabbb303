"""A paper: a document after painting, black dots on white, ready for any printer and for the eye; and the rolls.

One bit a dot, rows from the top, the leftmost dot in the highest bit: the order that ESC/POS printers and PNG share.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from typing import Final

from pos.domain.troubles import PrinterTrouble
from pos.printing.document import Figure, Size

PAPER_DOTS_MAX: Final = 32_000  # about four metres of paper at 203 dots an inch; QPainter's own limit is 32 767


@dataclass(unsafe_hash=True)
class PaperTooLong(PrinterTrouble):
    """The document is longer than its paper.

    Attributes:
        dots: how long it would have been.
    """

    dots: int = 0


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll of thermal paper and the sizes of the letters on it.

    Attributes:
        dots: printable dots across.
        margin: white dots on each side.
        pixels: the height of the letters for each size, in dots.
        qr_module: dots for one module of a QR code, where the code is not too wide.
        bar_module: dots for the narrowest bar.
        bar_height: dots of a barcode from top to bottom, without its text.
    """

    dots: int
    margin: int
    pixels: tuple[tuple[Size, int], ...]
    qr_module: int
    bar_module: int
    bar_height: int


MM_80: Final = Roll(
    576, 6, ((Size.SMALL, 21), (Size.BODY, 24), (Size.LARGE, 28), (Size.TITLE, 33), (Size.HUGE, 46)), 5, 3, 80
)
MM_58: Final = Roll(
    384, 4, ((Size.SMALL, 18), (Size.BODY, 20), (Size.LARGE, 24), (Size.TITLE, 28), (Size.HUGE, 38)), 4, 2, 64
)

_INVERTED = bytes(255 - value for value in range(256))


@dataclass(frozen=True, slots=True)
class Paper:
    """A painted document. One of no height prints nothing; it may still open the drawer.

    Attributes:
        title: the document's title.
        width: dots across.
        height: dots from top to bottom.
        bits: `height` rows of `row_bytes` bytes; a set bit is a black dot.
        cuts: after how many dots from the top the knife comes down, in rising order.
        figures: the figures of the book that were really painted, from top to bottom.
        opens_drawer: whether the cash drawer opens.
        label_height: dots of one label from top to bottom, where the paper is labels of a roll below each other; 0 for any other.
    """

    title: str
    width: int
    height: int
    bits: bytes
    cuts: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    opens_drawer: bool = False
    label_height: int = 0

    @property
    def row_bytes(self) -> int:
        """Bytes in one row of dots."""
        return (self.width + 7) // 8

    def above(self, other: Paper) -> Paper:
        """Return one paper of the same width with this one's dots above the other's, and all that the other carries."""
        if self.width != other.width:
            raise ValueError(f"{self.width} dots above {other.width}")
        cuts = tuple(self.height + cut for cut in other.cuts)
        return replace(other, height=self.height + other.height, bits=self.bits + other.bits, cuts=cuts)

    def png(self) -> bytes:
        """Return the paper as a PNG picture of one bit a dot (PNG specification, 2nd edition, W3C 2003)."""
        white_is_one = self.bits.translate(_INVERTED)
        rows = b"".join(
            b"\x00" + white_is_one[start : start + self.row_bytes]
            for start in range(0, len(white_is_one), self.row_bytes)
        )
        return png_file(self.width, self.height, 1, rows)


def as_wide_as(paper: Paper, dots: int) -> Paper:
    """Return a paper for a roll of another width: in the middle of a wider one, and every nth dot left out for a narrower.

    Leaving dots out keeps Arabic legible but not a dense code; it happens only to what waited while the roll was changed.
    """
    if paper.width == dots or not paper.height or paper.label_height:
        return paper  # a label is as large as it is
    rows = [
        paper.bits[start : start + paper.row_bytes]
        for start in range(0, paper.height * paper.row_bytes, paper.row_bytes)
    ]
    if paper.width < dots:
        room = (dots + 7) // 8
        left = (room - paper.row_bytes) // 2
        bits = b"".join(b"\x00" * left + row.ljust(room - left, b"\x00") for row in rows)
        return replace(paper, width=dots, bits=bits)
    kept_x = [dot * paper.width // dots for dot in range(dots)]
    height = paper.height * dots // paper.width
    kept_rows = [rows[row * paper.width // dots] for row in range(height)]
    bits = b"".join(_dots_kept(row, kept_x) for row in kept_rows)
    cuts = tuple(cut * dots // paper.width for cut in paper.cuts)
    return replace(paper, width=dots, height=height, bits=bits, cuts=cuts)


def _dots_kept(row: bytes, kept: list[int]) -> bytes:
    """Return the kept dots of a row, filled up to a whole byte."""
    dots = bin(int.from_bytes(b"\x01" + row, "big"))[3:]
    chosen = "".join(dots[index] for index in kept).ljust((len(kept) + 7) // 8 * 8, "0")
    return int(chosen, 2).to_bytes(len(chosen) // 8, "big")


def png_file(width: int, height: int, depth_bits: int, rows: bytes) -> bytes:
    """Return a grey PNG picture.

    Args:
        width: in dots.
        height: in dots.
        depth_bits: bits a dot.
        rows: from top to bottom, a zero byte before each.
    """
    header = struct.pack(">IIBBBBB", width, height, depth_bits, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
