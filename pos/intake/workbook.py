"""A sheet of an XLSX file as texts: the one door to openpyxl.

A number cell becomes the shortest text that stands for it (12.4, not 12.4000000001), so no arithmetic touches a price; a code
stored as the number 2.00042E12 becomes its thirteen digits; a date becomes `2026-07-14`; a percentage 0.1 shown as 10 %
becomes `10%`. A formula gives the value that the spreadsheet last computed.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple, cast

from pos.domain.errors import UnreadableFile
from pos.domain.limits import TABLE_ROWS_MAX

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS_MAX = 64
SHEET_ROWS_MAX = 1_048_576  # ECMA-376: what Excel itself can hold
EXPANDED_BYTES_MAX = 512 * 1024 * 1024
WHOLE_DIGITS_MAX = 16  # beyond them a double skips whole numbers


class SheetRows(NamedTuple):
    """What a workbook holds.

    Attributes:
        sheets: the names of its visible sheets.
        sheet: the one that was read.
        rows: its rows that are not blank, as row number, from 1, and texts.
    """

    sheets: tuple[str, ...]
    sheet: str
    rows: list[tuple[int, tuple[str, ...]]]


def read_sheet(content: bytes, name: str, sheet: str = "") -> SheetRows:
    """Return a visible sheet's rows.

    Args:
        content: the file's bytes.
        name: the file's name, for the refusal.
        sheet: the sheet's name; the first visible one where there is none of this name.

    Raises:
        UnreadableFile: it is no workbook, it is damaged, or it unfolds to more than a table may be.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # styles and validations that openpyxl does not keep
            return _rows(content, name, sheet)
    except UnreadableFile:
        raise
    except Exception as error:  # the named border: openpyxl raises whatever a damaged file makes it
        raise UnreadableFile(name, "not_a_table") from error


def cell_text(value: object, number_format: str = "General") -> str:
    """Return the text that a cell's value stands for.

    Args:
        value: as openpyxl gives it.
        number_format: how the sheet shows it; only a percent sign matters here.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number_text(value, is_percent="%" in number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _number_text(value: float, *, is_percent: bool) -> str:
    text = repr(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**WHOLE_DIGITS_MAX:
        text = str(int(value))
    return _hundredfold(text) + "%" if is_percent and "e" not in text else text


def _hundredfold(text: str) -> str:
    """Move the point of a decimal number two places to the right: `0.125` becomes `12.5`."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, decimals = digits.partition(".")
    decimals = decimals.ljust(2, "0")
    moved = f"{whole}{decimals[:2]}".lstrip("0") or "0"
    return f"{sign}{moved}.{decimals[2:]}" if decimals[2:] else f"{sign}{moved}"


def _rows(content: bytes, name: str, wanted: str) -> SheetRows:
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > EXPANDED_BYTES_MAX:
            raise UnreadableFile(name, "too_large")
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        visible = {sheet.title: sheet for sheet in book.worksheets if sheet.sheet_state == "visible"}
        title = wanted if wanted in visible else next(iter(visible))
        return SheetRows(tuple(visible), title, _sheet_rows(visible[title], name))
    finally:
        book.close()


def _sheet_rows(sheet: ReadOnlyWorksheet, name: str) -> list[tuple[int, tuple[str, ...]]]:
    sheet.reset_dimensions()  # some programs write a wrong size, and the rest would not be read
    rows: list[tuple[int, tuple[str, ...]]] = []
    table = cast("Worksheet", sheet)  # it borrows the iteration, which the stubs do not say
    for line, cells in enumerate(table.iter_rows(max_col=COLUMNS_MAX), start=1):
        if line > SHEET_ROWS_MAX or len(rows) > TABLE_ROWS_MAX + 1:
            raise UnreadableFile(name, "too_many_rows")
        if any(cell.value is not None for cell in cells):
            rows.append((line, tuple(_text_of(cell) for cell in cells)))
    return rows


def _text_of(cell: Cell | MergedCell) -> str:
    return "" if cell.value is None else cell_text(cell.value, cell.number_format)
