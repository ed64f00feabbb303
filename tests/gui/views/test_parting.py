"""The sheet of what makes roads part: each figure of a shift and each entry is opened, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.ui.main_window import MainWindow
from pos.ui.views.parting import PartingSheet
from tests.gui.bookkeeping_stages import PARTING
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

FIGURES = ("z_reports", "z_reports", "z_reports", "z_reports", "receipts", "ledger", "ledger")


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> PartingSheet:
    window = MainWindow(desk)
    show(window)
    made = PartingSheet(desk, window)
    made.show_parting(PARTING)
    return made


@pytest.mark.parametrize(("place", "figure"), [*enumerate(FIGURES)])
def test_each_figure_of_a_shift_leads_on_by_its_column(
    sheet: PartingSheet, qtbot: QtBot, place: int, figure: str
) -> None:
    assert sheet._table.hasFocus()
    for _ in range(place):
        press_key(sheet._table, Qt.Key.Key_Right)
    with qtbot.waitSignal(sheet.way_opened) as opened:
        press_key(sheet._table, Qt.Key.Key_Return)
    assert opened.args == [PARTING.rows[0].key, figure]
    assert not sheet.isVisible()


def test_the_button_opens_the_chosen_entry_and_the_sums_are_told(sheet: PartingSheet, qtbot: QtBot) -> None:
    told = sheet._sums.text().replace("\u2066", "").replace("\u2069", "")
    assert "0.25" in told or "0.025" in told, told
    sheet._table.selectRow(1)
    with qtbot.waitSignal(sheet.way_opened) as opened:
        sheet._open.click()
    assert opened.args is not None
    assert opened.args[0] == PARTING.rows[1].key


def test_where_nothing_parts_any_more_nothing_can_be_opened(sheet: PartingSheet) -> None:
    sheet.close_sheet()
    sheet.show_parting(replace(PARTING, rows=()))
    assert not sheet._open.isEnabled()
    assert sheet._sums.text()
