"""What the selling connection may do: sell. Everything that could take the guards away is refused before it runs.

SQLite asks this authorizer when a statement is prepared, not when it runs, so it costs a sale nothing. It stands in front of the
triggers and does not replace them: an authorizer cannot see that `INSERT OR REPLACE` deletes, a trigger cannot see that it is
dropped. Migrations, salvage and copies use connections of their own, before or without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ledger.driver import sqlite3
from pos.ledger.schema import GUARDED

if TYPE_CHECKING:
    from collections.abc import Callable

# Pragmas that only look, although they take an argument.
LOOKING = frozenset(
    {"integrity_check", "quick_check", "foreign_key_check", "table_info", "table_xinfo", "index_list", "index_info"}
)
_CHECKPOINT = "wal_checkpoint"


def authority() -> Callable[[int, str | None, str | None, str | None, str | None], int]:
    """Return the authorizer of a selling connection, for `Connection.set_authorizer`."""
    allowed = {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_RECURSIVE,
    }
    changing = {sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}

    def judge(act: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
        if act in changing:
            may = first not in GUARDED and not str(first).startswith("sqlite_")
        elif act == sqlite3.SQLITE_PRAGMA:
            may = second is None or first in LOOKING or first == _CHECKPOINT
        elif act == sqlite3.SQLITE_FUNCTION:
            may = second != "load_extension"
        else:
            may = act in allowed
        return sqlite3.SQLITE_OK if may else sqlite3.SQLITE_DENY

    return judge
