"""A sheet: an A4 paper free of any device. `pdf_document` sets it; tests read it.

A sheet is a row of blocks under a running head. Texts come as labels, so that a sheet in two languages says everything
twice, the leading language first. Rows that show a figure of the book carry it, for `document.check_figures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from pos.printing.document import Align, Figure, Size, Weight
from pos.printing.lettering import Direction
from pos.printing.words import Label

Cell: TypeAlias = "str | Label"


class RowKind(Enum):
    """What a row of a table is."""

    BODY = "body"
    MARKED = "marked"
    GROUP = "group"
    SUM = "sum"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 names the paper, level 2 a part of it. It never stands alone at the foot of a page."""

    label: Label
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text; it wraps and may go on over pages."""

    label: Label
    size: Size = Size.BODY
    weight: Weight = Weight.NORMAL
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values side by side, such as who, when and which number.

    Attributes:
        pairs: each name with its value.
        columns: how many pairs stand on a line.
    """

    pairs: tuple[tuple[Label, Cell], ...]
    columns: int = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        label: its head, repeated on every page.
        share: its width relative to the other columns.
        is_number: whether its cells are amounts or counts, whose digits stand under each other.
    """

    label: Label
    share: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    Attributes:
        cells: one for each column; a group's row and a note have one cell over the whole width.
        kind: a body row, one that is shaded because something about it is unusual, a group's name, a sum, or a note
            in small letters on the row above it.
        figure: the figure of the book that its last cell shows.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first column stands at the start of the line, its head on every page."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row of a calculation.

    Attributes:
        label: what is added or taken off.
        amount: the amount as printed.
        is_total: whether it closes the calculation; it stands under a rule, in strong letters.
        figure: the figure of the book that the amount shows.
    """

    label: Label
    amount: str
    is_total: bool = False
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """A calculation, row under row, kept on one page."""

    rows: tuple[SumRow, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side, kept on one page.

    Attributes:
        slots: who signs.
        prompts: what each writes, such as name, signature and date.
    """

    slots: tuple[Label, ...]
    prompts: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with a text beside it, kept on one page."""

    text: str
    caption: Label


@dataclass(frozen=True, slots=True)
class Banner:
    """A word that must not be overlooked, white on black across the page."""

    label: Label


@dataclass(frozen=True, slots=True)
class Space:
    """White space, in millimetres."""

    millimetres: int = 4


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block: TypeAlias = "Heading | Prose | Facts | Table | Sums | Signatures | Code | Banner | Space | NewPage"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole A4 paper, of as many pages as it takes; its pages are numbered on their own.

    Attributes:
        title: what people call it, in the leading language; stands in the running head and in the outline.
        language: `ar` or `en`, the leading one, for screen readers.
        direction: the side its lines begin on.
        head: the other side of the running head, such as the bazaar.
        foot: small print at the foot of every page.
        blocks: what stands on it.
        is_wide: whether its pages lie on their long side.
        mark: a word that lies large across every page, behind its text; empty for none.
    """

    title: str
    language: str
    direction: Direction
    head: str
    foot: str
    blocks: tuple[Block, ...]
    is_wide: bool = False
    mark: str = ""

    def figured(self) -> tuple[tuple[str, Figure], ...]:
        """Return each text that shows a figure of the book, with that figure, from top to bottom."""
        found: list[tuple[str, Figure]] = []
        for block in self.blocks:
            if isinstance(block, Table):
                found += [(_text(row.cells[-1]), row.figure) for row in block.rows if row.figure is not None]
            elif isinstance(block, Sums):
                found += [(row.amount, row.figure) for row in block.rows if row.figure is not None]
        return tuple(found)


def _text(cell: Cell) -> str:
    return cell.line() if isinstance(cell, Label) else cell
