"""By what the rows behind a figure are narrowed: days, shifts, an hour of the hall's clock, a package, a paper, a closing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, func, or_

from pos.domain.facts import Sale, ShiftClosed
from pos.domain.period_facts import PeriodClosed
from pos.ledger.codec import decode
from pos.ledger.exact import lines_in
from pos.register.catalogue import families_of
from pos.register.odd_receipts import holds
from pos.register.reconciling import RECEIPTS, projected
from pos.register.tables import FACT

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Table

    from pos.domain.ledger_reports import Trace

WITHOUT = "?"  # the package of families that have none


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
    return days + at_hour(trace.hour) + shifts


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


def up_to_closing(connection: Connection, bazaar: str, table: Table, number: str) -> ColumnElement[bool]:
    """Return the condition that a row is in the sums of a closing: up to its heads, and readable when it was made."""
    told = [decode(body)[1] for _, body in projected(connection, bazaar, PeriodClosed.KIND)]
    closed = next((fact for fact in told if isinstance(fact, PeriodClosed) and fact.number == number), None)
    if closed is None:
        return false()
    reach = or_(
        false(),
        *(
            (table.c.device == head.device) & (table.c.epoch == head.epoch) & (table.c.seq <= head.seq)
            for head in closed.heads
        ),
    )
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


def mentions(connection: Connection, number: str) -> ColumnElement[bool]:
    """Return the condition that a fact bears a paper's number or points at it; both databases look into the bytes."""
    return holds(connection, json.dumps(number, ensure_ascii=False).encode())


def has_item(connection: Connection, item: str) -> ColumnElement[bool]:
    """Return the condition that a receipt has a line of an item."""
    return holds(connection, b'"item":' + json.dumps(item, ensure_ascii=False).encode())


def item_money(kind: str, body: bytes, item: str) -> int:
    """Return what a receipt took for an item; what was given back for it is negative."""
    if kind not in RECEIPTS:
        return 0
    minor = sum(amount for code, amount in lines_in(body) if code == item)
    return minor if kind == Sale.KIND else -minor
