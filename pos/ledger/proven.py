"""What an earlier pass has proved, so that a start need not prove it again: which rows, what they add up to, and a digest.

Folding a fact again costs some forty microseconds, digesting its rows two. A start therefore compares the rows that were proved
with their digest, and folds the rest. The pieces that left, item by item, stand under the same digest, so that nobody has to add
up a million rows to know them. Whoever alters rows or sums, and the digest alike, is found by the next full pass, which believes
none of them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import asdict, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.errors import BookInUse
from pos.domain.stock import Way
from pos.domain.values import dataclass
from pos.ledger.connection import writing
from pos.ledger.projections import WAY_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos.ledger.driver import sqlite3

NAME = "proven"  # the setting under which a pass leaves what it has proved
ROWS_AT_ONCE = 20_000
_ROWS_MAX = 2**63 - 1

# SQLite itself writes the rows as text, with `concat_ws` in half the time of `||`, and lets other threads run meanwhile.
_FACTS = "SELECT group_concat(concat_ws(',', kind, hex(id), first), ';') FROM fact WHERE place > ? AND place <= ?"
_POSTINGS = (
    "SELECT group_concat(concat_ws(',', place, account, amount_minor, family, rate_bp), ';') "
    "FROM posting WHERE rowid > ? AND rowid <= ?"
)
_MOVES = "SELECT group_concat(concat_ws(',', place, item, way, quantity), ';') FROM move WHERE rowid > ? AND rowid <= ?"
_PAPERS = "SELECT group_concat(concat_ws(',', serial, place), ';') FROM paper WHERE place <= ?"
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
        gone: what those moves add up to: the pieces that left, by item code.
        digest: over all those rows and `gone`, hexadecimal.
    """

    place: int = 0
    postings: int = 0
    moves: int = 0
    gone: Mapping[str, int] = field(default_factory=dict)
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
                if text is not None:
                    self._totals[index].update(f"{text};".encode())
            self._ends[index] = max(last, self._ends[index])

    def digest(self, connection: sqlite3.Connection, proven: Proven) -> str:
        """Return the digest over all of it, with the small tables up to the same place and the pieces, hexadecimal."""
        total = sha256(b"".join(part.digest() for part in self._totals))
        total.update(f"{json.dumps(proven.gone, sort_keys=True)}\n".encode())
        for sql in (_PAPERS, _UNDONE):
            (text,) = connection.execute(sql, (proven.place,)).fetchone()
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
    return sums.digest(connection, proven)


def pieces(connection: sqlite3.Connection, known: Proven, last: int | None = None) -> dict[str, int]:
    """Return by item code the pieces that left (sold, returned, written off): those that are known, and what was moved since.

    Args:
        connection: any connection to the book.
        known: has added up the moves so far.
        last: the last row of `move` to add; without it, to the end.
    """
    # Added up here and not by GROUP BY, which would sort millions of rows to add up a few hundred items.
    left: defaultdict[str | int, int] = defaultdict(int)
    rows = connection.execute(
        "SELECT item, quantity FROM move WHERE rowid > ? AND rowid <= ? AND way != ?",
        (known.moves, _ROWS_MAX if last is None else last, WAY_CODES[Way.RECEIVED]),
    )
    for item, quantity in rows:
        left[item] += quantity
    gone = Counter(known.gone)
    gone.update({str(item): quantity for item, quantity in left.items()})
    return dict(gone)


def recall(connection: sqlite3.Connection) -> Proven:
    """Return what the last pass has proved; nothing where it left nothing readable."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (NAME,)).fetchone()
    try:
        told = json.loads(row[0]) if row else {}
        kept = Proven(**told)
        counts = (kept.place, kept.postings, kept.moves)
        numbers = {type(number) for number in (*counts, *kept.gone.values())}
    except (ValueError, TypeError, AttributeError):
        return Proven()
    return kept if "gone" in told and numbers == {int} and min(counts) >= 0 else Proven()


def leave(connection: sqlite3.Connection, sums: Sums | None = None, known: Proven | None = None) -> Proven:
    """Note that every row in the book, as it is now, was proved. A book that is busy is not waited for.

    Args:
        connection: any connection to the book.
        sums: of the rows that the pass has read and nobody has written since.
        known: what has held already, so that its pieces need not be added up again.

    Returns:
        What the next pass will recall; nothing where it could not be noted.
    """
    try:
        with writing(connection):
            found = [
                connection.execute(f"SELECT coalesce(max({key}), 0) FROM {table}").fetchone()[0]  # noqa: S608 - constants of this line
                for key, table in (("place", "fact"), ("rowid", "posting"), ("rowid", "move"))
            ]
            gone = pieces(connection, known or Proven())
            bare = Proven(place=found[0], postings=found[1], moves=found[2], gone=gone)
            left = replace(bare, digest=digest(connection, bare, sums))
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (NAME, json.dumps(asdict(left))))
    except BookInUse:
        return Proven()
    return left
