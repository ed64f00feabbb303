"""The three roads row by row: per till, day, way of paying and family.

Each road is taken from something else, as in `pos.register.reconciling`: the Z-reports' own figures, the receipts' bodies as
they came over the wire, the rows of the ledger. A receipt names its shift and its day; a moved line, or goods that were
written off, belong to the shift in whose span of the journal they stand. One till is read after another; memory stays small.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.facts import LineMoved, Sale, ShiftClosed
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.postings import Account
from pos.domain.rights import Act, require
from pos.domain.roads import ClosedDay, RoadPart, RoadRow, Roads
from pos.ledger.codec import decode_kept
from pos.ledger.exact import receipt_in
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.reconciling import CREDITED, RECEIPTS
from pos.register.tables import FACT, POSTING, SEEN, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.register.database import Database
    from pos.register.surroundings import Surroundings

CASH, CARD = Account.CASH.value, Account.CARD.value  # of a Z-report: cash, and whatever is not
_MOVES = (LineMoved.KIND, GoodsWrittenOff.KIND)
_PAID = {Account.CASH.value: CASH, Account.CARD.value: CARD, Account.BANK.value: CARD, Account.AGENT.value: CARD}
_OWNERS = (Account.FAMILY.value, Account.CENTRE.value)
_CREDITED = tuple(account.value for account in CREDITED)
ROWS_AT_ONCE = 2_000

_Key = tuple["date", RoadPart, str]
_Place = tuple[int, int]  # epoch and number in one device's journal


@dataclass(slots=True)
class _Till:
    """What is known of one till while its rows go by."""

    z_reports: Counter[_Key] = field(default_factory=Counter)
    receipts: Counter[_Key] = field(default_factory=Counter)
    ledger: Counter[_Key] = field(default_factory=Counter)
    shifts: set[tuple[int, date]] = field(default_factory=set)
    spans: list[tuple[int, int, int, date]] = field(default_factory=list)
    open_days: set[date] = field(default_factory=set)
    reports: Counter[date] = field(default_factory=Counter)
    counted: Counter[date] = field(default_factory=Counter)
    difference: Counter[date] = field(default_factory=Counter)
    days: dict[_Place, date] = field(default_factory=dict)


class RoadBook:
    """The way to the rows that differ.

    Args:
        database: where the facts are.
        surroundings: the time that the report bears.
    """

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        self._database = database
        self._surroundings = surroundings

    def rows(self, by: Person, bazaar: str) -> Roads:
        """Return the three roads, row by row.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            return _roads(connection, plan, self._surroundings.at(plan))


def _roads(connection: Connection, bazaar: Bazaar, at: datetime) -> Roads:
    devices = select(FACT.c.device).where(FACT.c.bazaar == bazaar.code).distinct().order_by(FACT.c.device)
    rows: list[RoadRow] = []
    closed: list[ClosedDay] = []
    compared = 0
    for device in connection.execute(devices).scalars().all():
        if device == OFFICE:
            continue
        till = _read(connection, bazaar, device)
        found = list(_rows(device, till))
        compared += len(found)
        rows += [row for row in found if row.part is not RoadPart.FAMILY or not row.agrees]
        closed += [
            ClosedDay(
                device=device,
                day=day,
                reports=count,
                counted_minor=till.counted[day],
                difference_minor=till.difference[day],
            )
            for day, count in sorted(till.reports.items())
        ]
    rows.sort(key=lambda row: (row.day, row.device))  # within them in the order of their parts
    return Roads(at=at, rows=tuple(rows), compared=compared, closed=tuple(closed))


def _rows(device: str, till: _Till) -> Iterator[RoadRow]:
    order = {part: place for place, part in enumerate(RoadPart)}
    for key in sorted({*till.z_reports, *till.receipts, *till.ledger}, key=lambda one: (one[0], order[one[1]], one[2])):
        day, part, name = key
        yield RoadRow(
            device=device,
            day=day,
            part=part,
            key=name,
            is_open=day in till.open_days,
            z_reports_minor=till.z_reports[key],
            receipts_minor=till.receipts[key],
            ledgers_minor=till.ledger[key],
        )


def _read(connection: Connection, bazaar: Bazaar, device: str) -> _Till:
    till = _Till()
    for epoch, seq, body in _facts(connection, bazaar.code, device, ShiftClosed.KIND):
        _, fact = decode_kept(body)
        if isinstance(fact, ShiftClosed):
            _add_report(till, fact, epoch, seq)
    for kind in RECEIPTS:
        for epoch, seq, body in _facts(connection, bazaar.code, device, kind):
            _add_receipt(till, body, (epoch, seq), 1 if kind == Sale.KIND else -1)
    for kind in _MOVES:
        for epoch, seq, body in _facts(connection, bazaar.code, device, kind):
            _add_move(till, body, (epoch, seq))
    _add_ledger(connection, bazaar, device, till)
    return till


def _facts(connection: Connection, bazaar: str, device: str, kind: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield the places and bodies of one till's readable facts of a kind, each act once."""
    query = (
        select(FACT.c.epoch, FACT.c.seq, FACT.c.body)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == kind, FACT.c.device == device)
    )
    for epoch, seq, body in connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE}):
        yield epoch, seq, bytes(body)


def _add_report(till: _Till, fact: ShiftClosed, epoch: int, seq: int) -> None:
    day = fact.day
    till.shifts.add((fact.shift, day))
    till.spans.append((epoch, fact.first_seq, seq, day))
    till.reports[day] += 1
    till.counted[day] += fact.counted_minor
    till.difference[day] += fact.difference_minor
    till.z_reports[day, RoadPart.ALL, ""] += fact.takings_minor
    till.z_reports[day, RoadPart.METHOD, CASH] += fact.cash_minor
    till.z_reports[day, RoadPart.METHOD, CARD] += fact.card_minor
    for one in fact.families:
        till.z_reports[day, RoadPart.FAMILY, one.family] += one.amount_minor


def _add_receipt(till: _Till, body: bytes, place: _Place, sign: int) -> None:
    """Add what a receipt says itself, without the domain's classes or the ledger."""
    told = receipt_in(body)
    day = till.days[place] = told.day
    if (told.shift, day) not in till.shifts:
        till.open_days.add(day)
    for method, amount in told.payments:
        till.receipts[day, RoadPart.ALL, ""] += sign * amount
        till.receipts[day, RoadPart.METHOD, CASH if method == CASH else CARD] += sign * amount
    for family, credited in told.credits:
        till.receipts[day, RoadPart.FAMILY, family] += sign * credited


def _add_move(till: _Till, body: bytes, place: _Place) -> None:
    """Add a line that was moved, or goods that the centre pays, where a Z-report counts them."""
    epoch, seq = place
    day = next((day for one, first, last, day in till.spans if one == epoch and first <= seq <= last), None)
    if day is None:
        return
    till.days[place] = day
    _, fact = decode_kept(body)
    if isinstance(fact, LineMoved):
        till.receipts[day, RoadPart.FAMILY, fact.from_family] -= fact.amount_minor
        till.receipts[day, RoadPart.FAMILY, fact.to_family] += fact.amount_minor
    elif isinstance(fact, GoodsWrittenOff):
        till.receipts[day, RoadPart.FAMILY, fact.family] += fact.owed_minor


def _add_ledger(connection: Connection, bazaar: Bazaar, device: str, till: _Till) -> None:
    query = select(
        POSTING.c.epoch, POSTING.c.seq, POSTING.c.kind, POSTING.c.account, POSTING.c.family, POSTING.c.amount_minor
    ).where(POSTING.c.bazaar == bazaar.code, POSTING.c.device == device, POSTING.c.kind.in_((*RECEIPTS, *_MOVES)))
    for epoch, seq, kind, account, family, amount in connection.execute(
        query, execution_options={"yield_per": ROWS_AT_ONCE}
    ):
        day = till.days.get((epoch, seq))
        if day is None:
            if kind in _MOVES:
                continue  # outside of every shift: no Z-report speaks of it
            day = bazaar.first_day  # rows without their receipt agree with nothing, wherever they are told
        if account in _OWNERS:
            till.ledger[day, RoadPart.FAMILY, family] -= amount
        if kind not in RECEIPTS:
            continue
        if account in _CREDITED:
            till.ledger[day, RoadPart.ALL, ""] -= amount
        elif account in _PAID:
            till.ledger[day, RoadPart.METHOD, _PAID[account]] += amount
