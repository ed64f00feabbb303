"""The way from a figure of the accounts to its rows, through the window: what is pressed opens, and what opened leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.domain.ledger_reports import Entry
from pos.domain.roads import RoadPart, RoadRow, Roads
from pos.domain.stock_reports import Report
from pos.office.reports import ReportsDesk
from tests.fakes import NOON
from tests.gui.screens.test_office import Accounts, accounts
from tests.unit.office.test_reports import OWN, Line

if TYPE_CHECKING:
    import pytest

    from pos.ui.tables import RowTable

__all__ = ["accounts"]
SALE = Entry(device="T01", epoch=1, seq=4, n=0, at=NOON, by="C1", kind="sale", number="T01-000004-1", amount_minor=-1)


def press_enter_on(table: RowTable[Any], column: int) -> None:
    """Go to a cell of the first row by keys, and press Enter on it."""
    table.enter()
    for _ in range(column):
        QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)


def test_apart_by_leads_to_the_entries_that_part_and_each_of_them_to_its_fact(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    day = desk.board().bazaar.first_day
    desk.roads_now = Roads(
        at=NOON, rows=(RoadRow(device="T01", day=day, part=RoadPart.ALL, ledgers_minor=2),), compared=1, closed=()
    )
    desk.entries_now = (SALE,)  # on each of the three roads: taken back by the receipt, credited by the ledger
    screen.view.show_tab("matching")
    hands.press(screen.view.matching._roads)
    hands.until(lambda: screen.view.roads._table.rows.rowCount() == 1)
    press_enter_on(screen.view.roads._table, 7)
    hands.until(lambda: hands.sheet is screen._books.parting)
    press_enter_on(screen._books.parting._table, 0)
    hands.until(lambda: hands.sheet is screen._fact)
    assert "fact T01 1 4" in desk.asked


def test_stock_of_a_family_leads_to_its_items_and_one_s_count_to_its_moves(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    line = Line()
    monkeypatch.setattr(screen._room, "reports", lambda: ReportsDesk(line, OWN.code))
    view = screen.view.reports
    screen.view.dashboard.reports_requested.emit()
    hands.until(lambda: view._stock.rows.rowCount() == 3)
    press_enter_on(view._stock, 0)
    hands.until(lambda: view._shown.report is Report.STOCK_BY_ITEM)
    assert line.asked[-1][2].family == "0"
    hands.until(view._only.isVisible)
    press_enter_on(view._stock, 3)
    hands.until(lambda: bool(desk.traces))
    assert (desk.traces[-1].source, desk.traces[-1].item, desk.traces[-1].accounts) == ("goods", "0", ("sold",))
    assert screen.view.ledger.isVisibleTo(screen.view)
    screen.view.show_tab("reports")
    assert not view._origin.isVisible(), "stock leads by the item"
    view.report_chosen.emit(Report.FAMILIES_BY_PACKAGE.value)
    hands.until(view._origin.isVisible)
    hands.press(view._origin)
    hands.until(lambda: len(desk.traces) == 2)
    assert (desk.traces[-1].claims, desk.traces[-1].package) == (("gross", "refund"), "")
