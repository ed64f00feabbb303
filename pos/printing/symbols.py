"""Symbols: which modules of a QR code or a barcode are black, and which dots of a logo or a ruler.

Only patterns are made here; `raster` paints them in dots and `pdf_document` in points, and both are read back by an
independent decoder in the tests. python-barcode and Pillow come with python-escpos.
"""

from __future__ import annotations

import io

from pos.domain.identity import read_item_code
from pos.printing.document import Symbology

DOTS_PER_MM = 8  # 203 dots an inch
LOGO_DOTS_MAX = 240  # high: three centimetres
_RULER_DOTS = 32
_RULER_STROKE_DOTS = 3
_BLACK_IS_ONE = bytes([1]) + bytes(255)
QUIET_QR_MODULES = 4  # white border asked for by ISO/IEC 18004
QUIET_BAR_MODULES = 11  # the wider side asked for by EAN-13 (GS1 General Specifications, 5.2); Code 128 asks for 10


def qr_modules(text: str) -> tuple[bytes, ...]:
    """Return the rows of a QR code with error correction M, without its white border; 1 is black."""
    import segno

    # Micro codes are smaller, but many phones cannot read them. Trying all eight masks takes five times as long as all
    # the rest and helps only texts that repeat themselves; ours are signatures and links (ISO/IEC 18004, 7.8).
    # Asking which letters a text has takes half as long again; one with small letters can be bytes only (7.3).
    mode = None if text == text.upper() else "byte"
    code = segno.make(text, error="m", micro=False, mask=0, mode=mode)
    return tuple(bytes(row) for row in code.matrix)


def bar_modules(text: str, symbology: Symbology) -> str:
    """Return the bars of a barcode as `1` (black) and `0`, without its white border.

    Raises:
        WrongCheckDigit: an EAN-13 whose check digit does not fit.
        barcode.errors.BarcodeError: a text that the symbology cannot carry.
    """
    from barcode.codex import Code128  # type: ignore[import-untyped]  # python-barcode ships no types
    from barcode.ean import EAN13  # type: ignore[import-untyped]  # python-barcode ships no types

    code = EAN13(read_item_code(text)) if symbology is Symbology.EAN13 else Code128(text)
    return "".join(code.build())


def logo_dots(picture: bytes, across_max: int) -> tuple[bytes, ...]:
    """Return the rows of a logo in dots, 1 is black; none where the picture cannot be read.

    A photograph is dithered, for a threshold would leave nothing of it; a drawing of two tones comes out as it is.

    Args:
        picture: the bytes of a PNG or JPEG file.
        across_max: the widest it may be, in dots; it is never made larger than it is.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as opened:
            full = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    flat = Image.new("RGBA", full.size, "white")
    flat.alpha_composite(full)
    flat.thumbnail((across_max, LOGO_DOTS_MAX))
    bits = flat.convert("L").convert("1")
    across = bits.width
    dots = bits.convert("L").tobytes().translate(_BLACK_IS_ONE)
    return tuple(dots[start : start + across] for start in range(0, len(dots), across))


def ruler_dots(across_max: int) -> tuple[bytes, ...]:
    """Return the rows of a ruler at 203 dots an inch, 1 is black: a stroke each millimetre, a long one each ten.

    Args:
        across_max: the widest it may be, in dots; it has as many whole tens of millimetres as there is room for.
    """
    tens = min(10, (across_max - 2) // (10 * DOTS_PER_MM))
    across = tens * 10 * DOTS_PER_MM + 2
    rows = []
    for row in range(_RULER_DOTS):
        dots = bytearray(across)
        for millimetre in range(tens * 10 + 1):
            long = 32 if millimetre % 10 == 0 else 22 if millimetre % 5 == 0 else 12
            if row < long:
                dots[millimetre * DOTS_PER_MM : millimetre * DOTS_PER_MM + 2] = b"\x01\x01"
        rows.append(b"\x01" * across if row < _RULER_STROKE_DOTS else bytes(dots))
    return tuple(rows)
