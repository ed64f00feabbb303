"""How far every device's journal is held, told without counting: epochs have no gaps, so the last number says it all.

The statement leaps from device to device and from epoch to epoch through the key, so it costs the same whether a device has sent
a hundred facts or a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, bindparam, func, select

from pos.register.tables import FACT

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select


class Extent(NamedTuple):
    """How far one life of a device is held: facts 1 to `seq`."""

    device: str
    epoch: int
    seq: int


def extents_of(connection: Connection, bazaar: str) -> list[Extent]:
    """Return every device's epochs and their last numbers, in order; the office's own included."""
    rows = connection.execute(_EXTENTS, {"bazaar": bazaar})
    return [Extent(device, epoch, seq) for device, epoch, seq in rows]


def _least_or_last(
    what: ColumnElement[int] | ColumnElement[str], *where: ColumnElement[bool]
) -> ScalarSelect[int | str]:
    return select(what).where(FACT.c.bazaar == bindparam("bazaar"), *where).scalar_subquery()


def _build() -> Select[str, int, int]:
    first = select(func.min(FACT.c.device).label("device")).where(FACT.c.bazaar == bindparam("bazaar"))
    known = first.cte("known", recursive=True)
    after = _least_or_last(func.min(FACT.c.device), FACT.c.device > known.c.device)
    known = known.union_all(select(after).where(known.c.device.is_not(None)))
    latest = _least_or_last(func.max(FACT.c.epoch), FACT.c.device == known.c.device)
    lived = (
        select(known.c.device, latest.label("epoch")).where(known.c.device.is_not(None)).cte("lived", recursive=True)
    )
    before = _least_or_last(func.max(FACT.c.epoch), FACT.c.device == lived.c.device, FACT.c.epoch < lived.c.epoch)
    lived = lived.union_all(select(lived.c.device, before).where(lived.c.epoch.is_not(None)))
    last = _least_or_last(func.max(FACT.c.seq), and_(FACT.c.device == lived.c.device, FACT.c.epoch == lived.c.epoch))
    told = select(lived.c.device, lived.c.epoch, last).where(lived.c.epoch.is_not(None))
    return told.order_by(lived.c.device, lived.c.epoch)


_EXTENTS = _build()
