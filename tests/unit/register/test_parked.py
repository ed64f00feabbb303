"""What stands on accounts that are nobody's is told line by line, and comes to what the ledger says."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from pos.domain.identity import UNASSIGNED, family_number
from pos.register.parked import parked_lines, unknown_families
from pos.register.tables import POSTING
from tests.unit.register.rehearsal import Journal
from tests.unit.register.settling import CODE, FIRST, take_in

if TYPE_CHECKING:
    from pos.register.register import Register

STRANGER = family_number(756)


@pytest.mark.parametrize("seed", range(3))
def test_the_lines_that_are_parked_come_to_the_ledgers_own_sums(register: Register, seed: int) -> None:
    dice = random.Random(seed)
    journal = Journal("T01")
    journal.open_shift()
    sales = []
    for _ in range(12):
        owners = dice.choices((FIRST, UNASSIGNED, STRANGER, ""), k=dice.randint(1, 3))
        sales.append(journal.sell(*owners, quantity=dice.randint(1, 3)))
        if dice.random() < 0.4:
            undo = journal.refund if dice.random() < 0.5 else journal.void
            undo(sales.pop(dice.randrange(len(sales))))
    journal.close_shift()
    take_in(register, journal)
    ledger = (
        select(POSTING.c.family, func.sum(-POSTING.c.amount_minor))
        .where(POSTING.c.bazaar == CODE, POSTING.c.family.in_((UNASSIGNED, STRANGER)))
        .group_by(POSTING.c.family)
    )
    with register.database.reading() as connection:
        families = unknown_families(connection, CODE)
        lines = parked_lines(connection, CODE, families)
        sums = {family: int(amount) for family, amount in connection.execute(ledger) if amount}
        assert parked_lines(connection, CODE, []) == []
    assert set(families) <= {UNASSIGNED, STRANGER}
    told: dict[str, int] = {}
    for line in lines:
        told[line.family] = told.get(line.family, 0) + line.amount_minor
    assert told == sums
    assert {line.of for line in lines} <= {sale.id for sale in sales}
