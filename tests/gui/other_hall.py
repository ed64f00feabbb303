"""A second bazaar on the register of the sample: another hall, whose till bears the same name, with a family of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.demo.stage import admit_by, exchange_of
from pos.domain.bazaar import PaperLanguage
from pos.domain.founding import FIRST_TILL
from pos.domain.goods_facts import ReceivedLine
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.office_facts import FamilyEnrolled
from tests.builders import Till

if TYPE_CHECKING:
    from pos.demo.stage import Stage
    from pos.domain.bazaar import Bazaar

CODE = "HALL-2"
FAMILY = family_number(990)
ITEM = catalogue_item_code(FAMILY, 1)
PRICE_MINOR = 4_000
SOLD = 3
GROSS_MINOR = SOLD * PRICE_MINOR


def a_second_bazaar(stage: Stage, first: Bazaar) -> Bazaar:
    """Plan it on a register that runs, and have its till receive goods, sell some, close and send."""
    plan = replace(
        first,
        code=CODE,
        name_ar="بازار الواحة",
        name_en="Oasis Bazaar",
        venue_ar="القاعة الثانية",
        venue_en="Second hall",
        utc_offset_minutes=first.utc_offset_minutes - 60,
        tills=(FIRST_TILL,),
        paper=PaperLanguage.ENGLISH,
        advance_limit_minor=0,
    )
    family = FamilyEnrolled(
        number=FAMILY, name_ar="أم راشد", name_en="Um Rashid", package=first.packages[0].code, rate_bp=1_000
    )
    office = stage.office("S1", "88008800")
    office.plan(plan, identity=stage.means.register.new_id())
    office.enrol_family(CODE, family, identity=stage.means.register.new_id(), private={})
    elsewhere = replace(stage, folder=stage.folder / "elsewhere")
    book, admission = admit_by(elsewhere, office, CODE, FIRST_TILL)
    till = Till(book)
    line = ReceivedLine(
        item=ITEM,
        name_ar="سلة سعف",
        name_en="Palm basket",
        package=family.package,
        quantity=10,
        declared=10,
        price_minor=PRICE_MINOR,
    )
    till.goods.receive(FAMILY, (line,), by="G1")
    till.open_shift()
    for _ in range(SOLD):
        till.sell(ITEM)
    till.close_shift()
    with stage.client() as wire:
        exchange_of(book, admission).run(wire)
    book.close()
    return plan
