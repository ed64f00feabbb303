"""Every claim is settled by one run, and the database itself sees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from pos.domain.errors import (
    NothingToPay,
)
from pos.register.tables import PAID_LINE, POSTING, SETTLED
from tests.unit.register.settling import FIRST, Office, both, settled_count

if TYPE_CHECKING:
    from pos.register.register import Register


def test_every_claim_is_settled_by_exactly_one_run(register: Register, office: Office) -> None:
    both(register)
    office.advance(FIRST, 100)
    run = office.settle()
    with register.database.reading() as connection:
        claimed = connection.execute(
            select(func.count()).select_from(POSTING).where(POSTING.c.claim != "")
        ).scalar_one()
        runs = set(connection.execute(select(PAID_LINE.c.payout)).scalars())
    assert (settled_count(register), runs) == (claimed, {run.number})
    with pytest.raises(NothingToPay):
        office.draft()


def test_the_database_itself_refuses_to_settle_a_line_twice(register: Register, office: Office) -> None:
    both(register)
    office.settle()
    with register.database.reading() as connection:
        row = connection.execute(select(PAID_LINE).limit(1)).mappings().one()
    with pytest.raises(IntegrityError), register.database.writing() as connection:
        connection.execute(insert(PAID_LINE), [{**row, "payout": "another"}])
    for statement in ("DELETE FROM paid_line", "UPDATE paid_line SET payout = 'another'"):
        with pytest.raises(IntegrityError), register.database.writing() as connection:
            connection.execute(text(statement))


def test_the_memory_of_what_is_settled_saves_work_and_decides_nothing(register: Register, office: Office) -> None:
    first, second = both(register)
    office.settle()
    with register.database.writing() as connection:
        assert connection.execute(select(func.count()).select_from(SETTLED)).scalar_one() == 3
        connection.execute(SETTLED.delete())
    with pytest.raises(NothingToPay):
        office.draft()
    assert first.seq
    assert second.seq
