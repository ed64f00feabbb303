"""The dashboard offers every chart by name, shows its table, and hands a picture of it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.selling import Chart
from pos.ui.rows.selling import SellingRow
from pos.ui.views.dashboard import DashboardView
from tests.gui.dashboard_stages import DAYS, SELLING

if TYPE_CHECKING:
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
    with qtbot.waitSignal(view.takings_requested):
        view._receipts.click()


def test_without_sales_and_without_a_before_it_says_so(view: DashboardView) -> None:
    assert "\u2066388\u2069 sales" in view._compared.text()
    view.show_selling(SellingRow())
    assert view._stack.currentWidget() is view._pages["nothing"]
    assert view._compared.text() == "There is nothing before it to compare with."
