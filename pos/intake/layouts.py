"""Which column of a file means what, remembered by its headings: who said it once for a form of file is not asked again.

Only headings are kept, never a row. A layout is found again wherever its headings stand, whatever the file is called.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.errors import UnreadableFile
from pos.domain.text import clean
from pos.intake.headers import LOOKED_AT_ROWS, Layout, heading_key, propose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pos.intake.headers import Column
    from pos.intake.table import Table

LAYOUTS_MAX = 200  # the last ones that were said
Said = dict[str, list[str]]  # by the mark of a row of headings: the column of each cell, empty where it is not read


def layout_mark(what: str, headings: Sequence[str]) -> str:
    """Return what a row of headings is remembered by."""
    keys = "\x1f".join(map(heading_key, headings)).rstrip("\x1f")
    return sha256(f"{what}\x1e{keys}".encode()).hexdigest()[:32]


def layout_for(table: Table, what: str, columns: Sequence[Column], said: Mapping[str, Sequence[str]]) -> Layout:
    """Return which column of a table means what: as it was said before, or as its headings propose.

    Args:
        table: a file's.
        what: `families`, `items` or `orders`.
        columns: what the table may have.
        said: what is remembered.

    Raises:
        UnreadableFile: the table is empty.
    """
    if not table.rows:
        raise UnreadableFile(table.file, "empty")
    return said_layout(table, what, columns, said) or propose(table, columns)


def said_layout(table: Table, what: str, columns: Sequence[Column], said: Mapping[str, Sequence[str]]) -> Layout | None:
    """Return which column of a table means what, where a person has said it of a file with these headings."""
    for row in table.rows[:LOOKED_AT_ROWS]:
        names = said.get(layout_mark(what, row.cells))
        if names is not None:
            return layout_of(table, row.line, columns, names)
    return None


def layout_of(table: Table, line: int, columns: Sequence[Column], names: Sequence[str]) -> Layout:
    """Return the layout of a table in which a person has named the columns.

    Args:
        table: a file's.
        line: of its row of headings.
        columns: what it may have.
        names: for each cell its column's name, empty where it is not read; the first of two of a name is read.
    """
    row = next((row for row in table.rows if row.line == line), table.rows[0])
    known, places = {column.name for column in columns}, dict[str, int]()
    for index, name in enumerate(names[: len(row.cells)]):
        if name in known:
            places.setdefault(name, index)
    return Layout(row.line, tuple(map(clean, row.cells)), places)


def names_at(table: Table, line: int, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what the cells of a row mean, taken for headings: for each its column's name, empty where it is not known."""
    row = next((row for row in table.rows if row.line == line), table.rows[0])
    known = {heading_key(heading): column.name for column in columns for heading in column.headings}
    return tuple(known.get(heading_key(cell), "") for cell in row.cells)


class KeptLayouts:
    """What was said of files, in a file.

    Args:
        path: where it is; it need not be there yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Said:
        """Return what is remembered; nothing where the file cannot be read, for then a person is asked anew."""
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(told, dict):
            return {}
        return {
            str(mark): list(names)
            for mark, names in told.items()
            if isinstance(names, list) and all(isinstance(name, str) for name in names)
        }

    def remember(self, what: str, layout: Layout) -> None:
        """Remember what a person said of a file.

        Raises:
            OSError: it could not be written.
        """
        names = [""] * len(layout.headings)
        for name, index in layout.places.items():
            names[index] = name
        said, mark = self.read(), layout_mark(what, layout.headings)
        said.pop(mark, None)
        said[mark] = names
        kept = dict(list(said.items())[-LAYOUTS_MAX:])
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(self._path.name + ".part")
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(self._path)
