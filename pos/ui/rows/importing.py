"""What taking a file in shows: the file, what becomes of each of its rows, its columns, and the files that were taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from datetime import datetime

    from pos.wording import Found

What = Literal["families", "items"]
FateWord = Literal["new", "changed", "same", "alike", "refused"]
Show = Literal["all", "findings", "new", "changed", "alike", "refused", "same"]
Step = Literal["none", "reading", "looked", "taking", "stopped", "broken", "done"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One cell that becomes another."""

    title: Name
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One row of the file.

    Attributes:
        line: where it stands in the file.
        code: the family's number, or the item's code.
        owner: the item's family; empty for a family.
        about: its phone, or the item's price.
        is_out: somebody said that it is not to be taken.
        alike: the family that it likely is.
        alike_name: what that is called.
        by_phone: whether they have a phone in common.
        comes_back: a family that had left takes part again.
    """

    key: str
    line: int
    fate: FateWord
    code: str
    name: Name
    package: Name
    owner: str
    about: str = field(repr=False)
    findings: tuple[Found, ...]
    changes: tuple[Changed, ...] = field(default=(), repr=False)
    is_out: bool = False
    alike: str = ""
    alike_name: Name | None = None
    by_phone: bool = False
    comes_back: bool = False


@dataclass(frozen=True, slots=True)
class ImportFile:
    """The file that is looked at, and how far it is.

    Attributes:
        sheets: of a workbook.
        encoding, delimiter: how a text was read.
        findings: what is wrong with the file as a whole.
        counts: how many rows have each fate.
        doubtful: how many rows have a finding.
        takes: how many rows are to be taken.
        done: rows that went through so far.
        changed: of them, those that changed something.
        moved: numbers or codes that somebody changed meanwhile; they stay as they are.
        is_other: whether its headings are rather those of the other list.
    """

    what: What = "families"
    name: str = ""
    step: Step = "none"
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    findings: tuple[Found, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    doubtful: int = 0
    takes: int = 0
    done: int = 0
    changed: int = 0
    moved: tuple[str, ...] = ()
    show: Show = "all"
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """One column of the file.

    Attributes:
        example: a cell under it.
        means: the name of the column that it is read as; empty where it is not read.
    """

    heading: str
    example: str = field(repr=False)
    means: str = ""


@dataclass(frozen=True, slots=True)
class ColumnsForm:
    """What the columns of a file mean.

    Attributes:
        lines: the rows that may be the headings, each with its line and its first words.
        line: the one that is taken for them.
        choices: what a column may mean, each with whether it is needed.
    """

    lines: tuple[tuple[int, str], ...]
    line: int
    cells: tuple[ColumnCell, ...]
    choices: tuple[tuple[str, Name, bool], ...]


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that was taken in.

    Attributes:
        done: how many rows really went in.
        undone_by: who undid it.
        kept: what its undoing left as it was.
    """

    key: str
    at: datetime
    by: Name
    file: str
    what: What
    added: int
    changed: int
    done: int = 0
    undone_by: Name | None = None
    kept: tuple[str, ...] = ()
