"""Several passes over the same facts, told to whoever waits as one movement: from no fact to all of them, and never back.

Whoever is told may raise `InterruptedError` to give up; what was being made is then thrown away, and everything stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos.domain.troubles import BookDamaged
from pos.ledger.driver import sqlite3

if TYPE_CHECKING:
    from pathlib import Path

Told = Callable[[int, int], None]  # facts that are through, and all of them
STEPS_BETWEEN = 20_000  # of SQLite's own machine, between two words while it copies a file in one go


class Passes:
    """What is told while a book is made anew.

    Args:
        told: gets the facts that are through, and all of them; nobody is told when None.
        passes: how often all facts are gone over.
        facts: how many there are, as far as that is known.
    """

    def __init__(self, told: Told | None, passes: int, facts: int) -> None:
        self._told = told
        self._passes = passes
        self._facts = max(1, facts)
        self._begun = 0
        self._through = 0

    def begin(self) -> Told:
        """Begin the next pass, and return what it tells; by how much and of how much is its own affair."""
        place = min(self._begun, self._passes - 1)
        self._begun += 1

        def tell(done: int, total: int) -> None:
            part = self._facts * min(done, total) // total if total > 0 else 0
            self._through = max(self._through, (self._facts * place + part) // self._passes)
            if self._told is not None:
                self._told(self._through, self._facts)

        tell(0, 1)
        return tell

    def vacuum(self, source: sqlite3.Connection, part: Path) -> None:
        """Have SQLite copy a book into a new file in one go, and tell of it by how the new file grows.

        Raises:
            InterruptedError: somebody gave up.
            sqlite3.Error, BookDamaged: SQLite cannot.
        """
        tell, stopped = self.begin(), list[InterruptedError]()
        if self._told is None:
            source.execute("VACUUM INTO ?", (str(part),))
            return
        pages, size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))

        def step() -> int:
            try:
                tell(part.stat().st_size if part.exists() else 0, pages * size)
            except InterruptedError as error:  # an exception is lost inside SQLite
                stopped.append(error)
            return len(stopped)

        source.set_progress_handler(step, STEPS_BETWEEN)
        try:
            source.execute("VACUUM INTO ?", (str(part),))
        except (sqlite3.Error, BookDamaged):
            if stopped:
                raise stopped[0] from None
            raise
        finally:
            source.set_progress_handler(None, 0)
