"""The page of a file offers what can be done with it now, and says what was done with the row that is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.ui.views.importing import ImportView
from tests.gui.import_stages import FILE, ITEMS, LINES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk
    from pos.ui.rows.importing import Step


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ImportView:
    view = ImportView(desk)
    qtbot.addWidget(view)
    view.show_file(FILE)
    view.show_lines(LINES, has_more=False)
    view.show()
    return view


@pytest.mark.parametrize(
    ("step", "shown"),
    [("looked", (True, False, False)), ("taking", (False, True, False)), ("broken", (False, False, True))],
)
def test_the_last_step_is_what_can_be_done_now(page: ImportView, step: Step, shown: tuple[bool, ...]) -> None:
    page.show_file(replace(FILE, step=step))
    assert (page._take.isVisible(), page._stop.isVisible(), page._go_on.isVisible()) == shown
    assert page._choose.isEnabled() == (step != "taking")
    assert page._columns.isEnabled() == (step == "looked")


def test_only_a_row_that_would_be_taken_can_be_left_out(page: ImportView, qtbot: QtBot) -> None:
    assert not page._leave.isEnabled()  # it is unchanged
    page._table.setCurrentIndex(page._table.rows.index(3, 0))
    with qtbot.waitSignal(page.row_toggled) as told:
        page._leave.click()
    assert told.args == ["3"]
    page.show_lines(LINES[:4], has_more=False)
    assert page._table.chosen == "3"


def test_a_workbook_offers_its_sheets_and_rows_their_parts(page: ImportView, qtbot: QtBot) -> None:
    assert not page._sheet.isVisible()
    page.show_file(ITEMS)
    assert page._sheet.isVisible()
    with qtbot.waitSignal(page.show_chosen) as told:
        page._show.activated.emit(page._show.findData("findings"))
    assert told.args == ["all"]
