"""Opening the book's file: explicit pragmas, read back; and the one door for writing.

WAL with `synchronous=FULL` costs one fdatasync a commit and keeps every committed sale through a power cut; nothing weaker
does. `BEGIN IMMEDIATE` takes the write lock at once, so a read followed by a write can never fail half-way with "locked"
(sqlite.org/lang_transaction.html). Each thread opens its own connection.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pos.domain.errors import BookDamaged, DiskFull
from pos.ledger.driver import require_safe, sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MS_MAX = 5_000
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


def connect(path: Path) -> sqlite3.Connection:
    """Open a book's file with every pragma set and read back.

    Raises:
        OldSqlite: this SQLite can lose committed writes.
        BookDamaged: the file is no book, cannot be read, or does not keep a pragma.
    """
    require_safe()
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS_MAX / 1000)
        for name, wanted in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={wanted}")
        _require_pragmas(connection)
    except sqlite3.Error as error:
        raise BookDamaged(str(error)) from error
    return connection


def _require_pragmas(connection: sqlite3.Connection) -> None:
    for name, wanted in PRAGMAS.items():
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and row[0] != wanted:
            raise BookDamaged(f"{name} is {row[0]}, not {wanted}")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Hold the write lock for a block: all of it is committed, or none of it.

    Raises:
        DiskFull: there was no room; the transaction is gone and the book is whole.
        BookDamaged: the file failed; the book must be salvaged before anything more is called saved.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        _roll_back(connection)
        if "full" in str(error):
            raise DiskFull(str(error)) from error
        raise BookDamaged(str(error)) from error
    except sqlite3.DatabaseError as error:
        _roll_back(connection)
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise BookDamaged(str(error)) from error
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")
