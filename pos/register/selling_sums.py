"""What was sold, added up by the database: one statement for each way of looking, day by day.

Hours and days are those of the hall's own clock, as the facts bear it. Only what an item brought is read from the receipts
themselves, for the ledger knows families and no items; they go by in portions, so that memory stays flat.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.facts import Refund, Sale, Void
from pos.domain.postings import Account
from pos.domain.settlement import ClaimKind
from pos.ledger.exact import lines_in
from pos.register.reconciling import RECEIPTS
from pos.register.tables import FACT, POSTING, SEEN, is_projected, same_place

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

    from pos.register.keeping import Stretch

ROWS_AT_ONCE = 2_000
SOLD = (ClaimKind.GROSS.value, ClaimKind.REFUND.value)
PAID = (Account.CASH.value, Account.CARD.value, Account.BANK.value, Account.AGENT.value)
AT_TILLS = PAID[:2]  # the others are ways of paying a store or an outlet, and are told where there are any
_HOUR = func.substr(FACT.c.at, 12, 2)
_DAY = func.substr(FACT.c.at, 1, 10)


@dataclass
class SellingSums:
    """What one bazaar, or one of its days, came to; amounts in minor units by key.

    Attributes:
        centre_minor: what receipts credited to the centre.
        moved_minor: what else did, less what took from it.
        since: when each item was first on a receipt of each till, as the hall's clock had it.
    """

    receipts: int = 0
    hours: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    tills: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    methods: Counter[str] = field(default_factory=Counter)
    differences: Counter[str] = field(default_factory=Counter)
    centre_minor: int = 0
    moved_minor: int = 0
    since: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def takings_minor(self) -> int:
        """What was paid, in every way of paying."""
        return sum(self.methods.values())

    def plus(self, more: SellingSums) -> SellingSums:
        """Return the sums of both; neither changes."""
        since = dict(self.since)
        for key, at in more.since.items():
            since[key] = min(at, since.get(key, at))
        return SellingSums(
            receipts=self.receipts + more.receipts,
            hours=_together(self.hours, more.hours),
            families=_together(self.families, more.families),
            tills=_together(self.tills, more.tills),
            items=_together(self.items, more.items),
            methods=_together(self.methods, more.methods),
            differences=_together(self.differences, more.differences),
            centre_minor=self.centre_minor + more.centre_minor,
            moved_minor=self.moved_minor + more.moved_minor,
            since=since,
        )


def _together(some: Counter[str], more: Counter[str]) -> Counter[str]:
    whole = some.copy()
    whole.update(more)
    return whole


@dataclass
class Sold:
    """What was sold in a bazaar: in all, and by day; whoever goes on puts new sums in the place of the former."""

    whole: SellingSums = field(default_factory=SellingSums)
    by_day: dict[str, SellingSums] = field(default_factory=dict)

    def copy(self) -> Sold:
        """Return one that can be added to."""
        return Sold(self.whole, dict(self.by_day))

    def on(self, day: date | None) -> SellingSums:
        """Return the sums of one day, or of all."""
        return self.whole if day is None else self.by_day.get(day.isoformat(), SellingSums())

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which anything was sold."""
        return tuple(date.fromisoformat(day) for day, sums in sorted(self.by_day.items()) if sums.receipts)


def add_sold(connection: Connection, bazaar: str, sold: Sold, stretch: Stretch | None) -> None:
    """Add up what was sold in a bazaar: in one stretch of a journal, or in all."""
    more: dict[str, SellingSums] = {}
    _add_rows(connection, bazaar, more, stretch)
    _add_families(connection, bazaar, more, stretch)
    _add_items(connection, bazaar, more, stretch)
    for day, sums in more.items():
        sold.by_day[day] = sold.by_day[day].plus(sums) if day in sold.by_day else sums
        sold.whole = sold.whole.plus(sums)


def _of(table: Table, stretch: Stretch | None) -> tuple[ColumnElement[bool], ...]:
    return () if stretch is None else stretch.holds(table)


def _at(days: dict[str, SellingSums], day: str) -> SellingSums:
    sums = days.get(day)
    if sums is None:
        sums = days[day] = SellingSums()
    return sums


def _add_rows(connection: Connection, bazaar: str, days: dict[str, SellingSums], stretch: Stretch | None) -> None:
    """Add up what was paid, by till, hour and way of paying, and the drawers' differences."""
    query = (
        select(_DAY, POSTING.c.device, _HOUR, POSTING.c.account, func.sum(POSTING.c.amount_minor))
        .join(FACT, same_place(FACT, POSTING))
        .where(
            POSTING.c.bazaar == bazaar,
            *_of(POSTING, stretch),
            (POSTING.c.kind.in_(RECEIPTS) & POSTING.c.account.in_(PAID))
            | (POSTING.c.account == Account.DIFFERENCE.value),
        )
        .group_by(_DAY, POSTING.c.device, _HOUR, POSTING.c.account)
    )
    for day, till, hour, account, amount in connection.execute(query):
        sums, minor = _at(days, day), int(amount)
        if account == Account.DIFFERENCE.value:
            sums.differences[till] -= minor
            continue
        sums.tills[till] += minor
        sums.hours[hour] += minor
        sums.methods[account] += minor


def _add_families(connection: Connection, bazaar: str, days: dict[str, SellingSums], stretch: Stretch | None) -> None:
    """Add up what was credited for goods, by family and for the centre."""
    wanted = POSTING.c.claim.in_(SOLD) | (POSTING.c.account == Account.CENTRE.value)
    by = (_DAY, POSTING.c.claim, POSTING.c.account, POSTING.c.kind, POSTING.c.family)
    query = (
        select(*by, func.sum(-POSTING.c.amount_minor))
        .join(FACT, same_place(FACT, POSTING))
        .where(POSTING.c.bazaar == bazaar, *_of(POSTING, stretch), wanted)
        .group_by(*by)
    )
    for day, claim, account, kind, family, amount in connection.execute(query):
        sums, minor = _at(days, day), int(amount)
        if claim in SOLD:
            sums.families[family] += minor
        if account == Account.CENTRE.value and kind in RECEIPTS:
            sums.centre_minor += minor
        elif account == Account.CENTRE.value:
            sums.moved_minor += minor


def _add_items(connection: Connection, bazaar: str, days: dict[str, SellingSums], stretch: Stretch | None) -> None:
    for kind, sign in ((Sale.KIND, 1), (Refund.KIND, -1), (Void.KIND, -1)):
        query = (
            select(FACT.c.device, FACT.c.at, FACT.c.body)
            .join(SEEN, is_projected())
            .where(FACT.c.bazaar == bazaar, FACT.c.kind == kind, *_of(FACT, stretch))
            .execution_options(yield_per=ROWS_AT_ONCE)
        )
        for till, at, body in connection.execute(query):
            sums = _at(days, at[:10])
            sums.receipts += sign > 0
            items, since = sums.items, sums.since
            for item, minor in lines_in(bytes(body)):
                items[item] += sign * minor
                if at < since.get((item, till), "~"):
                    since[item, till] = at
