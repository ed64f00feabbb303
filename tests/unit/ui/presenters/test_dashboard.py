"""The dashboard shows what the register counted, keeps what a person chose, and writes what is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.selling import Chart, Compared, Part, SellingFigures
from pos.office.dashboard import SellingDesk
from pos.ui.presenters.dashboard import DashboardPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.names import Name
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.rows.sayings import Saying
    from pos.ui.rows.selling import SellingRow

DAY = date(2026, 11, 20)
FORMER = DAY - timedelta(days=1)
PART = Part(key="1016", amount_minor=500, before_minor=300, name_ar="أم سالم", name_en="Umm Salem")


@dataclass
class Register:
    asked: list[Any] = field(default_factory=list)

    def selling(self, bazaar: str, day: date | None = None) -> SellingFigures:
        self.asked.append((bazaar, day))
        return SellingFigures(
            at=NOON, currency="AED", days=(DAY, DAY + timedelta(days=1)), day=day,
            compared=Compared(bazaar="B8" if day else "B7", name_ar="السابع", name_en="The seventh", day=day and FORMER),
            takings_minor=500, takings_before_minor=300, receipts=2, receipts_before=1,
            hours=(), packages=(), families=(PART,), tills=(), items=(), methods=(), differences=(),
            bazaar="INTAJ8", name_ar="بازار", name_en="Bazaar",
        )  # fmt: skip

    def note_export(self, bazaar: str, what: str) -> None:
        self.asked.append((bazaar, what))


@dataclass
class View:
    said: list[Any] = field(default_factory=list)

    def show_selling(self, row: SellingRow) -> None:
        self.said.append(row)

    def show_days(self, days: tuple[date, ...], chosen: date | None) -> None:
        self.said.append((days, chosen))

    def show_chart(self, chart: Chart | None, *, as_table: bool) -> None:
        self.said.append((chart, as_table))

    def point_at(self, key: str) -> None:
        self.said.append(key)


@dataclass
class Room:
    register: Register = field(default_factory=Register)
    written: list[Any] = field(default_factory=list)

    def selling(self) -> SellingDesk:
        return SellingDesk(self.register, "INTAJ8")

    def chart(self, chart: Chart, shown: SellingRow, png: bytes, pdf: bytes) -> Path:
        self.written.append((chart, shown, png + pdf))
        return Path(f"{chart.value}.xlsx")

    def tell(self, saying: Saying) -> None:
        self.written.append(saying.code)


class AtOnce:
    def run(self, work: Callable[[], Any], then: Callable[[Any], None], oops: Callable[[Exception], None]) -> None:
        del oops
        then(work())


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def dashboard(room: Room, view: View) -> DashboardPresenter:
    lanes: Any = Lanes(AtOnce(), AtOnce(), lambda error: pytest.fail(str(error)))
    announcer: Any = room
    return DashboardPresenter(view, room=room, shop=room, lanes=lanes, announcer=announcer)


def test_one_question_fills_every_chart(dashboard: DashboardPresenter, room: Room, view: View) -> None:
    dashboard.present()
    assert room.register.asked == [("INTAJ8", None)]
    days, row, chart = view.said
    assert (days, chart) == (((DAY, DAY + timedelta(days=1)), None), (None, False))
    assert set(row.bars) == set(Chart)
    (bar,) = row.bars[Chart.FAMILIES]
    assert (bar.key, bar.name.en, bar.amount_minor, bar.before_minor) == ("1016", "Umm Salem", 500, 300)
    assert row.before is not None
    assert row.before.en == "The seventh"


def test_what_was_chosen_stays_when_the_day_changes(dashboard: DashboardPresenter, room: Room, view: View) -> None:
    dashboard.present()
    dashboard.choose_chart("families")
    dashboard.show_table(is_wanted=True)
    dashboard.choose_day(DAY)
    assert room.register.asked[-1] == ("INTAJ8", DAY)
    assert view.said[-1] == (Chart.FAMILIES, True)
    assert dashboard.takings() == LedgerFilter("receipts", day=DAY)
    dashboard.choose_chart("")
    assert view.said[-1] == (None, True)


def test_a_bar_leads_to_its_row_and_its_figures_to_their_rows_also_of_what_was_before(
    dashboard: DashboardPresenter, view: View
) -> None:
    dashboard.present()
    dashboard.open_bar("families", "1016")
    assert view.said[-2:] == [(Chart.FAMILIES, True), "1016"]
    assert dashboard.origin("1016") == LedgerFilter("sold", family="1016")
    assert dashboard.origin("1016", is_before=True) == LedgerFilter("sold", family="1016", bazaar="B7")
    assert dashboard.takings(is_before=True) == LedgerFilter("receipts", bazaar="B7")
    dashboard.choose_day(DAY)
    assert dashboard.origin("1016") == LedgerFilter("sold", family="1016", day=DAY)
    assert dashboard.origin("1016", is_before=True) == LedgerFilter("sold", family="1016", day=FORMER)
    assert dashboard.takings(is_before=True) == LedgerFilter("receipts", day=FORMER)


def test_the_chart_that_is_shown_is_written_and_the_trail_told(dashboard: DashboardPresenter, room: Room) -> None:
    dashboard.present()
    dashboard.export(b"png", b"pdf")
    assert not room.written, "all charts together are no table"
    dashboard.choose_chart("families")
    dashboard.export(b"png", b"pdf")
    (name, shown, png), told = room.written
    assert (name, len(shown.bars[name]), png, told) == (Chart.FAMILIES, 1, b"pngpdf", "families.xlsx")
    assert (shown.code, shown.bazaar, shown.day) == ("INTAJ8", Name("بازار", "Bazaar"), None)
    dashboard.choose_day(DAY)
    dashboard.export(b"png", b"pdf")
    assert room.written[2][1].day == DAY, "it names the files"
    assert room.register.asked[-1] == ("INTAJ8", "selling-families")


def test_who_leaves_leaves_nothing(dashboard: DashboardPresenter, view: View) -> None:
    dashboard.present()
    dashboard.choose_chart("families")
    dashboard.forget()
    assert not view.said[-2].bars
    assert view.said[-1] == (None, False)
