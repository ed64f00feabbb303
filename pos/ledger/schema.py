"""The tables of the book, their migrations, and the guards that keep the journal append-only.

Migrations are a list that only grows; sqlite-utils records which were applied, each in one transaction. sqlite-utils is
imported only when there is something to apply, because it costs a start-up 0.2 s. Its `transform()` drops triggers without a
word, so `ensure_guards` runs after every migration and `missing_guards` is asked at every start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import BookDamaged, NewerBook
from pos.ledger.connection import writing

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3

VERSION = 1
GUARDED = ("fact", "posting", "move")

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    place INTEGER PRIMARY KEY,          -- 1, 2, 3 … over all epochs
    epoch INTEGER NOT NULL,
    seq   INTEGER NOT NULL,
    id    BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind  TEXT NOT NULL,
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    body  BLOB NOT NULL
) STRICT;
CREATE INDEX fact_kind ON fact (kind, place) WHERE kind != 'sale';

CREATE TABLE posting (
    place INTEGER NOT NULL REFERENCES fact (place),
    n INTEGER NOT NULL,
    account TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    family TEXT NOT NULL,
    rate_bp INTEGER NOT NULL,
    PRIMARY KEY (place, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE move (
    place INTEGER NOT NULL REFERENCES fact (place),
    n INTEGER NOT NULL,
    item TEXT NOT NULL,
    way TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (place, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (number TEXT PRIMARY KEY, place INTEGER NOT NULL REFERENCES fact (place)) STRICT, WITHOUT ROWID;
CREATE TABLE undone (
    of BLOB NOT NULL,
    place INTEGER NOT NULL REFERENCES fact (place),
    PRIMARY KEY (of, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (id BLOB PRIMARY KEY, held_as TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE family (
    number TEXT PRIMARY KEY, package TEXT NOT NULL, card TEXT NOT NULL, search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE item (
    code TEXT PRIMARY KEY, family TEXT NOT NULL, package TEXT NOT NULL, card TEXT NOT NULL, search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE person (code TEXT PRIMARY KEY, card TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE lockout (person TEXT PRIMARY KEY, attempts INTEGER NOT NULL, until_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Bring the tables to this version and make sure that the guards stand.

    Raises:
        NewerBook: a newer Amana wrote this book.
        BookDamaged: the guards were removed by someone.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerBook(version, VERSION)
    if version < VERSION:
        _migrate(connection)
    missing = missing_guards(connection)
    if missing:
        raise BookDamaged(f"guards missing: {', '.join(missing)}")


def _migrate(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database, Migrations

    migrations = Migrations("book")

    @migrations()
    def m001_first_tables(database: Database) -> None:
        for statement in _TABLES.split(";\n"):
            if statement.strip():
                database.execute(statement)

    migrations.apply(Database(connection, execute_plugins=False))
    with writing(connection):
        ensure_guards(connection)
        connection.execute(f"PRAGMA user_version={VERSION}")


def guards() -> dict[str, str]:
    """Return the triggers that keep the journal append-only, by name."""
    triggers = {}
    for table in GUARDED:
        for act in ("UPDATE", "DELETE"):
            name = f"{table}_no_{act.lower()}"
            triggers[name] = (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    triggers["fact_no_replace"] = (
        "CREATE TRIGGER fact_no_replace BEFORE INSERT ON fact "
        "WHEN EXISTS (SELECT 1 FROM fact WHERE place = new.place OR id = new.id) "
        "BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END"
    )
    triggers["fact_no_gap"] = (
        "CREATE TRIGGER fact_no_gap BEFORE INSERT ON fact "
        "WHEN new.place IS NOT (SELECT coalesce(max(place), 0) + 1 FROM fact) "
        "BEGIN SELECT RAISE(ABORT, 'fact has no gaps'); END"
    )
    return triggers


def ensure_guards(connection: sqlite3.Connection) -> None:
    """Create the guards that are missing; call it last in every migration."""
    for name in missing_guards(connection):
        connection.execute(guards()[name])


def missing_guards(connection: sqlite3.Connection) -> list[str]:
    """Return the names of guards that are absent or were altered."""
    standing = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    return [name for name, sql in guards().items() if standing.get(name) != sql]
