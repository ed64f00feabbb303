"""Is the book whole? One pass over everything that can be checked, with findings instead of exceptions.

Checks: SQLite's own integrity and foreign keys, the guards, the hash chain from the first fact, gaps in the numbers, and that
postings and stock moves equal what the facts' own bodies say. Nothing is repaired here; a finding names its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import DamagedMessage
from pos.domain.postings import postings
from pos.domain.stock import moves
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import decode
from pos.ledger.driver import sqlite3
from pos.ledger.schema import missing_guards

if TYPE_CHECKING:
    from collections.abc import Iterator

FINDINGS_MAX = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a book.

    Attributes:
        check: which check found it: integrity, guards, chain, gap, body, postings, moves.
        place: the fact's place over all epochs; 0 where it is the whole file.
        detail: what was found, in technical words.
    """

    check: str
    place: int
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one pass over a book found.

    Attributes:
        head: hash of the last fact, hexadecimal.
    """

    facts: int
    head: str
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults


def verify(connection: sqlite3.Connection) -> Verdict:
    """Check a whole book through its own connection."""
    faults: list[Fault] = []
    facts, head = 0, GENESIS
    try:
        faults += [
            Fault("integrity", 0, row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"
        ]
        faults += [
            Fault("integrity", 0, f"orphan in {row[0]}") for row in connection.execute("PRAGMA foreign_key_check")
        ]
        faults += [Fault("guards", 0, name) for name in missing_guards(connection)]
        walk = _Walk(connection)
        for fault in walk.faults():
            faults.append(fault)
            if len(faults) >= FINDINGS_MAX:
                break
        facts, head = walk.facts, walk.head
    except sqlite3.DatabaseError as error:
        faults.append(Fault("integrity", facts, str(error)))
    return Verdict(facts, head.hex(), tuple(faults[:FINDINGS_MAX]))


class _Walk:
    """One pass over the facts, beside their postings and moves."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.facts = 0
        self.head = GENESIS
        self._last = (0, 0)

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in order of place."""
        posted = _grouped(self._connection, "SELECT place, account, amount_minor, family, rate_bp FROM posting")
        moved = _grouped(self._connection, "SELECT place, item, way, quantity FROM move")
        rows = self._connection.execute("SELECT place, epoch, seq, hash, body FROM fact ORDER BY place")
        for place, epoch, seq, own, body in rows:
            self.facts += 1
            yield from self._chain(place, epoch, seq, own, body)
            yield from _projections(place, (epoch, seq), body, posted.pop(place, []), moved.pop(place, []))
        yield from (Fault("postings", place, "belongs to no fact") for place in posted)
        yield from (Fault("moves", place, "belongs to no fact") for place in moved)

    def _chain(self, place: int, epoch: int, seq: int, own: bytes, body: bytes) -> Iterator[Fault]:
        if place != self.facts or (epoch, seq) not in {(self._last[0], self._last[1] + 1), (self._last[0] + 1, 1)}:
            yield Fault("gap", place, f"{epoch}/{seq} after {self._last[0]}/{self._last[1]}")
            self.facts = place
        self._last = (epoch, seq)
        if link(self.head, body) != own:
            yield Fault("chain", place, f"{epoch}/{seq}")
        self.head = bytes(own)


def _projections(
    place: int, at: tuple[int, int], body: bytes, posted: list[tuple[object, ...]], moved: list[tuple[object, ...]]
) -> Iterator[Fault]:
    try:
        stamp, fact = decode(body)
    except DamagedMessage as error:
        yield Fault("body", place, error.reason)
        return
    if (stamp.epoch, stamp.seq) != at:
        yield Fault("body", place, f"says {stamp.epoch}/{stamp.seq}")
    if posted != [(row.account.value, row.amount_minor, row.family, row.rate_bp) for row in postings(fact)]:
        yield Fault("postings", place, "differ from the fact")
    if moved != [(move.item, move.way.value, move.quantity) for move in moves(fact)]:
        yield Fault("moves", place, "differ from the fact")


def _grouped(connection: sqlite3.Connection, sql: str) -> dict[int, list[tuple[object, ...]]]:
    groups: dict[int, list[tuple[object, ...]]] = {}
    for place, *row in connection.execute(f"{sql} ORDER BY place, n"):
        groups.setdefault(place, []).append(tuple(row))
    return groups
