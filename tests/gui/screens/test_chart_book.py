"""A chart's workbook: exact numbers, every row, and a chart of its own."""

from __future__ import annotations

import io
from zipfile import ZipFile

from openpyxl import load_workbook

from pos.domain.money import CURRENCIES
from pos.domain.selling import Chart
from pos.ui.rows.names import Name
from pos.ui.rows.selling import BarRow
from pos.ui.screens.chart_book import DRAWN_MAX, chart_book, chart_rows

HEAD = ("key", "name_ar", "name_en", "amount AED", "before AED")


def test_amounts_are_exact_numbers_beside_a_chart() -> None:
    rows = [(str(n), f"أسرة {n}", "'=SUM(A1)", f"{n}.10", "-0.05") for n in range(DRAWN_MAX + 20)]
    content = chart_book("selling-families", HEAD, rows)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEAD)
    assert [cell.value for cell in sheet[4]] == ["2", "أسرة 2", "'=SUM(A1)", 2.1, -0.05]
    assert (sheet.max_row, sheet["D4"].number_format) == (len(rows) + 1, "#,##0.00")
    assert _charts(content) == 1
    assert b"$B$2" in _drawn(content), "bars are named by what they are called, not by their codes"


def test_nothing_sold_is_a_sheet_with_its_head() -> None:
    content = chart_book("selling-hours", HEAD, [])
    assert load_workbook(io.BytesIO(content)).worksheets[0].max_row == 1
    assert _charts(content) == 0


def test_what_has_no_name_of_its_own_is_called_in_both_languages() -> None:
    bars = (BarRow("agent", Name("", ""), 125), BarRow("cash", Name("", ""), -5, 1_000))
    head, rows = chart_rows(Chart.METHODS, bars, CURRENCIES["KWD"])
    assert head == ("key", "name_ar", "name_en", "amount KWD", "before KWD")
    assert rows[0] == ("agent", "مندوب أو منفذ بيع", "Courier or outlet", "0.125", "0.000")
    assert rows[1][1:] == ("نقدًا", "Cash", "-0.005", "1.000")
    sheet = load_workbook(io.BytesIO(chart_book("selling-methods", head, rows))).worksheets[0]
    assert (sheet["D2"].value, sheet["D2"].number_format) == (0.125, "#,##0.000")
    own = chart_rows(Chart.PACKAGES, (BarRow("", Name("", ""), 1), BarRow("=A", Name("", "=B"), 1)), CURRENCIES["AED"])[
        1
    ]
    assert [row[:3] for row in own] == [("", "بضاعة المركز", "The centre's own"), ("'=A", "", "'=B")]
    assert chart_rows(Chart.HOURS, (BarRow("09", Name("", ""), 1),), CURRENCIES["AED"])[1][0][:3] == (
        "09",
        *["09:00"] * 2,
    )


def _drawn(content: bytes) -> bytes:
    with ZipFile(io.BytesIO(content)) as parts:
        return parts.read("xl/charts/chart1.xml")


def _charts(content: bytes) -> int:
    with ZipFile(io.BytesIO(content)) as parts:
        return sum(name.startswith("xl/charts/chart") for name in parts.namelist())
