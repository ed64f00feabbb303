"""A chart's table as a workbook: amounts are numbers, and the workbook draws them in a chart of its own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pos.ledger.export import plain
from pos.ui.screens.exact_cells import as_number
from pos.wording.selling import part_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from pos.domain.money import Currency
    from pos.domain.selling import Chart
    from pos.ui.rows.selling import BarRow

LANGUAGES = ("ar", "en")
NUMBERS = 2  # the last columns: what it came to, and what it came to before
DRAWN_MAX = 50  # bars; more than that nobody reads in a spreadsheet's chart
CHART_CM = 24


def chart_rows(
    chart: Chart, bars: Iterable[BarRow], currency: Currency
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return a chart's table, its head first: keys, names in both languages, and amounts that every program reads as numbers.

    Args:
        chart: which one it is.
        bars: of the chart.
        currency: of the amounts.
    """
    head = ("key", "name_ar", "name_en", f"amount {currency.code}", f"before {currency.code}")
    rows = []
    for bar in bars:
        names = (bar.name.ar, bar.name.en) if any((bar.name.ar, bar.name.en)) else _named(chart, bar.key)
        amounts = (currency.format(minor).replace(",", "") for minor in (bar.amount_minor, bar.before_minor))
        rows.append((str(plain(bar.key)), *(str(plain(name)) for name in names), *amounts))
    return head, rows


def _named(chart: Chart, key: str) -> tuple[str, ...]:
    return tuple(part_name(chart, key, language) for language in LANGUAGES)


def chart_book(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return a workbook of one sheet with a chart.

    Args:
        title: of the sheet.
        head: the columns; the second one names the bars, the last two are amounts.
        rows: amounts as plain decimal texts, which become numbers that no floating point has rounded.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title[:31]
    sheet.freeze_panes = "A2"
    sheet.append(head)
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row][-NUMBERS:]:
            as_number(cell)
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
    chart.set_categories(Reference(sheet, min_col=2, min_row=2, max_row=last))
    sheet.add_chart(chart, sheet.cell(row=2, column=width + 2).coordinate)
