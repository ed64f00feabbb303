"""Which SQLite Amana runs on, and the refusal to run on one that can lose a committed sale.

SQLite 3.7.0–3.51.2 has the WAL-reset bug: two connections that write and checkpoint at once can lose committed writes. It is
fixed in 3.51.3 and in the backports 3.50.7 and 3.44.6. `pysqlite3` carries its own newer SQLite, so it is preferred; where
no wheel of it exists, the interpreter's own is taken if it is good. The same choice is made by sqlite-utils.
"""

from __future__ import annotations

from enum import Enum
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

__all__ = ["Fault", "fault_of", "require_safe", "sqlite3"]


class Fault(Enum):
    """What an error of SQLite means for the book."""

    FULL = "no room"
    BUSY = "another writer"
    READ_ONLY = "may not be written"
    DAMAGE = "the file or its disk failed"
    BUG = "a mistake of ours"


# Primary result codes (sqlite.org/rescode.html) with SQLite's own words for them. The words serve where an error carries no
# code: in the interpreter's own driver before Python 3.11.
_FAULTS = {
    5: (Fault.BUSY, "database is locked"),
    6: (Fault.BUSY, "database table is locked"),
    7: (Fault.DAMAGE, "out of memory"),
    8: (Fault.READ_ONLY, "attempt to write a readonly database"),
    10: (Fault.DAMAGE, "disk I/O error"),
    11: (Fault.DAMAGE, "database disk image is malformed"),
    13: (Fault.FULL, "database or disk is full"),
    14: (Fault.DAMAGE, "unable to open database file"),
    15: (Fault.BUSY, "locking protocol"),
    26: (Fault.DAMAGE, "file is not a database"),
}
_BY_WORDS = {words: fault for fault, words in _FAULTS.values()}


def fault_of(error: sqlite3.Error) -> Fault:
    """Return what an error means, by its primary result code."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _BY_WORDS.get(str(error), Fault.BUG)
    return _FAULTS.get(code & 0xFF, (Fault.BUG, ""))[0]


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
