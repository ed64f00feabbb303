"""Wrong PINs, counted in the book so that a restart does not forgive them.

After five wrong attempts a person waits: a minute, then two, four … up to an hour. Times are the wall clock's, in
milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.limits import SIGN_IN_ATTEMPTS_MAX
from pos.ledger.connection import writing

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3

FIRST_WAIT_MS = 60_000
WAIT_MS_MAX = 3_600_000


class Lockouts:
    """The wrong attempts of one book, by person."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def seconds_left(self, person: str, now_ms: int) -> int:
        """Return how many seconds a person must still wait; 0 when it may try.

        A wall clock that was turned back cannot lengthen the wait beyond its longest.
        """
        row = self._connection.execute("SELECT until_ms FROM lockout WHERE person = ?", (person,)).fetchone()
        left = row[0] - now_ms if row else 0
        return max(0, min(-(-left // 1000), WAIT_MS_MAX // 1000))

    def failed(self, person: str, now_ms: int) -> int:
        """Count a wrong attempt and return how many are left before a wait."""
        with writing(self._connection) as connection:
            row = connection.execute("SELECT attempts FROM lockout WHERE person = ?", (person,)).fetchone()
            attempts = (row[0] if row else 0) + 1
            over = attempts - SIGN_IN_ATTEMPTS_MAX
            wait = min(FIRST_WAIT_MS << over, WAIT_MS_MAX) if over >= 0 else 0
            connection.execute("INSERT OR REPLACE INTO lockout VALUES (?, ?, ?)", (person, attempts, now_ms + wait))
        return max(0, -over)

    def passed(self, person: str) -> None:
        """Forget the wrong attempts of a person who got in."""
        with writing(self._connection) as connection:
            connection.execute("DELETE FROM lockout WHERE person = ?", (person,))
