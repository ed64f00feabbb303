"""The accountant's screens: accounts with their totals, three totals that must agree, a payout step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.ui.rows.office import Matching, PayoutState
from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.views.office import OfficeView
from pos.ui.views.office_families import OfficeFamiliesView
from pos.ui.views.office_matching import OfficeMatchingView
from pos.ui.views.office_payout import OfficePayoutView
from pos.ui.widgets.sheet import Sheet
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_a_tab_is_chosen(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = OfficeView(desk)
    show(view)
    assert view.families.isVisible()
    with qtbot.waitSignal(view.tab_chosen) as chosen:
        view._tabs.button("payout").click()
    assert chosen.args == ["payout"]
    assert view.payout.isVisible()


def test_how_many_tills_are_in_leads_to_the_tills(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = OfficeView(desk)
    view.show_tab("matching")
    show(view)
    tills = view.matching._tills
    assert not tills.isVisible()
    view.matching.show_matching(samples.DIFFERING)
    assert "tills are in" in tills.words
    with qtbot.waitSignal(view.tab_chosen) as chosen:
        tills.click()
    assert chosen.args == ["tills"]
    assert view.tills.isVisible()


@pytest.fixture
def families(desk: Desk, show: Callable[[QWidget], None]) -> OfficeFamiliesView:
    view = OfficeFamiliesView(desk)
    view.show_packages(samples.PACKAGES, "")
    view.show_accounts(samples.ACCOUNTS, samples.TOTAL_ACCOUNT)
    show(view)
    return view


def test_accounts_are_filtered_sorted_and_opened(families: OfficeFamiliesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(families.filter_changed) as filtered:
        families._filter.setText("sal")
    assert filtered.args == ["sal"]
    with qtbot.waitSignal(families.package_chosen) as package:
        families._strip._buttons[1].click()
    assert package.args == ["atayeb"]
    families._table.horizontalHeader().sectionClicked.emit(7)
    assert families._table.rows.key_at(0) == "1024"
    families._table.horizontalHeader().sectionClicked.emit(7)
    assert families._table.rows.key_at(0) == "1016"
    families._table.selectRow(1)
    with qtbot.waitSignal(families.family_opened) as opened:
        families._open.click()
    assert opened.args == ["1024"]


def test_a_row_adds_up_from_side_to_side(families: OfficeFamiliesView) -> None:
    added, taken_off = ("gross_minor", "adjustments_minor"), ("refunds_minor", "commission_minor", "advances_minor")
    for one in samples.ACCOUNTS:
        sums = [sum(getattr(one, name) for name in names) for names in (added, taken_off)]
        assert sums[0] - sums[1] == one.net_minor
    assert {*added, *taken_off} <= set(families._totals)  # nothing of the sum is left unsaid


def test_the_totals_stand_below(families: OfficeFamiliesView) -> None:
    assert "24,690.00" in families._totals["gross_minor"].accessibleName()
    families.show_accounts((), samples.TOTAL_ACCOUNT)
    assert families._nothing.isVisibleTo(families)
    assert not families._open.isEnabled()


@pytest.mark.parametrize(
    ("matching", "tone", "words"),
    [
        (samples.AGREEING, "good", "All three totals agree"),
        (samples.DIFFERING, "bad", "The totals differ by \u2066AED\u00a0\u206645.00\u2069\u2069"),
        (
            replace(samples.AGREEING, tills_in=6),
            "warn",
            "The totals agree so far; tills are still missing",
        ),
        (
            replace(samples.AGREEING, z_reports_minor=12_341_150, tills_in=6),
            "warn",
            "\u2066AED\u00a0\u206645.00\u2069\u2069 waits for tills that are not complete; those that are in agree",
        ),
    ],
)
def test_three_totals_agree_or_not(desk: Desk, qtbot: QtBot, matching: Matching, tone: str, words: str) -> None:
    view = OfficeMatchingView(desk)
    qtbot.addWidget(view)
    view.show_matching(matching)
    assert view._verdict.property("tone") == tone
    assert view._verdict_words.text() == words


def test_what_is_open_is_listed(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = OfficeMatchingView(desk)
    show(view)
    assert view.exceptions._nothing.isVisible()
    view.show_exceptions(samples.EXCEPTIONS)
    cells = [view.exceptions._open.rows.index(1, column).data() for column in range(7)]
    assert cells[0] == "Unknown item"
    assert cells[6] == "\u206645.00\u2069"


@pytest.fixture
def payout(desk: Desk, show: Callable[[QWidget], None]) -> OfficePayoutView:
    view = OfficePayoutView(desk)
    show(view)
    return view


def test_the_keyboard_stays_where_the_next_step_is(payout: OfficePayoutView) -> None:
    payout.show_payout(PayoutState("none", may_draft=True))
    payout.show_lines(())
    payout._draft.button.setFocus()
    payout.show_payout(PayoutState("draft", may_approve=True))
    payout.show_lines(samples.PAYOUT_LINES)
    assert payout.lines.hasFocus()
    payout._discard.setFocus()
    payout.show_payout(PayoutState("none", may_draft=True))
    payout.show_lines(())
    assert payout._draft.button.hasFocus()


def test_the_keyboard_never_comes_to_another_step_when_its_own_is_over(payout: OfficePayoutView) -> None:
    due = tuple(replace(line, state="due", method="bank") for line in samples.PAYOUT_LINES)
    payout.show_payout(replace(samples.PAYOUT, may_undo=True))
    payout.show_lines(due)
    payout._transfer.setFocus()
    assert payout._transfer.hasFocus()
    payout.show_payout(replace(samples.PAYOUT, may_undo=True))  # only its lines tell that the bank has nothing to do
    payout.show_lines(tuple(replace(line, state="paid") for line in due))
    assert not payout._transfer.isEnabled()
    assert payout.lines.hasFocus()


def test_a_closed_sheet_gives_the_keyboard_to_the_families_when_its_button_is_over(payout: OfficePayoutView) -> None:
    due = tuple(replace(line, state="due", method="bank") for line in samples.PAYOUT_LINES)
    payout.show_payout(replace(samples.PAYOUT, may_undo=True))
    payout.show_lines(due)
    payout._transfer.setFocus()
    sheet = Sheet(payout.desk, payout, width_px=400)
    sheet.open()
    payout.show_payout(replace(samples.PAYOUT, may_undo=True))
    payout.show_lines(tuple(replace(line, state="paid") for line in due))
    assert sheet.hasFocus()
    sheet.close_sheet()
    assert payout.lines.hasFocus()


def test_a_closed_sheet_finds_its_way_where_the_page_has_nothing_for_the_keyboard(payout: OfficePayoutView) -> None:
    payout._statements.setFocus()
    sheet = Sheet(payout.desk, payout, width_px=400)
    sheet.open()
    payout.show_payout(PayoutState("none"))
    payout.show_lines(())
    sheet.close_sheet()
    assert not sheet.isVisible()


def test_money_that_waits_does_not_hold_up_the_next_draft(payout: OfficePayoutView, qtbot: QtBot) -> None:
    payout.show_payout(replace(samples.PAYOUT, may_draft=True))
    payout.show_lines(samples.PAYOUT_LINES)
    payout.take_focus()
    assert payout._next.isVisible()
    with qtbot.waitSignal(payout.draft_requested):
        press_key(payout.lines, Qt.Key.Key_F3)
    payout.show_payout(samples.PAYOUT)
    assert not payout._next.button.isEnabled()
    payout.show_payout(replace(samples.PAYOUT, stage="draft"))
    assert not payout._next.isVisible()


def test_under_an_earlier_payout_it_is_said_from_which_to_go_on(payout: OfficePayoutView) -> None:
    payout.show_payout(PayoutState("paid", "P-1", numbers=("P-2", "P-1"), go_on_from="P-2"))
    assert not payout._draft.button.isEnabled()
    assert payout._blockers.text() == "This is not the last payout. Go on from payout \u2066P-2\u2069."
    assert payout._blockers.isVisible()
    payout.show_payout(PayoutState("paid", "P-2", numbers=("P-2", "P-1"), may_draft=True))
    assert not payout._blockers.isVisible()


def test_each_stage_offers_its_own_step(payout: OfficePayoutView, qtbot: QtBot) -> None:
    payout.show_payout(PayoutState("none", may_draft=True))
    assert [button.isVisible() for button in (payout._draft, payout._approve, payout._pay)] == [True, False, False]
    with qtbot.waitSignal(payout.draft_requested):
        payout._draft.button.click()
    payout.show_payout(PayoutState("draft", "P-1", samples.AT, samples.MARYAM, may_approve=True))
    with qtbot.waitSignal(payout.approve_requested):
        payout._approve.click()
    with qtbot.waitSignal(payout.discard_requested):
        payout._discard.click()
    payout.show_payout(samples.PAYOUT)
    payout.show_lines(samples.PAYOUT_LINES)
    assert payout._pay_all.isVisible()
    assert "P-2026-03" in payout._about.text()


def test_only_what_is_due_in_cash_is_paid_by_hand(payout: OfficePayoutView, qtbot: QtBot) -> None:
    payout.show_payout(samples.PAYOUT)
    payout.show_lines(samples.PAYOUT_LINES)
    assert not payout._pay.isEnabled()
    payout._table.selectRow(1)
    assert not payout._pay.isEnabled()
    payout._table.selectRow(0)
    assert payout._pay.isEnabled()
    with qtbot.waitSignal(payout.pay_requested) as paid:
        payout._pay.click()
    assert paid.args == ["1016"]


def test_what_stands_in_the_way_is_said(payout: OfficePayoutView) -> None:
    payout.show_payout(PayoutState("none", blockers=("Till T03 is missing.", "The totals differ.")))
    assert payout._blockers.text() == "Till T03 is missing.\nThe totals differ."
    assert not payout._draft.button.isEnabled()


def test_the_way_to_the_dashboard_has_its_name_where_there_is_room(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = OfficeFamiliesView(desk)
    view.setMinimumSize(1, 1)
    show(view)
    for width, words in ((1_274, "Dashboard"), (868, "")):
        view.resize(width, 440)
        QApplication.processEvents()
        assert view._dashboard.text().strip() == words
        assert view._dashboard.accessibleName() == "Dashboard: what was sold, in charts"
        assert view._dashboard.width() >= TOUCH_PX_MIN
