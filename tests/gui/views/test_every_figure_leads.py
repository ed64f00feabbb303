"""Every number of the accountant's screens leads on: by its cell in a table, by a way beside it or the rows it sums up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel

from pos.ui.tables import RowTable
from pos.ui.widgets.words import MoneyLabel, Words
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


FIGURES = (
    *("families", "matching", "payout", "payout_lines", "ledger", "trial_balance", "moves_of_goods"),
    *("cash_box", "uncollected", "bank_file", "outlet_money", "dashboard", "closed_books", "hand_over", "reversal"),
    *("reports", "reports_chart", "reports_halls", "reports_expire", "reports_places", "reports_of_a_family"),
)
MONEY = re.compile(r"AED|\d,\d{3}|\d+ (?:pieces|entries|items)")
SUMS = re.compile(r"the sum of these rows|The sum of .+ below")
WAYS = re.compile("Where do|Where does|Receipts behind|Receipts of|Show who|Row by row")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_beside_a_table_leads_on(desk: Desk, show: Callable[[QWidget], None], name: str) -> None:
    screen = STAGES[name](desk)
    show(screen)
    is_sum = any(SUMS.search(label.text()) for label in screen.findChildren(QLabel) if label.isVisible())
    dead = [told for told, figure in figures(screen) if not (is_sum or leads_on(figure))]
    assert not dead, f"{name}: these lead nowhere: {dead}"


def figures(screen: QWidget) -> list[tuple[str, QWidget]]:
    """Return what the amounts on a screen say, and each of them."""
    told: list[tuple[str, QWidget]] = [
        (one.accessibleName(), one) for one in screen.findChildren(MoneyLabel) if one.isVisible()
    ]
    words = [one for one in screen.findChildren(Words) if one.isVisible() and MONEY.search(plain(one.text()))]
    return [*told, *((one.text(), one) for one in words)]


def leads_on(figure: QWidget) -> bool:
    """Tell whether there is a way on beside a figure: in the frame around it."""
    above = around(figure)
    place = next((one for one in above if one.property("role")), above[-1])
    buttons = (one for one in place.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled())
    return any(WAYS.search(one.accessibleName()) for one in buttons)


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", text).replace("\u00a0", " ")


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
