"""The dashboard on stages of its own: all charts, one with many bars, its table, and a bazaar without sales."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.selling import Chart
from pos.ui.rows.names import Name
from pos.ui.rows.selling import BarRow, SellingRow
from pos.ui.views.office import OfficeView
from tests.gui import samples
from tests.gui.frames import framed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

NO_NAME = Name("", "")
HOURS = tuple(
    BarRow(f"{hour:02d}", NO_NAME, minor, before)
    for hour, minor, before in (
        (9, 42_000, 30_000), (10, 131_550, 140_000), (11, 240_000, 190_000), (12, 98_025, 80_000), (13, 0, 12_500),
        (14, 61_000, 77_000), (15, 118_000, 90_000), (16, 305_500, 250_000), (17, 421_075, 380_000), (18, 260_000, 300_000),
    )
)  # fmt: skip
PACKAGES = (
    BarRow("A", Name("أطايب", "Atayeb"), 842_100, 700_000),
    BarRow("T", Name("طيب", "Teeb"), 512_550, 610_000),
    BarRow("N", Name("أناقة", "Anaqa"), 210_000, 0),
    BarRow("", NO_NAME, 112_500, 90_000),
)
FAMILIES = tuple(
    BarRow(f"{1000 + n}", Name(f"مطبخ أم سالم للمأكولات {n}", f"Umm Salem Home Kitchen and Sweets {n}"), 90_000 - 137 * n)
    for n in range(500)
)  # fmt: skip
BARS = {
    Chart.HOURS: HOURS,
    Chart.PACKAGES: PACKAGES,
    Chart.FAMILIES: FAMILIES,
    Chart.TILLS: (BarRow("T01", Name("صندوق المدخل", "Till by the door"), 1_677_150, 1_600_000),),
    Chart.ITEMS: tuple(
        BarRow(f"20000000{n:05d}", Name(f"مربى التمر {n}", f"Date jam {n}"), 80_000 - 9_000 * n) for n in range(6)
    ),
    Chart.METHODS: (BarRow("cash", NO_NAME, 1_100_150, 900_000), BarRow("card", NO_NAME, 577_000, 700_000)),
    Chart.DIFFERENCES: (BarRow("T01", NO_NAME, -1_250, 0), BarRow("T02", NO_NAME, 500, -250)),
}  # fmt: skip
SELLING = SellingRow(
    takings_minor=1_677_150,
    takings_before_minor=1_600_000,
    receipts=412,
    receipts_before=388,
    before=Name("بازار إنتاج السابع", "The seventh Intaj bazaar"),
    bars=BARS,
)
DAYS = tuple(samples.AT.date() + timedelta(days=n) for n in range(3))


def _shown(desk: Desk, chart: Chart | None, *, as_table: bool = False) -> QWidget:
    view = OfficeView(desk)
    view.dashboard.show_days(DAYS, None)
    view.dashboard.show_selling(SELLING)
    view.dashboard.show_chart(chart, as_table=as_table)
    view.show_tab("dashboard")
    return framed(desk, view)


def dashboard(desk: Desk) -> QWidget:
    return _shown(desk, None)


def dashboard_families(desk: Desk) -> QWidget:
    return _shown(desk, Chart.FAMILIES)


def dashboard_table(desk: Desk) -> QWidget:
    return _shown(desk, Chart.DIFFERENCES, as_table=True)


def dashboard_empty(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.show_tab("dashboard")
    return framed(desk, view)


DASHBOARD_STAGES = (dashboard, dashboard_families, dashboard_table, dashboard_empty)
