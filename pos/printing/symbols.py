"""Symbols that machines read: which modules of a QR code or a barcode are black.

Only patterns are made here; `raster` paints them in dots and `pdf_document` in points, and both are read back by an
independent decoder in the tests. python-barcode comes with python-escpos.
"""

from __future__ import annotations

from pos.domain.identity import read_item_code
from pos.printing.document import Symbology

QUIET_QR_MODULES = 4  # white border asked for by ISO/IEC 18004
QUIET_BAR_MODULES = 11  # the wider side asked for by EAN-13 (GS1 General Specifications, 5.2); Code 128 asks for 10


def qr_modules(text: str) -> tuple[bytes, ...]:
    """Return the rows of a QR code with error correction M, without its white border; 1 is black."""
    import segno

    # Micro codes are smaller, but many phones cannot read them. Trying all eight masks takes five times as long as all
    # the rest and helps only texts that repeat themselves; ours are signatures and links (ISO/IEC 18004, 7.8).
    code = segno.make(text, error="m", micro=False, mask=0)
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
