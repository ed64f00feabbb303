"""Goods on their way between two tills, over all tills that were heard of: what nobody has taken in yet, and what two have."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.goods_facts import GoodsSent, GoodsTaken
from pos.domain.transfers import open_notes
from pos.ledger.codec import decode, decode_kept
from pos.register.reconciling import projected
from pos.register.tables import FACT, SEEN, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from pos.domain.facts import Stamp

TRANSFERS = (GoodsSent.KIND, GoodsTaken.KIND)


def notes_on_the_way(connection: Connection, bazaar: str, last: date | None = None) -> tuple[GoodsSent, ...]:
    """Return the transfer notes of all tills that none has taken in yet; or had not, on the evening of a day."""
    query = (
        select(FACT.c.body).join(SEEN, is_projected()).where(FACT.c.bazaar == bazaar, FACT.c.kind.in_(TRANSFERS))
    ).order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
    if last is not None:
        query = query.where(FACT.c.at < (last + timedelta(days=1)).isoformat())
    return open_notes(decode_kept(bytes(body))[1] for (body,) in connection.execute(query))


def taken_twice(connection: Connection, bazaar: str) -> Iterator[tuple[Stamp, GoodsTaken, GoodsTaken]]:
    """Yield each time a transfer note was taken in after the first, by the tills' clocks, and that first time.

    No till can know what another one took in, so this comes out here: the same pieces were counted in two places, or the
    number of a note was mistyped.
    """
    found = [decode(body) for _, body in projected(connection, bazaar, GoodsTaken.KIND)]
    first: dict[str, GoodsTaken] = {}
    for stamp, fact in sorted(found, key=lambda pair: (pair[0].at, pair[0].device, pair[0].epoch, pair[0].seq)):
        if isinstance(fact, GoodsTaken):
            before = first.setdefault(fact.of_number, fact)
            if before is not fact:
                yield stamp, fact, before
