"""The tables of the book, their migrations, and the guards that keep the journal append-only.

Migrations are a list that only grows; sqlite-utils records which were applied, each in one transaction. sqlite-utils is
imported only when there is something to apply, because it costs a start-up 0.2 s. Its `transform()` drops triggers without a
word, so `ensure_guards` runs after every migration; and `require_schema` asks at every start whether every table, index, view and
trigger still reads as this version wrote it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.errors import NewerBook
from pos.domain.troubles import BookDamaged
from pos.ledger.connection import writing
from pos.ledger.driver import sqlite3
from pos.ledger.item_search import SHADOWS, begin_search
from pos.ledger.photos import begin_photos
from pos.ledger.projections import ACCOUNT_CODES, WAY_CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCHEMA_HASHES = {
    1: "1e3d052e49bf9ef2b1cf51fb80668cc3c25abfa2fd0e3d2c544e12ee7f306c22",
    2: "2e06a69dbc22c5cc6f82087d72bec5feae6d0f59c329206002ecedbcaba96716",
    3: "b819f69da316ab0bcebf7a53394209b07d0af50e930df2691e8eb02d44e806b5",
    4: "e17383738f2f6f69a6f33d92ab96ecb531c5b3efbefcb05688010afa3844136d",
    5: "25eb921a6666bd11e160f5870a004c708ba831cd4f04ae0f5b80b16243caef99",
}
GUARDED = ("fact", "posting", "move", "paper", "undone", "signed_head", "base", "account", "way")
_LEAPING = 2  # the version since which an epoch may follow any earlier one
_MORE_GUARDED = 5  # the version since which also what follows from a fact is not replaced
# When a new row would take the place of another by REPLACE. Of that other one SQLite tells no delete guard, unless the connection
# asks for it (sqlite.org/lang_conflict.html), as ours do and a foreign program's do not. `base` lets no second row in at all. A
# row without a key of its own can be replaced by its row number, which ours are given only later.
_REPLACES = {
    "posting": "new.rowid > 0 AND EXISTS (SELECT 1 FROM posting WHERE rowid = new.rowid)",
    "move": "new.rowid > 0 AND EXISTS (SELECT 1 FROM move WHERE rowid = new.rowid)",
    "paper": "EXISTS (SELECT 1 FROM paper WHERE serial = new.serial)",
    "undone": "EXISTS (SELECT 1 FROM undone WHERE of = new.of AND place = new.place)",
    "signed_head": "EXISTS (SELECT 1 FROM signed_head WHERE place = new.place)",
    "account": "EXISTS (SELECT 1 FROM account WHERE code = new.code OR name = new.name)",
    "way": "EXISTS (SELECT 1 FROM way WHERE code = new.code OR name = new.name)",
}
_NOT_OURS = (
    "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name != '_sqlite_migrations' "
    f"AND tbl_name NOT LIKE '{SHADOWS}' ESCAPE '\\'"
)

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE base (                         -- what this file's first fact follows, where that is not the very beginning
    place INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    seq   INTEGER NOT NULL,
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    started BLOB NOT NULL                   -- the fact that began the life that goes on here; empty where a new one begins
) STRICT;
CREATE TABLE fact (
    place INTEGER PRIMARY KEY,              -- 1, 2, 3 … over all epochs
    epoch INTEGER NOT NULL,
    seq   INTEGER NOT NULL,                 -- 1, 2, 3 … in its epoch
    id    BLOB NOT NULL CHECK (length(id) = 16),
    first INTEGER REFERENCES fact (place),  -- set where a new epoch says an act again: the place where it stands first
    kind  TEXT NOT NULL,
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    body  BLOB NOT NULL                     -- canonical JSON, word for word
) STRICT;
CREATE UNIQUE INDEX fact_id ON fact (id) WHERE first IS NULL;
CREATE UNIQUE INDEX fact_again ON fact (first, epoch) WHERE first IS NOT NULL;
CREATE UNIQUE INDEX fact_epoch ON fact (epoch) WHERE seq = 1;
CREATE INDEX fact_kind ON fact (kind, place) WHERE kind != 'sale';

CREATE TABLE signed_head (
    place INTEGER PRIMARY KEY REFERENCES fact (place),
    signature BLOB NOT NULL CHECK (length(signature) = 64)  -- Ed25519, by the device, over the head at this place
) STRICT;

CREATE TABLE account (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE way (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE posting (
    place INTEGER NOT NULL REFERENCES fact (place),
    account INTEGER NOT NULL REFERENCES account (code),
    amount_minor INTEGER NOT NULL,          -- positive is debit; those of one place add up to zero
    family TEXT NOT NULL,
    rate_bp INTEGER NOT NULL
) STRICT;
CREATE TABLE move (
    place INTEGER NOT NULL REFERENCES fact (place),
    item ANY NOT NULL,                      -- thirteen digits as a number, any other code as text
    way INTEGER NOT NULL REFERENCES way (code),
    quantity INTEGER NOT NULL
) STRICT;
CREATE VIEW ledger AS
    SELECT fact.epoch, fact.seq, fact.kind, account.name AS account, amount_minor, family, rate_bp
    FROM posting JOIN fact USING (place) JOIN account ON account.code = posting.account;
CREATE VIEW stock AS
    SELECT fact.epoch, fact.seq, fact.kind, CAST(item AS TEXT) AS item, way.name AS way, quantity
    FROM move JOIN fact USING (place) JOIN way ON way.code = move.way;

CREATE TABLE paper (serial INTEGER PRIMARY KEY, place INTEGER NOT NULL REFERENCES fact (place)) STRICT;
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


def first_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1 and name the codes that its rows use."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.executemany("INSERT INTO account VALUES (?, ?)", [(n, name.value) for name, n in ACCOUNT_CODES.items()])
    connection.executemany("INSERT INTO way VALUES (?, ?)", [(n, name.value) for name, n in WAY_CODES.items()])


def let_epochs_leap(connection: sqlite3.Connection) -> None:
    """Make room for the guard of version 2: an epoch may follow any earlier one; a lost book may have had those between."""
    connection.execute("DROP TRIGGER IF EXISTS fact_no_gap")


def guard_what_follows(_connection: sqlite3.Connection) -> None:
    """Change no table: version 5 has more guards, and they come together with its number."""


# Each step brings a book from one version to the next; a released step is never changed again.
STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    *(first_tables, let_epochs_leap, begin_search, begin_photos),
    guard_what_follows,
)


def prepare(connection: sqlite3.Connection, steps: Sequence[Callable[[sqlite3.Connection], None]] = STEPS) -> None:
    """Bring the tables to this version and make sure that the guards stand.

    Args:
        connection: of the book, with no transaction open.
        steps: what brings a book from version n to n + 1, from version 0.

    Raises:
        NewerBook: a newer Amana wrote this book.
        BookDamaged: the tables or the guards were altered by someone.
    """
    version = _version_of(connection)
    if version > len(steps):
        raise NewerBook(version, len(steps))
    if version < len(steps):
        _migrate(connection, steps)
    require_schema(connection)


def _migrate(connection: sqlite3.Connection, steps: Sequence[Callable[[sqlite3.Connection], None]]) -> None:
    from sqlite_utils import Database, Migrations

    migrations = Migrations("book")
    for number, step in enumerate(steps, 1):

        def migrate(database: Database, step: Callable[[sqlite3.Connection], None] = step) -> None:
            step(database.conn)

        migrations(name=f"{number:03d}_{step.__name__}")(migrate)
    migrations.apply(Database(connection, execute_plugins=False))
    with writing(connection):
        connection.execute(f"PRAGMA user_version={len(steps)}")
        ensure_guards(connection)


def guards(version: int) -> dict[str, str]:
    """Return the triggers that keep the journal append-only in a book of a version, by name."""
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
        "WHEN EXISTS (SELECT 1 FROM fact WHERE place = new.place) "
        "OR (new.first IS NULL AND EXISTS (SELECT 1 FROM fact WHERE id = new.id AND first IS NULL)) "
        "BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END"
    )
    if version >= _MORE_GUARDED:
        triggers |= _more_guards()
    triggers["fact_no_gap"] = (
        "CREATE TRIGGER fact_no_gap BEFORE INSERT ON fact "
        "WHEN NOT EXISTS (SELECT 1 FROM fact WHERE place = new.place - 1 "
        "AND ((epoch = new.epoch AND seq = new.seq - 1) OR (epoch < new.epoch AND new.seq = 1))) "
        "AND NOT EXISTS (SELECT 1 FROM base WHERE place = new.place - 1 "
        "AND ((epoch = new.epoch AND seq = new.seq - 1) OR (epoch < new.epoch AND new.seq = 1))) "
        "AND NOT (new.place = 1 AND new.epoch = 1 AND new.seq = 1 AND NOT EXISTS (SELECT 1 FROM base)) "
        "BEGIN SELECT RAISE(ABORT, 'fact has no gaps'); END"
    )
    if version < _LEAPING:
        triggers["fact_no_gap"] = triggers["fact_no_gap"].replace("epoch < new.epoch", "epoch = new.epoch - 1")
    for table in ("posting", "move"):
        name = f"{table}_with_fact"
        triggers[name] = (
            f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN new.place IS NOT (SELECT max(place) FROM fact) "  # noqa: S608 - names from the line above
            f"BEGIN SELECT RAISE(ABORT, '{table} comes with its fact'); END"
        )
    triggers["base_first"] = (
        "CREATE TRIGGER base_first BEFORE INSERT ON base "
        "WHEN EXISTS (SELECT 1 FROM base) OR EXISTS (SELECT 1 FROM fact) "
        "BEGIN SELECT RAISE(ABORT, 'base comes first'); END"
    )
    return triggers


def _more_guards() -> dict[str, str]:
    triggers = {
        "fact_again_no_replace": "CREATE TRIGGER fact_again_no_replace BEFORE INSERT ON fact "
        "WHEN new.first IS NOT NULL AND EXISTS (SELECT 1 FROM fact WHERE first = new.first AND epoch = new.epoch) "
        "BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END"
    }
    for table, replaces in _REPLACES.items():
        name = f"{table}_no_replace"
        triggers[name] = (
            f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {replaces} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    return triggers


def ensure_guards(connection: sqlite3.Connection) -> None:
    """Create the guards that are missing; call it last in every migration."""
    for name in missing_guards(connection):
        connection.execute(guards(_version_of(connection))[name])


def missing_guards(connection: sqlite3.Connection) -> list[str]:
    """Return the names of guards that are absent or were altered, of those that a book of its version has."""
    standing = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    return [name for name, sql in guards(_version_of(connection)).items() if standing.get(name) != sql]


def _version_of(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def schema_hash(connection: sqlite3.Connection) -> str:
    """Return a SHA-256 over the text of every table, index, view and trigger of ours, hexadecimal."""
    rows = connection.execute(f"SELECT type, name, sql FROM sqlite_schema WHERE {_NOT_OURS} ORDER BY type, name")  # noqa: S608 - a constant of this module
    return sha256("\n".join(f"{kind} {name} {sql}" for kind, name, sql in rows).encode()).hexdigest()


def require_schema(connection: sqlite3.Connection) -> None:
    """Make sure that nobody altered a table or took a guard away.

    Raises:
        BookDamaged: something was altered.
    """
    try:
        _require_own_schema(connection)
    except sqlite3.DatabaseError as error:  # such as a text of a table that is no text any more
        raise BookDamaged(f"the tables cannot be read: {error}") from error


def _require_own_schema(connection: sqlite3.Connection) -> None:
    missing = missing_guards(connection)
    if missing:
        raise BookDamaged(f"guards missing: {', '.join(missing)}")
    known = SCHEMA_HASHES.get(_version_of(connection))
    if known is not None and schema_hash(connection) != known:
        raise BookDamaged("the tables were altered")
