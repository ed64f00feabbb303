"""Photos of goods go when the last card that names them has another, or none: deleted with the fact that says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from pos.ledger.chain import is_mark
from pos.register.tables import GOODS_PHOTO, ITEM, ITEM_TERM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def is_named(connection: Connection, bazaar: str, mark: str) -> bool:
    """Tell whether an item's card names a photo."""
    named = (ITEM.c.bazaar == bazaar) & ITEM.c.card.contains(f'"photo":"{mark}"', autoescape=True)
    return connection.execute(select(ITEM.c.code).where(named).limit(1)).first() is not None


def let_go(connection: Connection, bazaar: str, items: Iterable[str]) -> None:
    """Let the former photos of items go, of which another was taken, or none; called when their cards are written."""
    for item in sorted(items):
        mine = (ITEM_TERM.c.bazaar == bazaar) & (ITEM_TERM.c.item == item)
        texts = connection.execute(select(ITEM_TERM.c.terms).where(mine)).scalars()
        for mark in sorted({str(json.loads(text).get("photo", "")) for text in texts}):
            if is_mark(mark) and not is_named(connection, bazaar, mark):
                gone = (GOODS_PHOTO.c.bazaar == bazaar) & (GOODS_PHOTO.c.mark == mark)
                connection.execute(delete(GOODS_PHOTO).where(gone))
