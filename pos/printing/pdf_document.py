"""PDF documents: sheets on numbered A4 pages, with running heads, repeated table heads and an outline.

Everything on a page is a *strip*: as high as its text, as wide as the page, never cut. Blocks become strips
(`pdf_blocks`), strips fill pages, and only then is anything drawn, so that "page 3 of 12" needs no second pass. The same
sheets give the same bytes.
"""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Final

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos.domain.text import isolate
from pos.printing.document import Weight
from pos.printing.lettering import Direction
from pos.printing.pdf_blocks import BODY_GREY, Frame, Strip, strips_of
from pos.printing.pdf_text import Style, Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from pos.printing.sheet import Sheet

PRODUCER: Final = "Amana"
_MARGIN = 17 * mm
_HEAD_HEIGHT = 11 * mm
_FOOT_HEIGHT = 9 * mm
_RUNNING = Style(8, grey=BODY_GREY)
_MARK = Style(60, Weight.STRONG, grey=0.77)


@dataclass(slots=True)
class _Page:
    """The strips of one page, each with its top's distance from the top of the frame, in points."""

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0.0

    def add(self, strip: Strip) -> None:
        self.placed.append((self.used, strip))
        self.used += strip.height


class PdfPress:
    """Prints sheets into PDF files. It may be used from any thread; it prints one file at a time."""

    def __init__(self, fonts_folder: Path, *, substitute: str | None = None) -> None:
        """Load the typeface.

        Args:
            fonts_folder: where its files are.
            substitute: a letter to print where the typeface lacks one; None refuses instead.
        """
        self._typesetter = Typesetter(fonts_folder, substitute=substitute)
        self._one_at_a_time = threading.Lock()  # reportlab reads a font file like a tape when it embeds it

    def render(self, sheets: Sequence[Sheet], tell: Callable[[int], None] | None = None) -> bytes:
        """Print sheets one after the other into one file; the pages of each are numbered on their own.

        Args:
            sheets: what to print.
            tell: is told, after each sheet, how many are done. Whatever it raises stops the work and comes out of here;
                that is how a person cancels five hundred statements.

        Returns:
            The PDF file's bytes, the same for the same sheets.

        Raises:
            MissingGlyph: the typeface lacks a letter, and there is no substitute.
            ValueError: there is no sheet.
        """
        if not sheets:
            raise ValueError("no sheet to print")
        with self._one_at_a_time:
            try:
                return self._render(sheets, tell or _say_nothing)
            finally:
                self._typesetter.leave()

    def _render(self, sheets: Sequence[Sheet], tell: Callable[[int], None]) -> bytes:
        target = io.BytesIO()
        rl_config.useA85 = 0  # bytes as they are: a fifth smaller, and no slow turning into letters
        canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1, lang=sheets[0].language)
        canvas.setTitle(sheets[0].title)
        canvas.setAuthor(sheets[0].head)
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        canvas.setSubject("")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if sheets[0].direction is Direction.RTL:
            canvas.setViewerPreference("Direction", "/R2L")
        for number, sheet in enumerate(sheets):
            self._print(canvas, sheet, number)
            tell(number + 1)
        canvas.showOutline()
        canvas.save()
        return target.getvalue()

    def _print(self, canvas: Canvas, sheet: Sheet, number: int) -> None:
        width, height = landscape(A4) if sheet.is_wide else A4
        frame = Frame(self._typesetter, _MARGIN, width - 2 * _MARGIN, sheet.direction is Direction.RTL)
        room = height - 2 * _MARGIN - _HEAD_HEIGHT - _FOOT_HEIGHT
        pages = paginate((strip for block in sheet.blocks for strip in strips_of(block, frame)), room)
        top = height - _MARGIN - _HEAD_HEIGHT
        for index, page in enumerate(pages):
            canvas.setPageSize((width, height))
            if index == 0:
                canvas.bookmarkPage(f"sheet-{number}")
                canvas.addOutlineEntry(sheet.title, f"sheet-{number}", level=0, closed=True)
            if sheet.mark:
                _lay_across(canvas, sheet.mark, frame.typesetter, (width, height))
            self._run_heads(canvas, sheet, frame, height - _MARGIN, f"{index + 1} / {len(pages)}")
            for order, (offset, strip) in enumerate(page.placed):
                if strip.outline:
                    key = f"sheet-{number}-{index}-{order}"
                    canvas.bookmarkHorizontal(key, 0, top - offset)
                    canvas.addOutlineEntry(strip.outline, key, level=1, closed=True)
                strip.draw(canvas, top - offset)
            canvas.showPage()

    @staticmethod
    def _run_heads(canvas: Canvas, sheet: Sheet, frame: Frame, top: float, page: str) -> None:
        """Draw what stands on every page: the bazaar and the title above, the small print and the page below."""
        head, foot = top - 4 * mm, _MARGIN
        frame.write(canvas, sheet.head, _RUNNING, head, at_start=True)
        frame.write(canvas, sheet.title, _RUNNING, head, at_start=False)
        frame.write(canvas, sheet.foot, _RUNNING, foot, at_start=True)
        frame.write(canvas, isolate(page), _RUNNING, foot, at_start=False)
        canvas.setStrokeGray(0.7)
        canvas.setLineWidth(0.5)
        for y in (head - 2.5 * mm, foot + 4 * mm):
            canvas.line(frame.left, y, frame.left + frame.width, y)


def _lay_across(canvas: Canvas, mark: str, typesetter: Typesetter, page: tuple[float, float]) -> None:
    """Draw a word in pale letters from corner to corner, below everything else; each line of it twice on the page."""
    width, height = page
    lines = typesetter.lines(mark, _MARK, hypot(width, height))
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    for line in lines[:1]:
        for y in (height * 0.14, -height * 0.16):
            typesetter.draw(canvas, line, _MARK, -line.width * _MARK.size / 2000, y)
    canvas.restoreState()


def _say_nothing(_done: int) -> None:
    """Tell nobody."""


def paginate(strips: Iterable[Strip], room: float) -> list[_Page]:
    """Fill pages with strips, from the top.

    A strip that must stay with the next one, or the last one with it, goes to the next page together; a table that goes on
    repeats its head.

    Args:
        strips: what stands on the pages.
        room: the height of a page's frame, in points.
    """
    pages = [_Page()]
    waiting: list[Strip] = []
    for strip in strips:
        if waiting and not (waiting[-1].keeps_with_next or strip.keeps_with_last):
            _place(pages, waiting, room)
            waiting = []
        waiting.append(strip)
    _place(pages, waiting, room)
    return pages


def _place(pages: list[_Page], together: list[Strip], room: float) -> None:
    """Place strips that belong together on the last page, or on a new one where they do not fit."""
    needed = sum(strip.height for strip in together)
    page = pages[-1]
    starts_new = any(strip.starts_page for strip in together)
    if page.placed and (starts_new or page.used + needed > room):
        page = _Page()
        pages.append(page)
        if together and together[0].repeats is not None:
            page.add(together[0].repeats)
    for strip in together:
        if page.placed and page.used + strip.height > room:  # together they are higher than a page
            page = _Page()
            pages.append(page)
        page.add(strip)
