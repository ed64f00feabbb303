"""The accounts as a screen: one answer of the register fills all three tabs, and every press reaches its presenter."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos import settings as files
from pos.domain.bazaar import Person, Role
from pos.domain.reports import PayoutState, Standing
from pos.ui.screens.lists import BookLists
from pos.ui.screens.office import OfficeScreen
from pos.ui.screens.room import RegisterRoom
from pos.ui.screens.slips import OfficeSlips
from tests.builders import SALMA, an_open_book, some_cards
from tests.gui.rig import Hands, no_register, opened
from tests.unit.ui.presenters.accounts import FakeDesk, a_board, a_row, a_run, a_standing, an_exception
from tests.unit.ui.presenters.office_scene import FakeShop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


class RoomWithoutRegister(RegisterRoom):
    """A room whose desk stands in this process."""

    def __init__(self, desk: FakeDesk) -> None:
        super().__init__(no_register, "B1", lambda: UUID(int=Random(1).getrandbits(128)))
        self._fake = desk

    def desk(self) -> Any:
        return self._fake

    def approve(self, code: str, secret: str, number: str) -> Any:
        assert (code, secret) == ("M1", "77007700")
        return self._fake.approve(number)


@dataclass
class Accounts:
    """The screen over a fake desk."""

    hands: Hands
    screen: OfficeScreen
    desk: FakeDesk
    shop: FakeShop


@pytest.fixture
def accounts(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Accounts]:
    accountant = Person(code="A1", name_ar="سارة", name_en="Sara", role=Role.ACCOUNTANT)
    approver = Person(code="M1", name_ar="منى", name_en="Mona", role=Role.APPROVER)
    book = an_open_book(tmp_path, cards=some_cards(people=(accountant, approver)))
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        desk, shop = FakeDesk(exceptions_now=(an_exception(),)), FakeShop(folder=tmp_path / "office")
        papers: Any = shop
        window = hands.window
        window.hall.session.person = accountant
        screen = OfficeScreen(
            window.hall, RoomWithoutRegister(desk), papers, OfficeSlips(window._shop, BookLists(book), files.assets())
        )
        for _ in screen.build():
            pass
        screen.view.setParent(window.main)
        screen.view.resize(window.main.size())
        screen.view.show()
        screen.view.raise_()
        screen.presenter.present()
        hands.until(lambda: screen.presenter._snapshot is not None)
        yield Accounts(hands, screen, desk, shop)
    book.close()


def test_one_answer_fills_all_three_tabs(accounts: Accounts) -> None:
    view = accounts.screen.view
    assert view.families.isVisibleTo(view)
    assert view.families._table.rows.rowCount() == 2
    assert view.matching.exceptions._open.rows.rowCount() == 1
    assert view.payout._draft.button.isEnabled()
    assert accounts.desk.asked.count("board") == 1


def test_typing_narrows_the_families_and_a_row_opens_its_statement(accounts: Accounts) -> None:
    families = accounts.screen.view.families
    QTest.keyClicks(families._filter, SALMA)
    assert families._table.rows.rowCount() == 1
    families._filter.clear()
    assert families._table.rows.rowCount() == 2
    families.family_opened.emit(SALMA)
    accounts.hands.until(lambda: accounts.hands.sheet is accounts.screen._sheet)
    assert accounts.shop.made == [f"statement {SALMA}"]


def test_a_statement_is_saved_where_the_person_says_and_cannot_go_to_the_till_s_printer(
    accounts: Accounts, tmp_path: Path
) -> None:
    accounts.screen.view.families.family_opened.emit(SALMA)
    accounts.hands.until(lambda: accounts.hands.sheet is accounts.screen._sheet)
    assert not accounts.screen._sheet._print.isVisible()
    accounts.screen._sheet.save_requested.emit(str(tmp_path / "salma.pdf"))
    accounts.hands.until(lambda: "salma.pdf" in accounts.shop.written)
    assert accounts.shop.written["salma.pdf"].startswith(b"%PDF")


def test_a_payout_goes_from_draft_to_money_with_two_persons(accounts: Accounts) -> None:
    hands, screen = accounts.hands, accounts.screen
    screen.view.show_tab("payout")
    payout = screen.view.payout
    hands.press(payout._draft.button)
    hands.until(lambda: screen.payout._run is not None)
    hands.press(payout._approve)
    assert hands.sheet is screen._approval
    hands.type_pin(screen._approval, "77007700")
    hands.until(lambda: screen.payout._run is not None and screen.payout._run.state is PayoutState.APPROVED)
    hands.press(payout._bank_file)
    bank = screen._paying.bank
    hands.until(lambda: hands.sheet is bank)
    for key, text in (("name", "Intaj Centre"), ("iban", "AE07 0331 2345 6789 0123 456")):
        bank._fields[key].setText(text)
    hands.press(bank._go)
    name = "bank-B1-R01-000001-2-1"
    hands.until(lambda: f"{name}.xml" in accounts.shop.written)
    hands.press(payout._bank_file)
    hands.until(lambda: hands.sheet is bank)
    assert bank._fields["name"].text() == "Intaj Centre"  # it is asked once
    hands.press(bank._origin)
    hands.until(lambda: hands.sheet is None)
    by_bank = [line.family for line in payout._lines.values() if line.method == "bank" and line.paid_minor]
    assert 0 < len(by_bank) < len(payout._lines)
    assert [payout._table.rows.key_at(row) for row in range(payout._table.rows.rowCount())] == by_bank
    payout.narrow("")
    hands.press(payout._bank_file)
    hands.until(lambda: hands.sheet is bank)
    bank._form.button("table").click()
    hands.press(bank._go)
    hands.until(lambda: f"{name}.csv" in accounts.shop.written)
    hands.press(payout._pay_all)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: hands.sheet is screen._sheet)
    assert accounts.shop.made == [f"vouchers R01-000001-2 {SALMA} by A9"]
    screen._sheet.close_sheet()
    assert not payout._pay_all.isEnabled()
    hands.press(payout._transfer)
    hands.until(lambda: hands.sheet is screen._reasons)
    QTest.keyClicks(screen._reasons._field, "BATCH-7")
    hands.press(screen._reasons._go)
    hands.until(lambda: screen.payout._run is not None and screen.payout._run.state is PayoutState.PAID)
    assert "pay all R01-000001-2 bank BATCH-7" in accounts.desk.asked


def test_a_family_is_paid_in_cash_to_who_collects_and_the_voucher_can_be_seen_again(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    desk.run_now = a_run(PayoutState.APPROVED)
    screen.presenter.refresh()
    hands.until(lambda: screen.payout._run is not None)
    screen.view.show_tab("payout")
    payout = screen.view.payout
    assert not payout._vouchers.isEnabled()
    payout._table.selectRow(payout._table.rows.place_of(SALMA))
    hands.press(payout._pay)
    hands.until(lambda: hands.sheet is screen._hand_over)
    screen._hand_over._who.line.setText("Sister")
    hands.press(screen._hand_over._go)
    hands.until(lambda: hands.sheet is screen._sheet)
    assert f"pay R01-000001-2 {SALMA} Sister" in desk.asked
    screen._sheet.close_sheet()
    hands.press(payout._vouchers)
    hands.until(lambda: hands.sheet is screen._sheet)
    assert accounts.shop.made[-1] == f"vouchers R01-000001-2 {SALMA} by A9"


def test_an_advance_is_asked_for_paid_and_signed(accounts: Accounts) -> None:
    hands, screen = accounts.hands, accounts.screen
    families = screen.view.families
    families._table.selectRow(families._table.rows.place_of(SALMA))
    hands.press(families._money)
    hands.until(lambda: hands.sheet is screen._money)
    sheet = screen._money
    hands.press(sheet._go)
    assert sheet._refusal.text() == "Write the amount first."
    sheet._amount.setText("50")
    hands.press(sheet._go)
    assert "reason" in sheet._refusal.text()
    sheet._reason.setText("Flour")
    hands.press(sheet._go)
    hands.until(lambda: hands.sheet is screen._sheet)
    assert f"advance {SALMA} 5000 Flour" in accounts.desk.asked


def test_a_charge_goes_to_the_second_person(accounts: Accounts) -> None:
    hands, screen = accounts.hands, accounts.screen
    screen.money.ask(SALMA)
    hands.until(lambda: hands.sheet is screen._money)
    sheet = screen._money
    sheet._kind.button("charge").click()
    assert not sheet._who.box.isVisible()
    sheet._amount.setText("7")
    sheet._reason.setText("A broken jar")
    hands.press(sheet._go)
    assert hands.sheet is screen._second
    hands.type_pin(screen._second, "77007700")
    hands.until(lambda: any(asked.startswith("adjust") for asked in accounts.desk.asked))
    assert f"adjust {SALMA} -700 A broken jar M1 77007700" in accounts.desk.asked


def test_a_missing_till_stands_first_and_a_draft_asks_why(accounts: Accounts) -> None:
    hands, screen, desk = accounts.hands, accounts.screen, accounts.desk
    desk.board_now = a_board(a_standing(), a_standing("T02", standing=Standing.MISSING, contact_at=None))
    screen.presenter.refresh()
    hands.until(lambda: screen.view.tills._table.rows.rowCount() == 2)
    assert screen.view.tills._table.rows.key_at(0) == "T02"
    assert screen.view.tills._words.text() == "1 till is not in yet"
    screen.view.show_tab("payout")
    hands.press(screen.view.payout._draft.button)
    hands.until(lambda: hands.sheet is screen._reasons)
    assert not screen._reasons._go.isEnabled()
    QTest.keyClicks(screen._reasons._field, "The laptop was stolen")
    hands.press(screen._reasons._go)
    hands.until(lambda: screen.payout._run is not None)
    assert "draft The laptop was stolen" in desk.asked
    assert "The laptop was stolen" in screen.view.payout._about.text()


def test_comparing_again_asks_the_register_again(accounts: Accounts) -> None:
    screen = accounts.screen
    accounts.desk.families_now = (a_row(1), a_row(2), a_row(3))
    screen.view.show_tab("matching")
    accounts.hands.press(screen.view.matching._refresh)
    accounts.hands.until(lambda: accounts.desk.asked.count("board") == 2)
    accounts.hands.until(lambda: screen.view.families._table.rows.rowCount() == 3)
