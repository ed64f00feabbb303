"""What stands behind the ledger: each press of its pages reaches the register, and the answer is shown."""

from __future__ import annotations

from PySide6.QtTest import QTest

from tests.gui.screens.test_office import Accounts, accounts

__all__ = ["accounts"]


def test_the_books_are_closed_proved_and_opened_again(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    books, page = screen._books, screen.view.closing
    screen.view.show_tab("ledger")
    hands.press(screen.view.ledger._closing)
    hands.until(page._close.isEnabled)
    hands.press(page._close)
    hands.until(lambda: hands.sheet is books.approval)
    hands.type_pin(books.approval, "77007700")
    hands.until(lambda: page._table.rows.rowCount() == 1)
    assert "close M1 77007700" in desk.asked
    assert not page._close.isEnabled()
    hands.press(page._prove)
    hands.until(lambda: "proof" in desk.asked)
    hands.press(page._open)
    hands.until(lambda: "fact R01 1 10" in desk.asked)
    hands.until(lambda: hands.sheet is screen._fact)
    screen._fact.close_sheet()
    hands.press(page._reopen)
    hands.until(lambda: hands.sheet is books.reasons)
    QTest.keyClicks(books.reasons._field, "A till was found")
    hands.press(books.reasons._go)
    hands.until(lambda: hands.sheet is books.approval)
    hands.type_pin(books.approval, "77007700")
    hands.until(lambda: "reopen R01-000001-5 A till was found M1 77007700" in desk.asked)
    hands.until(lambda: hands.sheet is None)
    hands.press(page._ledger)
    assert screen.view.ledger.isVisibleTo(screen.view)
