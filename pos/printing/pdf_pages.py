"""PDF pages: the very pages of a file as one picture, so that what the office looks at is what comes out of its printer.

PDFium draws them (pypdfium2); its library must not be entered by two threads at once, so one picture is made at a time.
"""

from __future__ import annotations

import io
import threading
from typing import Final

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
    from PIL import Image

    scale = PAGE_PX[0] / _POINTS_ACROSS
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        shown = range(min(pages_max, len(document)))
        pages = [document[number].render(scale=scale, grayscale=True).to_pil() for number in shown]
    width = max(page.width for page in pages)
    height = sum(page.height + GAP_PX for page in pages) - GAP_PX
    picture, top = Image.new("L", (width, height), _GROUND_GREY), 0
    for page in pages:
        picture.paste(page, ((width - page.width) // 2, top))
        top += page.height + GAP_PX
    target = io.BytesIO()
    picture.save(target, "PPM")
    return target.getvalue()
