"""The dashboard offers every chart by name, shows its table, and hands a picture of it over."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pos.domain.selling import Chart
from pos.ui.rows.names import Name
from pos.ui.rows.selling import BarRow, SellingRow
from pos.ui.views.dashboard import DashboardView
from tests.gui.dashboard_stages import DAYS, SELLING
from tests.gui.samples import AT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> DashboardView:
    made = DashboardView(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show_days(DAYS, None)
    made.show_selling(SELLING)
    return made


def test_each_chart_has_its_table_and_its_picture(view: DashboardView, qtbot: QtBot) -> None:
    for chart in Chart:
        view.show_chart(chart, as_table=False)
        assert view._stack.currentWidget() is view._pages["chart"]
        with qtbot.waitSignal(view.export_requested) as told:
            view._export.click()
        assert told.args is not None
        assert told.args[0].startswith(b"\x89PNG")
        assert told.args[1].startswith(b"%PDF")
        view.show_chart(chart, as_table=True)
        assert view._table.rows.rowCount() == len(SELLING.bars[chart])
    view.show_chart(None, as_table=True)
    assert not view._export.isEnabled(), "all charts together are no table"


def test_the_paper_of_a_chart_names_its_bazaar_and_its_day(view: DashboardView) -> None:
    def head() -> str:
        return "".join(PdfReader(io.BytesIO(view._paper())).pages[0].extract_text().split())

    view.show_chart(Chart.METHODS, as_table=False)
    view.show_selling(replace(SELLING, bazaar=Name("بازار إنتاج الثامن", "Intaj bazaar 8")))
    assert "Intajbazaar8" in head()
    assert "Alldays" in head()
    view.show_days(DAYS, DAYS[0])
    assert f"{DAYS[0]:%d%B%Y}" in head()
    view.show_selling(replace(SELLING, bazaar=Name("")))
    assert f"Waysofpaying{DAYS[0]:%A,%d%B%Y}" in head(), "an older register names no bazaar: the day stands alone"


def test_what_a_person_chooses_is_told(view: DashboardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chart_chosen) as told:
        view._strip.chosen.emit("items")
    assert told.args == ["items"]
    with qtbot.waitSignal(view.chart_chosen) as told:
        view._strip.chosen.emit("all")
    assert told.args == [""]
    view._box.setCurrentIndex(2)
    with qtbot.waitSignal(view.day_chosen) as told:
        view._box.activated.emit(2)
    assert told.args == [DAYS[1]]
    view.show_chart(Chart.ITEMS, as_table=False)
    with qtbot.waitSignal(view.table_wanted) as told:
        view._toggle.click()
    assert told.args == [True]
    with qtbot.waitSignal(view.takings_requested) as told:
        view._receipts.click()
    assert told.args == [False]
    with qtbot.waitSignal(view.takings_requested) as told:
        view._former.click()
    assert told.args == [True]


def test_a_bar_leads_to_its_row_and_both_of_its_figures_on(view: DashboardView, qtbot: QtBot) -> None:
    view.show()
    packages = view._small[Chart.PACKAGES][1]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(packages, key)
    with qtbot.waitSignal(view.bar_opened) as told:
        QTest.keyClick(packages, Qt.Key.Key_Return)
    assert told.args == ["packages", "T"]
    view.show_chart(Chart.PACKAGES, as_table=False)
    with qtbot.waitSignal(view.bar_opened) as told:
        QTest.mouseClick(view._large, Qt.MouseButton.LeftButton, pos=QPoint(200, 4))
    assert told.args == ["packages", "A"]
    view.show_chart(Chart.PACKAGES, as_table=True)
    view.point_at("")
    assert (view._table.chosen, view._table.currentIndex().row()) == ("none", 3), "the centre's own has no code"
    with qtbot.waitSignal(view.origin_requested) as told:
        QTest.keyClick(view._table, Qt.Key.Key_Return)
    assert told.args == ["", False]
    view.point_at("T")
    for _ in range(2):
        QTest.keyClick(view._table, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.origin_requested) as told:
        QTest.keyClick(view._table, Qt.Key.Key_Return)
    assert told.args == ["T", True]
    view.show_selling(replace(SELLING, before=None))
    with qtbot.waitSignal(view.origin_requested) as told:
        QTest.keyClick(view._table, Qt.Key.Key_Return)
    assert told.args == ["T", False], "there is nothing before it"


def test_who_sold_only_before_leads_to_the_rows_of_then(view: DashboardView) -> None:
    view.show_selling(replace(SELLING, bars={Chart.PACKAGES: (BarRow("", Name("", ""), 0, 500),)}))
    view.show_chart(Chart.PACKAGES, as_table=True)
    view.show()
    view.point_at("")
    told: list[bool] = []
    view.origin_requested.connect(lambda _key, is_before: told.append(is_before))
    for _ in range(3):
        QTest.keyClick(view._table, Qt.Key.Key_Return)
        QTest.keyClick(view._table, Qt.Key.Key_Right)
    assert told == [True, False, True], "its name, its 0.00 of now, and what it came to then"


def test_without_sales_and_without_a_before_it_says_so(view: DashboardView) -> None:
    assert "\u2066388\u2069 sales" in view._compared.text()
    view.show_selling(SellingRow())
    assert view._stack.currentWidget() is view._pages["nothing"]
    assert view._compared.text() == "There is nothing before it to compare with."
    assert not view._former.isEnabled()


def test_a_bazaar_in_which_nothing_is_sold_yet_shows_no_empty_charts(view: DashboardView) -> None:
    ways = tuple(BarRow(key, Name("", ""), 0) for key in ("cash", "card"))
    view.show_selling(SellingRow(bars={Chart.METHODS: ways}))
    assert view._stack.currentWidget() is view._pages["nothing"]
    view.show_chart(Chart.METHODS, as_table=False)
    assert view._stack.currentWidget() is view._pages["nothing"]
    assert "no sales" in view._takings.text()
    view.show_selling(SellingRow(receipts=2, bars={Chart.METHODS: ways}))
    assert view._stack.currentWidget() is view._pages["chart"], "sold and taken back: that is nothing, but it happened"
    view.show_selling(SellingRow(bars={Chart.METHODS: (replace(ways[0], before_minor=5), ways[1])}))
    assert view._stack.currentWidget() is view._pages["chart"], "there is something to compare with"


def test_what_a_day_without_sales_is_called_in_both_languages(view: DashboardView) -> None:
    view.show_selling(SellingRow(takings_minor=-500, before=Name("أمس", "Yesterday")))
    assert view._takings.text().endswith(", no sales")
    assert "no sales; a mark" in view._compared.text()


def test_below_each_chart_stands_what_it_comes_to_and_why_that_may_not_be_the_takings(view: DashboardView) -> None:
    view.show()
    view.show_chart(None, as_table=False)
    assert not view._sum.isVisible()
    for chart in Chart:
        view.show_chart(chart, as_table=True)
        assert view._sum.isVisible()
        total = sum(bar.amount_minor for bar in SELLING.bars[chart])
        assert view.desk.speech.money(total) in view._sum.text()
        takings = total == SELLING.takings_minor and chart in {Chart.HOURS, Chart.TILLS, Chart.METHODS}
        assert view._sum.text().endswith(": the takings.") is takings
    assert "differ" not in view._sum.text()
    for chart in (Chart.PACKAGES, Chart.FAMILIES):
        view.show_chart(chart, as_table=False)
        assert "The takings differ" in view._sum.text()


def test_it_says_when_it_was_counted(view: DashboardView) -> None:
    view.show_selling(replace(SELLING, at=AT))
    assert view._takings.text().endswith(view.desk.speech.time(AT))


def test_every_way_of_paying_has_its_name(view: DashboardView) -> None:
    words = [view._words_of(Chart.METHODS, BarRow(key, Name("", ""), 1)) for key in ("cash", "card", "bank", "agent")]
    assert words == ["Cash", "Card", "Transfer", "Courier or outlet"]


def test_whoever_goes_on_by_tab_comes_to_the_choice_of_charts_before_the_chart(view: DashboardView) -> None:
    order: list[QWidget] = [view._export]
    while (after := order[-1].nextInFocusChain()) is not view._export:
        assert after is not None
        order.append(after)
    places = [order.index(button) for button in view._strip._buttons]
    assert places == sorted(places)
    assert places[-1] < min(order.index(each) for each in (view._large, view._table))
