"""What every report on goods is made of: how much of each item moved, narrowed to a period and a hall, in one statement."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB

from pos.domain.stock import Way
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit
from pos.register.tables import FACT, FAMILY, INTRODUCED, ITEM, STOCK_MOVE, same_place

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Select, Subquery
    from typing_extensions import Unpack

    from pos.domain.stock_reports import Narrowed


# What a move leaves on hand: what was received counts, everything else is taken off.
LEFT = case((STOCK_MOVE.c.way == Way.RECEIVED.value, STOCK_MOVE.c.quantity), else_=-STOCK_MOVE.c.quantity)


def written(connection: Connection, card: Column[str], key: str) -> ColumnElement[str]:
    """Return a value of a card, which is JSON in a text; both databases look into it. What stands at its default is empty."""
    if connection.dialect.name == "sqlite":
        return func.coalesce(func.json_extract(card, f"$.{key}"), "")
    looked_into: ColumnElement[str] = func.coalesce(cast(card, JSONB)[key].astext, "")
    return looked_into


def moved(bazaar: str, narrowed: Narrowed, *, by_hall: bool = False) -> Subquery:
    """Return what moved of each item: a column for each `Way` in the period, and `here`, what was left on its last evening.

    Args:
        bazaar: its code.
        narrowed: the period, the hall, the family and the device; the rest is a matter of cards, see `of_cards`.
        by_hall: whether an item has a row for each hall, named in a column `hall`.
    """
    last = None if narrowed.last is None else (narrowed.last + timedelta(days=1)).isoformat()
    first = None if narrowed.first is None else narrowed.first.isoformat()
    ways = (func.sum(case((_counts(way, first), STOCK_MOVE.c.quantity), else_=0)).label(way.value) for way in Way)
    hall = func.coalesce(INTRODUCED.c.hall, "").label("hall")
    columns = [STOCK_MOVE.c.item, *([hall] if by_hall else [])]
    query = select(*columns, *ways, func.sum(LEFT).label("here")).where(STOCK_MOVE.c.bazaar == bazaar)
    if by_hall or narrowed.hall is not None:
        told = and_(INTRODUCED.c.bazaar == STOCK_MOVE.c.bazaar, INTRODUCED.c.device == STOCK_MOVE.c.device)
        query = query.outerjoin(INTRODUCED, told)
    if narrowed.hall is not None:
        query = query.where(func.coalesce(INTRODUCED.c.hall, "") == narrowed.hall)
    if narrowed.family is not None:
        of_family = select(ITEM.c.code).where(ITEM.c.bazaar == bazaar, ITEM.c.family == narrowed.family)
        query = query.where(STOCK_MOVE.c.item.in_(of_family))
    if narrowed.but is not None:
        query = query.where(STOCK_MOVE.c.device != narrowed.but)
    if first is not None or last is not None:
        query = query.join(FACT, same_place(FACT, STOCK_MOVE))
    if last is not None:
        query = query.where(FACT.c.at < last)
    return query.group_by(STOCK_MOVE.c.item, *([INTRODUCED.c.hall] if by_hall else [])).subquery()


def of_cards(
    connection: Connection, query: Select[Unpack[tuple[Any, ...]]], narrowed: Narrowed
) -> Select[Unpack[tuple[Any, ...]]]:
    """Return a query over `ITEM` narrowed to a package, and to a branch and a governorate of its families."""
    if narrowed.package is not None:
        query = query.where(written(connection, ITEM.c.card, "package") == narrowed.package)
    places = {"branch": narrowed.branch, "governorate": narrowed.governorate}
    wanted = {key: place for key, place in places.items() if place is not None}
    if wanted:
        query = query.outerjoin(FAMILY, and_(FAMILY.c.bazaar == ITEM.c.bazaar, FAMILY.c.number == ITEM.c.family))
    for key, place in wanted.items():
        query = query.where(written(connection, FAMILY.c.card, key) == place)
    return query


def worth_of(connection: Connection, quantity: ColumnElement[int]) -> ColumnElement[int]:
    """Return what a quantity of an item would bring, rounded as `pos.domain.weighing.worth` does, also below zero."""
    value = cast(quantity, BigInteger) * cast(written(connection, ITEM.c.card, "price"), BigInteger)
    half = case((value < 0, -GRAMS_PER_KILOGRAM), else_=GRAMS_PER_KILOGRAM)  # both databases cut towards zero
    rounded = (value * 2 + half) // (2 * GRAMS_PER_KILOGRAM)
    return case((is_weighed(connection), rounded), else_=value)


def is_weighed(connection: Connection) -> ColumnElement[bool]:
    """Return the condition that an item is weighed; one without a card is not."""
    return written(connection, ITEM.c.card, "unit") == Unit.GRAM.value


def _counts(way: Way, first: str | None) -> ColumnElement[bool]:
    is_it = STOCK_MOVE.c.way == way.value
    return is_it if first is None else and_(is_it, FACT.c.at >= first)
