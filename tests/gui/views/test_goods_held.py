"""Families still to be counted come first when the table is sorted by the state of their count, and none is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.ui.views.goods_held import held_table
from pos.ui.views.goods_return import ReturnView
from tests.gui.goods_samples import HELD

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_families_are_sorted_by_how_far_their_count_is(desk: Desk, qtbot: QtBot) -> None:
    table = held_table(desk, lambda each: str(each.was_counted), "centre")
    qtbot.addWidget(table)
    table.show_rows(HELD)
    table.rows.sort(2, Qt.SortOrder.AscendingOrder)
    assert [table.rows.key_at(place) for place in range(len(HELD))] == ["1016", "1040", "1057", "1032", "1024"]


def test_the_page_says_how_many_are_still_to_be_counted(desk: Desk, qtbot: QtBot) -> None:
    view = ReturnView(desk)
    qtbot.addWidget(view)
    assert view._overview.text() == ""
    view.show_held(HELD)
    assert "3 families still to be counted" in view._overview.text().replace("\u2066", "").replace("\u2069", "")
    assert [view._state(row) for row in HELD] == [
        "not begun",
        "counting",
        "counted",
        "handed back, goods left",
        "handed back",
    ]
    with qtbot.waitSignal(view.donated_requested) as told:
        view._donated.click()
    assert told.args == ["List of what was donated"]
    with qtbot.waitSignal(view.reports_requested):
        view._reports.click()
