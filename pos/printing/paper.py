"""A paper: a document after painting, black dots on white, ready for any printer and for the eye.

One bit a dot, rows from the top, the leftmost dot in the highest bit: the order that ESC/POS printers and PNG share.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from pos.printing.document import Figure

_INVERTED = bytes(255 - value for value in range(256))


@dataclass(frozen=True, slots=True)
class Paper:
    """A painted document.

    Attributes:
        title: the document's title.
        width: dots across.
        height: dots from top to bottom.
        bits: `height` rows of `row_bytes` bytes; a set bit is a black dot.
        cuts: after how many dots from the top the knife comes down, in rising order.
        figures: the figures of the book that were really painted, from top to bottom.
        opens_drawer: whether the cash drawer opens.
    """

    title: str
    width: int
    height: int
    bits: bytes
    cuts: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    opens_drawer: bool = False

    @property
    def row_bytes(self) -> int:
        """Bytes in one row of dots."""
        return (self.width + 7) // 8

    def png(self) -> bytes:
        """Return the paper as a PNG picture of one bit a dot (PNG specification, 2nd edition, W3C 2003)."""
        white_is_one = self.bits.translate(_INVERTED)
        rows = b"".join(
            b"\x00" + white_is_one[start : start + self.row_bytes]
            for start in range(0, len(white_is_one), self.row_bytes)
        )
        header = struct.pack(">IIBBBBB", self.width, self.height, 1, 0, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            _chunk(kind, content)
            for kind, content in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
        )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
