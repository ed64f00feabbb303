"""By what the rows behind a figure are narrowed: days, an hour of the hall's clock, a package, a paper's number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func

from pos.register.catalogue import families_of
from pos.register.odd_receipts import holds
from pos.register.tables import FACT

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Table

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
