"""The sheet of a figure's parts: a part with rows behind it opens them, by keys and by mouse; a sum leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.ui.main_window import MainWindow
from pos.ui.rows.reckoning import Part, PartRow, Reckoning
from pos.ui.views.reckoning import ReckoningSheet
from tests.gui.hands import press_key
from tests.gui.paying_stages import RECKONING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

EVERY: tuple[Part, ...] = (
    *("gross", "refunds", "share", "booked", "waiting", "advances", "adjustments", "brought"),
    *("net", "paid", "to_pay", "paid_out", "carried", "balance"),
)


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> ReckoningSheet:
    window = MainWindow(desk)
    show(window)
    made = ReckoningSheet(desk, window)
    made.show_reckoning(RECKONING)
    return made


def test_enter_opens_the_rows_of_the_first_part(sheet: ReckoningSheet, qtbot: QtBot) -> None:
    assert sheet._table.hasFocus()
    with qtbot.waitSignal(sheet.part_opened) as opened:
        press_key(sheet._table, Qt.Key.Key_Return)
    assert opened.args == [RECKONING.rows[0]]
    assert not sheet.isVisible()


def test_a_sum_leads_nowhere_and_what_was_brought_leads_on(sheet: ReckoningSheet, qtbot: QtBot) -> None:
    places = {row.part: place for place, row in enumerate(RECKONING.rows)}
    sheet._table.selectRow(places["net"])
    assert not sheet._open.isEnabled()
    with qtbot.assertNotEmitted(sheet.part_opened):
        sheet._table.row_opened.emit("net")
    assert sheet.isVisible()
    sheet._table.selectRow(places["brought"])
    with qtbot.waitSignal(sheet.part_opened) as opened:
        sheet._open.click()
    assert opened.args is not None
    assert opened.args[0].part == "brought"


def test_several_families_are_counted_and_every_part_has_words_of_its_own(sheet: ReckoningSheet) -> None:
    rows = tuple(PartRow(part, part, 5, rate_bp=1500, base_minor=100) for part in EVERY)
    sheet.close_sheet()
    sheet.show_reckoning(Reckoning(rows, families=3))
    assert "3 families" in sheet._about.text().replace("\u2066", "").replace("\u2069", "")
    told = [sheet._table.rows.index(place, 0).data() for place in range(len(rows))]
    assert all(told)
    assert len(set(told)) == len(told)
