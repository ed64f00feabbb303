"""What an earlier pass has proved, so that a start need not prove it again: which rows, and a digest over them.

Folding a fact again costs some forty microseconds, digesting its rows one. A start therefore compares the rows that were proved
with their digest, and folds the rest. Whoever alters rows and digest alike is found by the next full pass, which believes
neither.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.errors import BookInUse
from pos.ledger.connection import writing

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3

NAME = "proven"  # the setting under which a pass leaves what it has proved
ROWS_AT_ONCE = 100_000

# SQLite itself writes the rows as text: a hundred thousand sales take a fraction of a second.
_FACTS = (
    "SELECT group_concat(kind || hex(id) || coalesce(first, '') || ';', '') FROM fact WHERE place > ? AND place <= ?"
)
_POSTINGS = (
    "SELECT group_concat(place || ',' || account || ',' || amount_minor || ',' || family || ',' || rate_bp || ';', '') "
    "FROM posting WHERE rowid > ? AND rowid <= ?"
)
_MOVES = (
    "SELECT group_concat(place || ',' || item || ',' || way || ',' || quantity || ';', '') "
    "FROM move WHERE rowid > ? AND rowid <= ?"
)
_PAPERS = "SELECT group_concat(serial || ',' || place, ';') FROM paper WHERE place <= ?"
_NAMES = (
    "SELECT group_concat(code || name, ';') FROM (SELECT code, name FROM account UNION ALL SELECT code, name FROM way)"
)
_UNDONE = "SELECT group_concat(hex(of) || ',' || place, ';') FROM undone WHERE place <= ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What an earlier pass has proved.

    Attributes:
        place: the rows of the facts up to here were what the facts say.
        postings, moves: the last rows of theirs.
        digest: over all those rows, hexadecimal.
    """

    place: int = 0
    postings: int = 0
    moves: int = 0
    digest: str = ""


class Sums:
    """Running digests over the rows of a book: what was read once need not be read again when more is proved."""

    def __init__(self) -> None:
        self._totals = (sha256(), sha256(), sha256())
        self._ends = [0, 0, 0]

    def go_on(self, connection: sqlite3.Connection, proven: Proven) -> None:
        """Read the rows from where the last reading ended up to those that are proved."""
        lasts = (proven.place, proven.postings, proven.moves)
        for index, (sql, last) in enumerate(zip((_FACTS, _POSTINGS, _MOVES), lasts, strict=True)):
            for low in range(self._ends[index], last, ROWS_AT_ONCE):
                (text,) = connection.execute(sql, (low, min(low + ROWS_AT_ONCE, last))).fetchone()
                self._totals[index].update((text or "").encode())
            self._ends[index] = max(last, self._ends[index])

    def digest(self, connection: sqlite3.Connection, place: int) -> str:
        """Return the digest over all of it, with the small tables up to a place, hexadecimal."""
        total = sha256(b"".join(part.digest() for part in self._totals))
        for sql in (_PAPERS, _UNDONE):
            (text,) = connection.execute(sql, (place,)).fetchone()
            total.update(f"{text}\n".encode())
        total.update(f"{connection.execute(_NAMES).fetchone()[0]}\n".encode())
        return total.hexdigest()


def digest(connection: sqlite3.Connection, proven: Proven, sums: Sums | None = None) -> str:
    """Return the digest over the rows that were proved, as they are now, hexadecimal.

    Args:
        connection: any connection to the book.
        proven: which rows.
        sums: goes on from what it has read.
    """
    sums = sums or Sums()
    sums.go_on(connection, proven)
    return sums.digest(connection, proven.place)


def recall(connection: sqlite3.Connection) -> Proven:
    """Return what the last pass has proved; nothing where it left nothing readable."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (NAME,)).fetchone()
    try:
        kept = Proven(**json.loads(row[0])) if row else Proven()
    except (ValueError, TypeError):
        return Proven()
    counts = (kept.place, kept.postings, kept.moves)
    return kept if all(type(count) is int and count >= 0 for count in counts) else Proven()


def leave(connection: sqlite3.Connection, sums: Sums | None = None) -> None:
    """Note that every row in the book, as it is now, was proved. A book that is busy is not waited for.

    Args:
        connection: any connection to the book.
        sums: of the rows that the pass has read and nobody has written since.
    """
    try:
        with writing(connection):
            found = [
                connection.execute(f"SELECT coalesce(max({key}), 0) FROM {table}").fetchone()[0]  # noqa: S608 - constants of this line
                for key, table in (("place", "fact"), ("rowid", "posting"), ("rowid", "move"))
            ]
            bare = Proven(place=found[0], postings=found[1], moves=found[2])
            text = json.dumps(asdict(bare) | {"digest": digest(connection, bare, sums)})
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (NAME, text))
    except BookInUse:
        return
