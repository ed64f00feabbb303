"""Labels: the named sheets of A4 labels in millimetres, the rolls of labels in dots, and what label printers are told.

Rolls are painted like any other paper, by `raster`, and then made exactly as high as one label. A printer that speaks
ESC/POS gets the dots and feeds to the mark between two labels (GS FF); one that speaks ZPL gets them as a picture (^GFA).
The bars of a code stand on whole dots, for a bar that is one and a half dots wide is read by luck.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pos.domain.errors import OutOfRange
from pos.printing.document import Size
from pos.printing.paper import PaperTooLong, Roll
from pos.printing.thermal import bands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pos.printing.paper import Paper

DOTS_PER_MM: Final = 8  # 203 dots an inch
COPIES_MAX: Final = 9_999  # of one label
_INITIALISE = b"\x1b@"
_FEED_TO_MARK = b"\x1d\x0c"


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """An A4 sheet of labels, all lengths in millimetres from the sheet's left top corner.

    Attributes:
        name: what people choose it by.
        columns: labels side by side.
        rows: labels below each other.
        width: of one label.
        height: of one label.
        pitch_x: from one label's left edge to the next one's.
        pitch_y: from one label's top edge to the next one's.
        left: left edge of the first label.
        top: top edge of the first label.
    """

    name: str
    columns: int
    rows: int
    width: float
    height: float
    pitch_x: float
    pitch_y: float
    left: float
    top: float

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows


SHEETS: Final = (
    LabelSheet("65", 5, 13, 38.1, 21.2, 40.64, 21.2, 4.67, 10.7),
    LabelSheet("40", 4, 10, 52.5, 29.7, 52.5, 29.7, 0.0, 0.0),
    LabelSheet("24", 3, 8, 70.0, 37.0, 70.0, 37.0, 0.0, 0.5),
    LabelSheet("21", 3, 7, 63.5, 38.1, 66.04, 38.1, 7.21, 15.15),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one label stands.

    Attributes:
        page: counted from 0.
        x: its left edge, in millimetres from the sheet's left edge.
        y: its top edge, in millimetres from the sheet's top edge.
    """

    page: int
    x: float
    y: float


def sheet_named(name: str) -> LabelSheet:
    """Return a sheet of labels by its name.

    Raises:
        KeyError: there is none of that name.
    """
    return {sheet.name: sheet for sheet in SHEETS}[name]


def places(sheet: LabelSheet, count: int, *, start: int = 1, is_rtl: bool = False) -> Iterator[Place]:
    """Yield where each of some labels stands, row by row.

    Args:
        sheet: the kind of sheet.
        count: how many labels.
        start: the first free label of a used sheet, counted from 1 in reading order.
        is_rtl: whether a row is filled from its right side.

    Raises:
        OutOfRange: there is no such label on the sheet.
    """
    if not 1 <= start <= sheet.count:
        raise OutOfRange("label", start, 1, sheet.count)
    for number in range(start - 1, start - 1 + count):
        page, on_page = divmod(number, sheet.count)
        row, column = divmod(on_page, sheet.columns)
        across = sheet.columns - 1 - column if is_rtl else column
        yield Place(page, sheet.left + across * sheet.pitch_x, sheet.top + row * sheet.pitch_y)


@dataclass(frozen=True, slots=True)
class LabelRoll:
    """A roll of labels.

    Attributes:
        name: what people choose it by.
        roll: how wide a label is and how large its letters are.
        height: of one label, in dots.
    """

    name: str
    roll: Roll
    height: int


ROLLS: Final = (
    LabelRoll(
        "38x25",
        Roll(
            304, 8, ((Size.SMALL, 16), (Size.BODY, 20), (Size.LARGE, 24), (Size.TITLE, 26), (Size.HUGE, 30)), 3, 3, 44
        ),
        200,
    ),
    LabelRoll(
        "50x30",
        Roll(
            400, 10, ((Size.SMALL, 18), (Size.BODY, 22), (Size.LARGE, 29), (Size.TITLE, 30), (Size.HUGE, 36)), 4, 3, 62
        ),
        240,
    ),
)


def as_high_as(paper: Paper, height: int) -> Paper:
    """Return a paper with white below it until it is `height` dots high.

    Raises:
        PaperTooLong: it is higher already.
    """
    if paper.height > height:
        raise PaperTooLong(dots=paper.height)
    return replace(paper, height=height, bits=paper.bits.ljust(paper.row_bytes * height, b"\x00"))


def escpos_labels(labels: Iterable[Paper]) -> bytes:
    """Return the ESC/POS bytes of labels on a roll; after each, the printer feeds to the next label's mark."""
    return _INITIALISE + b"".join(b"".join(bands(label)) + _FEED_TO_MARK for label in labels)


def zpl_label(label: Paper, copies: int = 1) -> bytes:
    """Return the ZPL of a label: a picture of its own size, printed `copies` times (ZPL II guide, ^GF and ^PQ).

    Raises:
        OutOfRange: fewer than one copy, or more than ZPL and sense allow.
    """
    if not 1 <= copies <= COPIES_MAX:
        raise OutOfRange("copies", copies, 1, COPIES_MAX)
    size = len(label.bits)
    picture = f"^GFA,{size},{size},{label.row_bytes},{label.bits.hex().upper()}"
    return f"^XA^PW{label.width}^LL{label.height}^LH0,0^FO0,0{picture}^FS^PQ{copies}^XZ\n".encode("ascii")
