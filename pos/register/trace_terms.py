"""What narrows the rows behind a figure: days, shifts, an hour of the hall's clock, a package, a paper, a closing, books."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, func, or_, select

from pos.domain.agent_facts import AgentPaid, AgentPaymentUndone
from pos.domain.facts import ShiftClosed
from pos.domain.limits import SEQUENCE_MAX
from pos.domain.period_facts import PeriodClosed
from pos.ledger.codec import decode
from pos.register.bodies import holds, pair
from pos.register.catalogue import families_of
from pos.register.odd_receipts import came_late
from pos.register.reconciling import RECEIPTS, projected
from pos.register.tables import FACT, INTRODUCED

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Table

    from pos.domain.facts import Stamp
    from pos.domain.ledger_reports import Trace

WITHOUT = "?"  # the package of families that have none
PLACE_NUMBERS = 2  # a fact's place is its device, its book and its number there


def within_days(first: date | None, last: date | None, before: date | None = None) -> list[ColumnElement[bool]]:
    """Return the conditions on a fact's own time, which is text that sorts: the days of its own place."""
    day = func.substr(FACT.c.at, 1, 10)
    conditions = []
    if first is not None:
        conditions.append(day >= first.isoformat())
    if last is not None:
        conditions.append(day <= last.isoformat())
    if before is not None:
        conditions.append(day < before.isoformat())
    return conditions


def in_time(connection: Connection, bazaar: str, trace: Trace, *, is_before: bool = False) -> list[ColumnElement[bool]]:
    """Return the conditions of a trace on a fact's time; or of what was before its first day."""
    days = within_days(None, None, trace.first_day) if is_before else within_days(trace.first_day, trace.last_day)
    shifts = [] if trace.shift_day is None else [_in_shifts(connection, bazaar, trace.device, trace.shift_day)]
    late = [came_late(connection, bazaar, trace.late_for)] if trace.late_for else []
    return days + at_hour(trace.hour) + shifts + late


def _in_shifts(connection: Connection, bazaar: str, device: str, day: date) -> ColumnElement[bool]:
    """Return the condition that a fact is of a day as the shifts name it.

    Receipts and Z-reports name the day themselves; whatever else stands between the beginning and the end of a shift is its own.
    """
    own = and_(FACT.c.kind.in_((*RECEIPTS, ShiftClosed.KIND)), holds(connection, f'"day":"{day.isoformat()}"'.encode()))
    spans = []
    for till, body in projected(connection, bazaar, ShiftClosed.KIND):
        stamp, fact = decode(body) if device in {"", till} else (None, None)
        if stamp is not None and isinstance(fact, ShiftClosed) and fact.day == day:
            place = (FACT.c.device == till) & (FACT.c.epoch == stamp.epoch)
            spans.append(place & FACT.c.seq.between(fact.first_seq, stamp.seq) & FACT.c.kind.not_in(RECEIPTS))
    return or_(own, *spans)


def in_one_shift(connection: Connection, bazaar: str, table: Table, place: str) -> list[ColumnElement[bool]]:
    """Return the condition that a row stands in the span of one Z-report, itself included; none where no place is named.

    Args:
        connection: a reading one.
        bazaar: its code.
        table: whose rows they are.
        place: of the Z-report, `T01.1.77`; where none stands there, nothing is in its span.
    """
    if not place:
        return []
    device, _, rest = place.partition(".")
    numbers = [int(one) for one in rest.split(".") if one.isdecimal() and int(one) <= SEQUENCE_MAX]
    if len(numbers) != PLACE_NUMBERS:
        return [false()]
    epoch, seq = numbers
    at = (FACT.c.bazaar == bazaar, FACT.c.device == device, FACT.c.epoch == epoch, FACT.c.seq == seq)
    body = connection.execute(select(FACT.c.body).where(*at, FACT.c.kind == ShiftClosed.KIND)).scalar()
    fact = None if body is None else decode(bytes(body))[1]
    if not isinstance(fact, ShiftClosed):
        return [false()]
    return [table.c.device == device, table.c.epoch == epoch, table.c.seq.between(fact.first_seq, seq)]


def behind_closing(connection: Connection, bazaar: str, number: str) -> list[ColumnElement[bool]]:
    """Return the conditions that a fact came behind the heads of a closing and is not the closing; none without a number."""
    if not number:
        return []
    stamp, closed = _closing(connection, bazaar, number)
    if stamp is None or closed is None:
        return [false()]
    own = (FACT.c.device == stamp.device) & (FACT.c.epoch == stamp.epoch) & (FACT.c.seq == stamp.seq)
    return [~_reached(FACT, closed), ~own]


def _closing(connection: Connection, bazaar: str, number: str) -> tuple[Stamp | None, PeriodClosed | None]:
    told = [decode(body) for _, body in projected(connection, bazaar, PeriodClosed.KIND)]  # all, or a cursor stays open
    closed = ((stamp, fact) for stamp, fact in told if isinstance(fact, PeriodClosed) and fact.number == number)
    return next(closed, (None, None))


def _reached(table: Table, closed: PeriodClosed) -> ColumnElement[bool]:
    """Return the condition that a row stands up to the heads of a closing."""
    return or_(
        false(),
        *(
            (table.c.device == head.device) & (table.c.epoch == head.epoch) & (table.c.seq <= head.seq)
            for head in closed.heads
        ),
    )


def up_to_closing(
    connection: Connection, bazaar: str, table: Table, number: str, *, reads_all: bool = False
) -> ColumnElement[bool]:
    """Return the condition that a row is in the sums of a closing: up to its heads, and readable when it was made.

    Args:
        connection: a reading one.
        bazaar: its code.
        table: whose rows they are.
        number: of the closing; where there is none, nothing is in it.
        reads_all: whether what nobody could read is in it too, as it is in the count of a closing's facts.
    """
    _, closed = _closing(connection, bazaar, number)
    if closed is None:
        return false()
    reach = _reached(table, closed)
    if reads_all:
        return reach
    later = (
        (table.c.device == one.device) & (table.c.epoch == one.epoch) & (table.c.seq == one.seq)
        for one in closed.unread
    )
    return reach & ~or_(false(), *later)


def at_hour(hour: str) -> list[ColumnElement[bool]]:
    """Return the condition that a fact is of an hour (`09`) of its own place, on whichever day; none where it is empty."""
    return [func.substr(FACT.c.at, 12, 2) == hour] if hour else []


def in_package(connection: Connection, bazaar: str, table: Table, package: str) -> ColumnElement[bool]:
    """Return the condition that a row's family is in a package; `?` is every family that is in none."""
    cards = families_of(connection, bazaar)
    if package == WITHOUT:
        return table.c.family.not_in(["", *(card.number for card in cards if card.package)])
    return table.c.family.in_([card.number for card in cards if card.package == package])


def in_hall(bazaar: str, table: Table, hall: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that a row is of a hall's till; an empty name is every book of no hall. None where all are meant."""
    if hall is None:
        return []
    own = INTRODUCED.c.hall == hall if hall else INTRODUCED.c.hall != ""
    devices = select(INTRODUCED.c.device).where(INTRODUCED.c.bazaar == bazaar, own)
    return [table.c.device.in_(devices) if hall else table.c.device.not_in(devices)]


def of_book(connection: Connection, table: Table, book: str) -> ColumnElement[bool]:
    """Return the condition that a row stands in a book, or that its fact tells what that book handed over."""
    handed = FACT.c.kind.in_((AgentPaid.KIND, AgentPaymentUndone.KIND))
    return or_(table.c.device == book, handed & holds(connection, pair("book", book)))


def mentions(connection: Connection, number: str) -> ColumnElement[bool]:
    """Return the condition that a fact bears a paper's number or points at it; both databases look into the bytes."""
    return holds(connection, json.dumps(number, ensure_ascii=False).encode())
