"""The markdowns of a bazaar: planned or taken back at any till, and told to all of them with the cards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from pos.domain.markdowns import Planned
from pos.ledger.codec import canonical, from_document, to_document
from pos.register.database import insert_many
from pos.register.tables import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

TOLD_MAX = 200  # the last ones; a markdown ends with its day


def put_markdowns(connection: Connection, bazaar: str, markdowns: Iterable[Planned]) -> None:
    """Keep markdowns; one that is here already stays as it is."""
    told = {str(one.id): one for one in markdowns}
    if not told:
        return
    connection.execute(delete(MARKDOWN).where(MARKDOWN.c.bazaar == bazaar, MARKDOWN.c.id.in_(told)))
    rows = [
        (bazaar, key, int(one.at.timestamp() * 1000), canonical(to_document(one)).decode())
        for key, one in sorted(told.items())
    ]
    insert_many(connection, MARKDOWN, rows)


def markdowns_of(connection: Connection, bazaar: str) -> tuple[Planned, ...]:
    """Return the last markdowns of a bazaar, the one that was said last first."""
    query = (
        select(MARKDOWN.c.card)
        .where(MARKDOWN.c.bazaar == bazaar)
        .order_by(MARKDOWN.c.at_ms.desc(), MARKDOWN.c.id.desc())
        .limit(TOLD_MAX)
    )
    return tuple(from_document(Planned, json.loads(card)) for card in connection.execute(query).scalars())
