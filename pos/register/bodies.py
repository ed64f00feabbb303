"""Looking into the facts' bodies: which hold some bytes, and the facts of some ids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, literal, select

from pos.domain.facts import Sale
from pos.ledger.codec import decode
from pos.register.tables import FACT, SEEN, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact

IDS_AT_ONCE = 1_000  # databases bound the values in one statement


def holds(connection: Connection, part: bytes) -> ColumnElement[bool]:
    """Return the condition that a fact's body holds some bytes; both databases look into them."""
    sought = literal(part)
    if connection.dialect.name == "sqlite":
        return func.instr(FACT.c.body, sought) > 0
    return func.position(sought.op("IN")(FACT.c.body)) > 0


def pair(key: str, value: str) -> bytes:
    """Return a key with its value as every body spells it."""
    return f'"{key}":{json.dumps(value, ensure_ascii=False)}'.encode()


def sales_of(connection: Connection, bazaar: str, ids: Iterable[UUID]) -> dict[UUID, Sale]:
    """Return the sales of some ids, as far as they are here."""
    return {id_: fact for id_, fact in recorded(connection, bazaar, ids).items() if isinstance(fact, Sale)}


def recorded(connection: Connection, bazaar: str, ids: Iterable[UUID]) -> dict[UUID, Fact]:
    """Return what was recorded under some ids, as far as it is here."""
    return {stamp.id: fact for stamp, fact in acts_of(connection, bazaar, ids)}


def acts_of(connection: Connection, bazaar: str, ids: Iterable[UUID]) -> Iterator[tuple[Stamp, Fact]]:
    """Yield the facts of some ids, as far as they are here."""
    wanted = sorted(set(ids))
    for first in range(0, len(wanted), IDS_AT_ONCE):
        some = [one.bytes for one in wanted[first : first + IDS_AT_ONCE]]
        query = (
            select(FACT.c.body)
            .join(SEEN, is_projected())
            .where(SEEN.c.bazaar == bazaar, FACT.c.bazaar == bazaar, SEEN.c.id.in_(some))
        )
        for (body,) in connection.execute(query):
            yield decode(bytes(body))
