"""The office's desk for stores and outlets works through the register's doors, and an act whose answer was lost happens once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.agent_facts import MoneyPlace
from pos.domain.agents import HandedOver
from pos.domain.own_book_errors import ControlDiffers, MoreThanOwed, UnknownBook
from pos.domain.own_books import BookKind
from pos.domain.store_orders import OrderFile, OrderStep
from pos.office.acting import Acting
from pos.office.outlets import OutletsDesk
from pos.sync.own_book_calls import OwnBookCalls
from tests.unit.register.rehearsal import BAZAAR, FIRST_DAY, Ids, Journal
from tests.unit.register.settling import take_in
from tests.unit.register.test_store import order
from tests.unit.register.test_tallies import SHEET

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient


def test_a_store_and_an_outlet_from_the_desk(register: Register, office: Callable[[str], RegisterClient]) -> None:
    journal = Journal("T01")
    journal.receive("0427", quantity=20)
    take_in(register, journal)
    client = office("K01")
    desk = OutletsDesk(OwnBookCalls(client, BAZAAR.code), Acting(Ids().fork("desk").new))
    shop, outlet = desk.open(BookKind.STORE, "Shop"), desk.open(BookKind.OUTLET, "Branch", "m")
    assert [(book.device, book.kind) for book in desk.books()] == [("M01", BookKind.OUTLET), ("W01", BookKind.STORE)]
    items, families = desk.goods()
    assert (len(items), len(families)) == (1, 3)
    file = OrderFile(orders=(order("1"), order("2", day=FIRST_DAY)))
    foreseen = desk.review(shop.device, file)
    assert not foreseen.is_done
    assert desk.take_orders(shop.device, file).is_done
    assert {row.step for row in desk.take_orders(shop.device, file).orders} == {OrderStep.NOTHING}
    row = desk.take_sheet(outlet.device, SHEET)
    assert desk.sheets(outlet.device) == (row,)
    with pytest.raises(ControlDiffers):
        desk.take_sheet(outlet.device, replace(SHEET, pieces=7))
    with pytest.raises(UnknownBook):
        desk.sheets("B01")
    account = desk.take_money(outlet.device, HandedOver(amount_minor=600, into=MoneyPlace.BOX, paper="17"))
    assert (account.taken_minor, account.owed_minor) == (18_600, 18_000)
    assert desk.agents()[0] == account
    with pytest.raises(MoreThanOwed):
        desk.take_money(outlet.device, HandedOver(amount_minor=18_001, into=MoneyPlace.BANK))
    (owing,) = client.trial_balance(BAZAAR.code).owing
    assert (owing.device, owing.label, owing.owed_minor) == (outlet.device, "Branch", 18_000)
    assert client.trial_balance(BAZAAR.code, FIRST_DAY, FIRST_DAY).owing == ()
    assert desk.undo_money(outlet.device, account.handovers[0].number, "counted twice").owed_minor == 18_600
    assert desk.reverse(outlet.device, row.number, "keyed in twice").reversed_by
