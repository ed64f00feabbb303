"""The reports' page says what is asked for, shows tables, charts and troubles, and names what belongs nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.stock_reports import Narrowed, Report
from pos.domain.weighing import Unit
from pos.ui.keys import REPORTS
from pos.ui.rows.reports import ReportAsked, ReportFound
from pos.ui.views.report_tables import FAMILY_FIGURES, ITEM_FIGURES, NAME_PX_MIN, STOCK_FIGURES
from pos.ui.views.reports import BARS_MAX, ReportsView
from tests.gui.hands import press_key
from tests.gui.report_stages import CHOICES, GROUPS, HALLS, ITEMS, PLACES, found

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

OWN = ReportAsked(bazaar="INTAJ8")
ROWS = dict.fromkeys((Report.EXPIRE, Report.SELL_SLOWLY, Report.ARE_SOLD_OUT, Report.HAVE_MOVED), ITEMS[:3])
SOME: dict[Report, Any] = dict.fromkeys(Report, GROUPS[:3]) | ROWS


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> ReportsView:
    made = ReportsView(desk)
    made.show_choices(CHOICES, OWN)
    show(made)
    return made


def test_every_report_has_its_table_and_its_chart(view: ReportsView) -> None:
    for report in Report:
        rows = PLACES if report.value.startswith("families") else SOME[report]
        asked = replace(OWN, report=report)
        view.show_choices(CHOICES, asked)
        view.show_found(asked, found(rows))
        table: Any = view._stack.currentWidget()
        assert table.rows.rowCount() == len(rows)
        view.show_choices(CHOICES, replace(asked, as_chart=True))
        view.show_found(replace(asked, as_chart=True), found(rows))
        assert view._stack.currentWidget() is view._charted
        assert len(view._chart._bars) == len(rows)
    view.show_found(replace(OWN, as_chart=True), found(GROUPS))
    assert len(view._chart._bars) == BARS_MAX < len(GROUPS)


def test_on_a_small_screen_a_family_keeps_its_name_and_gives_up_a_count(view: ReportsView) -> None:
    view.show_found(OWN, found(GROUPS[:3]))
    view.resize(900, 460)  # what 1024 by 600 leaves of the window
    QApplication.processEvents()
    table = view._stock
    assert table.columnWidth(0) >= NAME_PX_MIN
    assert [STOCK_FIGURES[place] for place in range(len(STOCK_FIGURES)) if not table.isColumnHidden(place)][-2:] == [
        "on_hand",
        "value_minor",
    ]


def test_an_item_of_a_list_is_opened(view: ReportsView) -> None:
    opened: list[tuple[str, str]] = []
    view.item_opened.connect(lambda *what: opened.append(what))
    asked = replace(OWN, report=Report.SELL_SLOWLY)
    view.show_found(asked, found(ITEMS[:3]))
    view._items.setCurrentIndex(view._items.rows.index(1, 0))
    for _ in range(4):
        press_key(view._items, Qt.Key.Key_Right)
    press_key(view._items, Qt.Key.Key_Return)
    assert opened == [(ITEMS[1].item, "sold")]


@pytest.mark.parametrize(
    ("report", "rows", "figures"),
    [
        (Report.STOCK_BY_FAMILY, GROUPS[:3], STOCK_FIGURES),
        (Report.EXPIRE, ITEMS[:3], ITEM_FIGURES),
        (Report.FAMILIES_BY_PACKAGE, PLACES, FAMILY_FIGURES),
    ],
)
def test_every_column_names_its_figure(view: ReportsView, report: Report, rows: Any, figures: tuple[str, ...]) -> None:
    opened: list[str] = []
    for signal in (view.item_opened, view.group_opened):
        signal.connect(lambda _key, figure: opened.append(figure))
    view.show_found(replace(OWN, report=report), found(rows))
    table: Any = view._stack.currentWidget()
    assert table.rows.columnCount() == len(figures)
    for place, figure in enumerate(figures):
        table.setCurrentIndex(table.rows.index(0, place))
        table.row_opened.emit(table.chosen)
        assert opened.pop() == figure
        assert not figure or hasattr(rows[0], figure)


def test_what_no_box_shows_is_said_and_can_be_taken_back(view: ReportsView, qtbot: QtBot) -> None:
    assert not view._only.isVisible()
    to = Narrowed(family="1016", governorate="", package="?")
    view.show_choices(CHOICES, replace(OWN, report=Report.STOCK_BY_ITEM, narrowed=to))
    assert view._only.isVisible()
    told = view._only.text().replace("\u2066", "").replace("\u2069", "")
    assert all(part in told for part in ("Family 1016", "Without a governorate", "Not enrolled"))
    with qtbot.waitSignal(view.everyone_wanted):
        view._only.click()
    view.show_choices(CHOICES, replace(OWN, narrowed=Narrowed(family="", governorate="حمص")))
    assert all(part in view._only.text() for part in ("The centre", "حمص"))


def test_what_all_of_a_report_comes_to_leads_on_where_there_are_rows_of_it(view: ReportsView, qtbot: QtBot) -> None:
    asked = replace(OWN, report=Report.FAMILIES_BY_BRANCH)
    view.show_found(asked, found(PLACES))
    assert view._origin.isVisible()
    with qtbot.waitSignal(view.all_opened):
        view._origin.click()
    view.show_trouble("gone")
    assert not view._origin.isVisible()
    view.show_trouble("")
    assert "the sum of these rows" not in view._sums.text()
    view.show_found(asked, replace(found(PLACES), leads=False))
    assert not view._origin.isVisible()
    assert view._sums.text().endswith("the sum of these rows")


def test_items_are_not_added_up_over_halls(view: ReportsView) -> None:
    view.show_found(replace(OWN, report=Report.STOCK_BY_HALL), found(HALLS))
    assert "items" not in view._sums.text(), "one that moved in two halls would be counted twice"
    view.show_found(OWN, found(GROUPS))
    assert "items" in view._sums.text()


def test_groups_and_bars_are_opened(view: ReportsView) -> None:
    opened: list[str] = []
    view.group_opened.connect(lambda key, _figure: opened.append(key))
    view.item_opened.connect(lambda key, _figure: opened.append(key))
    view.show_found(OWN, found(GROUPS[:3]))
    view._stock.setCurrentIndex(view._stock.rows.index(1, 0))
    press_key(view._stock, Qt.Key.Key_Return)
    assert opened == [GROUPS[1].key]
    for report, rows in ((Report.FAMILIES_BY_BRANCH, PLACES), (Report.SELL_SLOWLY, ITEMS[:3])):
        opened.clear()
        asked = replace(OWN, report=report, as_chart=True)
        view.show_choices(CHOICES, asked)
        view.show_found(asked, found(rows))
        for place in range(len(rows)):
            view._chart.bar_opened.emit(place)
        named: Any = sorted(rows, key=lambda each: -getattr(each, "sold_minor", getattr(each, "value_minor", 0)))
        assert opened == [getattr(each, "item", getattr(each, "key", None)) for each in named]
    view.show_found(replace(OWN, report=Report.FAMILIES_BY_BRANCH), found(PLACES))
    opened.clear()
    view._groups.row_opened.emit("none")
    assert opened == [""]


def test_what_belongs_nowhere_is_named(view: ReportsView) -> None:
    def called(report: Report, rows: Any) -> list[str]:
        view.show_found(replace(OWN, report=report), found(rows))
        table: Any = view._stack.currentWidget()
        told = (table.rows.index(place, 0).data() for place in range(len(rows)))
        return [words.translate(dict.fromkeys(map(ord, "\u200e\u2066\u2069"))) for words in told]

    assert called(Report.STOCK_BY_FAMILY, GROUPS)[:3:2] == ["The centre", "Huda Ahmad  ·  1024"]
    assert called(Report.STOCK_BY_ITEM, GROUPS)[2] == "Huda Ahmad  ·  1024"
    assert called(Report.STOCK_BY_HALL, HALLS) == ["The centre’s own hall", "H01", "H02"]
    assert called(Report.STOCK_BY_PACKAGE, HALLS)[0] == "Without a package"
    assert called(Report.FAMILIES_BY_BRANCH, PLACES) == ["Without a branch", "حمص", "Not enrolled"]
    assert called(Report.FAMILIES_BY_FAMILY, PLACES[1:2]) == ["حمص"]


def test_sums_say_how_much_of_a_long_list_is_shown(view: ReportsView) -> None:
    view.show_found(replace(OWN, report=Report.EXPIRE), found(ITEMS[:20], 4_312))
    assert "20\u2069 of \u20664,312" in view._sums.text()
    assert "3.250\u00a0kg" in view._sums.text()
    view.show_found(replace(OWN, report=Report.EXPIRE), found(ITEMS))
    assert view._items.rows.rowCount() == len(ITEMS)
    assert "are shown" not in view._sums.text()
    view.show_found(replace(OWN, report=Report.FAMILIES_BY_GOVERNORATE), found(PLACES))
    assert "of them sold" in view._sums.text()


def test_each_sum_below_a_report_is_told_with_its_own_figure(view: ReportsView, shell: Shell) -> None:
    def told() -> str:
        return re.sub("[\u2066-\u2069\u200e\u200f]", "", view._sums.text()).replace("\u00a0", " ")

    families = replace(found(PLACES), items=7, selling=5, value_minor=123_456)
    stock = replace(found(GROUPS), items=12, pieces=34, grams=1_250, value_minor=98_700)
    view.show_found(replace(OWN, report=Report.FAMILIES_BY_GOVERNORATE), families)
    assert told().startswith("7 families  ·  5 of them sold  ·  sales AED 1,234.56")
    view.show_found(OWN, stock)
    assert told().startswith("12 items  ·  34 pieces here  ·  1.250 kg  ·  worth AED 987.00")
    view.show_found(OWN, replace(stock, grams=0))
    assert "kg" not in told()
    shell.set_language("ar")
    view.show_found(replace(OWN, report=Report.FAMILIES_BY_GOVERNORATE), families)
    assert all(figure in told() for figure in ("7", "5", "1,234.56"))
    assert not re.search("[A-Za-z]", told())


def test_more_sold_than_came_in_is_a_count_below_zero(view: ReportsView) -> None:
    view.show_found(OWN, replace(found(GROUPS), pieces=-210))
    assert "%" not in view._sums.text()
    assert f"pieces here: {view.desk.speech.count(-210)}" in view._sums.text()


def test_a_bar_of_what_is_weighed_is_as_long_as_its_number_and_says_that_it_is_weighed(view: ReportsView) -> None:
    asked = replace(OWN, report=Report.ARE_SOLD_OUT, as_chart=True)
    weighed = replace(ITEMS[0], unit=Unit.GRAM, sold=9_500)
    pieces = replace(ITEMS[1], unit=Unit.PIECE, sold=27)
    view.show_choices(CHOICES, asked)
    view.show_found(asked, found((weighed, pieces)))
    bars = view._chart._bars
    assert [bar.amount_minor for bar in bars] == [27_000, 9_500]
    stock = replace(OWN, report=Report.STOCK_BY_PACKAGE, as_chart=True)
    view.show_found(stock, found((GROUPS[0], replace(GROUPS[0], unit=Unit.GRAM))))
    assert ["by weight" in bar.words for bar in view._chart._bars] == [False, True]


def test_a_new_list_does_not_go_on_below_the_old_one(view: ReportsView) -> None:
    view.show_found(replace(OWN, report=Report.EXPIRE), found(ITEMS[:20], 60))
    view.show_found(replace(OWN, report=Report.EXPIRE), found(ITEMS[10:15]))
    assert view._items.rows.rowCount() == 5
    view.show_found(OWN, found(GROUPS))
    view.show_found(OWN, found(GROUPS))
    assert view._stock.rows.rowCount() == len(GROUPS)


def test_what_a_person_chooses_is_told(view: ReportsView) -> None:
    said: list[Any] = []
    view.report_chosen.connect(said.append)
    view.bazaar_chosen.connect(said.append)
    view.narrowed.connect(lambda *to: said.append(to))
    view.days_changed.connect(lambda *days: said.append(days))
    view.chart_wanted.connect(said.append)
    for signal, word in (
        (view.tables_requested, "tables"),
        (view.paper_requested, "paper"),
        (view.refresh_requested, "again"),
    ):
        signal.connect(lambda word=word: said.append(word))
    view._report.setCurrentIndex(4)
    view._report.activated.emit(4)
    view._bazaar.setCurrentIndex(1)
    view._bazaar.activated.emit(1)
    view._package.setCurrentIndex(1)
    view._hall.setCurrentIndex(1)
    view._branch.setCurrentIndex(3)
    view._branch.activated.emit(3)
    view._first.setText("٢٠٢٦-١١-٢٠")
    view._first.editingFinished.emit()
    view._last.editingFinished.emit()
    assert said == ["expire", "INTAJ7", ("A", "", ""), ("2026-11-20", "", ""), ("2026-11-20", "", "")]
    said.clear()
    view.show_found(OWN, found(GROUPS))
    for name in ("chart", "again", "tables", "paper"):
        press_key(view, getattr(Qt.Key, f"Key_{REPORTS[name]}"))
    assert said == [True, "again", "tables", "paper"]


def test_without_rows_and_without_a_register_nothing_can_be_written(view: ReportsView) -> None:
    view.show_found(OWN, ReportFound())
    assert view._stack.currentWidget() is view._nothing
    assert not view._tables.isEnabled()
    view.show_found(OWN, found(GROUPS))
    view.show_trouble("The register does not answer.")
    assert view._stack.currentWidget() is view._failed
    assert not view._paper.isEnabled()
    view.show_trouble("")
    assert view._stack.currentWidget() is view._stock
    assert "PIN" in view.pin_question()[0]


def test_only_what_expires_looks_ahead(view: ReportsView) -> None:
    assert not view._days.isEnabled()
    view.show_choices(CHOICES, replace(OWN, report=Report.EXPIRE, days_text="9"))
    assert view._days.isEnabled()
    assert view._days.text() == "9"
    assert GROUPS[2].unit is Unit.GRAM
