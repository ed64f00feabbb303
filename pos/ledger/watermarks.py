"""How far the register has what this book holds. "Unsent" is never a flag or a list: it is `place > acknowledged`.

The register's word may also go *down*: a register that was restored from a backup says so with a new generation, and the till
sends again from there. Nothing acknowledged is ever deleted here.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from pos.domain.values import dataclass
from pos.ledger.connection import writing
from pos.ledger.history import History

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Watermark:
    """The register's last accepted word on this device.

    Attributes:
        seq: it holds everything up to here, in `epoch`.
        head: the hash there, hexadecimal.
        generation: changes when the register was restored.
        at: the register's time, ISO 8601.
    """

    epoch: int = 1
    seq: int = 0
    head: str = ""
    generation: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Unsent:
    """What is only on this till.

    Attributes:
        facts: facts that the register has not acknowledged.
        sales: sales among them.
        oldest_at: when the oldest of them was recorded, ISO 8601; empty when there is none.
    """

    facts: int
    sales: int
    oldest_at: str


class Watermarks:
    """The acknowledgements of one book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def current(self) -> Watermark:
        """Return the register's last accepted word."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'watermark'").fetchone()
        return Watermark(**json.loads(row[0])) if row else Watermark()

    def accept(self, watermark: Watermark) -> None:
        """Take over the register's word, even when it is lower than the one before."""
        with writing(self._connection):
            self.put(watermark)

    def put(self, watermark: Watermark) -> None:
        """Note a watermark; runs inside a transaction."""
        text = json.dumps(asdict(watermark))
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('watermark', ?)", (text,))

    def unsent(self) -> Unsent:
        """Return what is only on this till."""
        mark, history = self.current(), History(self._connection, "")
        after, last = history.place_at(mark.epoch, mark.seq), history.count()
        if last <= after:
            return Unsent(0, 0, "")
        (others,) = self._connection.execute(
            "SELECT count(*) FROM fact INDEXED BY fact_kind WHERE kind != 'sale' AND place > ?", (after,)
        ).fetchone()
        (body,) = self._connection.execute("SELECT body FROM fact WHERE place = ?", (after + 1,)).fetchone()
        return Unsent(last - after, last - after - others, json.loads(body)["at"])
