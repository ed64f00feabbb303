"""The page of machines and the invitation: what can be done follows the row that is chosen, and a code runs out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from pos.ui.main_window import MainWindow
from pos.ui.views.invitation import InvitationSheet
from pos.ui.views.machines import MachinesView
from pos.ui.views.office import OfficeView
from tests.gui.way_stages import INVITATION, INVITED, MACHINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> MachinesView:
    made = MachinesView(desk)
    show(made)
    made.show_machines(MACHINES)
    return made


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> InvitationSheet:
    window = MainWindow(desk)
    show(window)
    made = InvitationSheet(desk, window)
    made.show_invitation(INVITATION)
    return made


@pytest.mark.parametrize(
    ("row", "can"),
    [
        (0, (True, False, False)),  # this machine replaces or revokes itself nowhere
        (1, (True, True, True)),
        (3, (True, True, False)),  # revoked already
        (4, (False, False, True)),  # a hall's: named and replaced there
    ],
)
def test_what_can_be_done_follows_the_chosen_machine(view: MachinesView, row: int, can: tuple[bool, ...]) -> None:
    view._table.selectRow(row)
    assert tuple(button.isEnabled() for button in (view._rename, view._replace, view._revoke)) == can


def test_nothing_can_be_done_without_a_choice(view: MachinesView, qtbot: QtBot) -> None:
    assert not any(button.isEnabled() for button in (view._rename, view._replace, view._revoke))
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    with qtbot.waitSignal(view.revoke_requested) as asked:
        view._revoke.click()
    assert asked.args == ["T02"]


def test_the_choice_outlives_the_language_and_a_fresh_list(view: MachinesView, shell: Shell) -> None:
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    shell.set_language("ar")
    view.show_machines((*MACHINES[:1], replace(MACHINES[1], waiting=0, state="in"), *MACHINES[2:]))
    assert view._table.chosen == "T02"
    assert view._revoke.isEnabled()


def test_an_invitation_is_copied_whole(sheet: InvitationSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.copied):
        sheet._copy.click()
    assert QGuiApplication.clipboard().text() == INVITED.text()


def test_a_code_runs_out_and_cannot_be_used_any_more(sheet: InvitationSheet) -> None:
    assert "9:47" in sheet._left.text()
    for _ in range(INVITATION.seconds - 1):
        sheet._count_down()
    assert "0:01" in sheet._left.text()
    assert sheet._print.isEnabled()
    sheet._count_down()
    assert "Out of date" in sheet._left.text()
    assert not sheet._print.isEnabled()
    assert not sheet._copy.isEnabled()
    assert not sheet._tick.isActive()
    sheet.show_invitation(replace(INVITATION, seconds=600, fingerprint="", is_here_only=True, replaces=False))
    assert sheet.seconds_left == 600
    assert not sheet._fingerprint.isVisible()
    assert "only programs on this machine" in sheet._note.text()


def test_the_machines_are_offered_to_administrators_only(desk: Desk, show: Callable[[QWidget], None]) -> None:
    office = OfficeView(desk)
    show(office)
    assert not office._tabs.button("machines").isVisible()
    office.offer_administration(is_offered=True)
    assert office._tabs.button("machines").isVisible()
    office.show_tab("machines")
    office.offer_administration(is_offered=False)
    assert office.families.isVisibleTo(office)
