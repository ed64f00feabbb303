"""The dashboard: what was sold, asked for once and shown in charts, each with its table and its files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.selling import Chart
from pos.ui.presenters.origins import of_chart, of_takings
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import saved
from pos.ui.rows.selling import BarRow, SellingRow

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pos.domain.selling import SellingFigures
    from pos.office.dashboard import SellingDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.rows.ledger import LedgerFilter


class DashboardView(Protocol):
    """What this asks of its page."""

    def show_selling(self, row: SellingRow) -> None:
        """Show all charts."""

    def show_days(self, days: tuple[date, ...], chosen: date | None) -> None:
        """Offer the days to look at."""

    def show_chart(self, chart: Chart | None, *, as_table: bool) -> None:
        """Show one chart, or all small beside each other."""

    def point_at(self, key: str) -> None:
        """Choose the row of a bar in the table, and give it the keyboard."""


class DashboardRoom(Protocol):
    """The register as the signed-in person sees it; asked on the wire lane only."""

    def selling(self) -> SellingDesk:
        """Return what was sold.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class DashboardShop(Protocol):
    """Writes a chart's files; asked on the paper lane only."""

    def chart(self, chart: Chart, shown: SellingRow, png: bytes, pdf: bytes) -> Path:
        """Write a chart of a dashboard as CSV and XLSX, as a picture and as PDF, and return where the workbook is."""


class DashboardPresenter:
    """What was sold.

    Args:
        view: the page.
        room: the register.
        shop: writes files.
        lanes: the wire, and the paper.
        announcer: says what was done or refused.
    """

    def __init__(
        self, view: DashboardView, *, room: DashboardRoom, shop: DashboardShop, lanes: Lanes, announcer: Announcer
    ) -> None:
        self._view = view
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._announcer = announcer
        self._row = SellingRow()
        self._day: date | None = None
        self._chart: Chart | None = None
        self._as_table = False

    def present(self) -> None:
        """Ask the register what was sold, and show it."""
        day = self._day
        self._lanes.fetch(lambda: self._room.selling().figures(day), self._show)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._row, self._day, self._chart, self._as_table = SellingRow(), None, None, False
        self._view.show_days((), None)
        self._view.show_selling(self._row)
        self._view.show_chart(None, as_table=False)

    def choose_day(self, day: date | None) -> None:
        """Look at one day, or at all of them."""
        self._day = day
        self.present()

    def choose_chart(self, key: str) -> None:
        """Look at one chart; an empty key is all of them."""
        self._chart = Chart(key) if key else None
        self._view.show_chart(self._chart, as_table=self._as_table)

    def show_table(self, *, is_wanted: bool) -> None:
        """Show the table of a chart, or the chart."""
        self._as_table = is_wanted
        self._view.show_chart(self._chart, as_table=is_wanted)

    def open_bar(self, chart: str, key: str) -> None:
        """Show the row of a bar in its chart's table, from where its figures lead on."""
        self._chart, self._as_table = Chart(chart), True
        self._view.show_chart(self._chart, as_table=True)
        self._view.point_at(key)

    def origin(self, key: str, *, is_before: bool = False) -> LedgerFilter:
        """Return what a row of the chart that is shown comes from, or what it is compared with."""
        chart = self._chart or Chart.HOURS
        return (
            self._before(of_chart(chart, key, self._row.before_day)) if is_before else of_chart(chart, key, self._day)
        )

    def takings(self, *, is_before: bool = False) -> LedgerFilter:
        """Return what the takings at the head come from, on the day that is shown, or those that they are compared with."""
        return self._before(of_takings(self._row.before_day)) if is_before else of_takings(self._day)

    def export(self, png: bytes, pdf: bytes) -> None:
        """Write the chart that is shown as tables, as a picture and as PDF; the register's trail says so."""
        chart = self._chart
        if chart is None:
            return
        name, shown = f"selling-{chart.value}", self._row
        self._lanes.fetch_and_make(
            lambda: self._room.selling().note_export(name),
            lambda _noted: self._shop.chart(chart, shown, png, pdf),
            self._saved,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _before(self, rows: LedgerFilter) -> LedgerFilter:
        return replace(rows, bazaar=self._row.before_bazaar)

    def _show(self, figures: SellingFigures) -> None:
        self._row = row_of(figures)
        self._view.show_days(figures.days, figures.day)
        self._view.show_selling(self._row)
        self._view.show_chart(self._chart, as_table=self._as_table)

    def _saved(self, path: Path) -> None:
        self._announcer.tell(saved(path))


def row_of(figures: SellingFigures) -> SellingRow:
    """Return a dashboard of the register's figures."""
    compared = figures.compared
    return SellingRow(
        at=figures.at,
        takings_minor=figures.takings_minor,
        takings_before_minor=figures.takings_before_minor,
        receipts=figures.receipts,
        receipts_before=figures.receipts_before,
        before=None if compared is None else Name(compared.name_ar, compared.name_en),
        before_day=None if compared is None else compared.day,
        before_bazaar="" if compared is None or compared.day is not None else compared.bazaar,
        bars={
            chart: tuple(
                BarRow(part.key, Name(part.name_ar, part.name_en), part.amount_minor, part.before_minor)
                for part in figures.parts(chart)
            )
            for chart in Chart
        },
        bazaar=Name(figures.name_ar, figures.name_en),
        code=figures.bazaar,
        day=figures.day,
    )
