"""What the three roads are made of, as sums that are kept: what receipts say, what the ledger says, what Z-reports say.

Each is taken from something else, as in `pos.register.reconciling`: the receipts' bodies as they came over the wire, the rows of
the ledger, the Z-reports' own figures. A receipt names its day; the rows of the ledger are added up by the database, from the
first receipt of a day to the last. What belongs to a shift by its place alone waits until somebody looks, for shifts end later.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from pos.domain.facts import LineMoved, Sale, ShiftClosed, ShiftOpened
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.postings import Account
from pos.domain.roads import RoadPart
from pos.ledger.codec import decode_kept
from pos.ledger.exact import receipt_in
from pos.register.extents import extents_of
from pos.register.keeping import Stretch
from pos.register.reconciling import CREDITED, RECEIPTS
from pos.register.tables import FACT, POSTING, SEEN, is_projected
from pos.register.till_roads import Moved, TillRoads, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from pos.register.till_roads import Line, Shift

CASH, CARD = Account.CASH.value, Account.CARD.value  # of a Z-report: cash, and whatever is not
_SHIFTS = (ShiftOpened.KIND, ShiftClosed.KIND)
_MOVES = (LineMoved.KIND, GoodsWrittenOff.KIND)
_PAID = {Account.CASH.value: CASH, Account.CARD.value: CARD, Account.BANK.value: CARD, Account.AGENT.value: CARD}
_OWNERS = (Account.FAMILY.value, Account.CENTRE.value)
_CREDITED = tuple(account.value for account in CREDITED)
_ROWS_AT_ONCE = 2_000
_END = 2**62  # beyond every fact's number


def add_roads(connection: Connection, bazaar: str, roads: dict[str, TillRoads], stretch: Stretch | None) -> None:
    """Add what the roads of some stretch of a journal say, or of all of them."""
    whole = (Stretch(one.device, one.epoch, 0) for one in extents_of(connection, bazaar))
    for one in whole if stretch is None else (stretch,):
        roads[one.device] = roads.get(one.device, TillRoads()).plus(_read(connection, bazaar, one))


def shifts_in(roads: Mapping[str, TillRoads]) -> Iterator[tuple[str, Shift]]:
    """Yield every shift's opening and closing with its device, in the order of the journals."""
    for device, till in sorted(roads.items()):
        for shift in till.shifts:
            yield device, shift


# -- one stretch ----------------------------------------------------------------------------------------------------

_FACTS = (
    select(FACT.c.kind, FACT.c.seq, FACT.c.body)
    .join(SEEN, is_projected())
    .where(
        FACT.c.bazaar == bindparam("bazaar"),
        FACT.c.kind.in_((*RECEIPTS, *_MOVES, *_SHIFTS)),
        FACT.c.device == bindparam("device"),
        FACT.c.epoch == bindparam("epoch"),
        FACT.c.seq > bindparam("beyond"),
    )
    .execution_options(yield_per=_ROWS_AT_ONCE)
)
_BETWEEN = (
    POSTING.c.bazaar == bindparam("bazaar"),
    POSTING.c.device == bindparam("device"),
    POSTING.c.epoch == bindparam("epoch"),
    POSTING.c.seq > bindparam("beyond"),
    POSTING.c.seq <= bindparam("last"),
)
_BOOKED = (
    select(POSTING.c.account, POSTING.c.family, func.sum(POSTING.c.amount_minor))
    .where(*_BETWEEN, POSTING.c.kind.in_(RECEIPTS))
    .group_by(POSTING.c.account, POSTING.c.family)
)
_BOOKED_MOVES = select(POSTING.c.account, POSTING.c.family, POSTING.c.amount_minor).where(
    *_BETWEEN, POSTING.c.kind.in_(_MOVES)
)


def _read(connection: Connection, bazaar: str, stretch: Stretch) -> TillRoads:
    till = TillRoads()
    place = {"bazaar": bazaar, **stretch._asdict()}
    days: list[tuple[int, date]] = []
    for kind, seq, body in connection.execute(_FACTS, place):
        if kind in RECEIPTS:
            days.append((seq, _add_receipt(till, kind, bytes(body))))
        elif kind in _MOVES:
            booked = connection.execute(_BOOKED_MOVES, {**place, "beyond": seq - 1, "last": seq}).all()
            till.moves.append(_moved(bytes(body), stretch.epoch, seq, [tuple(row) for row in booked]))
        else:
            _add_shift(till, bytes(body))
    for beyond, last, day in _spans(sorted(days), stretch.beyond):
        amounts = till.ledger.setdefault(day, Counter())
        for account, family, amount in connection.execute(_BOOKED, {**place, "beyond": beyond, "last": last}):
            _add_booked(amounts, account, family, int(amount))
    return till


def _spans(days: list[tuple[int, date]], beyond: int) -> Iterator[tuple[int, int, date]]:
    """Yield from where to where the receipts are of one day, without gaps and to the end."""
    spans = [(day, max(seq for seq, _ in some)) for day, some in groupby(days, key=lambda one: one[1])]
    for n, (day, last) in enumerate(spans, 1):
        yield beyond, last if n < len(spans) else _END, day
        beyond = last


def _add_receipt(till: TillRoads, kind: str, body: bytes) -> date:
    """Add what a receipt says itself, without the domain's classes or the ledger; return its day."""
    told = receipt_in(body)
    sign = 1 if kind == Sale.KIND else -1
    till.counts[kind] += 1
    till.named.add((told.shift, told.day))
    amounts = till.receipts.get(told.day)
    if amounts is None:
        amounts = till.receipts[told.day] = Counter()
    for method, amount in told.payments:
        amounts[line_of(RoadPart.ALL)] += sign * amount
        amounts[line_of(RoadPart.METHOD, CASH if method == CASH else CARD)] += sign * amount
    for family, credited in told.credits:
        amounts[line_of(RoadPart.FAMILY, family)] += sign * credited
    return told.day


def _add_booked(amounts: Counter[Line], account: str, family: str, amount: int) -> None:
    if account in _OWNERS:
        amounts[line_of(RoadPart.FAMILY, family)] -= amount
    if account in _CREDITED:
        amounts[line_of(RoadPart.ALL)] -= amount
    elif account in _PAID:
        amounts[line_of(RoadPart.METHOD, _PAID[account])] += amount


def _add_shift(till: TillRoads, body: bytes) -> None:
    stamp, fact = decode_kept(body)
    if isinstance(fact, ShiftOpened):
        till.shifts.append((stamp, fact))
    elif isinstance(fact, ShiftClosed):
        till.shifts.append((stamp, replace(fact, families=())))
        amounts = till.z_reports.setdefault(fact.day, Counter())
        amounts[line_of(RoadPart.ALL)] += fact.takings_minor
        amounts[line_of(RoadPart.METHOD, CASH)] += fact.cash_minor
        amounts[line_of(RoadPart.METHOD, CARD)] += fact.card_minor
        for one in fact.families:
            amounts[line_of(RoadPart.FAMILY, one.family)] += one.amount_minor


def _moved(body: bytes, epoch: int, seq: int, rows: list[tuple[str, str, int]]) -> Moved:
    """Return a line that was moved, or goods that the centre pays."""
    _, fact = decode_kept(body)
    told: tuple[tuple[str, int], ...] = ()
    if isinstance(fact, LineMoved):
        told = (fact.from_family, -fact.amount_minor), (fact.to_family, fact.amount_minor)
    elif isinstance(fact, GoodsWrittenOff):
        told = ((fact.family, fact.owed_minor),)
    booked = tuple((family, -amount) for account, family, amount in rows if account in _OWNERS)
    return Moved(epoch, seq, told, booked)
