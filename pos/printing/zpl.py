"""ZPL: what label printers are told, a picture of the label's own size (ZPL II guide, ^GF and ^PQ)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.printing.paper import Paper

COPIES_MAX: Final = 9_999  # of one label in one ^PQ, and sense allows no more


def zpl_labels(paper: Paper) -> Iterator[bytes]:
    """Yield the ZPL of each label of a paper; those that are alike one after the other are sent once, with their number."""
    height = paper.label_height or paper.height
    if not height:
        return
    size = height * paper.row_bytes
    labels = (paper.bits[start : start + size] for start in range(0, len(paper.bits), size))
    for bits, alike in groupby(labels):
        left = sum(1 for _ in alike)
        for copies in (*[COPIES_MAX] * (left // COPIES_MAX), left % COPIES_MAX):
            yield from (_picture(bits, paper.width, paper.row_bytes, copies),) if copies else ()


def _picture(bits: bytes, width: int, row_bytes: int, copies: int) -> bytes:
    size = len(bits)
    picture = f"^GFA,{size},{size},{row_bytes},{bits.hex().upper()}"
    return f"^XA^PW{width}^LL{size // row_bytes}^LH0,0^FO0,0{picture}^FS^PQ{copies}^XZ\n".encode("ascii")
