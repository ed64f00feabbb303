"""Cells of a workbook: a number to its last digit, and moments and days that a spreadsheet knows as such."""

from __future__ import annotations

import io
from datetime import datetime, time

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from pos.ledger.codec import write_time
from pos.ui.screens.exact_cells import as_number, day_cell, moment_cell
from tests.fakes import NOON

LARGE = "90071992547409.931"  # more digits than a floating point has


def test_a_number_keeps_every_digit_and_a_moment_is_a_moment() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    numbers = [WriteOnlyCell(sheet, text) for text in (LARGE, "7", "-0.25")]
    for cell in numbers:
        as_number(cell)
    assert [cell.number_format for cell in numbers] == ["#,##0.000", "#,##0", "#,##0.00"]
    assert numbers[0].value == LARGE
    days = [day_cell(sheet, NOON.date().isoformat()), day_cell(sheet, "")]
    sheet.append([*numbers, moment_cell(sheet, write_time(NOON)), moment_cell(sheet, ""), *days])
    content = io.BytesIO()
    book.save(content)
    (row,) = load_workbook(content).worksheets[0].iter_rows(values_only=True)
    assert row[1:3] == (7, -0.25)
    assert row[3:] == (NOON.replace(tzinfo=None), None, datetime.combine(NOON.date(), time()), None)
