"""PDF pages: the very pages of a file as pictures, so that what the office looks at is what comes out of its printer.

PDFium draws them (pypdfium2); its library must not be entered by two threads at once, so one picture is made at a time.
"""

from __future__ import annotations

import threading
from typing import Any, Final

from pos.printing.paper import png_file

PAGE_PX: Final = (1000, 1415)  # A4 at about 120 dots an inch
GAP_PX: Final = 18
PAGES_MAX: Final = 20
_GROUND_GREY = 192
_POINTS_ACROSS = 595.28  # of an upright A4 page
_one_at_a_time = threading.Lock()  # of the process, because the library is


def pages_picture(pdf: bytes, pages_max: int = PAGES_MAX) -> bytes:
    """Return the pages of a PDF below each other, in grey; of a long one only the first.

    The picture is a PGM file: it needs no unpacking, so that a window shows twenty pages in a few milliseconds.

    Args:
        pdf: the file's bytes.
        pages_max: how many pages are shown at most.
    """
    import pypdfium2  # type: ignore[import-untyped]  # ships no types

    scale = PAGE_PX[0] / _POINTS_ACROSS
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        shown = range(min(pages_max, len(document)))
        pages = [_rows(document[number].render(scale=scale, grayscale=True)) for number in shown]
    width = max(len(page[0]) for page in pages)
    ground = bytes([_GROUND_GREY]) * width
    rows: list[bytes] = []
    for page in pages:
        left = (width - len(page[0])) // 2
        before, after = ground[:left], ground[left + len(page[0]) :]
        rows += [ground] * (GAP_PX if rows else 0)
        rows += [before + row + after for row in page]
    return b"P5\n%d %d\n255\n" % (width, len(rows)) + b"".join(rows)


def page_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """Return every page of a PDF as a PNG file of its own: a messenger shrinks one long picture until nobody can read it."""
    import pypdfium2

    scale = PAGE_PX[0] / _POINTS_ACROSS
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        pages = [_rows(page.render(scale=scale, grayscale=True)) for page in document]
    return tuple(png_file(len(page[0]), len(page), 8, b"".join(b"\0" + row for row in page)) for page in pages)


def _rows(bitmap: Any) -> list[bytes]:  # noqa: ANN401  # pypdfium2 ships no types
    """Return the rows of a grey page; PDFium fills each up to a whole word."""
    grey, stride = bytes(bitmap.buffer), bitmap.stride
    return [grey[start : start + bitmap.width] for start in range(0, bitmap.height * stride, stride)]
