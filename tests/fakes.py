"""Stand-ins for what lies outside a till: paper, the drawer, the clock, and a disk that runs full.

They write down what was asked of them, so a test can read the order of events instead of guessing it. Give several fakes the
same `diary` to see how their events fall between each other.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from pos.ledger.driver import sqlite3
from pos.ledger.medium import Medium
from pos.ports import Drawer, Press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ledger.health import Health

NOON = datetime(2026, 11, 20, 12, 0, 0, tzinfo=timezone(timedelta(hours=4)))


class FrozenNow:
    """A wall clock that stands still until it is moved. Call it to read it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **span: int) -> None:
        """Move the clock on: `advance(seconds=90)`, `advance(days=1)`."""
        self.at += timedelta(**span)


class SteppingNow(FrozenNow):
    """A wall clock that moves on by one step at each look, so that ids and times have an order that repeats."""

    def __init__(self, at: datetime = NOON, step: timedelta = timedelta(milliseconds=250)) -> None:
        super().__init__(at)
        self.step = step

    @override
    def __call__(self) -> datetime:
        self.at += self.step
        return self.at


def seeded_entropy(seed: int = 1) -> Callable[[], int]:
    """Return a source of numbers below 2**74 that the seed repeats."""
    dice = random.Random(seed)
    return lambda: dice.getrandbits(74)


class RecordingPress(Press):
    """A press that keeps what it was given to print.

    Attributes:
        printed: the recorded facts, in order, with whether each was a copy.
        diary: one entry an event; may be shared with other fakes.
        on_print: called before an entry is made, to look at the world at that moment.
    """

    def __init__(self, diary: list[str] | None = None, on_print: Callable[[], None] | None = None) -> None:
        self.printed: list[tuple[Recorded, bool]] = []
        self.diary = [] if diary is None else diary
        self.on_print = on_print

    @override
    def print(self, recorded: Recorded, *, copy: bool = False) -> None:
        if self.on_print is not None:
            self.on_print()
        self.printed.append((recorded, copy))
        self.diary.append(f"print {recorded.fact.KIND}{' copy' if copy else ''}")

    @property
    def kinds(self) -> list[str]:
        """The kinds of what was printed, in order."""
        return [recorded.fact.KIND for recorded, _ in self.printed]


class RecordingDrawer(Drawer):
    """A drawer that counts how often it was kicked open.

    Attributes:
        opened: how often.
        diary: one entry an event; may be shared with other fakes.
        on_open: called before an entry is made, to look at the world at that moment.
    """

    def __init__(self, diary: list[str] | None = None, on_open: Callable[[], None] | None = None) -> None:
        self.opened = 0
        self.diary = [] if diary is None else diary
        self.on_open = on_open

    @override
    def open(self) -> None:
        if self.on_open is not None:
            self.on_open()
        self.opened += 1
        self.diary.append("open drawer")


class HastyMedium(Medium):
    """A disk that never waits until anything is safe: for long histories, in which no power fails."""

    @override
    def connect(self, path: Path, health: Health | None = None) -> sqlite3.Connection:
        connection = super().connect(path, health)
        connection.execute("PRAGMA synchronous=OFF")
        return connection


class PocketBox:
    """A strongbox in memory: it outlives the program and the book's folder, as a keyring does."""

    def __init__(self) -> None:
        self.secrets: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """Return a secret; None where there is none."""
        return self.secrets.get(name)

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of the one before."""
        self.secrets[name] = secret


class FaultyConnection:
    """A connection that does all that the real one does, until it is told to fail.

    Attributes:
        real: the connection behind it.
        fault: SQLite's own words, such as `database or disk is full`; None while all is well.
        on: the beginning of the statement that fails, such as `COMMIT` or `INSERT INTO fact`.
        statements: every statement, in order.
    """

    def __init__(self, real: sqlite3.Connection) -> None:
        self.real = real
        self.fault: str | None = None
        self.on = "COMMIT"
        self.statements: list[str] = []

    def fail(self, fault: str = "database or disk is full", *, on: str = "COMMIT") -> None:
        """Fail with these words from now on, whenever a statement begins so."""
        self.fault, self.on = fault, on

    def heal(self) -> None:
        """Fail no more."""
        self.fault = None

    def execute(self, sql: str, *values: Any) -> Any:
        """Run a statement, or fail it."""
        self.statements.append(sql)
        if self.fault is not None and sql.startswith(self.on):
            raise sqlite3.OperationalError(self.fault)
        return self.real.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


def faulty(book: Book) -> FaultyConnection:
    """Put a connection that can fail under every room of an open book, and return it."""
    connection = FaultyConnection(book.connection)
    for room in (book.journal, book.drafts, book.catalogue, book.watermarks, book.lockouts):
        vars(room)["_connection"] = connection
    vars(book)["connection"] = connection
    return connection
