"""Opening the book's file: explicit pragmas, read back; and the one door for writing.

WAL with `synchronous=FULL` costs one sync a commit and keeps every committed sale through a power cut; nothing weaker
does. `BEGIN IMMEDIATE` takes the write lock at once, so a read followed by a write can never fail half-way with "locked"
(sqlite.org/lang_transaction.html). Each thread opens its own connection; a book that was opened and checked beside the window is
handed over to it whole.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from pos.domain.errors import BookBusy
from pos.domain.troubles import BookDamaged, Trouble
from pos.ledger.driver import require_safe, sqlite3
from pos.ledger.health import Health

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

BUSY_MS_MAX = 5_000  # a connection beside the counter waits so long for whoever writes
COUNTER_BUSY_MS_MAX = 500  # the counter's own, which keeps the window waiting, for another program
STATEMENTS_MAX = (
    1_000  # more than there are: in a full cache of pysqlite3, new statements drive each other out at every call
)
PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "recursive_triggers": 1,  # so that REPLACE meets the delete trigger
    "trusted_schema": 0,
    "cell_size_check": 1,
    "fullfsync": 1,  # macOS: reach the platter
    "checkpoint_fullfsync": 1,
    "mmap_size": 0,
    "busy_timeout": BUSY_MS_MAX,
}


class BookConnection(sqlite3.Connection):
    """A connection whose errors are judged where they happen.

    Attributes:
        health: the state of the book that it belongs to.
    """

    health: Health

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parameters)
        except sqlite3.Error as error:
            self.health.judge(error)
        except UnicodeDecodeError as error:  # SQLite quotes what it cannot read, and a damaged schema is no text
            self.health.stop(str(error))
            raise BookDamaged(str(error)) from error

    @override
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        try:
            return super().executemany(sql, parameters)
        except sqlite3.Error as error:
            self.health.judge(error)


def connect(path: Path, health: Health | None = None) -> BookConnection:
    """Open a book's file with every pragma set and read back.

    Args:
        path: the file; made if it is not there.
        health: the state of the book; a new one where none is given.

    Raises:
        OldSqlite: this SQLite can lose committed writes.
        BookDamaged: the file is no book, cannot be read, or does not keep a pragma.
    """
    require_safe()
    try:
        connection = sqlite3.connect(
            path,
            isolation_level=None,
            timeout=BUSY_MS_MAX / 1000,
            check_same_thread=False,
            factory=BookConnection,
            cached_statements=STATEMENTS_MAX,
        )
    except sqlite3.Error as error:
        raise BookDamaged(str(error)) from error
    connection.health = health or Health()
    set_pragmas(connection)
    return connection


def set_pragmas(connection: sqlite3.Connection) -> None:
    """Set what a book needs of SQLite, and read every setting back: SQLite ignores what it does not know without a word.

    Raises:
        BookDamaged: the file is no book, cannot be read, or does not keep a pragma.
    """
    try:
        for name, wanted in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={wanted}").fetchall()
        for name, wanted in PRAGMAS.items():
            row = connection.execute(f"PRAGMA {name}").fetchone()
            if row is None or row[0] != wanted:
                raise BookDamaged(f"{name} is {row[0] if row else 'unknown'}, not {wanted}")
    except sqlite3.Error as error:
        raise BookDamaged(str(error)) from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Hold the write lock for a block: all of it is committed, or none of it.

    Raises:
        DiskFull: there was no room; the transaction is gone and the book is whole.
        BookDamaged: the file failed; the book must be salvaged before anything more is called saved.
        BookInUse: another program held the book for longer than the connection waits, or a connection of our own for longer
            than `BUSY_MS_MAX`.
    """
    health = health_of(connection)
    health.require()
    try:
        with health.waiting():
            _begin(connection, health)
        with _turn(health):
            yield connection
            connection.execute("COMMIT")
    except BaseException as error:
        _roll_back(connection, health)
        if isinstance(error, sqlite3.Error):
            health.judge(error)
        raise
    health.confirm()
    if health.is_low:
        _make_room(connection)


def _begin(connection: sqlite3.Connection, health: Health) -> None:
    """Take the write lock; a connection of our own that has it gives it back, and is waited for as long as any may be."""
    rounds = BUSY_MS_MAX // COUNTER_BUSY_MS_MAX
    for _ in range(rounds - 1):
        turns = health.turns
        try:
            connection.execute("BEGIN IMMEDIATE")
        except BookBusy:
            if turns == health.turns and turns % 2 == 0:  # none of ours wrote: it is another program
                raise
        else:
            return
    connection.execute("BEGIN IMMEDIATE")


@contextmanager
def _turn(health: Health) -> Iterator[None]:
    """Let the book's other connections know that one of them writes; there is one at a time, as it has the lock."""
    health.turn()
    try:
        yield
    finally:
        health.turn()


def hurry(connection: sqlite3.Connection) -> None:
    """Let a connection wait no longer for another program than a person at a window takes for nothing.

    `writing` goes on waiting for the connections of the same book: the first cards of 20 000 items hold the lock for a second and
    more, and no sale is refused because of it.
    """
    connection.execute(f"PRAGMA busy_timeout={COUNTER_BUSY_MS_MAX}").fetchall()


def give_way(connection: sqlite3.Connection) -> None:
    """Between two commits of one work, let the book's other connections write that wait already.

    SQLite lets whoever waits look from time to time, so that the lock would nearly always be taken again when it looks.
    """
    health_of(connection).give_way(BUSY_MS_MAX)


def _make_room(connection: sqlite3.Connection) -> None:
    """On a disk that was full, carry the log over after each commit, so that it is used again instead of growing."""
    with suppress(sqlite3.Error, Trouble):  # the commit stands, whatever becomes of this
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def health_of(connection: sqlite3.Connection) -> Health:
    """Return the state of the book that a connection belongs to; a plain connection has one of its own."""
    health = getattr(connection, "health", None)
    return health if isinstance(health, Health) else Health()


def _roll_back(connection: sqlite3.Connection, health: Health) -> None:
    """Take a transaction back; after some errors SQLite has done so itself."""
    if not connection.in_transaction:
        return
    try:
        connection.execute("ROLLBACK")
    except (sqlite3.Error, BookDamaged) as error:
        health.stop(str(error))
