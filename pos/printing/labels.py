"""Labels: the named sheets of A4 labels in millimetres, and the rolls of labels in dots.

Rolls are painted like any other paper, by `raster`, and then made exactly as high as one label; labels below each other are one
paper (`Paper.label_height`), so that they wait in the spool and go to the printer like any other. A printer that speaks ESC/POS
gets the dots and feeds to the mark between two labels; one that speaks ZPL gets each as a picture. The bars of a code stand on
whole dots, for a bar that is one and a half dots wide is read by luck.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pos.domain.errors import OutOfRange
from pos.printing.document import Size
from pos.printing.paper import Paper, PaperTooLong, Roll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOTS_PER_MM: Final = 8  # 203 dots an inch


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


def in_a_row(labels: Sequence[Paper], title: str) -> Paper:
    """Return labels of one roll as one paper, below each other.

    Raises:
        ValueError: there is none, or they differ in size.
    """
    first = labels[0]
    if any((label.width, label.height) != (first.width, first.height) for label in labels):
        raise ValueError("labels of one roll are of one size")
    return Paper(
        title=title,
        width=first.width,
        height=first.height * len(labels),
        bits=b"".join(label.bits for label in labels),
        figures=tuple(figure for label in labels for figure in label.figures),
        label_height=first.height,
    )


def shifted(paper: Paper, right: int, down: int) -> Paper:
    """Return a label with everything on it moved, in dots; what leaves the label is gone."""
    if not right and not down:
        return paper
    across = paper.row_bytes
    whole = (1 << 8 * across) - 1
    rows = [int.from_bytes(paper.bits[start : start + across], "big") for start in range(0, len(paper.bits), across)]
    moved = [row >> right if right >= 0 else row << -right & whole for row in rows]
    blank = [0] * min(abs(down), paper.height)
    moved = [*blank, *moved[: paper.height - len(blank)]] if down >= 0 else [*moved[len(blank) :], *blank]
    return replace(paper, bits=b"".join(row.to_bytes(across, "big") for row in moved))


def dots_of(hundredths_mm: int) -> int:
    """Return a length in dots, to the nearest; it comes in hundredths of a millimetre."""
    return round(hundredths_mm * DOTS_PER_MM / 100)


def roll_as_wide_as(dots: int) -> LabelRoll | None:
    """Return the roll whose labels are so many dots wide; None where that is no roll of labels."""
    return next((kind for kind in ROLLS if kind.roll.dots == dots), None)


def trial_frame(kind: LabelRoll) -> Paper:
    """Return the trial label's lines: a frame one millimetre inside the edge, and inside it a stroke for each millimetre."""
    width, height, edge = kind.roll.dots, kind.height, DOTS_PER_MM
    rows = [bytearray(width) for _ in range(height)]
    for x in range(edge, width - edge):
        for y in (edge, edge + 1, height - edge - 2, height - edge - 1):
            rows[y][x] = 1
    for y in range(edge, height - edge):
        for x in (edge, edge + 1, width - edge - 2, width - edge - 1):
            rows[y][x] = 1
    for millimetre in range(2, width // DOTS_PER_MM - 1):
        for y in range(edge, edge + (24 if millimetre % 5 == 0 else 12)):
            rows[y][millimetre * DOTS_PER_MM] = 1
    for millimetre in range(2, height // DOTS_PER_MM - 1):
        for x in range(edge, edge + (24 if millimetre % 5 == 0 else 12)):
            rows[millimetre * DOTS_PER_MM][x] = 1
    bits = b"".join(int("".join(map(str, row)), 2).to_bytes((width + 7) // 8, "big") for row in rows)
    return Paper("TRIAL", width, height, bits, label_height=height)


def laid_over(one: Paper, other: Paper) -> Paper:
    """Return the first of two papers of one size with the black of the second on it."""
    both = int.from_bytes(one.bits, "big") | int.from_bytes(other.bits, "big")
    return replace(one, bits=both.to_bytes(len(one.bits), "big"))
