"""Reports add up what the ledger and the stock hold: by family, package and hall, by where families are, and item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, UnknownBazaar
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.stock_reports import FamiliesBy, ItemsThat, Narrowed, StockBy
from pos.domain.weighing import Unit
from tests.unit.register.rehearsal import ADMIN, CASHIER, PRICE_MINOR, Ids, Journal, item_of
from tests.unit.register.settling import CODE, take_in
from tests.unit.register.stocked import FIRST, SECOND, THIRD, fill

if TYPE_CHECKING:
    from pos.register.register import Register


@pytest.fixture
def filled(register: Register) -> Register:
    return fill(register)


def test_stock_is_put_together_by_family_package_and_hall(filled: Register) -> None:
    by_family = {(row.key, row.unit): row for row in filled.stock_reports.stock(ADMIN, CODE, StockBy.FAMILY)}
    first = by_family[FIRST, Unit.PIECE]
    assert (first.items, first.received, first.sold, first.on_hand) == (1, 10, 4, 6)
    assert first.value_minor == 6 * PRICE_MINOR
    assert by_family[THIRD, Unit.GRAM].value_minor == 3 * PRICE_MINOR  # three kilograms at the price of one
    packages = {(row.key, row.unit): row for row in filled.stock_reports.stock(ADMIN, CODE, StockBy.PACKAGE)}
    assert packages["T", Unit.GRAM].on_hand == 3_000
    assert packages["A", Unit.PIECE].on_hand == 6 + 0 + 2 + 2
    halls = filled.stock_reports.stock(ADMIN, CODE, StockBy.HALL)
    assert {row.key for row in halls} == {""}
    assert sum(row.on_hand for row in halls if row.unit is Unit.PIECE) == 10


def test_what_left_through_other_tills_is_told_item_by_item_of_one_family(filled: Register) -> None:
    there = Journal("T02")
    there.open_shift()
    there.sell(FIRST, quantity=2)
    there.close_shift()
    take_in(filled, there)

    def sold(narrowed: Narrowed) -> dict[str, int]:
        rows = filled.stock_reports.stock(ADMIN, CODE, StockBy.ITEM, narrowed)
        return {row.key: row.sold for row in rows}

    assert sold(Narrowed(family=FIRST)) == {item_of(FIRST): 6}
    assert sold(Narrowed(family=FIRST, but="T01")) == {item_of(FIRST): 2}
    assert sold(Narrowed(family=SECOND, but="T01")) == {}
    assert sold(Narrowed()) == {}  # the centre has none; all items of all families are never handed out at once
    (group,) = filled.stock_reports.families(ADMIN, CODE, FamiliesBy.BRANCH, Narrowed(family=FIRST, but="T01"))
    assert (group.families, group.sold_minor) == (1, 2 * PRICE_MINOR)


def test_items_are_listed_for_what_they_are(filled: Register) -> None:
    def codes(which: ItemsThat) -> list[str]:
        return [row.item for row in filled.stock_reports.items(ADMIN, CODE, which).rows]

    assert codes(ItemsThat.EXPIRE) == [item_of(THIRD, 3)]
    assert codes(ItemsThat.ARE_SOLD_OUT) == [item_of(SECOND)]
    slow = codes(ItemsThat.SELL_SLOWLY)
    assert item_of(FIRST) not in slow
    assert set(slow) == {item_of(THIRD), item_of(THIRD, 2), item_of(THIRD, 3)}


def test_families_are_counted_where_they_are(filled: Register) -> None:
    card = FamilyEnrolled(
        number=FIRST, name_ar="أسرة", name_en="Family", package="T", rate_bp=1_000, branch="الذيد", governorate="حمص"
    )
    filled.planning.enrol(ADMIN, CODE, card, identity=Ids().fork("enrol").new())
    packages = {row.key: row for row in filled.stock_reports.families(ADMIN, CODE, FamiliesBy.PACKAGE)}
    assert (packages["T"].families, packages["T"].selling, packages["T"].sold_minor) == (1, 1, 4 * PRICE_MINOR)
    assert (packages["A"].families, packages["A"].selling) == (2, 1)
    branches = {row.key: row.families for row in filled.stock_reports.families(ADMIN, CODE, FamiliesBy.BRANCH)}
    assert branches == {"الذيد": 1, "": 2}
    places = {row.key: row.sold_minor for row in filled.stock_reports.families(ADMIN, CODE, FamiliesBy.GOVERNORATE)}
    assert places == {"حمص": 4 * PRICE_MINOR, "": 5 * PRICE_MINOR}


def test_only_who_may_read_and_only_of_a_bazaar(register: Register) -> None:
    with pytest.raises(NotAllowed):
        register.stock_reports.stock(CASHIER, CODE, StockBy.FAMILY)
    with pytest.raises(NotAllowed):
        register.stock_reports.items(CASHIER, CODE, ItemsThat.EXPIRE)
    with pytest.raises(UnknownBazaar):
        register.stock_reports.families(ADMIN, "NONE", FamiliesBy.BRANCH)
    assert register.stock_reports.stock(ADMIN, CODE, StockBy.PACKAGE) == ()


def test_rows_bear_the_names_that_people_know(filled: Register) -> None:
    (first, *_) = filled.stock_reports.stock(ADMIN, CODE, StockBy.FAMILY)
    assert first.name_ar
    assert all(row.name_en for row in filled.stock_reports.stock(ADMIN, CODE, StockBy.PACKAGE))
    assert all(row.family_ar for row in filled.stock_reports.items(ADMIN, CODE, ItemsThat.SELL_SLOWLY).rows)
