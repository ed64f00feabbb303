"""The sheet of many statements asks how, shows how far it is, and keeps the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pos.ui.views.statements import StatementsSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> StatementsSheet:
    window = QWidget()
    window.resize(1366, 768)
    show(window)
    made = StatementsSheet(desk, window)
    made.ask(500)
    return made


def test_a_person_chooses_between_one_file_and_many(sheet: StatementsSheet, qtbot: QtBot) -> None:
    assert sheet._about.text() == "500 statements"
    hints = set()
    for way in ("one", "each", "pictures", "slips"):
        sheet._way.button(way).click()
        hints.add(sheet._hint.text())
        with qtbot.waitSignal(sheet.write_requested) as asked:
            sheet._go.click()
        assert asked.args == [way]
    assert len(hints) == 4


def test_what_is_under_way_can_be_stopped_and_keeps_the_keyboard(sheet: StatementsSheet, qtbot: QtBot) -> None:
    sheet.show_progress(0, 500)
    assert sheet._stop.hasFocus()
    with qtbot.waitSignal(sheet.looked):
        sheet.show_progress(120, 500)
    assert (sheet._bar.value(), sheet._bar.maximum()) == (120, 500)
    with qtbot.waitSignal(sheet.stop_requested):
        sheet._stop.click()
    sheet.show_progress(130, 500)
    assert (sheet._stop.words, sheet._stop.isEnabled()) == ("Stopping …", False)


def test_put_away_it_asks_no_more_and_shows_again_how_far_it_is(sheet: StatementsSheet) -> None:
    sheet.show_progress(10, 500)
    sheet.dismiss()
    assert not sheet._timer.isActive()
    sheet.open()
    assert sheet._timer.isActive()
    sheet.ask(3)
    assert not sheet._bar.isVisible()
