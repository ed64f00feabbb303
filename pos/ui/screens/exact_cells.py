"""Cells of the office's workbooks: exact numbers, and moments that a spreadsheet sorts and filters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet


def as_number(cell: Cell | MergedCell) -> None:
    """Make a cell that holds a plain decimal text a number, shown with as many decimals as are written."""
    decimals = len(str(cell.value).partition(".")[2])
    cell.data_type, cell.number_format = "n", f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def moment_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """Return a cell with a moment, as the clock of the hall showed it; empty where there is none.

    Args:
        sheet: where it goes.
        text: in ISO 8601 with its offset, which spreadsheets have no place for.
    """
    return _cell(sheet, datetime.fromisoformat(text).replace(tzinfo=None) if text else None, "yyyy-mm-dd hh:mm:ss")


def day_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """Return a cell with a day, given in ISO 8601; empty where there is none."""
    return _cell(sheet, datetime.fromisoformat(text) if text else None, "yyyy-mm-dd")


def _cell(sheet: WriteOnlyWorksheet, value: datetime | None, form: str) -> Cell:
    from openpyxl.cell import WriteOnlyCell

    cell: Cell = WriteOnlyCell(sheet, value)
    cell.number_format = form
    return cell
