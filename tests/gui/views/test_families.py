"""The families' view: its rows, what made one up, and how it is asked about; and the bar that counts the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.ui.rows.till import HallState
from pos.ui.views.families import FamiliesView
from pos.ui.widgets.hall_bar import HallBar
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_a_family_is_chosen_by_its_row(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = FamiliesView(desk)
    show(view)
    view.show_families(samples.FAMILY_ROWS, None)
    with qtbot.waitSignal(view.family_chosen) as chosen:
        view._table.selectRow(3)
    assert chosen.args == ["1024"]
    with qtbot.waitSignal(view.family_chosen) as chosen:
        view._table.selectRow(0)
    assert chosen.args == [""]
    with qtbot.waitSignal(view.family_chosen):
        view._table.selectRow(3)
    with qtbot.waitSignal(view.family_chosen) as chosen:
        press_key(view._search, Qt.Key.Key_Return)  # from the search to the first hit
    assert chosen.args == [""]
    assert view._table.hasFocus()


def test_the_keyboard_goes_to_the_search_and_from_there_to_the_list(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = FamiliesView(desk)
    show(view)
    view.show_families(samples.FAMILY_ROWS, None)
    view._table.setFocus()
    press_key(view._table, Qt.Key.Key_F2)
    assert view._search.hasFocus()
    press_key(view._search, Qt.Key.Key_Down)
    assert view._table.hasFocus()


def test_what_made_it_up_is_told_with_its_kind_and_quantity(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = FamiliesView(desk)
    show(view)
    view.show_entries(samples.FAMILY_ROWS[3], samples.ENTRY_ROWS)
    told = [view._what(entry) for entry in samples.ENTRY_ROWS]
    assert "Refund" in told[1]
    assert "1.250" in told[2]
    assert "Moved line" in told[3]
    assert view._owed._minor == samples.FAMILY_ROWS[3].owed_minor
    view.show_entries(None, ())
    assert view._pages.currentIndex() == 0


def test_the_bar_is_there_only_where_the_hall_has_a_limit(desk: Desk, show: Callable[[QWidget], None]) -> None:
    bar = HallBar(desk, ("F10", "F11"))
    show(bar)
    bar.show_state(HallState())
    assert bar.isHidden()
    bar.show_state(HallState(20, 20, is_full=True))
    assert not bar.isHidden()
    assert bar.out.isEnabled()
    bar.show_state(HallState(0, 20))
    assert not bar.out.isEnabled()
