"""A chart's table as a workbook: amounts are numbers, and the workbook draws them in a chart of its own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

NUMBERS = 2  # the last columns: what it came to, and what it came to before
DRAWN_MAX = 50  # bars; more than that nobody reads in a spreadsheet's chart
CHART_CM = 24


def chart_book(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], decimals: int) -> bytes:
    """Return a workbook of one sheet with a chart.

    Args:
        title: of the sheet.
        head: the columns; the first one names the bars, the last two are amounts.
        rows: amounts as plain decimal texts, which become numbers that no floating point has rounded.
        decimals: of the currency.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title[:31]
    sheet.freeze_panes = "A2"
    sheet.append(head)
    form = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row][-NUMBERS:]:
            cell.data_type, cell.number_format = "n", form
    if sheet.max_row > 1:
        _draw(sheet, title)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _draw(sheet: Worksheet, title: str) -> None:
    from openpyxl.chart import BarChart, Reference

    last, width = min(sheet.max_row, DRAWN_MAX + 1), sheet.max_column
    chart = BarChart()
    chart.type = "bar"
    chart.title = title
    chart.width, chart.height = CHART_CM, max(8, last * 0.7)
    chart.add_data(Reference(sheet, min_col=width - 1, max_col=width, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    sheet.add_chart(chart, sheet.cell(row=2, column=width + 2).coordinate)
