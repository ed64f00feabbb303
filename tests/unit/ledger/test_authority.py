"""The selling connection may sell, and nothing that could take a wall away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ledger.authority import authority
from pos.ledger.driver import sqlite3

if TYPE_CHECKING:
    from tests.builders import Till

FORBIDDEN = [
    "DROP TRIGGER fact_no_update",
    "DROP TABLE fact",
    "DROP INDEX fact_id",
    "DROP VIEW ledger",
    "ALTER TABLE fact ADD COLUMN note TEXT",
    "CREATE TABLE extra (x)",
    "CREATE TEMP TABLE extra (x)",
    "CREATE TRIGGER quiet AFTER INSERT ON fact BEGIN SELECT 1; END",
    "CREATE TEMP TRIGGER quiet AFTER INSERT ON fact BEGIN SELECT 1; END",
    "CREATE INDEX more ON fact (hash)",
    "REINDEX",
    "ANALYZE",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "VACUUM INTO 'copy.db'",
    "UPDATE fact SET body = x'00'",
    "DELETE FROM fact",
    "DELETE FROM posting",
    "UPDATE signed_head SET signature = zeroblob(64)",
    "UPDATE sqlite_schema SET sql = ''",
    "PRAGMA writable_schema=1",
    "PRAGMA synchronous=0",
    "PRAGMA journal_mode=off",
    "PRAGMA foreign_keys=0",
    "PRAGMA recursive_triggers=0",
    "PRAGMA ignore_check_constraints=1",
    "PRAGMA user_version=9",
    "SELECT load_extension('x')",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_selling_connection_refuses(till: Till, statement: str) -> None:
    with pytest.raises(
        sqlite3.DatabaseError, match=r"not authorized|prohibited|authorization denied|may not be modified"
    ):
        till.book.connection.execute(statement)


@pytest.mark.parametrize("statement", [statement for statement in FORBIDDEN if statement.startswith("DROP")])
def test_without_the_authorizer_it_would_not(till: Till, statement: str) -> None:
    till.book.connection.set_authorizer(None)
    till.book.connection.execute("PRAGMA foreign_keys=0")
    till.book.connection.execute(statement)
    till.book.connection.set_authorizer(authority())


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA integrity_check", "PRAGMA synchronous", "PRAGMA wal_checkpoint(PASSIVE)", "SELECT count(*) FROM ledger"],
)
def test_looking_and_selling_are_allowed(till: Till, statement: str) -> None:
    till.book.connection.execute(statement).fetchall()
    till.sell()
    till.book.note("colour", "red")
    till.close_shift()


def test_a_readers_connection_has_the_same_authority(till: Till) -> None:
    reader = till.book.reader()
    with pytest.raises(sqlite3.DatabaseError):
        reader.execute("DROP TABLE fact")
    reader.close()
