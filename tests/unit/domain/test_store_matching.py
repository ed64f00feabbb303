"""A product of the store is known by its code or its only name; what is merely like an item is a guess."""

from __future__ import annotations

from datetime import date

import pytest

from pos.domain.facts import Method
from pos.domain.store_matching import Goods, match_products
from pos.domain.store_orders import ChoiceKind, Matched, OrderState, ProductChoice, ProductMatch, StoreLine, StoreOrder
from pos.domain.weighing import Unit
from tests.builders import CAKE, JAM, SALMA, a_family, an_item

GOODS = Goods(
    (
        an_item(JAM, name_ar="مربى التمر", name_en="Date jam"),
        an_item(CAKE, name_ar="كعكة التمر بالجوز", name_en="Date cake with walnuts"),
    ),
    (a_family(1),),
)


def match(name: str, sku: str = "", *choices: ProductChoice, goods: Goods = GOODS) -> ProductMatch:
    order = StoreOrder(
        number="1",
        day=date(2026, 11, 20),
        state=OrderState.PAID,
        method=Method.CARD,
        lines=(StoreLine(sku=sku, name=name, quantity=2, amount_minor=500),) * 2,
        total_minor=1_000,
    )
    (found,) = match_products([order], goods, choices).values()
    assert (found.pieces, found.amount_minor) == (4, 1_000)
    return found


@pytest.mark.parametrize(
    ("name", "sku", "how", "item"),
    [
        ("anything", JAM, Matched.CODE, JAM),
        ("مُربى  التمر", "", Matched.NAME, JAM),
        ("DATE JAM", "SKU-9", Matched.NAME, JAM),
        ("Date cake walnuts", "", Matched.GUESS, CAKE),
        ("Oud", "", Matched.NOT, ""),
        ("Oud", JAM[:-1] + "9", Matched.NOT, ""),
    ],
)
def test_how_a_product_is_known(name: str, sku: str, how: Matched, item: str) -> None:
    found = match(name, sku)
    assert (found.how, found.item, found.is_known) == (how, item, how in {Matched.CODE, Matched.NAME})


def test_a_name_that_two_items_have_is_a_guess() -> None:
    twins = Goods((an_item(JAM, name_en="Jam"), an_item(CAKE, name_en="Jam")), (a_family(1),))
    assert match("Jam", goods=twins).how is Matched.GUESS


def test_a_word_of_a_person_counts_more_than_any_guess() -> None:
    item = ProductChoice(name="date cake walnuts", kind=ChoiceKind.ITEM, code=JAM)
    assert (match("Date cake walnuts", "", item).how, match("Date cake walnuts", "", item).item) == (
        Matched.CHOSEN,
        JAM,
    )
    nobody = ProductChoice(name="Oud", kind=ChoiceKind.FAMILY, code="9997")
    assert not match("Oud", "", nobody).is_known
    assert match("Oud", "", ProductChoice(name="Oud", kind=ChoiceKind.LEAVE_OUT)).is_known


def test_what_is_sold_by_weight_is_only_its_familys() -> None:
    weighed = Goods((an_item(JAM, unit=Unit.GRAM),), (a_family(1),))
    found = match("x", JAM, goods=weighed)
    assert (found.kind, found.item, found.family) == (ChoiceKind.FAMILY, "", SALMA)
