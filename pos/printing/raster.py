"""Raster: paint a document once, to black dots on white. The only module of paper that imports Qt.

Thermal printers know no joined Arabic letters in any code page, so every paper is a picture. QPainter draws it with the
project's own typeface, grey and smooth, and one threshold makes it black and white; measured, that looks better than
letters drawn without smoothing and is ten times faster than drawing at twice the size.

Painting on a picture is allowed off the GUI thread. Qt needs an application object for its fonts: an existing one is
used; where there is none (a service, a test), `Painter` makes one without a screen, and then the first painter must be
made on the main thread and kept.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QRawFont,
    QTextLayout,
    QTextOption,
)
from typing_extensions import assert_never

from pos.printing.document import (
    Align,
    Barcode,
    Big,
    Cut,
    Document,
    Drawer,
    Element,
    Gap,
    Logo,
    Pair,
    PaperMismatch,
    Qr,
    Row,
    Rule,
    Ruler,
    Size,
    Text,
    Weight,
)
from pos.printing.ink import black_and_white
from pos.printing.lettering import Direction, MissingGlyph, elided, prepare, tidy
from pos.printing.paper import MM_80, PAPER_DOTS_MAX, Paper, PaperTooLong, Roll
from pos.printing.symbols import QUIET_BAR_MODULES, QUIET_QR_MODULES, bar_modules, logo_dots, qr_modules, ruler_dots

if TYPE_CHECKING:
    from pathlib import Path

    from pos.printing.document import Figure

FAMILY: Final = "IBM Plex Sans Arabic"
FONT_FILES: Final = ("IBMPlexSansArabic-Medium.ttf", "IBMPlexSansArabic-Bold.ttf")
REMEMBERED_TEXTS_MAX: Final = 1_000  # some 3 KB each
_VALUE_SHARE_MAX = 0.6  # of the line: a value wider than this gets a line of its own
# A family number such as 0427 begins with a zero and is no amount.
_BARE_AMOUNT = re.compile("\u2066?-?(?:[1-9\u0661-\u0669][\\d,\u066c]*|[0\u0660])(?:[.\u066b]\\d+)?\u2069?")
_MODULE_GREY = bytes([255, 0]) + bytes(254)  # module 1 is black


@dataclass(frozen=True, slots=True)
class _Block:
    """A text in lines, each standing where it belongs from the left top corner; its width and height are dots."""

    layout: QTextLayout
    width: float
    height: float


class Painter:
    """Paints documents for one roll of paper. Any thread may use it."""

    def __init__(self, fonts_folder: Path, roll: Roll = MM_80) -> None:
        """Make a painter.

        Args:
            fonts_folder: where the typeface's files are.
            roll: the paper.

        Raises:
            FileNotFoundError: a font file is missing or unreadable.
        """
        self._application = QGuiApplication.instance() or QGuiApplication(["amana", "-platform", "offscreen"])
        self.roll = roll
        for name in FONT_FILES:
            if QFontDatabase.addApplicationFont(str(fonts_folder / name)) < 0:
                raise FileNotFoundError(fonts_folder / name)
        self._case = _TypeCase(roll)
        self._line_heights = {key: QFontMetricsF(font).height() for key, font in self._case.fonts.items()}
        self._known: dict[str, bool] = {}

    def lacking(self, text: str) -> str:
        """Return the letters of a text that the typeface has no picture for, each once, in order."""
        unknown = [letter for letter in dict.fromkeys(tidy(text)) if letter not in self._known]
        if unknown:
            face = QRawFont.fromFont(self._case.fonts[Size.BODY, Weight.NORMAL])
            for letter in unknown:
                self._known[letter] = "\u2066" <= letter <= "\u2069" or face.supportsCharacter(ord(letter))
        return "".join(letter for letter in dict.fromkeys(tidy(text)) if not self._known[letter])

    def paint(self, document: Document, *, substitute: str | None = None) -> Paper:
        """Paint a document.

        Args:
            document: what to paint.
            substitute: a letter to print where the typeface lacks one, so that an odd sign in a name does not cost a
                customer the receipt; None refuses instead.

        Raises:
            MissingGlyph: the typeface lacks a letter, and no substitute is given.
            PaperTooLong: the document is longer than a paper may be.
            PaperMismatch: a row with a figure was not painted (a bug).
        """
        lacking = self.lacking("".join(document.texts()))
        if lacking and substitute is None:
            raise MissingGlyph(characters=lacking)
        replaced = str.maketrans(dict.fromkeys(lacking, substitute or ""))
        run = _Run(self, document.direction, replaced)
        run.measure(document.elements)
        for element in document.elements:
            run.place(element)
        paper = run.finish(document.title)
        if paper.figures != tuple(figure for _, figure in document.figured()):
            raise PaperMismatch(f"{document.title}: {len(paper.figures)} figures painted")
        return paper

    def lay_out(
        self, text: str, font: tuple[Size, Weight], width: float, free_on_left: float, lines_max: int = 0
    ) -> _Block:
        """Break a text into lines of at most `width` dots; what a line leaves free stands on its left by that share.

        Papers repeat their labels, and bazaars their goods, so the latest texts are remembered. Where `lines_max` is not
        0, a text that takes more lines ends in an ellipsis.
        """
        key = (text, font, width, free_on_left, lines_max)
        remembered = self._case.blocks
        block = remembered.get(key)
        if block is None:
            if len(remembered) >= REMEMBERED_TEXTS_MAX:
                remembered.clear()
            height_max = lines_max * self._line_heights[font] + 1

            def fits(shorter: str) -> bool:
                return not lines_max or self._broken(shorter, font, width, free_on_left).height < height_max

            block = remembered[key] = self._broken(elided(text, fits), font, width, free_on_left)
        return block

    def _broken(self, text: str, font: tuple[Size, Weight], width: float, free_on_left: float) -> _Block:
        prepared, direction = prepare(text)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if direction is Direction.RTL else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(prepared, self._case.fonts[font])
        layout.setTextOption(option)
        layout.setCacheEnabled(True)  # it is drawn soon; without this Qt shapes every text twice
        widest, height = 0.0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            natural = line.naturalTextWidth()
            line.setPosition(QPointF((width - natural) * free_on_left, height))
            widest = max(widest, natural)
            height += self._line_heights[font]
        layout.endLayout()
        return _Block(layout, widest, height)

    def font(self, size: Size, weight: Weight) -> QFont:
        """Return the font of a size and a weight."""
        return self._case.fonts[size, weight]

    def line_height(self, size: Size, weight: Weight) -> float:
        """Return the height of one line, in dots."""
        return self._line_heights[size, weight]


class _TypeCase(threading.local):
    """The fonts of one thread and the texts it has laid out lately.

    Qt keeps the engines behind a font per thread and drops them with the thread, while a laid-out text goes on pointing at
    them. A text that outlives its thread, drawn in the next one, ends the program; so each thread has a case of its own.
    """

    def __init__(self, roll: Roll) -> None:
        self.fonts = {
            (size, weight): _font(pixels, weight)
            for size, pixels in roll.pixels
            for weight in (Weight.NORMAL, Weight.STRONG)
        }
        self.blocks: dict[tuple[str, tuple[Size, Weight], float, float, int], _Block] = {}


def _font(pixels: int, weight: Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if weight is Weight.STRONG else QFont.Weight.Medium)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)  # never another typeface, so that every till prints alike
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class _Run:
    """One painting: first every element gets its place, then everything is drawn at once."""

    def __init__(self, painter: Painter, direction: Direction, replaced: dict[int, str]) -> None:
        self._painter = painter
        self._rtl = direction is Direction.RTL
        self._replaced = replaced
        self._columns: dict[Size, float] = {}
        self._left = painter.roll.margin
        self._across = painter.roll.dots - 2 * painter.roll.margin
        self._y = 4.0
        self._blocks: list[tuple[_Block, float, float, Qt.GlobalColor]] = []
        self._boxes: list[QRectF] = []
        self._pictures: list[tuple[QRectF, QImage]] = []
        self._cuts: list[int] = []
        self._figures: list[Figure] = []
        self._opens_drawer = False

    def measure(self, elements: tuple[Element, ...]) -> None:
        """Find the width of the column of bare amounts for each size, so that their digits stand under each other."""
        for element in elements:
            if isinstance(element, Pair) and _BARE_AMOUNT.fullmatch(element.end):
                metrics = QFontMetricsF(self._painter.font(element.size, element.weight))
                width = metrics.horizontalAdvance(element.end.strip("\u2066\u2069"))
                self._columns[element.size] = max(width, self._columns.get(element.size, 0.0))

    def place(self, element: Element) -> None:
        """Give one element its place below the ones before it."""
        match element:
            case Text():
                self._place_text(element)
            case Pair():
                self._place_pair(element)
            case Row():
                self._place_row(element)
            case Rule() | Gap():
                self._place_space(element)
            case Big():
                self._place_big(element)
            case Qr():
                self._place_qr(element)
            case Barcode():
                self._place_barcode(element)
            case Logo() | Ruler():
                self._place_picture(element)
            case Cut() | Drawer():
                self._note_act(element)
            case _:
                assert_never(element)

    def finish(self, title: str) -> Paper:
        """Draw everything that was placed."""
        height = max(1, round(self._y))
        if height > PAPER_DOTS_MAX:
            raise PaperTooLong(dots=height)
        image = QImage(self._painter.roll.dots, height, QImage.Format.Format_Grayscale8)
        image.fill(255)  # white; naming the colour is slower
        brush = QPainter(image)
        try:
            self._draw(brush)
        finally:
            brush.end()
        return Paper(
            title=title,
            width=image.width(),
            height=height,
            bits=black_and_white(image),
            cuts=tuple(self._cuts),
            figures=tuple(self._figures),
            opens_drawer=self._opens_drawer,
        )

    def _draw(self, brush: QPainter) -> None:
        for box in self._boxes:
            brush.fillRect(box, Qt.GlobalColor.black)
        for where, picture in self._pictures:
            brush.drawImage(where, picture)
        for block, x, y, colour in self._blocks:
            brush.setPen(colour)
            block.layout.draw(brush, QPointF(x, y))

    def _lay_out(self, text: str, size: Size, weight: Weight, width: float, align: Align, lines_max: int = 0) -> _Block:
        """Break a text into lines of at most `width` dots and place each of them in that width."""
        on_right = align is Align.NUMBER or (align is Align.START) is self._rtl
        free_on_left = 0.5 if align is Align.CENTRE else float(on_right)
        return self._painter.lay_out(text.translate(self._replaced), (size, weight), width, free_on_left, lines_max)

    def _put(self, block: _Block, x: float, colour: Qt.GlobalColor = Qt.GlobalColor.black) -> None:
        self._blocks.append((block, self._left + x, self._y, colour))

    def _note_act(self, element: Cut | Drawer) -> None:
        if isinstance(element, Drawer):
            self._opens_drawer = True
        else:
            self._cuts.append(round(self._y))

    def _place_space(self, element: Rule | Gap) -> None:
        if isinstance(element, Gap):
            self._y += element.tenths * self._painter.line_height(Size.BODY, Weight.NORMAL) / 10
            return
        thickness = 4 if element.heavy else 2
        self._boxes.append(QRectF(self._left, round(self._y) + 4, self._across, thickness))
        self._y += thickness + 8

    def _place_text(self, element: Text) -> None:
        font = element.size, element.weight
        block = self._lay_out(element.text, *font, self._across, element.align, element.lines_max)
        self._put(block, 0)
        self._y += block.height

    def _place_pair(self, element: Pair) -> None:
        size, weight = element.size, element.weight
        value = self._lay_out(element.end, size, weight, self._across, Align.END)
        in_column = self._rtl and _BARE_AMOUNT.fullmatch(element.end) is not None
        taken = self._columns[size] if in_column else value.width
        room = self._across - taken - self._painter.line_height(size, weight) / 2
        if value.width > _VALUE_SHARE_MAX * self._across:
            self._place_text(Text(element.start, Align.START, size, weight))
            self._put(value, 0)
            self._y += value.height
        else:
            name = self._lay_out(element.start, size, weight, room, Align.START)
            self._put(name, self._across - room if self._rtl else 0)
            self._put(value, self._columns[size] - value.width if in_column else 0)
            self._y += max(name.height, value.height)
        self._figures += [element.figure] if element.figure else []

    def _place_row(self, element: Row) -> None:
        gap = self._painter.line_height(element.size, element.weight) / 3
        shares = sum(cell.share for cell in element.cells)
        room = self._across - gap * (len(element.cells) - 1)
        start, tallest = 0.0, 0.0
        for cell in element.cells:
            width = room * cell.share / shares
            block = self._lay_out(cell.text, element.size, element.weight, width, cell.align)
            self._put(block, self._across - start - width if self._rtl else start)
            start += width + gap
            tallest = max(tallest, block.height)
        self._y += tallest
        self._figures += [element.figure] if element.figure else []

    def _place_big(self, element: Big) -> None:
        block = self._lay_out(element.text, Size.HUGE, Weight.STRONG, self._across, Align.CENTRE)
        if element.warns:
            self._boxes.append(QRectF(self._left, round(self._y), self._across, round(block.height)))
        self._put(block, 0, Qt.GlobalColor.white if element.warns else Qt.GlobalColor.black)
        self._y += block.height

    def _place_qr(self, element: Qr) -> None:
        rows = qr_modules(element.text)
        across = len(rows) + 2 * QUIET_QR_MODULES
        dots = min(self._painter.roll.qr_module, self._across // across)
        self._y += dots * QUIET_QR_MODULES
        self._place_modules(b"".join(rows), len(rows), dots, dots * len(rows))
        self._y += dots * QUIET_QR_MODULES

    def _place_barcode(self, element: Barcode) -> None:
        bars = bar_modules(element.text, element.symbology)
        dots = min(self._painter.roll.bar_module, self._across // (len(bars) + 2 * QUIET_BAR_MODULES))
        if dots < 1:
            raise ValueError(f"a barcode of {len(bars)} modules is wider than the paper")
        self._y += 4
        self._place_modules(bytes(map(int, bars)), len(bars), dots, self._painter.roll.bar_height)
        self._place_text(Text(element.text, Align.CENTRE, Size.SMALL))

    def _place_picture(self, element: Logo | Ruler) -> None:
        across = int(self._across)
        rows = logo_dots(element.picture, across) if isinstance(element, Logo) else ruler_dots(across)
        if rows:
            self._place_modules(b"".join(rows), len(rows[0]), 1, len(rows))

    def _place_modules(self, modules: bytes, across: int, dots: int, height: int) -> None:
        """Place a black-and-white pattern of `across` modules a row, centred, each module `dots` dots wide."""
        grey = modules.translate(_MODULE_GREY)
        picture = QImage(grey, across, len(grey) // across, across, QImage.Format.Format_Grayscale8).copy()
        left = (self._painter.roll.dots - across * dots) // 2
        self._pictures.append((QRectF(left, round(self._y), across * dots, height), picture))
        self._y = round(self._y) + height
