"""Which SQLite Amana runs on, and the refusal to run on one that can lose a committed sale.

SQLite 3.7.0–3.51.2 has the WAL-reset bug: two connections that write and checkpoint at once can lose committed writes. It is
fixed in 3.51.3 and in the backports 3.50.7 and 3.44.6. `pysqlite3` carries its own newer SQLite, so it is preferred; where
no wheel of it exists, the interpreter's own is taken if it is good. The same choice is made by sqlite-utils.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import OldSqlite

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

FIXED = (3, 51, 3)
BACKPORTS = ((3, 50, 7), (3, 44, 6))

__all__ = ["require_safe", "sqlite3"]


def is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether a SQLite version holds the WAL-reset fix."""
    return version >= FIXED or any(version[:2] == fixed[:2] and version >= fixed for fixed in BACKPORTS)


def require_safe(version: tuple[int, ...] | None = None) -> None:
    """Refuse to go on with a SQLite that can lose committed writes.

    Args:
        version: the version to judge; the loaded library's own where none is given.

    Raises:
        OldSqlite: it is not safe.
    """
    judged = sqlite3.sqlite_version_info if version is None else version
    if not is_safe(judged):
        raise OldSqlite(".".join(map(str, judged)), ".".join(map(str, FIXED)))
