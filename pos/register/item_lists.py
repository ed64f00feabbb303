"""Lists of items: all, or those that expire, sell slowly or are sold out. The database counts and orders them, page by page."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, and_, case, cast, func, select, true

from pos.domain.bazaar import ItemCard
from pos.domain.limits import RATE_BP_MAX
from pos.domain.stock_reports import PAGE_ROWS_MAX, ItemPage, ItemRow, ItemsThat
from pos.domain.weighing import Unit
from pos.ledger.codec import from_document
from pos.register.catalogue import families_of
from pos.register.narrowing import moved, of_cards, worth_of, written
from pos.register.tables import ITEM

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row, Subquery

    from pos.domain.stock_reports import Narrowed

SLOW_BP = 2_500  # of what was received


def list_items(
    connection: Connection, bazaar: str, which: ItemsThat, narrowed: Narrowed, *, today: date, start: int = 0
) -> ItemPage:
    """Return a page of a list, and what the whole list comes to.

    Args:
        connection: a reading one.
        bazaar: its code.
        which: the list.
        narrowed: what it is narrowed to.
        today: in the hall.
        start: how many items come before the page.
    """
    sums = moved(bazaar, narrowed)
    unit = written(connection, ITEM.c.card, "unit")
    expiry = written(connection, ITEM.c.card, "expiry")
    is_weighed = unit == Unit.GRAM.value
    left = sums.c.here
    value = worth_of(connection, left)
    whole = select(
        ITEM.c.code,
        ITEM.c.card,
        *(sums.c[name] for name in ("received", "sold", "here")),
        func.count().over().label("in_all"),
        func.sum(case((is_weighed, 0), else_=left)).over().label("pieces"),
        func.sum(case((is_weighed, left), else_=0)).over().label("grams"),
        func.sum(cast(value, BigInteger)).over().label("worth"),
    )
    query = (
        whole.join(sums, sums.c.item == ITEM.c.code)
        .where(ITEM.c.bazaar == bazaar, _belongs(sums, expiry, which, today, narrowed))
        .order_by(*_order(sums, expiry, value, which), ITEM.c.code)
    )
    rows = connection.execute(of_cards(connection, query, narrowed).limit(PAGE_ROWS_MAX).offset(start)).all()
    if not rows:
        return ItemPage(count=0, pieces=0, grams=0, value_minor=0, rows=())
    names = {card.number: (card.name_ar, card.name_en) for card in families_of(connection, bazaar)}
    first = rows[0]
    return ItemPage(
        count=int(first.in_all),
        pieces=int(first.pieces),
        grams=int(first.grams),
        value_minor=int(first.worth),
        rows=tuple(_row(row, names) for row in rows),
    )


def _belongs(
    sums: Subquery, expiry: ColumnElement[str], which: ItemsThat, today: date, narrowed: Narrowed
) -> ColumnElement[bool]:
    if which is ItemsThat.HAVE_MOVED:
        return true()
    if which is ItemsThat.ARE_SOLD_OUT:
        return and_(sums.c.received > 0, sums.c.here <= 0)
    if which is ItemsThat.EXPIRE:
        until = (today + timedelta(days=narrowed.days)).isoformat()
        return and_(sums.c.here > 0, expiry != "", expiry <= until)
    return and_(sums.c.here > 0, sums.c.sold * RATE_BP_MAX <= sums.c.received * SLOW_BP)


def _order(
    sums: Subquery, expiry: ColumnElement[str], value: ColumnElement[Any], which: ItemsThat
) -> tuple[ColumnElement[Any], ...]:
    if which is ItemsThat.EXPIRE:
        return (expiry,)
    return (sums.c.sold.desc() if which is ItemsThat.ARE_SOLD_OUT else value.desc(),)


def _row(found: Row[Any], names: dict[str, tuple[str, str]]) -> ItemRow:
    card: ItemCard = from_document(ItemCard, json.loads(found.card))
    arabic, english = names.get(card.family, ("", ""))
    return ItemRow(
        item=card.code,
        family=card.family,
        name_ar=card.name_ar,
        name_en=card.name_en,
        package=card.package,
        unit=card.unit,
        price_minor=card.price_minor,
        received=int(found.received),
        sold=int(found.sold),
        on_hand=int(found.here),
        expiry=card.expiry,
        family_ar=arabic,
        family_en=english,
    )
