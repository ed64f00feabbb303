"""The sheets around a payout ask for what is missing, keep what was written, and hand over just that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ui.main_window import MainWindow
from pos.ui.rows.payouts import BoxWish, Undoable, UndoWish
from pos.ui.views.payout_sheets import CashBoxSheet, WaitingSheet
from pos.ui.views.reversal_sheet import ReversalSheet
from tests.gui import samples
from tests.gui.paying_stages import MOVES, WAITING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

NAME = samples.FAMILIES[0].name


@pytest.fixture
def host(desk: Desk, show: Callable[[QWidget], None]) -> MainWindow:
    window = MainWindow(desk)
    show(window)
    return window


def test_undoing_needs_a_reason_and_names_the_banks_reference(desk: Desk, host: MainWindow, qtbot: QtBot) -> None:
    sheet = ReversalSheet(desk, host)
    sheet.ask(Undoable("P-3", "1016", NAME, 1_048_550, 9_134_000))
    assert "10,485.50" in sheet._amount.accessibleName()
    with qtbot.assertNotEmitted(sheet.wished):
        sheet._go.click()
    assert sheet._refusal.text()
    sheet._reason.setText("account closed")
    sheet._reference.setText("RJ-7")
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args == [UndoWish("1016", "returned", "account closed", "RJ-7")]
    sheet._scope.button("run").click()
    sheet._cause.button("run").click()
    assert "91,340.00" in sheet._amount.accessibleName()
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args == [UndoWish("", "run", "account closed", "")]
    sheet.show_refusal("no")
    assert (sheet._refusal.text(), sheet._reason.text()) == ("no", "account closed")


def test_without_a_family_only_the_whole_run_can_be_undone(desk: Desk, host: MainWindow) -> None:
    sheet = ReversalSheet(desk, host)
    sheet.ask(Undoable("P-3", "", None, 0, 0))
    assert not sheet._scope.isVisible()
    assert not sheet._go.isEnabled()


def test_the_box_takes_amounts_in_and_out(desk: Desk, host: MainWindow, qtbot: QtBot) -> None:
    sheet = CashBoxSheet(desk, host)
    sheet.show_box(451_450, MOVES)
    assert sheet._table.rows.rowCount() == len(MOVES)
    with qtbot.assertNotEmitted(sheet.wished):
        sheet._go.click()
    assert sheet._refusal.text()
    sheet._amount.setText("500")
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args == [BoxWish(is_filling=True, amount_minor=50_000, place="safe")]
    sheet._way.button("empty").click()
    sheet._where.button("bank").click()
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args == [BoxWish(is_filling=False, amount_minor=50_000, place="bank")]
    sheet.show_refusal("too much")
    assert (sheet._refusal.text(), sheet._amount.amount_minor) == ("too much", 50_000)


def test_what_waits_is_added_up(desk: Desk, host: MainWindow) -> None:
    sheet = WaitingSheet(desk, host)
    sheet.show_waiting(())
    assert sheet._nothing.isVisible()
    sheet.show_waiting(WAITING)
    assert (sheet._nothing.isVisible(), sheet._table.rows.rowCount()) == (False, 2)
    assert "10,971.00" in sheet._sum.accessibleName()
