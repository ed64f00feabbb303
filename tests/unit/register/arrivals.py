"""What arrives in rehearsals, and the rows that it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from tests.unit.register.rehearsal import (
    FAMILIES,
    Journal,
)

if TYPE_CHECKING:
    from sqlalchemy import Table

    from pos.register.register import Register


def rows(register: Register, table: Table, device: str = "T01") -> list[tuple[object, ...]]:
    """The rows of a table that a device's facts led to."""
    columns = [column for column in table.c if column.name not in {"received_at", "contact_at"}]
    with register.database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).where(table.c.device == device))]


def morning(device: str = "T01") -> Journal:
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    first = journal.sell(FAMILIES[0], FAMILIES[1])
    journal.sell(FAMILIES[2], "", quantity=3, card=True)
    journal.void(journal.sell(FAMILIES[1]))
    journal.refund(first)
    return journal
