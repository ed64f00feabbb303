"""What was sold, added up in parts as it arrives, is what it is when all of it is added up at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pos.register.keeping import Kept
from pos.register.selling_sums import SellingSums, add_days, add_sums
from tests.unit.register.rehearsal import BAZAAR, FIRST_DAY
from tests.unit.register.test_selling import two_days

if TYPE_CHECKING:
    from pos.register.register import Register

CODE = BAZAAR.code
PARTS = (3, 5, 8, 100)  # so that a refund, a void and a closing come apart from their sales


def test_sums_in_parts_are_the_sums_at_once(register: Register) -> None:
    kept = Kept(SellingSums, add_sums)
    days: Kept[set[date]] = Kept(set, add_days)
    journals = two_days("T01"), two_days("T02")
    at_once, sold = SellingSums(), set[date]()
    for part in PARTS:
        for journal in journals:
            held = register.intake.take_in(journal.batch(journal.seq)).seq
            register.intake.take_in(journal.batch(held, part))
        with register.database.reading() as connection:
            for day in (None, FIRST_DAY, FIRST_DAY + timedelta(days=1)):
                at_once = SellingSums()
                add_sums(connection, CODE, day, at_once, None)
                assert kept.of(connection, CODE, day) == at_once
            sold = set()
            add_days(connection, CODE, None, sold, None)
            assert days.of(connection, CODE, None) == sold
    assert (at_once.receipts > 0, len(sold)) == (True, 2)
