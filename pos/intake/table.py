"""Bytes to rows of cells with their line numbers, whatever saved the file: a spreadsheet, an editor, an old Windows.

* Text may be UTF-8 with or without BOM, UTF-16 with BOM, or Windows-1256, the code page of Arabic Windows. What is not
  valid UTF-8 is taken for Windows-1256: chance hardly ever makes Arabic in a one-byte code page valid UTF-8.
* Cells may be parted by comma, semicolon or tab; the delimiter that occurs most outside quotation marks is taken.
* A quotation mark that is never closed would swallow lines in silence; such a record is a finding instead.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import UnreadableFile
from pos.domain.limits import TABLE_ROWS_MAX
from pos.intake.findings import Finding, QuoteOpen
from pos.intake.workbook import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TABLE_BYTES_MAX = 64 * 1024 * 1024

_ZIP = b"PK\x03\x04"  # what every .xlsx begins with
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: .xls and .doc
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DELIMITERS = (",", ";", "\t")
_QUOTED = re.compile('"[^"]*"')
_NAMED_DELIMITER = re.compile("sep=([,;\t])\r?\n")  # Excel's own first line
_LOOKED_AT_LINES = 20
_END = "\x1e"  # cannot be in a text that `_BINARY` let pass


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not blank.

    Attributes:
        line: the line in the file where it begins, or the sheet's own row number, from 1.
        cells: the texts, edges trimmed.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and the lines that could not be made into rows.

    Attributes:
        sheets: the visible sheets of a workbook; none of a text.
        sheet: the one that was read.
        encoding: how a text was read; empty for a workbook.
        delimiter: what parts the cells of a text.
    """

    file: str
    rows: tuple[TableRow, ...]
    findings: tuple[Finding, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""


def read_table(path: Path, sheet: str = "") -> Table:
    """Read a CSV file or a visible sheet of an XLSX file: the one that is named, or the first.

    Raises:
        UnreadableFile: it cannot be opened, is no table, or is larger than a table may be.
    """
    content = read_content(path, TABLE_BYTES_MAX)
    if content.startswith(_OLD_EXCEL):
        raise UnreadableFile(path.name, "old_excel")
    if content.startswith(_ZIP):
        read = read_sheet(content, path.name, sheet)
        rows = _bounded(path.name, (TableRow(line, cells) for line, cells in read.rows))
        return Table(path.name, rows, sheets=read.sheets, sheet=read.sheet)
    return _text_table(path.name, decode(path.name, content), _encoding(content))


def read_content(path: Path, bytes_max: int) -> bytes:
    """Read a file's bytes.

    Raises:
        UnreadableFile: it is missing, may not be read, is empty or too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(bytes_max + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(path.name, "missing") from error
    except OSError as error:
        raise UnreadableFile(path.name, "unopened") from error
    if len(content) > bytes_max:
        raise UnreadableFile(path.name, "too_large")
    if not content.strip():
        raise UnreadableFile(path.name, "empty")
    return content


def decode(name: str, content: bytes) -> str:
    """Decode the bytes of a text file.

    Raises:
        UnreadableFile: it is no text.
    """
    try:
        text = content.decode("utf-16") if content.startswith(_UTF_16) else _utf_8_or_windows(content)
    except UnicodeDecodeError as error:
        raise UnreadableFile(name, "encoding") from error
    if _BINARY.search(text):
        raise UnreadableFile(name, "not_a_table")
    return text


def _encoding(content: bytes) -> str:
    """Return under which name people know the encoding in which a text was read."""
    if content.startswith(_UTF_16):
        return "UTF-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "Windows-1256"
    return "UTF-8"


def _utf_8_or_windows(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1256")


def _bounded(name: str, rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """Trim the cells, drop blank rows and hold the rest to its limits."""
    kept: list[TableRow] = []
    for row in rows:
        cells = tuple(cell.strip() for cell in row.cells)
        if not any(cells):
            continue
        if len(kept) > TABLE_ROWS_MAX:  # one more than the limit, for the headings
            raise UnreadableFile(name, "too_many_rows")
        kept.append(TableRow(row.line, cells))
    return tuple(kept)


# -- text -------------------------------------------------------------------------------------------------------------


def _text_table(name: str, text: str, encoding: str) -> Table:
    named = _NAMED_DELIMITER.match(text)
    if named:
        text = f"\n{text[named.end() :]}"  # an empty line keeps the numbers of the others
    delimiter = named[1] if named else _delimiter(text)
    rows: list[TableRow] = []
    findings: list[Finding] = []
    try:
        for row, last_line in _records(text, delimiter):
            if _swallowed_lines(row, delimiter):
                findings.append(Finding(row.line, "", QuoteOpen(last_line - any(_END in cell for cell in row.cells))))
            else:
                rows.append(row)
    except csv.Error as error:
        raise UnreadableFile(name, "not_a_table") from error
    return Table(name, _bounded(name, rows), tuple(findings), encoding=encoding, delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Return the delimiter that occurs most in the first lines, outside quotation marks; a comma when none does."""
    sample = _QUOTED.sub("", "\n".join(text.splitlines()[:_LOOKED_AT_LINES]))
    return max(_DELIMITERS, key=sample.count)


def _records(text: str, delimiter: str) -> Iterator[tuple[TableRow, int]]:
    """Yield each record with the line on which it ends.

    A line of our own stands behind the last one: where it is not read as itself, a quotation mark was still open.
    """
    lines = io.StringIO(text.rstrip("\r\n") + f"\n{_END}", newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    begin = 1
    for cells in reader:
        if cells != [_END]:
            yield TableRow(begin, tuple(cells)), reader.line_num
        begin = reader.line_num + 1


def _swallowed_lines(row: TableRow, delimiter: str) -> bool:
    """Tell whether a quoted cell runs over lines that look like rows of their own, or over the end of the file."""
    return any(_END in cell or ("\n" in cell and delimiter in cell) for cell in row.cells)
