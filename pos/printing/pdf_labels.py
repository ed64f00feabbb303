"""PDF labels: item labels on A4 sheets, in absolute millimetres, and the trial page that shows whether they will sit.

A printer that pulls its paper askew by a millimetre pulls every sheet askew by the same millimetre, so a person prints the
trial page on plain paper, holds it against a sheet of labels and gives the difference as `shift`.
"""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos.domain.text import isolate
from pos.printing.document import Symbology, Weight
from pos.printing.labels import LabelSheet, places
from pos.printing.lettering import Direction
from pos.printing.pdf_blocks import fill_boxes
from pos.printing.pdf_document import PRODUCER
from pos.printing.pdf_text import DESCENT, Style, Typesetter
from pos.printing.symbols import QUIET_BAR_MODULES, bar_modules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pos.printing.papers.item_label import ItemLabel
    from pos.printing.pdf_glyphs import SetLine

MODULE_MM_MAX: Final = 0.33  # the nominal size of an EAN-13; the general specifications allow 80 % of it
_PAD_MM = 1.4
_UNPRINTABLE_MM = 4.5  # along the edges of the paper, where ordinary printers put no ink
_SPACING = 1.25  # of the letters' size; closer than running text, for a label is small
_BARS_SHARE = 0.36  # of the label's height
_TALL_MM = 28.0  # from this height on a label has room for names of two lines
_RULER_MM = 100


@dataclass(frozen=True, slots=True)
class _Box:
    """A label's free inside, in points from the page's left lower corner."""

    left: float
    top: float
    width: float
    height: float
    rtl: bool


class LabelPress:
    """Prints labels into PDF files. It may be used from any thread; it prints one file at a time."""

    def __init__(self, fonts_folder: Path, *, substitute: str | None = None) -> None:
        """Load the typeface.

        Args:
            fonts_folder: where its files are.
            substitute: a letter to print where the typeface lacks one; None refuses instead.
        """
        self._typesetter = Typesetter(fonts_folder, substitute=substitute)
        self._one_at_a_time = threading.Lock()

    def render(
        self,
        labels: Sequence[ItemLabel],
        sheet: LabelSheet,
        *,
        start: int = 1,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> bytes:
        """Print labels on sheets.

        Args:
            labels: in the order in which they are stuck on; one for each piece.
            sheet: the kind of sheet.
            start: the first free label of a used sheet, counted from 1 in reading order.
            shift: how far to the right and down everything moves, in millimetres.

        Raises:
            MissingGlyph: the typeface lacks a letter, and there is no substitute.
            OutOfRange: the sheet has no label `start`.
            ValueError: there is no label.
        """
        if not labels:
            raise ValueError("no label to print")
        is_rtl = labels[0].direction is Direction.RTL
        spots = list(places(sheet, len(labels), start=start, is_rtl=is_rtl))
        with self._one_at_a_time:
            target = io.BytesIO()
            canvas = _canvas(target, labels[0].title)
            page = 0
            for label, place in zip(labels, spots, strict=True):
                if place.page != page:
                    canvas.showPage()
                    page = place.page
                self._draw(canvas, label, _inside(sheet, place.x + shift[0], place.y + shift[1], rtl=is_rtl))
            return self._saved(canvas, target)

    def trial(
        self,
        sheet: LabelSheet,
        texts: Sequence[str],
        direction: Direction,
        *,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> bytes:
        """Print the trial page of a sheet: the outline and the number of each label, and a ruler of 100 mm each way.

        Args:
            sheet: the kind of sheet.
            texts: what it says, line by line; the first is its title.
            direction: the side its labels are filled from.
            shift: how far to the right and down everything moves, in millimetres.
        """
        with self._one_at_a_time:
            target = io.BytesIO()
            canvas = _canvas(target, texts[0])
            is_rtl = direction is Direction.RTL
            canvas.setLineWidth(0.4)
            for number, place in enumerate(places(sheet, sheet.count, is_rtl=is_rtl), 1):
                x, y = place.x + shift[0], place.y + shift[1]
                canvas.rect(x * mm, A4[1] - (y + sheet.height) * mm, sheet.width * mm, sheet.height * mm)
                self._number(canvas, number, _inside(sheet, x, y, rtl=is_rtl))
            _rulers(canvas, sheet, shift)
            for line, text in enumerate(texts):
                self._centred(canvas, text, Style(10, Weight.STRONG), 120 + line * 6)
            return self._saved(canvas, target)

    def _saved(self, canvas: Canvas, target: io.BytesIO) -> bytes:
        canvas.showPage()
        canvas.save()
        self._typesetter.leave()
        return target.getvalue()

    def _centred(self, canvas: Canvas, text: str, style: Style, down_mm: float) -> None:
        """Write a line on white in the middle of the page."""
        (line, *_) = self._typesetter.elided(text, style, A4[0] - 40 * mm, 1)
        wide = line.width * style.size / 1000
        left, low = (A4[0] - wide) / 2, A4[1] - down_mm * mm
        fill_boxes(canvas, ((left - 6, low - DESCENT * style.size, wide + 12, style.leading),), 1.0)
        self._typesetter.draw(canvas, line, style, left, low)

    def _number(self, canvas: Canvas, number: int, box: _Box) -> None:
        style = Style(9, grey=0.4)
        (line,) = self._typesetter.lines(f"{number}", style, box.width)
        self._put(canvas, line, style, box, box.top, at_start=True)

    def _draw(self, canvas: Canvas, label: ItemLabel, box: _Box) -> None:
        """Draw a label: its names and expiry, the price beside the family's number, the bars at its foot."""
        size = min(9.0, box.height / 7.4)
        strong, small, digits = Style(size, Weight.STRONG), Style(size * 0.82), Style(size * 0.75)
        first, *second = label.names or (label.code,)
        top = box.top
        for line in self._typesetter.elided(first, strong, box.width, 2 if box.height > _TALL_MM * mm else 1):
            self._put(canvas, line, strong, box, top, at_start=True)
            top -= strong.size * _SPACING
        self._line(canvas, ("".join(second[:1]), label.expiry), (small, small), box, top)
        bars = box.height * _BARS_SHARE
        price = Style(size * 1.25, Weight.STRONG)
        above = box.top - box.height + digits.size + bars + size * 0.55 + price.size
        self._line(canvas, (label.family, label.price), (small, price), box, above)
        self._bars(canvas, label, digits, box, bars)

    def _line(self, canvas: Canvas, texts: tuple[str, str], styles: tuple[Style, Style], box: _Box, top: float) -> None:
        """Draw a text at the end of a line, whole, and one at its start, as much of it as there is room for."""
        room, lowest = box.width, max(style.size for style in styles)
        start, end = texts
        if end:
            (shown,) = self._typesetter.lines(end, styles[1], box.width)
            self._put(canvas, shown, styles[1], box, top - lowest + styles[1].size, at_start=False)
            room -= shown.width * styles[1].size / 1000 + 1.5 * mm
        if start:
            (shown, *_) = self._typesetter.elided(start, styles[0], room, 1)
            self._put(canvas, shown, styles[0], box, top - lowest + styles[0].size, at_start=True)

    def _put(self, canvas: Canvas, line: SetLine, style: Style, box: _Box, top: float, *, at_start: bool) -> None:
        """Draw a line at one end of the box."""
        room = box.width - line.width * style.size / 1000
        x = box.left + (room if at_start is box.rtl else 0.0)
        self._typesetter.draw(canvas, line, style, x, top - style.size)

    def _bars(self, canvas: Canvas, label: ItemLabel, digits: Style, box: _Box, height: float) -> None:
        modules = bar_modules(label.code, Symbology.EAN13)
        module = min(MODULE_MM_MAX * mm, (box.width + 2 * _PAD_MM * mm) / (len(modules) + 2 * QUIET_BAR_MODULES))
        low = box.top - box.height + digits.size
        left = box.left + (box.width - len(modules) * module) / 2
        fill_boxes(
            canvas,
            ((left + first * module, low, length * module, height) for first, length in _black(modules)),
            0.0,
        )
        (line, *_) = self._typesetter.lines(isolate(label.code), digits, box.width)
        x = box.left + (box.width - line.width * digits.size / 1000) / 2
        self._typesetter.draw(canvas, line, digits, x, low - digits.size * 0.9)


def _canvas(target: io.BytesIO, title: str) -> Canvas:
    rl_config.useA85 = 0
    canvas = Canvas(target, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setSubject("")
    canvas.setViewerPreference("PrintScaling", "/None")  # a label that is fitted to the page fits no label
    return canvas


def _inside(sheet: LabelSheet, x: float, y: float, *, rtl: bool) -> _Box:
    """Return the free inside of a label; where labels reach the edge of the paper, all of them keep clear of it alike."""
    aside, above = (max(_PAD_MM, _UNPRINTABLE_MM - edge) for edge in (sheet.left, sheet.top))
    return _Box(
        (x + aside) * mm,
        A4[1] - (y + above) * mm,
        (sheet.width - 2 * aside) * mm,
        (sheet.height - 2 * above) * mm,
        rtl,
    )


def _rulers(canvas: Canvas, sheet: LabelSheet, shift: tuple[float, float]) -> None:
    """Draw 100 mm across and down from a label's corner near the middle, with a stroke for every centimetre."""
    x = (sheet.left + sheet.pitch_x + shift[0]) * mm
    y = A4[1] - (sheet.top + sheet.pitch_y + shift[1]) * mm
    canvas.setLineWidth(0.8)
    canvas.line(x, y, x + _RULER_MM * mm, y)
    canvas.line(x, y, x, y - _RULER_MM * mm)
    for centimetre in range(_RULER_MM // 10 + 1):
        along = centimetre * 10 * mm
        canvas.line(x + along, y, x + along, y - 3 * mm)
        canvas.line(x, y - along, x + 3 * mm, y - along)


def _black(modules: str) -> Iterator[tuple[int, int]]:
    """Yield each bar: where it begins and how wide it is, in modules."""
    start = modules.find("1")
    while start >= 0:
        end = modules.find("0", start)
        end = len(modules) if end < 0 else end
        yield start, end - start
        start = modules.find("1", end)
