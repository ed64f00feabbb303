"""The register's database: SQLite beside the desktop, PostgreSQL in production, one write door for both.

On SQLite the file is held as a till's book is: WAL, `synchronous=FULL`, `BEGIN IMMEDIATE`, a SQLite that cannot lose a commit.
Writers of one process queue up before the door instead of in SQLite's busy loop. On PostgreSQL a transaction-level advisory
lock per bazaar does the queueing, and `synchronous_commit` is the server's own default, on.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, IntegrityError, ProgrammingError

from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.driver import require_safe, sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import CTE, Connection, Engine, Select, Table
    from sqlalchemy.engine.interfaces import DBAPIConnection

BUSY_MS_MAX = 5_000
CONNECTIONS_MAX = 48  # more than the service's threads, so that none waits for a connection
WRITES = "amana_writes"
PRAGMAS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "recursive_triggers": 1,  # so that REPLACE meets the delete trigger
    "trusted_schema": 0,
    "busy_timeout": BUSY_MS_MAX,
}
# The one connection that writes keeps the pages that every batch touches again, and carries the log over less often.
WRITER_PRAGMAS: dict[str, str | int] = {
    "cache_size": -32_000,  # KiB
    "wal_autocheckpoint": 16_000,  # pages: what every batch touches is carried over once for many
    "journal_size_limit": 128_000_000,  # bytes
}


class Database:
    """The tables, and how they are read and written.

    Args:
        url: an SQLAlchemy URL, such as `sqlite:////srv/amana/register.db` or `postgresql+psycopg://…`.

    Raises:
        OldSqlite: this SQLite can lose committed writes.
    """

    def __init__(self, url: str) -> None:
        self._lock = threading.Lock()
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._writer: Engine
        if self.is_sqlite:
            self.engine = _open_sqlite(url, PRAGMAS, CONNECTIONS_MAX)
            writer = _open_sqlite(url, PRAGMAS | WRITER_PRAGMAS, 1)
            self._writer = writer.execution_options(**{WRITES: True})
        else:
            self.engine = self._writer = _open_postgres(url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one consistent view for a block.

        Raises:
            BookDamaged: the database failed.
        """
        with _troubles(), self.engine.connect() as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    @contextmanager
    def writing(self, bazaar: str = "") -> Iterator[Connection]:
        """Hold the write lock of a bazaar for a block: all of it is committed and on the disk when it ends, or none of it.

        Args:
            bazaar: its code; empty for what belongs to no bazaar.

        Raises:
            DiskFull: there was no room; nothing was written.
            BookDamaged: the database failed; nothing of the block is to be called saved.
        """
        if self.is_sqlite:
            with _troubles(), self._lock, self._writer.begin() as connection:
                yield connection
            return
        with _troubles(), self._writer.begin() as connection:
            key = int.from_bytes(sha256(bazaar.encode()).digest()[:8], "big", signed=True)
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self._writer.dispose()


@contextmanager
def _troubles() -> Iterator[None]:
    """Tell the database's own failures from what a statement did wrong; the latter is a bug and stays one."""
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except DatabaseError as error:
        if "full" in str(error.orig):
            raise DiskFull(str(error.orig)) from error
        raise BookDamaged(str(error.orig)) from error


def insert_many(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert many rows in one go, by the database's own quickest way.

    The rows go straight to the driver: SQLAlchemy's own handling of each row costs more than SQLite's insert, and PostgreSQL
    takes rows by `COPY` several times as fast as by `INSERT`.

    Args:
        connection: a writing one.
        table: where they go.
        rows: each in the order of the table's columns.
    """
    if not rows:
        return
    names = ", ".join(table.columns.keys())
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(table.columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))  # noqa: S608 - our own names
        return
    _copy(connection, f"COPY {table.name} ({names}) FROM STDIN", rows)


def apart(query: Select[Any], name: str) -> CTE:
    """Return all rows of a query as a table that is made before anything else is done with them.

    Either database would otherwise weave the query into a plan of its own, by figures of its tables that it may not have.
    """
    return query.cte(name).prefix_with("MATERIALIZED")


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Copy rows in; what the driver raises comes out as it would from any other statement."""
    driver: Any = connection.connection.driver_connection
    failure = connection.dialect.loaded_dbapi.Error
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except failure as error:
        raise DBAPIError.instance(statement, None, error, failure, dialect=connection.dialect) from error


def _open_postgres(url: str) -> Engine:
    return create_engine(url, pool_size=CONNECTIONS_MAX, hide_parameters=True)  # a failed statement tells no values


def _open_sqlite(url: str, pragmas: Mapping[str, str | int], connections: int) -> Engine:
    require_safe()
    engine = create_engine(
        url,
        module=sqlite3,
        pool_size=connections,
        hide_parameters=True,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": BUSY_MS_MAX // 1000},
    )
    event.listen(engine, "connect", lambda connection, _entry: _set_pragmas(connection, pragmas))
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: DBAPIConnection, pragmas: Mapping[str, str | int]) -> None:
    """Set each pragma and read it back."""
    cursor = connection.cursor()
    for name, wanted in pragmas.items():
        cursor.execute(f"PRAGMA {name}={wanted}")
        cursor.execute(f"PRAGMA {name}")
        row = cursor.fetchone()
        if row is not None and row[0] != wanted:
            raise BookDamaged(f"{name} is {row[0]}, not {wanted}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin by ourselves: the driver would begin late, and a read that turns into a write could fail half-way."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
