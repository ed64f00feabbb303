"""Facts of goods between tills and of their photos, as the recorded journal holds them; only ever added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.goods_facts import GoodsReceived, GoodsSent, GoodsTaken, ItemPictured, Pieces, ReceivedLine, TakenLine
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from pos.domain.office_facts import Fact

SALMA, HUDA = family_number(42), family_number(75)
JAM, OUD = catalogue_item_code(SALMA, 1), catalogue_item_code(HUDA, 1)
TRANSFERS: tuple[Fact, ...] = (
    GoodsSent(
        number="T07-000006-7",
        to="T01",
        reason="الطاولة الثانية",
        lines=(Pieces(item=JAM, quantity=6), Pieces(item=OUD, quantity=1_500, unit=Unit.GRAM)),
    ),
    GoodsTaken(number="T07-000007-2", of_number="T01-000004-8", lines=(TakenLine(item=JAM, sent=6, quantity=5),)),
)
PICTURED: tuple[Fact, ...] = (
    GoodsReceived(
        number="T07-000008-0",
        family=SALMA,
        rate_bp=1_500,
        terms="2",
        lines=(
            ReceivedLine(
                item=JAM,
                name_ar="مربى التين",
                name_en="Fig jam",
                package="A",
                quantity=2,
                price_minor=1_500,
                declared=2,
                photo="ab" * 32,
            ),
        ),
    ),
    ItemPictured(item=JAM, photo="cd" * 32),
    ItemPictured(item=JAM),
)
