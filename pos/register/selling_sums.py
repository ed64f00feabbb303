"""What was sold, added up by the database: one statement for each way of looking.

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
from pos.ledger.exact import lines_in
from pos.register.accounts import SOLD
from pos.register.reconciling import RECEIPTS
from pos.register.tables import FACT, POSTING, SEEN, is_projected, same_place

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

    from pos.register.keeping import Stretch

ROWS_AT_ONCE = 2_000
PAID = (Account.CASH.value, Account.CARD.value, Account.BANK.value, Account.AGENT.value)
AT_TILLS = PAID[:2]  # the others are ways of paying a store or an outlet, and are told where there are any
_HOUR = func.substr(FACT.c.at, 12, 2)
_DAY = func.substr(FACT.c.at, 1, 10)


@dataclass
class SellingSums:
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
        """What was paid, in every way of paying."""
        return sum(self.methods.values())


def add_days(connection: Connection, bazaar: str, _day: date | None, days: set[date], stretch: Stretch | None) -> None:
    """Add the days on which anything was sold."""
    query = select(_DAY).where(FACT.c.bazaar == bazaar, FACT.c.kind == Sale.KIND, *_of(FACT, stretch)).distinct()
    days.update(date.fromisoformat(day) for day in connection.execute(query).scalars() if day)


def add_sums(connection: Connection, bazaar: str, day: date | None, sums: SellingSums, stretch: Stretch | None) -> None:
    """Add up what was sold in a bazaar, or on one day: in one stretch of a journal, or in all."""
    _add_rows(connection, bazaar, day, sums, stretch)
    _add_families(connection, bazaar, day, sums, stretch)
    _add_items(connection, bazaar, day, sums, stretch)


def _of(table: Table, stretch: Stretch | None) -> tuple[ColumnElement[bool], ...]:
    return () if stretch is None else stretch.holds(table)


def _on(day: date | None) -> list[ColumnElement[bool]]:
    """Return the condition that a fact is of a day; times are text that sorts."""
    if day is None:
        return []
    return [FACT.c.at >= day.isoformat(), FACT.c.at < (day + timedelta(days=1)).isoformat()]


def _add_rows(
    connection: Connection, bazaar: str, day: date | None, sums: SellingSums, stretch: Stretch | None
) -> None:
    """Add up what was paid, by till, hour and way of paying, and the drawers' differences."""
    query = (
        select(POSTING.c.device, _HOUR, POSTING.c.account, func.sum(POSTING.c.amount_minor))
        .join(FACT, same_place(FACT, POSTING))
        .where(
            POSTING.c.bazaar == bazaar,
            *_of(POSTING, stretch),
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
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == Sale.KIND, *_of(FACT, stretch), *_on(day))
    )
    sums.receipts += int(connection.execute(counted).scalar_one())


def _add_families(
    connection: Connection, bazaar: str, day: date | None, sums: SellingSums, stretch: Stretch | None
) -> None:
    """Add up what was credited for goods, by family and for the centre; of all days the index tells it alone."""
    mine = (POSTING.c.bazaar == bazaar, *_of(POSTING, stretch))
    credited = select(POSTING.c.family, func.sum(-POSTING.c.amount_minor)).where(*mine)
    by_family = credited.where(POSTING.c.claim.in_(SOLD)).group_by(POSTING.c.family)
    centre = select(func.sum(-POSTING.c.amount_minor)).where(
        *mine, POSTING.c.account == Account.CENTRE.value, POSTING.c.kind.in_(RECEIPTS)
    )
    if day is not None:
        by_family = by_family.join(FACT, same_place(FACT, POSTING)).where(*_on(day))
        centre = centre.join(FACT, same_place(FACT, POSTING)).where(*_on(day))
    for family, amount in connection.execute(by_family):
        sums.families[family] += int(amount)
    sums.centre_minor += int(connection.execute(centre).scalar() or 0)


def _add_items(
    connection: Connection, bazaar: str, day: date | None, sums: SellingSums, stretch: Stretch | None
) -> None:
    for kind, sign in ((Sale.KIND, 1), (Refund.KIND, -1), (Void.KIND, -1)):
        query = (
            select(FACT.c.body)
            .join(SEEN, is_projected())
            .where(FACT.c.bazaar == bazaar, FACT.c.kind == kind, *_of(FACT, stretch), *_on(day))
            .execution_options(yield_per=ROWS_AT_ONCE)
        )
        for body in connection.execute(query).scalars():
            for item, minor in lines_in(bytes(body)):
                sums.items[item] += sign * minor
