"""The buttons around a payout lead to their sheets, and what is written there to the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.reports import PayoutState
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
