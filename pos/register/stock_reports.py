"""Reports on goods and families, added up by the database in one statement each; see `pos.domain.stock_reports`."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB

from pos.domain.limits import RATE_BP_MAX
from pos.domain.rights import Act, require
from pos.domain.stock import Way
from pos.domain.stock_reports import FamiliesBy, FamilyGroup, ItemRow, ItemsThat, StockBy, StockGroup
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit, worth
from pos.register.accounts import SOLD
from pos.register.catalogue import families_of, items_of
from pos.register.office_journal import bazaar_of
from pos.register.tables import INTRODUCED, ITEM, POSTING, STOCK_MOVE
from pos.register.transit import notes_on_the_way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from pos.domain.bazaar import FamilyCard, Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

EXPIRY_DAYS = 30  # how far a list of what expires looks ahead
SLOW_BP = 2_500  # of what was received
ROWS_MAX = 5_000
UNKNOWN = "?"


class StockReports:
    """The office's reports.

    Args:
        database: where they are read.
        surroundings: today.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def stock(self, by: Person, bazaar: str, group: StockBy) -> tuple[StockGroup, ...]:
        """Return the pieces of each family, package or hall.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _stock(connection, bazaar, group)

    def items(self, by: Person, bazaar: str, which: ItemsThat) -> tuple[ItemRow, ...]:
        """Return the items that expire soon, sell slowly or are sold out; what concerns most comes first.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            return _items(connection, bazaar, which, self._surroundings.at(plan).date())

    def families(self, by: Person, bazaar: str, group: FamiliesBy) -> tuple[FamilyGroup, ...]:
        """Return how many families each package, branch or governorate has, and what they sold.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _families(connection, bazaar, group)


def _stock(connection: Connection, bazaar: str, group: StockBy) -> tuple[StockGroup, ...]:
    keys: dict[StockBy, ColumnElement[str]] = {
        StockBy.FAMILY: ITEM.c.family,
        StockBy.PACKAGE: _written(connection, "package"),
        StockBy.HALL: func.coalesce(INTRODUCED.c.hall, ""),
    }
    key, unit = keys[group], func.coalesce(_written(connection, "unit"), Unit.PIECE.value)
    here = case((STOCK_MOVE.c.way == Way.RECEIVED.value, STOCK_MOVE.c.quantity), else_=-STOCK_MOVE.c.quantity)
    query = (
        select(
            key,
            unit,
            func.count(STOCK_MOVE.c.item.distinct()),
            *map(_moved, Way),
            func.sum(here * cast(_written(connection, "price"), BigInteger)),
        )
        .join(ITEM, and_(ITEM.c.bazaar == STOCK_MOVE.c.bazaar, ITEM.c.code == STOCK_MOVE.c.item))
        .where(STOCK_MOVE.c.bazaar == bazaar)
        .group_by(key, unit)
        .order_by(key, unit)
    )
    if group is StockBy.HALL:
        told = and_(INTRODUCED.c.bazaar == STOCK_MOVE.c.bazaar, INTRODUCED.c.device == STOCK_MOVE.c.device)
        query = query.outerjoin(INTRODUCED, told)
    coming = _coming(connection, bazaar, group)
    return tuple(
        _group(name or "", Unit(measure), int(items), [int(term) for term in terms], coming)
        for name, measure, items, *terms in connection.execute(query)
    )


def _group(key: str, unit: Unit, items: int, terms: list[int], coming: Mapping[tuple[str, Unit], int]) -> StockGroup:
    """Return a row of the report; the terms are those of the equation in its order, and the value."""
    received, sold, returned, written_off, value = terms
    return StockGroup(
        key=key,
        unit=unit,
        items=items,
        received=received,
        sold=sold,
        returned=returned,
        written_off=written_off,
        value_minor=value // (GRAMS_PER_KILOGRAM if unit is Unit.GRAM else 1),
        in_transit=coming.get((key, unit), 0),
    )


def _coming(connection: Connection, bazaar: str, group: StockBy) -> Counter[tuple[str, Unit]]:
    """Return what is on its way between tills; such notes are few, so they are read and not added up by the database."""
    notes = notes_on_the_way(connection, bazaar)
    told = select(INTRODUCED.c.device, INTRODUCED.c.hall).where(INTRODUCED.c.bazaar == bazaar)
    halls = {str(row.device): str(row.hall) for row in connection.execute(told)} if notes else {}
    cards = {card.code: card for card in items_of(connection, bazaar)} if notes else {}
    coming: Counter[tuple[str, Unit]] = Counter()
    for note in notes:
        for row in note.lines:
            card = cards.get(row.item)
            if card is not None:
                hall = halls.get(note.number.split("-")[0], "")
                keys = {StockBy.FAMILY: card.family, StockBy.PACKAGE: card.package, StockBy.HALL: hall}
                coming[keys[group], card.unit] += row.quantity
    return coming


def _moved(way: Way) -> ColumnElement[int]:
    return func.sum(case((STOCK_MOVE.c.way == way.value, STOCK_MOVE.c.quantity), else_=0))


def _written(connection: Connection, key: str) -> ColumnElement[str]:
    """Return a value of an item's card, which is JSON in a text; both databases look into it."""
    if connection.dialect.name == "sqlite":
        return func.json_extract(ITEM.c.card, f"$.{key}")
    looked_into: ColumnElement[str] = cast(ITEM.c.card, JSONB)[key].astext
    return looked_into


def _items(connection: Connection, bazaar: str, which: ItemsThat, today: date) -> tuple[ItemRow, ...]:
    query = (
        select(STOCK_MOVE.c.item, *map(_moved, Way)).where(STOCK_MOVE.c.bazaar == bazaar).group_by(STOCK_MOVE.c.item)
    )
    sums = {item: tuple(map(int, terms)) for item, *terms in connection.execute(query)}
    rows = []
    for card in items_of(connection, bazaar):
        received, sold, returned, written_off = sums.get(card.code, (0, 0, 0, 0))
        row = ItemRow(
            item=card.code,
            family=card.family,
            name_ar=card.name_ar,
            name_en=card.name_en,
            package=card.package,
            unit=card.unit,
            price_minor=card.price_minor,
            received=received,
            sold=sold,
            on_hand=received - sold - returned - written_off,
            expiry=card.expiry,
        )
        if _belongs(row, which, today):
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: _rank(row, which))[:ROWS_MAX])


def _belongs(row: ItemRow, which: ItemsThat, today: date) -> bool:
    if which is ItemsThat.ARE_SOLD_OUT:
        return row.received > 0 and row.on_hand <= 0
    if row.on_hand <= 0:
        return False
    if which is ItemsThat.EXPIRE:
        return row.expiry is not None and row.expiry <= today + timedelta(days=EXPIRY_DAYS)
    return row.sold * RATE_BP_MAX <= row.received * SLOW_BP


def _rank(row: ItemRow, which: ItemsThat) -> tuple[str | int, ...]:
    if which is ItemsThat.EXPIRE:
        return str(row.expiry), row.item
    if which is ItemsThat.SELL_SLOWLY:
        return -worth(row.on_hand, row.price_minor, row.unit), row.item
    return -row.sold, row.item


def _families(connection: Connection, bazaar: str, group: FamiliesBy) -> tuple[FamilyGroup, ...]:
    query = (
        select(POSTING.c.family, func.sum(-POSTING.c.amount_minor))
        .where(POSTING.c.bazaar == bazaar, POSTING.c.claim.in_(SOLD))
        .group_by(POSTING.c.family)
    )
    sold = {family: int(amount) for family, amount in connection.execute(query)}
    cards = {card.number: card for card in families_of(connection, bazaar)}
    found: dict[str, list[str]] = {}
    for number in {*cards, *sold}:
        found.setdefault(_place(cards.get(number), group), []).append(number)
    return tuple(
        FamilyGroup(
            key=key,
            families=len(numbers),
            selling=sum(bool(sold.get(number)) for number in numbers),
            sold_minor=sum(sold.get(number, 0) for number in numbers),
        )
        for key, numbers in sorted(found.items())
    )


def _place(card: FamilyCard | None, group: FamiliesBy) -> str:
    if card is None:
        return UNKNOWN
    return {
        FamiliesBy.PACKAGE: card.package,
        FamiliesBy.BRANCH: card.branch,
        FamiliesBy.GOVERNORATE: card.governorate,
    }[group]
