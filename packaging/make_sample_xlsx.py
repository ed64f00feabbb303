"""Writes assets/sample/families.xlsx and items.xlsx from the CSV files beside them: the same tables as spreadsheets.

    python packaging/make_sample_xlsx.py [FOLDER]

FOLDER, where the spreadsheets go, is assets/sample unless given. Prices, quantities and days become real numbers and dates,
as in a list that was made in a spreadsheet; numbers and codes stay texts, so that no zero is lost.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from pos.intake.table import read_table

SAMPLE = Path(__file__).parents[1] / "assets" / "sample"
TABLES = ("families", "items")

PRICE = re.compile(r"\d+\.\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PERCENT = re.compile(r"[\d.]+%")
SMALL_NUMBER = re.compile(r"[1-9]\d{0,3}")
PERCENT_FORMAT = "0.##%"


def cell_of(text: str) -> tuple[object, str]:
    """The value and the number format that a spreadsheet would hold for a text."""
    if PRICE.fullmatch(text):
        return float(text), "0.00"
    if DAY.fullmatch(text):
        return date.fromisoformat(text), "yyyy-mm-dd"
    if PERCENT.fullmatch(text):
        return float(text.removesuffix("%")) / 100, PERCENT_FORMAT
    if SMALL_NUMBER.fullmatch(text):
        return int(text), "0"
    return text, "@"


def write(folder: Path, table: str) -> Path:
    """Write one table as a sheet that reads from right to left, with a frozen row of headings."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    for row in read_table(SAMPLE / f"{table}.csv").rows:
        for column, text in enumerate(row.cells, start=1):
            if not text:
                continue
            cell = sheet.cell(row.line, column)
            cell.value, cell.number_format = cell_of(text)  # type: ignore[assignment]  # cell_of gives what a cell takes
            cell.font = Font(bold=row.line == 1)
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 22
    path = folder / f"{table}.xlsx"
    book.save(path)
    return path


def main() -> None:
    """Write both tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    for table in TABLES:
        print(write(folder, table))


if __name__ == "__main__":
    main()
