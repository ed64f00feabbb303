"""Books as earlier versions of the tables left them: made out of one of today, and proved by the hash that was released then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos.ledger.connection import writing
from pos.ledger.schema import SCHEMA_HASHES, STEPS, guards, schema_hash

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3

OLDER: Final = tuple(range(1, len(STEPS)))
# What each version brought, from the last to the second, taken out again.
_TAKEN_OUT: Final = {
    5: tuple(f"DROP TRIGGER {name}" for name in guards(5) if name not in guards(4)),
    4: ("DROP TABLE photo", "DROP INDEX item_photo"),
    3: ("DROP TABLE item_gram", "DROP INDEX item_of_family", "DROP INDEX item_odd"),
    2: ("DROP TRIGGER fact_no_gap", guards(1)["fact_no_gap"]),
}


def make_older(connection: sqlite3.Connection, version: int) -> None:
    """Turn a book of today into one of an earlier version; its rows stay.

    Args:
        connection: of the book, without the authorizer.
        version: of the tables.

    Raises:
        AssertionError: what came out is not what that version wrote.
    """
    with writing(connection):
        for number in range(len(STEPS), version, -1):
            for statement in _TAKEN_OUT[number]:
                connection.execute(statement)
        connection.execute("DELETE FROM _sqlite_migrations WHERE name > ?", (f"{version:03d}~",))
        connection.execute(f"PRAGMA user_version={version}")
    assert schema_hash(connection) == SCHEMA_HASHES[version]
