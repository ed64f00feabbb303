"""The buttons around a payout lead to their sheets, and what is written there to the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.reports import PayoutState
from pos.ui.views.payout_table import FIGURES
from tests.builders import SALMA
from tests.gui.screens.test_office import Accounts, accounts
from tests.unit.ui.presenters.accounts import a_run

if TYPE_CHECKING:
    from pos.ui.screens.office import OfficeScreen
    from pos.ui.screens.paying import Paying

__all__ = ["accounts"]


def paying_of(screen: OfficeScreen) -> Paying:
    return screen._paying


def test_money_is_put_into_the_box_and_a_family_is_held_and_undone(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    desk.run_now = a_run(PayoutState.APPROVED)
    screen.presenter.refresh()
    hands.until(lambda: screen.payout._run is not None)
    screen.view.show_tab("payout")
    payout, paying = screen.view.payout, paying_of(screen)
    hands.press(payout._box)
    hands.until(lambda: hands.sheet is paying.box)
    paying.box._amount.setText("500")
    hands.press(paying.box._go)
    hands.until(lambda: "fill 50000 safe" in desk.asked)
    hands.until(paying.box._paper.isEnabled)
    hands.press(paying.box._paper)
    hands.until(lambda: hands.sheet is screen._sheet and accounts.shop.made[-1] == "notes line 8")
    screen._sheet.close_sheet()
    paying.box.fact_opened.emit("R01.1.7")
    hands.until(lambda: "fact R01 1 7" in desk.asked and hands.sheet is screen._fact)
    screen._fact.close_sheet()
    paying.box.close_sheet()
    payout._table.selectRow(payout._table.rows.place_of(SALMA))
    hands.press(payout._hold)
    hands.until(lambda: hands.sheet is paying.reasons)
    paying.reasons._field.setText("the name is not clear")
    hands.press(paying.reasons._go)
    hands.until(lambda: f"hold R01-000001-2 {SALMA} the name is not clear" in desk.asked)
    hands.press(payout._undo)
    hands.until(lambda: hands.sheet is paying.reversal)
    paying.reversal._reason.setText("wrong rates")
    hands.press(paying.reversal._go)
    hands.until(lambda: hands.sheet is paying.approval)
    paying.approval.close_sheet()
    paying.reversal.close_sheet()


def test_figures_of_payouts_of_the_dashboard_and_of_closings_lead_to_the_rows_behind_them(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    desk.run_now = a_run(PayoutState.APPROVED)
    screen.presenter.refresh()
    hands.until(lambda: screen.payout._run is not None)
    screen.view.show_tab("payout")
    table = screen.view.payout._table
    table.setCurrentIndex(table.rows.index(table.rows.place_of(SALMA), FIGURES.index("gross_minor")))
    hands.press(screen.view.payout._origin)
    hands.until(lambda: bool(desk.traces))
    assert (desk.traces[-1].claims, desk.traces[-1].settled_by) == (("gross",), "R01-000001-2")
    assert screen.view.ledger.isVisibleTo(screen.view)
    screen.view.show_tab("payout")
    hands.press(screen.view.payout._waiting)
    waiting = paying_of(screen).waiting
    hands.until(lambda: hands.sheet is waiting)
    waiting._table.row_opened.emit(f"R01-000001-2 {SALMA}")
    reckoning = screen.reckonings.sheet
    hands.until(lambda: hands.sheet is reckoning)
    hands.press(reckoning._open)
    hands.until(lambda: len(desk.traces) == 2 and hands.sheet is None)
    assert (desk.traces[-1].family, desk.traces[-1].settled_by) == (SALMA, "R01-000001-2")
    screen.view.dashboard.takings_requested.emit(False)
    hands.until(lambda: len(desk.traces) == 3)
    assert (desk.traces[-1].source, desk.traces[-1].kinds) == ("facts", ("sale", "refund", "void"))
    screen.view.closing.account_opened.emit("R01-000009-1", "cash")
    hands.until(lambda: len(desk.traces) == 4)
    assert (desk.traces[-1].closing, desk.traces[-1].accounts) == ("R01-000009-1", ("cash",))
    screen.view.closing.figure_opened.emit("R01-000009-1", "entries")
    hands.until(lambda: len(desk.traces) == 5)
    assert (desk.traces[-1].source, desk.traces[-1].kinds, desk.traces[-1].closing) == ("facts", (), "R01-000009-1")
    screen.view.closing.figure_opened.emit("R01-000009-1", "owed")
    hands.until(lambda: len(desk.traces) == 6)
    assert desk.traces[-1].accounts == ("family", "advance")
    screen.view.closing.figure_opened.emit("R01-000009-1", "open")
    hands.until(lambda: len(desk.traces) == 7)
    assert (desk.traces[-1].source, desk.traces[-1].after_closing) == ("facts", "R01-000009-1")
    screen.view.show_tab("payout")
    hands.press(screen.view.payout._box)
    hands.until(lambda: hands.sheet is paying_of(screen).box)
    hands.press(paying_of(screen).box._origin)
    hands.until(lambda: len(desk.traces) == 8 and hands.sheet is None)
    assert "box" in desk.traces[-1].accounts
