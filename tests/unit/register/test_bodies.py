"""A body's bytes are looked into by the database, and sales are found by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from pos.register.bodies import holds, sales_of
from pos.register.tables import FACT
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, Journal

if TYPE_CHECKING:
    from pos.register.register import Register


def test_only_what_holds_the_bytes_and_only_sales_that_are_here(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    sold = journal.sell(FAMILIES[0])
    voided = journal.void(sold)
    register.intake.take_in(journal.batch())
    with register.database.reading() as connection:
        found = connection.execute(
            select(FACT.c.seq).where(FACT.c.device == "T01", holds(connection, b'"mistake"'))
        ).scalars()
        assert list(found) == [voided.seq]
        sales = sales_of(connection, BAZAAR.code, {sold.id, voided.id, UUID(int=9)})
    assert sales == {sold.id: journal._sold(sold)}
