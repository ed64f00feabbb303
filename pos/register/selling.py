"""The dashboard's figures: the ledger's rows added up by the database, one statement for each way of looking.

Hours and days are those of the hall's own clock, as the facts bear it. Only what an item brought is read from the receipts
themselves, for the ledger knows families and no items; they go by in portions, so that memory stays flat.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.facts import Refund, Sale, Void
from pos.domain.postings import Account
from pos.domain.rights import Act, require
from pos.domain.selling import Compared, Part, SellingFigures
from pos.ledger.exact import lines_in
from pos.register.accounts import SOLD
from pos.register.catalogue import families_of, items_of
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.reconciling import RECEIPTS
from pos.register.tables import BAZAAR, DEVICE, FACT, POSTING, SEEN, is_projected, same_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

ITEMS_MAX = 50  # on the dashboard; the stock's own list has them all
ROWS_AT_ONCE = 2_000
PAID = (Account.CASH.value, Account.CARD.value, Account.BANK.value, Account.AGENT.value)
AT_TILLS = PAID[:2]  # the others are ways of paying a store or an outlet, and are told where there are any
_HOUR = func.substr(FACT.c.at, 12, 2)
_DAY = func.substr(FACT.c.at, 1, 10)


@dataclass
class _Sums:
    """What one bazaar, or one of its days, came to; amounts in minor units by key."""

    receipts: int = 0
    hours: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    tills: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    methods: Counter[str] = field(default_factory=Counter)
    differences: Counter[str] = field(default_factory=Counter)
    centre_minor: int = 0

    @property
    def takings_minor(self) -> int:
        return sum(self.methods.values())


class Selling:
    """What the office's dashboard asks for.

    Args:
        database: where it is read.
        surroundings: the time that the figures bear.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def figures(self, by: Person, bazaar: str, day: date | None = None) -> SellingFigures:
        """Return what was sold in a bazaar, or on one day, beside the bazaar or the day of sales before it.

        Args:
            by: who asks.
            bazaar: its code.
            day: of the hall's clock; None for all.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            days = _days(connection, bazaar)
            compared = _day_before(plan, days, day) if day else _bazaar_before(connection, plan)
            now = _sums(connection, bazaar, day)
            before = _sums(connection, compared.bazaar, compared.day) if compared else _Sums()
            return _figures(
                connection, plan, (now, before), at=self._surroundings.at(plan), days=days, day=day, compared=compared
            )


# -- what is compared with ------------------------------------------------------------------------------------------


def _days(connection: Connection, bazaar: str) -> tuple[date, ...]:
    query = select(_DAY).where(FACT.c.bazaar == bazaar, FACT.c.kind == Sale.KIND).distinct()
    return tuple(sorted(date.fromisoformat(day) for day in connection.execute(query).scalars() if day))


def _day_before(plan: Bazaar, days: tuple[date, ...], day: date) -> Compared | None:
    before = [one for one in days if one < day]
    return Compared(bazaar=plan.code, name_ar=plan.name_ar, name_en=plan.name_en, day=before[-1]) if before else None


def _bazaar_before(connection: Connection, plan: Bazaar) -> Compared | None:
    """Return the last bazaar before this one in the same currency, where anything was sold."""
    plans = [bazaar_of(connection, code) for code in connection.execute(select(BAZAAR.c.code)).scalars().all()]
    former = [one for one in plans if one.first_day < plan.first_day and one.currency == plan.currency]
    for one in sorted(former, key=lambda each: (each.first_day, each.code), reverse=True):
        if _days(connection, one.code):
            return Compared(bazaar=one.code, name_ar=one.name_ar, name_en=one.name_en)
    return None


# -- sums -----------------------------------------------------------------------------------------------------------


def _sums(connection: Connection, bazaar: str, day: date | None) -> _Sums:
    sums = _Sums()
    _add_rows(connection, bazaar, day, sums)
    _add_families(connection, bazaar, day, sums)
    _add_items(connection, bazaar, day, sums)
    return sums


def _on(day: date | None) -> list[ColumnElement[bool]]:
    """Return the condition that a fact is of a day; times are text that sorts."""
    if day is None:
        return []
    return [FACT.c.at >= day.isoformat(), FACT.c.at < (day + timedelta(days=1)).isoformat()]


def _add_rows(connection: Connection, bazaar: str, day: date | None, sums: _Sums) -> None:
    """Add up what was paid, by till, hour and way of paying, and the drawers' differences."""
    query = (
        select(POSTING.c.device, _HOUR, POSTING.c.account, func.sum(POSTING.c.amount_minor))
        .join(FACT, same_place(FACT, POSTING))
        .where(
            POSTING.c.bazaar == bazaar,
            (POSTING.c.kind.in_(RECEIPTS) & POSTING.c.account.in_(PAID))
            | (POSTING.c.account == Account.DIFFERENCE.value),
            *_on(day),
        )
        .group_by(POSTING.c.device, _HOUR, POSTING.c.account)
    )
    for till, hour, account, amount in connection.execute(query):
        minor = int(amount)
        if account == Account.DIFFERENCE.value:
            sums.differences[till] -= minor
            continue
        sums.tills[till] += minor
        sums.hours[hour] += minor
        sums.methods[account] += minor
    counted = (
        select(func.count())
        .select_from(FACT)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == Sale.KIND, *_on(day))
    )
    sums.receipts = int(connection.execute(counted).scalar_one())


def _add_families(connection: Connection, bazaar: str, day: date | None, sums: _Sums) -> None:
    """Add up what was credited for goods, by family and for the centre; of all days the index tells it alone."""
    credited = select(POSTING.c.family, func.sum(-POSTING.c.amount_minor)).where(POSTING.c.bazaar == bazaar)
    by_family = credited.where(POSTING.c.claim.in_(SOLD)).group_by(POSTING.c.family)
    centre = select(func.sum(-POSTING.c.amount_minor)).where(
        POSTING.c.bazaar == bazaar, POSTING.c.account == Account.CENTRE.value, POSTING.c.kind.in_(RECEIPTS)
    )
    if day is not None:
        by_family = by_family.join(FACT, same_place(FACT, POSTING)).where(*_on(day))
        centre = centre.join(FACT, same_place(FACT, POSTING)).where(*_on(day))
    for family, amount in connection.execute(by_family):
        sums.families[family] += int(amount)
    sums.centre_minor = int(connection.execute(centre).scalar() or 0)


def _add_items(connection: Connection, bazaar: str, day: date | None, sums: _Sums) -> None:
    for kind, sign in ((Sale.KIND, 1), (Refund.KIND, -1), (Void.KIND, -1)):
        query = (
            select(FACT.c.body)
            .join(SEEN, is_projected())
            .where(FACT.c.bazaar == bazaar, FACT.c.kind == kind, *_on(day))
            .execution_options(yield_per=ROWS_AT_ONCE)
        )
        for body in connection.execute(query).scalars():
            for item, minor in lines_in(bytes(body)):
                sums.items[item] += sign * minor


# -- parts ----------------------------------------------------------------------------------------------------------


def _figures(
    connection: Connection,
    plan: Bazaar,
    pair: tuple[_Sums, _Sums],
    *,
    at: datetime,
    days: tuple[date, ...],
    day: date | None,
    compared: Compared | None,
) -> SellingFigures:
    now, before = pair
    cards = {card.number: (card.name_ar, card.name_en) for card in families_of(connection, plan.code)}
    return SellingFigures(
        at=at,
        currency=plan.currency,
        days=days,
        day=day,
        compared=compared,
        takings_minor=now.takings_minor,
        takings_before_minor=before.takings_minor,
        receipts=now.receipts,
        receipts_before=before.receipts,
        hours=tuple(_parts(_whole_hours(now.hours, before.hours), now.hours, before.hours)),
        packages=_packages(connection, plan, pair),
        families=_ranked(now.families, before.families, cards),
        tills=_tills(connection, plan, pair),
        items=_items(connection, plan, pair),
        methods=tuple(_parts(_ways_of_paying(now, before), now.methods, before.methods)),
        differences=tuple(_parts(sorted({*now.differences, *before.differences}), now.differences, before.differences)),
    )


def _ways_of_paying(now: _Sums, before: _Sums) -> tuple[str, ...]:
    return tuple(way for way in PAID if way in AT_TILLS or now.methods[way] or before.methods[way])


def _parts(
    keys: Iterable[str],
    now: Mapping[str, int],
    before: Mapping[str, int],
    names: Mapping[str, tuple[str, str]] | None = None,
) -> Iterator[Part]:
    for key in keys:
        name_ar, name_en = (names or {}).get(key, ("", ""))
        yield Part(
            key=key, amount_minor=now.get(key, 0), before_minor=before.get(key, 0), name_ar=name_ar, name_en=name_en
        )


def _ranked(
    now: Mapping[str, int], before: Mapping[str, int], names: Mapping[str, tuple[str, str]]
) -> tuple[Part, ...]:
    """Return parts from the largest to the smallest; what sold nothing now is left out."""
    keys = sorted((key for key, minor in now.items() if minor), key=lambda key: (-now[key], key))
    return tuple(_parts(keys, now, before, names))


def _whole_hours(now: Mapping[str, int], before: Mapping[str, int]) -> tuple[str, ...]:
    """Return every hour from the first with sales to the last one: an hour without any is an empty place."""
    hours = sorted(int(hour) for hour in {*now, *before})
    return tuple(f"{hour:02d}" for hour in range(hours[0], hours[-1] + 1)) if hours else ()


def _packages(connection: Connection, plan: Bazaar, pair: tuple[_Sums, _Sums]) -> tuple[Part, ...]:
    package_of = {card.number: card.package for card in families_of(connection, plan.code)}
    names = {one.code: (one.name_ar, one.name_en) for one in plan.packages}
    sums: list[Counter[str]] = []
    for part in pair:
        counted: Counter[str] = Counter()
        for family, minor in part.families.items():
            counted[package_of.get(family) or "?"] += minor
        counted[""] += part.centre_minor
        sums.append(counted)
    return _ranked(sums[0], sums[1], names)


def _tills(connection: Connection, plan: Bazaar, pair: tuple[_Sums, _Sums]) -> tuple[Part, ...]:
    query = select(DEVICE.c.device, DEVICE.c.label).where(DEVICE.c.bazaar == plan.code, DEVICE.c.device != OFFICE)
    labels = {row.device: (row.label, row.label) for row in connection.execute(query)}
    return tuple(_parts(sorted({*pair[0].tills, *pair[1].tills}), pair[0].tills, pair[1].tills, labels))


def _items(connection: Connection, plan: Bazaar, pair: tuple[_Sums, _Sums]) -> tuple[Part, ...]:
    ranked = _ranked(pair[0].items, pair[1].items, {})[:ITEMS_MAX]
    wanted = {part.key for part in ranked}
    cards = {card.code: card for card in items_of(connection, plan.code, codes=wanted)}
    names = {code: (card.name_ar, card.name_en) for code, card in cards.items()}
    return tuple(_parts((part.key for part in ranked), pair[0].items, pair[1].items, names))
