"""Goods on their way between two tills: what notes sent and nobody has taken in yet, over all tills that were heard of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.goods_facts import GoodsSent, GoodsTaken
from pos.domain.transfers import open_notes
from pos.ledger.codec import decode_kept
from pos.register.tables import FACT, SEEN, is_projected

if TYPE_CHECKING:
    from sqlalchemy import Connection

TRANSFERS = (GoodsSent.KIND, GoodsTaken.KIND)


def notes_on_the_way(connection: Connection, bazaar: str) -> tuple[GoodsSent, ...]:
    """Return the transfer notes of all tills that none has taken in yet."""
    query = (
        select(FACT.c.body).join(SEEN, is_projected()).where(FACT.c.bazaar == bazaar, FACT.c.kind.in_(TRANSFERS))
    ).order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
    return open_notes(decode_kept(bytes(body))[1] for (body,) in connection.execute(query))
