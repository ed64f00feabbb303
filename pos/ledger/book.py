"""One till's book: the folder, the lock, the key and the rooms inside the file.

A book belongs to one device and one bazaar. Its folder holds `book.db` (with SQLite's `-wal` and `-shm`), `book.lock` and
`device.key`. One process writes it; other connections of the same process may read beside it (`Book.reader`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pos.domain.errors import BookInUse, WrongBazaar
from pos.domain.facts import EpochStarted
from pos.domain.identity import uuid7
from pos.ledger.catalogue import Cards, Catalogue
from pos.ledger.connection import connect, writing
from pos.ledger.drafts import Drafts
from pos.ledger.journal import Journal
from pos.ledger.keys import DeviceKey, load_or_make
from pos.ledger.lockouts import Lockouts
from pos.ledger.schema import prepare
from pos.ledger.watermarks import Watermarks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from pos.ledger.driver import sqlite3

FILE = "book.db"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a book needs from outside: time and chance, so that a rehearsal can repeat both.

    Attributes:
        now: the wall time with its offset.
        entropy: a random number below 2**74, for ids.
    """

    now: Callable[[], datetime]
    entropy: Callable[[], int]

    def new_id(self) -> UUID:
        """Make the id of an act that begins now."""
        return uuid7(int(self.now().timestamp() * 1000), self.entropy())


class Book:
    """An open book. Close it when done.

    Args:
        folder: where the book lives; made if it is not there.
        device: the device's name, such as `T07`.
        around: time and chance.
        key: the device's key, where it is not to be read from the folder.

    Raises:
        BookInUse: another process has it open.
        BookDamaged, NewerBook, OldSqlite: it cannot be used safely.
    """

    def __init__(self, folder: Path, device: str, around: Surroundings, key: DeviceKey | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.device = device
        self.around = around
        self._lock = FileLock(folder / "book.lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise BookInUse(str(folder)) from error
        try:
            self.key = key or load_or_make(folder / "device.key")
            self.connection = connect(folder / FILE)
            prepare(self.connection)
        except BaseException:
            self._lock.release()
            raise
        self.catalogue = Catalogue(self.connection)
        self.journal = Journal(self.connection, device, around.now)
        self.journal.follow(self.catalogue.learn)
        self.drafts = Drafts(self.connection)
        self.watermarks = Watermarks(self.connection)
        self.lockouts = Lockouts(self.connection)

    def begin(self, cards: Cards) -> None:
        """Take over the bazaar's plan; the first time, start the device's first epoch in it.

        Raises:
            WrongBazaar: this book belongs to another bazaar.
        """
        first = self.journal.last(EpochStarted.KIND)
        if first is not None and isinstance(first.fact, EpochStarted) and first.fact.bazaar != cards.bazaar.code:
            raise WrongBazaar(first.fact.bazaar, cards.bazaar.code)
        self.catalogue.apply(cards)
        if first is None:
            started = EpochStarted(
                bazaar=cards.bazaar.code, currency=cards.bazaar.currency, public_key=self.key.public, reason="first"
            )
            self.journal.append(started, identity=self.around.new_id(), by=self.device)

    def reader(self) -> sqlite3.Connection:
        """Open another connection to the same file, for another thread."""
        return connect(self.folder / FILE)

    def note(self, key: str, value: str) -> None:
        """Keep a small setting in the book."""
        with writing(self.connection) as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def noted(self, key: str) -> str | None:
        """Return a small setting, or None."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def close(self) -> None:
        """Close the file and free the lock."""
        self.connection.close()
        self._lock.release()
