"""A document: the lines of a receipt, slip or report, free of any device.

A document says what stands on the paper and what matters about it, never how many dots it takes. `raster` paints it;
tests read it. Rows that show a figure of the book carry that figure beside their text, so that `check_figures` can prove,
before one byte goes to a printer, that the paper shows every line of the sale and its total: a receipt that silently
leaves a line out is the one mistake no customer forgives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, TypeAlias

from pos.domain.money import Currency
from pos.domain.text import latin_digits
from pos.printing.lettering import Direction

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


class PaperMismatch(Exception):
    """The paper does not show what the book says. This is a bug, and it must stop the paper."""


class Align(Enum):
    """Where a text stands in its space.

    The start is the right side on an Arabic paper. Numbers stand on the right on every paper, so that their digits stand
    under each other.
    """

    START = "start"
    CENTRE = "centre"
    END = "end"
    NUMBER = "number"


class Size(Enum):
    """How large a text is, from the small print to the number that is called out across a hall."""

    SMALL = "small"
    BODY = "body"
    LARGE = "large"
    TITLE = "title"
    HUGE = "huge"


class Weight(Enum):
    """How heavy a text is."""

    NORMAL = "normal"
    STRONG = "strong"


class Mark(Enum):
    """Which figure of the book a row shows."""

    LINE = "line"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure that a row shows.

    Attributes:
        mark: what it is.
        minor: the amount, in minor units.
    """

    mark: Mark
    minor: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text of its own; it wraps when it is long.

    Attributes:
        lines_max: on how many lines it may stand before it ends in an ellipsis; 0 is as many as it takes.
    """

    text: str
    align: Align = Align.START
    size: Size = Size.BODY
    weight: Weight = Weight.NORMAL
    lines_max: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A text at the start of the line and a value at its end. The text wraps; the value stays whole."""

    start: str
    end: str
    size: Size = Size.BODY
    weight: Weight = Weight.NORMAL
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row.

    Attributes:
        text: what stands in it; it wraps.
        share: its width relative to the other cells of the row.
        align: where the text stands in the cell.
    """

    text: str
    share: int = 1
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a small table, first cell at the start of the line."""

    cells: tuple[Cell, ...]
    size: Size = Size.BODY
    weight: Weight = Weight.NORMAL
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper; a heavy one closes a sum."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, in tenths of a body line."""

    tenths: int = 5


@dataclass(frozen=True, slots=True)
class Big:
    """A word that must not be overlooked, centred; white on black when it warns (a copy, a practice paper)."""

    text: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code of any text, with error correction M."""

    text: str


class Symbology(Enum):
    """How a barcode is coded."""

    EAN13 = "ean13"
    CODE128 = "code128"


@dataclass(frozen=True, slots=True)
class Barcode:
    """A barcode with its text below it.

    Attributes:
        text: thirteen digits with a right check digit for EAN-13; printable ASCII for Code 128.
        symbology: how it is coded.
    """

    text: str
    symbology: Symbology = Symbology.EAN13


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, centred, in black and white, as wide as it is but no wider than the paper.

    Attributes:
        picture: the bytes of a PNG or JPEG file; one that is neither is left out.
    """

    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ruler:
    """A ruler of a hundred millimetres or as many tens as there is room for: for the test page of a printer."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Here the knife comes down; what follows is a second sheet."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """The cash drawer opens when this document is sent; it takes no room on the paper."""


Element: TypeAlias = "Text | Pair | Row | Rule | Gap | Big | Qr | Barcode | Logo | Ruler | Cut | Drawer"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper for a thermal printer.

    Attributes:
        title: what people call it (`T01-000123-4`), for lists and file names.
        direction: the side its lines begin on.
        elements: what stands on it, from top to bottom.
    """

    title: str
    direction: Direction
    elements: tuple[Element, ...]

    def figured(self) -> tuple[tuple[str, Figure], ...]:
        """Return each text that shows a figure of the book, with that figure, from top to bottom."""
        return tuple(
            (element.end if isinstance(element, Pair) else element.cells[-1].text, element.figure)
            for element in self.elements
            if isinstance(element, (Pair, Row)) and element.figure is not None
        )

    def texts(self) -> tuple[str, ...]:
        """Return every text of the paper, from top to bottom; what a test or a search reads."""
        return tuple(text for element in self.elements for text in texts_of(element))


def texts_of(element: Element) -> tuple[str, ...]:
    """Return the texts that are painted for one element."""
    if isinstance(element, Pair):
        return element.start, element.end
    if isinstance(element, Row):
        return tuple(cell.text for cell in element.cells)
    if isinstance(element, (Text, Big, Barcode)):
        return (element.text,)
    return ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What the book says a paper must show.

    Attributes:
        currency: how its amounts are written.
        lines_minor: the amount of each line, in the order of the book, in minor units.
        total_minor: what the customer owes or gets, in minor units.
    """

    currency: Currency
    lines_minor: tuple[int, ...]
    total_minor: int


class Figured(Protocol):
    """Any paper that carries the figures of the book beside their texts."""

    @property
    def title(self) -> str:
        """What people call the paper."""
        ...

    def figured(self) -> tuple[tuple[str, Figure], ...]:
        """Return each text that shows a figure, with that figure, from top to bottom."""
        ...


def check_figures(paper: Figured, expected: Expected) -> None:
    """Prove that a paper shows every line and the total of the book, once each and to the last digit.

    Raises:
        PaperMismatch: a line is missing, doubled, out of order or shows another amount than it stands for.
    """
    rows = paper.figured()
    for shown, figure in rows:
        if _NUMBER.findall(latin_digits(shown)) != [expected.currency.format(figure.minor)]:
            raise PaperMismatch(f"{shown!r} stands where {expected.currency.format(figure.minor)} belongs")
    lines = tuple(figure.minor for _, figure in rows if figure.mark is Mark.LINE)
    totals = tuple(figure.minor for _, figure in rows if figure.mark is Mark.TOTAL)
    if lines != expected.lines_minor:
        raise PaperMismatch(f"{paper.title}: lines {lines} on paper, {expected.lines_minor} in the book")
    if totals != (expected.total_minor,):
        raise PaperMismatch(f"{paper.title}: total {totals} on paper, {expected.total_minor} in the book")
