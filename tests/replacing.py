"""What a program can try that replaces rows of an SQLite file: each of its keys, with other values beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

VERBS = ("INSERT OR REPLACE", "REPLACE")


def replacements(connection: Connection, table: str) -> Iterator[str]:
    """Yield statements that put a row in the place of a table's first one, by each of its unique keys."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    for key in _keys_of(connection, table):
        told = ", ".join(name if name in key else _other(name) for name in columns)
        for verb in VERBS:
            yield f"{verb} INTO {table} SELECT {told} FROM {table} LIMIT 1"


def _keys_of(connection: Connection, table: str) -> list[list[str]]:
    """The columns of each unique key of a table, the primary one included."""
    found = [[name for _, name, _, _, _, key in connection.execute(f"PRAGMA table_info({table})") if key]]
    for _, index, is_unique, *_ in connection.execute(f"PRAGMA index_list({table})").fetchall():
        if is_unique:
            found.append([name for _, _, name in connection.execute(f"PRAGMA index_info({index})")])
    return [key for key in found if key]


def _other(name: str) -> str:
    """Another value than the one that stands in a column, as SQL."""
    return f"CASE typeof({name}) WHEN 'integer' THEN {name} + 1000 WHEN 'blob' THEN zeroblob(16) ELSE {name} || 'x' END"
