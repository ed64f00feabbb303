"""Reports on goods and families, added up by the database in one statement each; see `pos.domain.stock_reports`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sqlalchemy import and_, func, select

from pos.domain.identity import CENTRE
from pos.domain.rights import Act, require
from pos.domain.stock import Way
from pos.domain.stock_reports import (
    Choices,
    FamiliesBy,
    FamilyGroup,
    ItemPage,
    ItemsThat,
    Narrowed,
    StockBy,
    StockGroup,
)
from pos.domain.weighing import Unit
from pos.register.catalogue import families_of, items_of
from pos.register.item_lists import list_items
from pos.register.narrowing import moved, of_cards, worth_of, written
from pos.register.office_journal import bazaar_of
from pos.register.selling_sums import SOLD
from pos.register.short_transfers import missing_between
from pos.register.tables import FACT, INTRODUCED, ITEM, POSTING, same_place
from pos.register.transit import notes_on_the_way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection, Select

    from pos.domain.bazaar import FamilyCard, ItemCard, Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

UNKNOWN = "?"
EVERYTHING = Narrowed()
_Key: TypeAlias = "tuple[str, Unit]"


class _Part(NamedTuple):
    """Pieces between two tills, and the till by which they are counted."""

    device: str
    item: str
    quantity: int


class StockReports:
    """The office's reports.

    Args:
        database: where they are read.
        surroundings: today.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def choices(self, by: Person, bazaar: str) -> Choices:
        """Return what the reports of a bazaar can be narrowed to.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_STOCK)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            told = select(INTRODUCED.c.hall).where(INTRODUCED.c.bazaar == bazaar).distinct()
            branches = {card.branch for card in families_of(connection, bazaar)}
            halls = {str(hall) for hall in connection.execute(told).scalars()}
            return Choices(
                packages=plan.packages, branches=tuple(sorted(branches - {""})), halls=tuple(sorted(halls - {""}))
            )

    def stock(self, by: Person, bazaar: str, group: StockBy, narrowed: Narrowed = EVERYTHING) -> tuple[StockGroup, ...]:
        """Return the pieces of each family, package or hall, or of each item of one family.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_STOCK)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _stock(connection, bazaar, group, narrowed)

    def items(
        self, by: Person, bazaar: str, which: ItemsThat, narrowed: Narrowed = EVERYTHING, *, start: int = 0
    ) -> ItemPage:
        """Return all items, or those that expire soon, sell slowly or are sold out; what concerns most comes first.

        Args:
            by: who asks.
            bazaar: its code.
            which: the list.
            narrowed: what it is narrowed to.
            start: how many items come before the page that is asked for.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_STOCK)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            today = self._surroundings.at(plan).date()
            return list_items(connection, bazaar, which, narrowed, today=today, start=start)

    def families(
        self, by: Person, bazaar: str, group: FamiliesBy, narrowed: Narrowed = EVERYTHING
    ) -> tuple[FamilyGroup, ...]:
        """Return how many families each package, branch or governorate has, and what they sold.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _families(connection, bazaar, group, narrowed)


def _stock(connection: Connection, bazaar: str, group: StockBy, narrowed: Narrowed) -> tuple[StockGroup, ...]:
    if group is StockBy.ITEM and narrowed.family is None:
        narrowed = replace(narrowed, family=CENTRE)
    sums = moved(bazaar, narrowed, by_hall=group is StockBy.HALL)
    key: ColumnElement[str] = {
        StockBy.FAMILY: ITEM.c.family,
        StockBy.PACKAGE: written(connection, ITEM.c.card, "package"),
        StockBy.HALL: sums.c.hall if group is StockBy.HALL else ITEM.c.family,
        StockBy.ITEM: ITEM.c.code,
    }[group]
    unit = written(connection, ITEM.c.card, "unit")
    query = (
        select(
            key,
            unit,
            func.count(),
            *(func.sum(sums.c[way.value]) for way in Way),
            func.sum(sums.c.here),
            func.sum(worth_of(connection, sums.c.here)),
        )
        .join(sums, sums.c.item == ITEM.c.code)
        .where(ITEM.c.bazaar == bazaar)
        .group_by(key, unit)
        .order_by(key, unit)
    )
    coming = _by_key(connection, bazaar, group, narrowed, _coming(connection, bazaar, narrowed))
    lost = _by_key(connection, bazaar, group, narrowed, _lost(connection, bazaar, narrowed))
    names = _names(connection, bazaar, group, narrowed.family)
    return tuple(
        _group(
            (name, Unit(measure or Unit.PIECE.value)), int(items), [int(term) for term in terms], (coming, lost), names
        )
        for name, measure, items, *terms in connection.execute(of_cards(connection, query, narrowed))
    )


def _group(
    key: tuple[str, Unit],
    items: int,
    terms: list[int],
    between: tuple[Mapping[_Key, int], Mapping[_Key, int]],
    names: Mapping[str, tuple[str, str]],
) -> StockGroup:
    """Return a row of the report.

    Args:
        key: what it is of.
        items: how many.
        terms: those of the equation in its order, what is on hand, and its value.
        between: what is on its way between tills, and what did not arrive, by key.
        names: what the rows are called.
    """
    received, sold, returned, written_off, here, value = terms
    coming, lost = between
    arabic, english = names.get(key[0], ("", ""))
    return StockGroup(
        key=key[0],
        unit=key[1],
        items=items,
        received=received,
        sold=sold,
        returned=returned,
        written_off=written_off,
        on_hand=here,
        value_minor=value,
        in_transit=coming.get(key, 0),
        not_arrived=lost.get(key, 0),
        name_ar=arabic,
        name_en=english,
    )


def _names(
    connection: Connection, bazaar: str, group: StockBy | FamiliesBy, family: str | None = None
) -> Mapping[str, tuple[str, str]]:
    """Return what the rows are called, by key; halls, branches and governorates are their own names."""
    if group is StockBy.ITEM:
        return {card.code: (card.name_ar, card.name_en) for card in items_of(connection, bazaar, family=family)}
    if group in {StockBy.FAMILY, FamiliesBy.FAMILY}:
        return {card.number: (card.name_ar, card.name_en) for card in families_of(connection, bazaar)}
    if group in {StockBy.PACKAGE, FamiliesBy.PACKAGE}:
        packages = bazaar_of(connection, bazaar).packages
        return {package.code: (package.name_ar, package.name_en) for package in packages}
    return {}


def _coming(connection: Connection, bazaar: str, narrowed: Narrowed) -> list[_Part]:
    """Return what is on its way between tills, by the till that sent it."""
    notes = notes_on_the_way(connection, bazaar, narrowed.last)
    return [_Part(note.number.split("-")[0], row.item, row.quantity) for note in notes for row in note.lines]


def _lost(connection: Connection, bazaar: str, narrowed: Narrowed) -> list[_Part]:
    """Return what did not arrive at a till, by that till."""
    return [
        _Part(row.device, row.subject, row.count)
        for row in missing_between(connection, bazaar)
        if narrowed.last is None or row.at is None or row.at.date() <= narrowed.last
    ]


def _by_key(
    connection: Connection, bazaar: str, group: StockBy, narrowed: Narrowed, parts: list[_Part]
) -> Counter[_Key]:
    """Put pieces between tills together; such notes are few, so they are read and not added up by the database."""
    found: Counter[_Key] = Counter()
    if not parts:
        return found
    told = select(INTRODUCED.c.device, INTRODUCED.c.hall).where(INTRODUCED.c.bazaar == bazaar)
    halls = {str(row.device): str(row.hall) for row in connection.execute(told)}
    cards = {card.code: card for card in items_of(connection, bazaar, codes=sorted({part.item for part in parts}))}
    families = {card.number: card for card in families_of(connection, bazaar)}
    for part in parts:
        card, hall = cards.get(part.item), halls.get(part.device, "")
        if narrowed.hall not in {None, hall} or narrowed.but == part.device:
            continue
        if card is not None and _is_asked_for(card, families.get(card.family), narrowed):
            keys = {
                StockBy.FAMILY: card.family,
                StockBy.PACKAGE: card.package,
                StockBy.HALL: hall,
                StockBy.ITEM: card.code,
            }
            found[keys[group], card.unit] += part.quantity
    return found


def _is_asked_for(card: ItemCard, family: FamilyCard | None, narrowed: Narrowed) -> bool:
    branch, governorate = ("", "") if family is None else (family.branch, family.governorate)
    return (
        narrowed.package in {None, card.package}
        and narrowed.branch in {None, branch}
        and narrowed.governorate in {None, governorate}
        and narrowed.family in {None, card.family}
    )


def _families(connection: Connection, bazaar: str, group: FamiliesBy, narrowed: Narrowed) -> tuple[FamilyGroup, ...]:
    query = (
        select(POSTING.c.family, func.sum(-POSTING.c.amount_minor))
        .where(POSTING.c.bazaar == bazaar, POSTING.c.claim.in_(SOLD))
        .group_by(POSTING.c.family)
    )
    sold = {family: int(amount) for family, amount in connection.execute(_within(query, narrowed))}
    cards = {card.number: card for card in families_of(connection, bazaar)}
    found: dict[str, list[str]] = {}
    for number in {*cards, *sold}:
        if narrowed.family in {None, number} and _is_meant(cards.get(number), narrowed):
            place = number if group is FamiliesBy.FAMILY else _place(cards.get(number), group)
            found.setdefault(place, []).append(number)
    names = _names(connection, bazaar, group)
    return tuple(
        FamilyGroup(
            key=key,
            families=len(numbers),
            selling=sum(bool(sold.get(number)) for number in numbers),
            sold_minor=sum(sold.get(number, 0) for number in numbers),
            name_ar=names.get(key, ("", ""))[0],
            name_en=names.get(key, ("", ""))[1],
        )
        for key, numbers in sorted(found.items())
    )


def _within(query: Select[str, Any], narrowed: Narrowed) -> Select[str, Any]:
    """Return a query over the ledger's rows narrowed to a hall, to devices and to days."""
    if narrowed.hall is not None:
        told = and_(INTRODUCED.c.bazaar == POSTING.c.bazaar, INTRODUCED.c.device == POSTING.c.device)
        query = query.outerjoin(INTRODUCED, told).where(func.coalesce(INTRODUCED.c.hall, "") == narrowed.hall)
    if narrowed.but is not None:
        query = query.where(POSTING.c.device != narrowed.but)
    if narrowed.first is not None or narrowed.last is not None:
        query = query.join(FACT, same_place(FACT, POSTING))
    if narrowed.first is not None:
        query = query.where(FACT.c.at >= narrowed.first.isoformat())
    if narrowed.last is not None:
        query = query.where(FACT.c.at < (narrowed.last + timedelta(days=1)).isoformat())
    return query


def _is_meant(card: FamilyCard | None, narrowed: Narrowed) -> bool:
    unknown = (UNKNOWN, UNKNOWN, UNKNOWN)
    package, branch, governorate = unknown if card is None else (card.package, card.branch, card.governorate)
    return (
        narrowed.package in {None, package}
        and narrowed.branch in {None, branch}
        and narrowed.governorate in {None, governorate}
    )


def _place(card: FamilyCard | None, group: FamiliesBy) -> str:
    if card is None:
        return UNKNOWN
    return {
        FamiliesBy.PACKAGE: card.package,
        FamiliesBy.BRANCH: card.branch,
        FamiliesBy.GOVERNORATE: card.governorate,
    }[group]
