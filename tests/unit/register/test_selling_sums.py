"""What was sold, by day: the days together are the whole, and what was looked at by hand is what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.register.selling_sums import SellingSums, Sold
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, FIRST_DAY, PRICE_MINOR, item_of
from tests.unit.register.test_selling import two_days

if TYPE_CHECKING:
    from pos.register.register import Register


def test_the_days_together_are_the_whole(register: Register) -> None:
    register.intake.take_in(two_days().batch())
    with register.database.reading() as connection:
        sold = register.kept.sold.of(connection, BAZAAR.code)
    together = SellingSums()
    for day in sold.by_day.values():
        together = together.plus(day)
    assert together == sold.on(None)
    assert [sold.on(day).receipts for day in sold.days] == [2, 2]
    assert sold.on(sold.days[1]).items == {item_of(FAMILIES[1]): PRICE_MINOR, item_of(""): PRICE_MINOR}
    assert sold.whole.since[item_of(FAMILIES[1]), "T01"][:10] == sold.days[0].isoformat()


def test_a_day_without_sales_comes_to_nothing_and_a_copy_is_its_own() -> None:
    sold = Sold()
    assert sold.on(FIRST_DAY) == SellingSums()
    copy = sold.copy()
    copy.by_day["2026-11-20"] = SellingSums(receipts=1)
    assert (sold.days, len(copy.days)) == ((), 1)
