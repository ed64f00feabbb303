"""Baskets in progress and on hold, kept in the book so that a kill at any moment brings the same basket back.

A draft is written at every change with one commit; recording the sale deletes it in the sale's own transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pos.domain.basket import Basket
from pos.ledger.codec import from_document, to_document
from pos.ledger.connection import writing

if TYPE_CHECKING:
    from uuid import UUID

    from pos.ledger.driver import sqlite3


class Drafts:
    """The baskets of one book that are not paid yet."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def save(self, basket: Basket) -> None:
        """Keep a basket as it is now; an empty one that is not on hold is forgotten.

        Raises:
            DiskFull, BookDamaged: it could not be kept.
        """
        with writing(self._connection) as connection:
            if basket.lines or basket.held_as:
                body = json.dumps(to_document(basket))  # in ASCII, so that any text a person typed can be kept
                connection.execute(
                    "INSERT INTO draft VALUES (?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET held_as = excluded.held_as, body = excluded.body",
                    (basket.id.bytes, basket.held_as, body),
                )
            else:
                connection.execute("DELETE FROM draft WHERE id = ?", (basket.id.bytes,))

    def forget(self, identity: UUID) -> None:
        """Drop a basket that was given up."""
        with writing(self._connection) as connection:
            connection.execute("DELETE FROM draft WHERE id = ?", (identity.bytes,))

    def all(self) -> list[Basket]:
        """Return every kept basket, oldest first."""
        rows = self._connection.execute("SELECT body FROM draft ORDER BY id").fetchall()
        return [from_document(Basket, json.loads(body)) for (body,) in rows]

    def current(self) -> Basket | None:
        """Return the basket that was at the counter, if there is one."""
        return next((basket for basket in reversed(self.all()) if not basket.held_as), None)

    def held(self) -> list[Basket]:
        """Return the baskets on hold, oldest first."""
        return [basket for basket in self.all() if basket.held_as]
