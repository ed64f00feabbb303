"""How far journals are held is told without counting them, and equals what counting finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.register.extents import Extent, extents_of
from pos.register.tables import FACT
from tests.unit.register.arrivals import morning
from tests.unit.register.rehearsal import BAZAAR, Journal

if TYPE_CHECKING:
    from pos.register.register import Register


def test_every_life_of_every_device_is_told_with_its_last_number(register: Register) -> None:
    old, other = morning(), morning("T02")
    register.intake.take_in(old.batch())
    register.intake.take_in(other.batch())
    later = Journal(epoch=3)  # a life that never reached this register lies between
    later.open_shift()
    register.intake.take_in(later.batch())
    with register.database.reading() as connection:
        told = extents_of(connection, BAZAAR.code)
        counted = connection.execute(
            select(FACT.c.device, FACT.c.epoch, func.count())
            .where(FACT.c.bazaar == BAZAAR.code)
            .group_by(FACT.c.device, FACT.c.epoch)
            .order_by(FACT.c.device, FACT.c.epoch)
        ).all()
        assert extents_of(connection, "NOWHERE") == []
    assert told == [tuple(row) for row in counted]
    assert told[1:] == [Extent("T01", 1, old.seq), Extent("T01", 3, later.seq), Extent("T02", 1, other.seq)]
