"""What items are called and counted in that exceptions and decisions about them name: by the register's list, not by a till's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pos.domain.oddities import ExceptionRow, Oddity, ResolvedRow
from pos.register.catalogue import items_of
from pos.register.projecting import KEYS_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pos.domain.bazaar import ItemCard

ABOUT_ITEMS = frozenset(
    {Oddity.UNKNOWN_ITEM, Oddity.OVERSOLD, Oddity.OLD_PRICE, Oddity.TRANSFER_SHORT, Oddity.TRANSFER_OVER}
)
Row = TypeVar("Row", ExceptionRow, ResolvedRow)


def with_item_names(connection: Connection, bazaar: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows with the names of the items that they are about; without any where no list has the item."""
    codes = sorted({row.subject for row in rows if row.kind in ABOUT_ITEMS})
    cards: dict[str, ItemCard] = {}
    for first in range(0, len(codes), KEYS_AT_ONCE):
        some = items_of(connection, bazaar, codes=codes[first : first + KEYS_AT_ONCE])
        cards |= {card.code: card for card in some}

    def named(row: Row) -> Row:
        card = cards.get(row.subject) if row.kind in ABOUT_ITEMS else None
        return row if card is None else replace(row, item_ar=card.name_ar, item_en=card.name_en, unit=card.unit)

    return tuple(map(named, rows))
