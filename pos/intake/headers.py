"""Headings to columns: which cell of a row is the price, whatever language and spelling the list uses.

A heading is compared without case, marks, punctuation and the Arabic article, and without what stands in brackets where that
does not help: `Price (AED)`, `السعر` and `سعر` are one column. Titles above the headings are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import UnreadableFile
from pos.domain.text import clean, fold
from pos.intake.findings import (
    CellsBeyondHeadings,
    ColumnMissing,
    ColumnTwice,
    ColumnUnknown,
    Finding,
)
from pos.intake.reading import Reading
from pos.ledger.export import FORMULA_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pos.intake.table import Table, TableRow

HEADINGS_MIN = 2  # this many known headings make a row the row of headings
LOOKED_AT_ROWS = 20
GUARDED = tuple(f"'{sign}" for sign in FORMULA_SIGNS)

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have.

    Attributes:
        name: what the code calls it.
        title_ar, title_en: its usual headings.
        spellings: other headings that mean the same.
        is_needed: no row can be taken from a table without it.
    """

    name: str
    title_ar: str
    title_en: str
    spellings: tuple[str, ...] = ()
    is_needed: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading under which it is found."""
        return (self.name, self.title_ar, self.title_en, *self.spellings)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table means what, as it was proposed or as a person said it.

    Attributes:
        line: where the row of headings stands.
        headings: its texts, cell by cell.
        places: for each column that is read, the index of its cells.
    """

    line: int
    headings: tuple[str, ...]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings of one table.

    Attributes:
        line: where it stands.
        width: how many cells it has.
        places: for each column that was found, the index of its cells.
        texts: for each column its heading as it stands in the file; where the file lacks it, its usual ones.
    """

    line: int
    width: int
    places: Mapping[str, int]
    texts: Mapping[str, str]


def heading_key(text: str) -> str:
    """Return the form under which headings are compared."""
    words = _NO_WORD.sub(" ", fold(text)).split()
    return " ".join(word.removeprefix("ال") if len(word) > len("الـ") else word for word in words)


def read_rows(
    table: Table, columns: Sequence[Column], layout: Layout | None = None
) -> tuple[list[Reading], list[Finding]]:
    """Find the headings of a table and return its rows, ready to be read by column, and what is wrong with the headings.

    Args:
        table: a file's.
        columns: what it may have.
        layout: which column means what, where a person has said so.

    Raises:
        UnreadableFile: the table is empty, or none of its first rows is a row of headings.
    """
    if not table.rows:
        raise UnreadableFile(table.file, "empty")
    headings = _find(table, columns) if layout is None else _chosen(columns, layout)
    findings = list(table.findings)
    if layout is None:
        findings += _heading_findings(table, columns, headings)
    missing = [column for column in columns if column.is_needed and column.name not in headings.places]
    findings += [Finding(headings.line, "", ColumnMissing(one.title_ar, one.title_en)) for one in missing]
    if missing:
        return [], findings
    return [_reading(row, headings) for row in table.rows if row.line > headings.line], findings


def propose(table: Table, columns: Sequence[Column]) -> Layout:
    """Return which column of a table probably means what; of a table without any known heading, its first full row.

    Raises:
        UnreadableFile: the table is empty.
    """
    if not table.rows:
        raise UnreadableFile(table.file, "empty")
    try:
        headings = _find(table, columns)
    except UnreadableFile:
        first = max(table.rows[:LOOKED_AT_ROWS], key=lambda row: (sum(map(bool, row.cells)), -row.line))
        return Layout(first.line, _texts(first), {})
    row = next(row for row in table.rows if row.line == headings.line)
    return Layout(headings.line, _texts(row), headings.places)


def _texts(row: TableRow) -> tuple[str, ...]:
    return tuple(map(clean, row.cells))


def _chosen(columns: Sequence[Column], layout: Layout) -> Headings:
    texts = {column.name: f"{column.title_ar} / {column.title_en}" for column in columns}
    texts |= {name: layout.headings[index] or texts[name] for name, index in layout.places.items()}
    return Headings(layout.line, len(layout.headings), layout.places, texts)


def _find(table: Table, columns: Sequence[Column]) -> Headings:
    names = {heading_key(heading): column.name for column in columns for heading in column.headings}
    for row in table.rows[:LOOKED_AT_ROWS]:
        places: dict[str, int] = {}
        for index, name in _named_cells(row, names):
            places.setdefault(name, index)
        if len(places) >= HEADINGS_MIN:
            texts = {column.name: f"{column.title_ar} / {column.title_en}" for column in columns}
            texts |= {name: clean(row.cells[index]) for name, index in places.items()}
            return Headings(row.line, len(row.cells), places, texts)
    raise UnreadableFile(table.file, "no_headings")


def _named_cells(row: TableRow, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for index, cell in enumerate(row.cells):
        name = names.get(heading_key(cell)) or names.get(heading_key(_ASIDE.sub(" ", cell)))
        if name:
            yield index, name


def _heading_findings(table: Table, columns: Sequence[Column], headings: Headings) -> Iterator[Finding]:
    names = {heading_key(heading): column.name for column in columns for heading in column.headings}
    row = next(row for row in table.rows if row.line == headings.line)
    known = dict(_named_cells(row, names))
    for index, cell in enumerate(row.cells):
        if index not in known:
            if cell:
                yield Finding(row.line, clean(cell), ColumnUnknown(clean(cell)), is_warning=True)
        elif headings.places[known[index]] != index:
            yield Finding(row.line, clean(cell), ColumnTwice(clean(cell)), is_warning=True)


def unguarded(cell: str) -> str:
    """Return a text without the mark that kept a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith(GUARDED) else cell


def _reading(row: TableRow, headings: Headings) -> Reading:
    cells = {name: unguarded(row.cells[index]) for name, index in headings.places.items() if index < len(row.cells)}
    reading = Reading(row.line, cells, headings.texts)
    if any(row.cells[headings.width :]):
        reading.refuse("", CellsBeyondHeadings(headings.width))
    return reading
