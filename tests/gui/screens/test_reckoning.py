"""From the sums below the families, and from a net, down to rows: by the sheet of parts, and back through an earlier payout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.reports import PayoutState
from pos.ui.views.payout_table import FIGURES
from tests.builders import HUDA, SALMA
from tests.fakes import NOON
from tests.gui.screens.test_office import Accounts, accounts
from tests.unit.ui.presenters.accounts import NET, a_part, a_run, a_settlement

if TYPE_CHECKING:
    from pos.ui.views.office_families import OfficeFamiliesView

__all__ = ["accounts"]


def shown(accounts: Accounts) -> OfficeFamiliesView:
    accounts.screen.presenter.refresh()
    view = accounts.screen.view.families
    accounts.hands.until(lambda: view._table.rows.rowCount() == 2)
    return view


def test_the_sums_of_the_families_that_are_listed_lead_to_their_rows(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    view = shown(accounts)
    hands.press(view._ways["gross_minor"])
    hands.until(lambda: len(desk.traces) == 1)
    assert (desk.traces[-1].claims, desk.traces[-1].families, desk.traces[-1].family) == (("gross",), (), None)
    screen.view.show_tab("families")
    screen.presenter.choose_package("T")
    hands.press(view._ways["paid_minor"])
    hands.until(lambda: len(desk.traces) == 2)
    assert (desk.traces[-1].package, desk.traces[-1].kinds) == ("T", ("payout_paid", "payout_reversed"))
    screen.view.show_tab("families")
    screen.presenter.filter(HUDA)
    hands.press(view._ways["refunds_minor"])
    hands.until(lambda: len(desk.traces) == 3)
    assert (desk.traces[-1].families, desk.traces[-1].package) == ((HUDA,), "")


def test_a_net_shows_its_parts_and_each_part_its_rows(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    view, sheet = shown(accounts), screen.reckonings.sheet
    hands.press(view._ways["net_minor"])
    hands.until(lambda: hands.sheet is sheet)
    assert sheet._shown.families == 2
    sheet._table.row_opened.emit("waiting")
    hands.until(lambda: len(desk.traces) == 1 and hands.sheet is None)
    assert (desk.traces[-1].settled_by, desk.traces[-1].claims) == ("?", ("gross", "refund"))
    screen.view.show_tab("families")
    view.origin_requested.emit(SALMA, "commission_minor")
    hands.until(lambda: hands.sheet is sheet)
    assert (sheet._shown.family, sheet._shown.number) == (SALMA, "")
    sheet.close_sheet()


def test_what_was_brought_leads_to_how_the_earlier_payout_came_about(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    carrying = a_settlement(SALMA, paid_minor=NET - 7)
    brought = replace(a_settlement(SALMA), brought_minor=7, net_minor=NET + 7, paid_minor=NET + 7)
    before = a_run(PayoutState.PAID, number="R01-000001-2", lines=(a_part(SALMA, line=carrying),))
    now = a_run(number="R01-000002-0", lines=(a_part(SALMA, line=brought),), drafted_at=NOON)
    desk.earlier_runs, desk.run_now = (before,), now
    screen.presenter.refresh()
    hands.until(lambda: screen.payout.run is not None)
    screen.view.show_tab("payout")
    table, sheet = screen.view.payout.lines, screen.reckonings.sheet
    table.setCurrentIndex(table.rows.index(0, FIGURES.index("net_minor")))
    hands.press(screen.view.payout._origin)
    hands.until(lambda: hands.sheet is sheet)
    assert sheet._shown.number == "R01-000002-0"
    sheet._table.row_opened.emit("brought")
    hands.until(lambda: sheet._shown.number == "R01-000001-2")
    assert sheet.isVisible()
    sheet._table.row_opened.emit("share 1500")
    hands.until(lambda: bool(desk.traces))
    assert (desk.traces[-1].settled_by, desk.traces[-1].rate_bp) == ("R01-000001-2", 1500)
    screen.view.show_tab("payout")
    table.setCurrentIndex(table.rows.index(0, FIGURES.index("commission_minor")))
    hands.press(screen.view.payout._origin)
    hands.until(lambda: hands.sheet is sheet)
    assert sheet._shown.number == "R01-000002-0", "a draft has booked no commission"
    sheet.close_sheet()
