"""The dashboard's figures: what was sold, by every way of looking, beside what was sold before.

The sums are those of `pos.register.selling_sums`, kept by `pos.register.keeping`: whoever looks again waits for what came since.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.facts import Sale
from pos.domain.rights import Act, require
from pos.domain.selling import Compared, Part, SellingFigures
from pos.register.catalogue import families_of, items_of
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.selling_sums import AT_TILLS, PAID, SellingSums
from pos.register.tables import BAZAAR, DEVICE, FACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.register.database import Database
    from pos.register.keeping import Kept
    from pos.register.selling_sums import Sold
    from pos.register.surroundings import Surroundings

ITEMS_MAX = 50  # on the dashboard; the stock's own list has them all


class Selling:
    """What the office's dashboard asks for.

    Args:
        database: where it is read.
        surroundings: the time that the figures bear.
        kept: what was sold.
    """

    def __init__(self, database: Database, surroundings: Surroundings, kept: Kept[Sold]) -> None:
        self._database = database
        self._surroundings = surroundings
        self._kept = kept

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
            sold = self._kept.of(connection, bazaar)
            compared = _day_before(plan, sold.days, day) if day else bazaar_before(connection, plan)
            now, before = sold.on(day), SellingSums()
            if compared:
                before = self._kept.of(connection, compared.bazaar).on(compared.day)
            days = sold.days
            return _figures(
                connection, plan, (now, before), at=self._surroundings.at(plan), days=days, day=day, compared=compared
            )


# -- what is compared with ------------------------------------------------------------------------------------------


def bazaar_before(connection: Connection, plan: Bazaar) -> Compared | None:
    """Return the last bazaar before this one in the same currency, where anything was sold."""
    plans = [bazaar_of(connection, code) for code in connection.execute(select(BAZAAR.c.code)).scalars().all()]
    former = [one for one in plans if one.first_day < plan.first_day and one.currency == plan.currency]
    for one in sorted(former, key=lambda each: (each.first_day, each.code), reverse=True):
        mine = (FACT.c.bazaar == one.code) & (FACT.c.kind == Sale.KIND)
        if connection.execute(select(FACT.c.seq).where(mine).limit(1)).first() is not None:
            return Compared(bazaar=one.code, name_ar=one.name_ar, name_en=one.name_en)
    return None


def _day_before(plan: Bazaar, days: tuple[date, ...], day: date) -> Compared | None:
    before = [one for one in days if one < day]
    return Compared(bazaar=plan.code, name_ar=plan.name_ar, name_en=plan.name_en, day=before[-1]) if before else None


# -- parts ----------------------------------------------------------------------------------------------------------


def _figures(
    connection: Connection,
    plan: Bazaar,
    pair: tuple[SellingSums, SellingSums],
    *,
    at: datetime,
    days: tuple[date, ...],
    day: date | None,
    compared: Compared | None,
) -> SellingFigures:
    now, before = pair
    former = plan if compared is None or compared.bazaar == plan.code else bazaar_of(connection, compared.bazaar)
    cards = {
        card.number: (card.name_ar, card.name_en)
        for bazaar in dict.fromkeys((former.code, plan.code))  # a name of now stands before one of then
        for card in families_of(connection, bazaar)
    }
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
        packages=_packages(connection, (plan, former), pair),
        families=_ranked(now.families, before.families, cards),
        tills=_tills(connection, plan, pair),
        items=_items(connection, plan, pair),
        methods=tuple(_parts(_ways_of_paying(now, before), now.methods, before.methods)),
        differences=tuple(_parts(sorted({*now.differences, *before.differences}), now.differences, before.differences)),
        bazaar=plan.code,
        name_ar=plan.name_ar,
        name_en=plan.name_en,
    )


def _ways_of_paying(now: SellingSums, before: SellingSums) -> tuple[str, ...]:
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
    """Return parts from the largest to the smallest; what sold only before stands at the end, with what it came to then."""

    def turn(key: str) -> tuple[bool, int, int, str]:
        minor = now.get(key, 0)
        return not minor, -minor, -before.get(key, 0), key

    keys = {key for sums in (now, before) for key, minor in sums.items() if minor}
    return tuple(_parts(sorted(keys, key=turn), now, before, names))


def _whole_hours(now: Mapping[str, int], before: Mapping[str, int]) -> tuple[str, ...]:
    """Return every hour from the first with sales to the last one: an hour without any is an empty place."""
    hours = sorted(int(hour) for hour in {*now, *before})
    return tuple(f"{hour:02d}" for hour in range(hours[0], hours[-1] + 1)) if hours else ()


def _packages(
    connection: Connection, plans: tuple[Bazaar, Bazaar], pair: tuple[SellingSums, SellingSums]
) -> tuple[Part, ...]:
    """Count by package; a family stood in the former bazaar's packages then, and its rows there are found by them."""
    names = {one.code: (one.name_ar, one.name_en) for plan in reversed(plans) for one in plan.packages}
    sums: list[Counter[str]] = []
    for part, bazaar in zip(pair, plans, strict=True):
        package_of = {card.number: card.package for card in families_of(connection, bazaar.code)}
        counted: Counter[str] = Counter()
        for family, minor in part.families.items():
            counted[package_of.get(family) or "?"] += minor
        counted[""] += part.centre_minor
        sums.append(counted)
    return _ranked(sums[0], sums[1], names)


def _tills(connection: Connection, plan: Bazaar, pair: tuple[SellingSums, SellingSums]) -> tuple[Part, ...]:
    query = select(DEVICE.c.device, DEVICE.c.label).where(DEVICE.c.bazaar == plan.code, DEVICE.c.device != OFFICE)
    labels = {row.device: (row.label, row.label) for row in connection.execute(query)}
    return tuple(_parts(sorted({*pair[0].tills, *pair[1].tills}), pair[0].tills, pair[1].tills, labels))


def _items(connection: Connection, plan: Bazaar, pair: tuple[SellingSums, SellingSums]) -> tuple[Part, ...]:
    ranked = [part for part in _ranked(pair[0].items, pair[1].items, {}) if part.amount_minor][:ITEMS_MAX]
    wanted = {part.key for part in ranked}
    cards = {card.code: card for card in items_of(connection, plan.code, codes=wanted)}
    names = {code: (card.name_ar, card.name_en) for code, card in cards.items()}
    return tuple(_parts((part.key for part in ranked), pair[0].items, pair[1].items, names))
