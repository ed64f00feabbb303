"""The administrator's pages are connected: people and machines are asked for, and forgotten with the person."""

from __future__ import annotations

from pos.ui.screens.administration import Administration
from tests.gui.screens.test_office import Accounts, accounts

__all__ = ["accounts"]


def test_a_button_of_each_page_opens_its_sheet(accounts: Accounts) -> None:
    hands, administration = accounts.hands, accounts.screen.administration
    assert isinstance(administration, Administration)
    accounts.screen.view.staff.add_requested.emit()
    hands.until(lambda: hands.sheet is administration.person)
    administration.person.close_sheet()
    administration.forget()
    assert accounts.screen.view.trail is administration.trail._view
    assert accounts.screen.view.machines is administration.machines._view
