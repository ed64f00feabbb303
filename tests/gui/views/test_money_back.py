"""After a refund the amount to hand back stands in large type until the person goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos.ui.rows.receipts import MoneyBack
from pos.ui.views.money_back import MoneyBackSheet
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk


def test_cash_and_card_are_named_apart(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    show(window)
    sheet = MoneyBackSheet(desk, window)
    sheet.show_money_back(MoneyBack("T01-000001-2", 725, 0))
    assert "7.25" in sheet._cash.accessibleName()
    assert sheet._cash.isVisible()
    assert not sheet._card.isVisible()
    press_key(sheet._done, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    sheet.show_money_back(MoneyBack("T01-000001-2", 0, 735))
    assert not sheet._cash.isVisible()
    assert "7.35" in sheet._card.accessibleName()
