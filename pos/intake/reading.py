"""One row being read: every cell is tried, and every refusal becomes a finding with its place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from pos.domain.errors import Refusal
from pos.intake.cells import text_of
from pos.intake.findings import CellEmpty, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Value = TypeVar("Value")
Default = TypeVar("Default")


class Reading:
    """A row of texts by column, and the findings made while it is read.

    Args:
        line: where the row stands in the file.
        cells: the texts by the column's name; a column that the file lacks is not there.
        headings: for each column its heading as it stands in the file.
    """

    __slots__ = ("_cells", "_headings", "_refused", "findings", "line")  # a list has hundreds of thousands of rows

    def __init__(self, line: int, cells: Mapping[str, str], headings: Mapping[str, str]) -> None:
        self.line = line
        self.findings: list[Finding] = []
        self._cells = cells
        self._headings = headings
        self._refused: frozenset[str] = frozenset()

    @property
    def is_good(self) -> bool:
        """Whether the row can be taken, as far as it has been read."""
        return all(finding.is_warning for finding in self.findings)

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns that the file has, as they stand in it, by the columns' names."""
        return tuple(self._headings[column] for column in sorted(self._cells))

    def text(self, column: str) -> str:
        """Return the text of a cell; empty when the file has no such column."""
        return self._cells.get(column, "")

    def take(self, column: str, read: Callable[[str], Value], default: Default) -> Value | Default:
        """Read a cell that may be empty.

        Args:
            column: the column's name.
            read: turns the text into a value, or raises a refusal, which becomes a finding.
            default: stands for an empty cell, and for one that could not be read.
        """
        text = self.text(column)
        if not text:
            return default
        try:
            return read(text)
        except Refusal as reason:
            self.refuse(column, reason)
            return default

    def need(self, column: str, read: Callable[[str], Value], default: Default) -> Value | Default:
        """Read a cell that may not be empty; `default` stands in where it could not be read."""
        if not self.text(column) and column not in self._refused:
            self.refuse(column, CellEmpty())
        return self.take(column, read, default)

    def refuse(self, column: str, reason: Refusal) -> None:
        """Note an error, so that the row is not taken."""
        self._refused |= {column}
        self.findings.append(Finding(self.line, self._headings.get(column, ""), reason.with_traceback(None)))

    def warn(self, column: str, reason: Refusal) -> None:
        """Note a doubt; the row is taken all the same."""
        self.findings.append(Finding(self.line, self._headings.get(column, ""), reason, is_warning=True))


def given_in(reading: Reading, columns: Iterable[str]) -> frozenset[str]:
    """Return the columns that say something in a row; rows of one kind share one set."""
    return _shared(tuple(filter(reading.text, columns)))


@lru_cache(maxsize=1_024)
def _shared(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def take_names(reading: Reading) -> tuple[str, str]:
    """Read the Arabic and the English name; without an English one, the Arabic one stands for both."""
    name_ar = reading.need("name_ar", text_of(), "")
    return name_ar, reading.take("name_en", text_of(), "") or name_ar
