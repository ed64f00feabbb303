"""Five hundred families are drafted, looked through, approved and paid in Arabic, and no mouse is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.reports import PayoutState
from tests.gui.hands import press_key
from tests.gui.screens.test_office import Accounts, accounts
from tests.unit.ui.presenters.accounts import FakeDesk, a_part, a_run, a_settlement

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QWidget

    from pos.domain.reports import PayoutRun

__all__ = ["accounts"]

FAMILIES = tuple(f"{serial:04}" for serial in range(1, 501))


def a_long_run(state: PayoutState = PayoutState.DRAFTED, **changes: object) -> PayoutRun:
    lines = tuple(a_part(family, line=a_settlement(family)) for family in FAMILIES)
    return replace(a_run(state), **{"lines": lines, **changes})  # type: ignore[arg-type]  # any field of a run


def key(name: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    where: QWidget | None = QApplication.focusWidget()
    assert where is not None, "nothing has the keyboard"
    press_key(where, getattr(Qt.Key, f"Key_{name}"), held)


def test_a_payout_of_five_hundred_families_needs_no_mouse(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    monkeypatch.setattr("tests.unit.ui.presenters.accounts.a_run", a_long_run)
    hands.window.main.language_requested.emit("ar")
    view = screen.view
    view._tabs.button("families").setFocus()
    key("4", Qt.KeyboardModifier.AltModifier)
    payout, table = view.payout, view.payout.lines
    assert payout.isVisible()

    # The draft, and the papers of the second family before anybody approves it.
    key("F12")
    hands.until(lambda: screen.payout.run is not None and table.rows.rowCount() == len(FAMILIES))
    key("F2")
    key("Down")
    assert table.chosen == FAMILIES[1]
    key("F4")
    hands.until(lambda: hands.sheet is screen._sheet)
    assert accounts.shop.made[-1].startswith(f"draft statement {FAMILIES[1]}")
    key("F8")
    hands.until(lambda: screen._sheet._turn == (3, len(FAMILIES)))
    assert accounts.shop.made[-1].startswith(f"draft statement {FAMILIES[2]}")
    key("Escape")
    hands.until(lambda: hands.sheet is None)

    # The second person's secret, and the family that is chosen is paid and its voucher shown.
    key("F12")
    hands.until(lambda: hands.sheet is screen._approval)
    hands.type_pin(screen._approval, "77007700")
    hands.until(lambda: screen.payout.run is not None and screen.payout.run.state is PayoutState.APPROVED)
    hands.until(lambda: hands.sheet is None)
    key("F2")
    key("F12")
    hands.until(lambda: hands.sheet is screen._hand_over)
    key("Return")
    hands.until(lambda: any(one.startswith(f"pay R01-000001-2 {FAMILIES[1]}") for one in desk.asked))
    hands.until(lambda: hands.sheet is screen._sheet and accounts.shop.made[-1].startswith("vouchers"))
    key("Escape")
    hands.until(lambda: hands.sheet is None)
    key("F4")
    hands.until(lambda: hands.sheet is screen._many_sheet)
    key("Escape")
    assert isinstance(desk, FakeDesk)
