"""Every number in a table of the accountant's screens leads on: its cell is opened, and the screen asks for what is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, Signal

from pos.ui.tables import RowTable
from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

SCREENS = (
    *("families", "tills", "matching", "resolved", "roads", "road_parting"),
    *("ledger", "trial_balance", "closed_books", "dashboard_table", "outlet_money"),
    *("payout_lines", "reckoning", "cash_box", "uncollected"),
    *("reports", "reports_expire", "reports_places", "reports_of_a_family"),
)


@pytest.mark.parametrize("name", SCREENS)
def test_every_number_of_a_table_leads_on(desk: Desk, show: Callable[[QWidget], None], name: str) -> None:
    screen = STAGES[name](desk)
    show(screen)
    tables = [one for one in screen.findChildren(RowTable) if one.isVisible() and one.rows.rowCount()]
    assert tables
    dead = [title for table in tables for title in dead_numbers(table)]
    assert not dead, f"{name}: these lead nowhere: {dead}"


def dead_numbers(table: RowTable[object]) -> list[str]:
    """Return the titles of the columns of numbers of which no cell is followed by a word of the screen."""
    told: list[str] = []
    for widget in around(table):
        for signal in signals_of(widget):
            getattr(widget, signal).connect(lambda *_said, _name=signal: told.append(_name))
    dead = []
    for place, column in enumerate(table.rows.columns):
        if column.side != "trailing":
            continue
        told.clear()
        for row in range(table.rows.rowCount()):
            table.setCurrentIndex(table.rows.index(row, place))
            told.clear()  # that another row is chosen is no way on
            table.row_opened.emit(table.rows.key_at(row))
            if told:
                break
        else:
            dead.append(str(table.rows.headerData(place, Qt.Orientation.Horizontal)))
    return dead


def around(widget: QWidget) -> list[QWidget]:
    """Return everything that a widget lies in, the nearest first."""
    above = widget.parentWidget()
    return [above, *around(above)] if above is not None else []


def signals_of(widget: QWidget) -> list[str]:
    """Return the signals by which one of our own screens speaks."""
    own = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("pos.ui.views.")]
    return [name for kind in own for name, value in vars(kind).items() if isinstance(value, Signal)]
