"""Customers buy what lies there, pay what is due, and bring back what they bought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.demo.clock import chance
from pos.demo.crowd import PORTION_GRAMS, Crowd, Shelf
from pos.demo.stand import Stand
from pos.domain.bazaar import Role
from pos.domain.facts import Sale
from pos.domain.identity import catalogue_item_code
from pos.domain.money import CURRENCIES
from pos.domain.weighing import Unit
from pos.ledger.verify import verify
from pos.ports import NoDrawer, NoPress
from pos.sync.admitted import Admission
from tests.builders import SALMA, a_person, a_till, an_item, some_cards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASHIER = a_person("C1")


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    book = a_till(tmp_path).book
    admission = Admission(bazaar="INTAJ8", device="T01", register_key="", sealing_key="")
    one = Stand(book, admission, NoPress(), NoDrawer())
    yield one
    one.close()


def _crowd(stand: Stand, pieces: int) -> tuple[Crowd, Shelf]:
    shelf = Shelf()
    for card in stand.book.catalogue.items():
        shelf.put(card, pieces)
    return Crowd(chance(8, "crowd"), shelf, a_person("L1", Role.LEAD), CURRENCIES["AED"]), shelf


def test_a_crowd_sells_the_shelf_empty_and_no_further(stand: Stand) -> None:
    crowd, shelf = _crowd(stand, 25)
    sales = 0
    while crowd.visit(stand, CASHIER) is not None:
        sales += 1
    crowd.settle_held(stand, CASHIER)
    assert set(shelf.left.values()) == {0}
    assert sum(stand.book.journal.sold().values()) == 25 * len(shelf.left)
    assert stand.checkout.held() == []
    assert stand.shift.figures().sales >= sales > 10


def test_goods_by_weight_are_sold_in_portions_and_come_back_whole(tmp_path: Path) -> None:
    dates = replace(an_item(catalogue_item_code(SALMA, 9)), unit=Unit.GRAM, price_minor=2_400, floor_minor=0)
    book = a_till(tmp_path, cards=some_cards(items=(dates,))).book
    stand = Stand(
        book, Admission(bazaar="INTAJ8", device="T01", register_key="", sealing_key=""), NoPress(), NoDrawer()
    )
    crowd, shelf = _crowd(stand, 25_250)
    sold = crowd.visit(stand, CASHIER)
    assert sold is not None
    assert isinstance(sold.fact, Sale)
    assert {(line.unit, line.quantity % PORTION_GRAMS) for line in sold.fact.lines} == {(Unit.GRAM, 0)}
    for _ in sold.fact.lines:
        assert crowd.bring_back(stand, CASHIER, sold.fact.number) is not None
    assert shelf.left == {dates.code: 25_250}
    assert crowd.bring_back(stand, CASHIER, sold.fact.number) is None
    assert shelf.first_of_a_family() is None, "half a bag is no piece that falls and breaks"
    while crowd.visit(stand, CASHIER) is not None:
        pass
    crowd.settle_held(stand, CASHIER)
    assert shelf.left == {dates.code: 0}
    stand.close()


def test_what_is_brought_back_or_voided_lies_on_the_shelf_again(stand: Stand) -> None:
    crowd, shelf = _crowd(stand, 10)
    sold = crowd.visit(stand, CASHIER)
    assert sold is not None
    assert isinstance(sold.fact, Sale)
    after = dict(shelf.left)
    crowd.undo(stand, CASHIER, sold.fact.number)
    assert sum(shelf.left.values()) - sum(after.values()) == sum(line.quantity for line in sold.fact.lines)
    again = crowd.visit(stand, CASHIER)
    assert again is not None
    assert isinstance(again.fact, Sale)
    before = sum(shelf.left.values())
    for returned in range(1, sum(line.quantity for line in again.fact.lines) + 1):
        assert crowd.bring_back(stand, CASHIER, again.fact.number) is not None
        assert sum(shelf.left.values()) == before + returned
    assert crowd.bring_back(stand, CASHIER, again.fact.number) is None
    assert verify(stand.book.connection).whole
