"""A chart's workbook: exact numbers, every row, and a chart of its own."""

from __future__ import annotations

import io
from zipfile import ZipFile

from openpyxl import load_workbook

from pos.ui.screens.chart_book import DRAWN_MAX, chart_book

HEAD = ("key", "name_ar", "name_en", "amount AED", "before AED")


def test_amounts_are_exact_numbers_beside_a_chart() -> None:
    rows = [(str(n), f"أسرة {n}", "'=SUM(A1)", f"{n}.10", "-0.05") for n in range(DRAWN_MAX + 20)]
    content = chart_book("selling-families", HEAD, rows, 2)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEAD)
    assert [cell.value for cell in sheet[4]] == ["2", "أسرة 2", "'=SUM(A1)", 2.1, -0.05]
    assert (sheet.max_row, sheet["D4"].number_format) == (len(rows) + 1, "#,##0.00")
    assert _charts(content) == 1


def test_nothing_sold_is_a_sheet_with_its_head() -> None:
    content = chart_book("selling-hours", HEAD, [], 0)
    assert load_workbook(io.BytesIO(content)).worksheets[0].max_row == 1
    assert _charts(content) == 0


def _charts(content: bytes) -> int:
    with ZipFile(io.BytesIO(content)) as parts:
        return sum(name.startswith("xl/charts/chart") for name in parts.namelist())
