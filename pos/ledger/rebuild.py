"""A book made again from what is left of it: a damaged file, a mirror, exported journals, in any mixture.

Each fact is taken from the first source that has it, and only where it follows the one before by its hash; so a source may have
holes, and one source fills the holes of another. Everything else in a book follows from its facts, but for the cards, the baskets
in progress and the signatures, which are carried over where they can be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from pos.domain.troubles import BookDamaged
from pos.ledger.card_seal import PLAN, SEAL, TILLS, VERSION, fits, is_readable, seal
from pos.ledger.catalogue import Cards, Catalogue
from pos.ledger.chain import Head, link
from pos.ledger.codec import from_document
from pos.ledger.connection import writing
from pos.ledger.driver import sqlite3
from pos.ledger.history import GONE, SERIAL_FLOOR, SHIFT_FLOOR
from pos.ledger.incarnation import BEFORE, TOKEN
from pos.ledger.item_search import learn_all
from pos.ledger.journal import Journal
from pos.ledger.mirror import lines_of, read_heads, read_mirror

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

FACTS_AT_ONCE = 1_000
CARRIED = ("family", "item", "person", "draft", "lockout", "photo")
READ_IN = {"family": 2, "item": 3, "person": 1, "draft": 2}  # the column with the document
CARRIED_SETTINGS = (VERSION, PLAN, TILLS, "watermark", TOKEN, BEFORE, SERIAL_FLOOR, SHIFT_FLOOR, GONE)


class Source(Protocol):
    """Somewhere facts of a device can be found."""

    def facts(self) -> int:
        """Return how many there may be, for whoever waits."""

    def find(self, epoch: int, seq: int) -> tuple[bytes, bytes] | None:
        """Return the hash and the body of a fact as they stand there; None where they do not."""

    def epoch_after(self, epoch: int) -> int | None:
        """Return the next epoch that is found there; None where there is none."""

    def heads(self) -> Iterator[tuple[Head, bytes]]:
        """Yield the signed heads with their signatures."""


class BookSource:
    """A book's file, however damaged: what cannot be read is not there."""

    def __init__(self, connection: sqlite3.Connection, device: str) -> None:
        self._connection = connection
        self._device = device
        self._next = 1
        self._offsets: dict[int, int | None] = {}

    def facts(self) -> int:
        """Return the highest place; 0 where it cannot be read."""
        row = self._row("SELECT max(place) FROM fact")
        return int(row[0] or 0) if row else 0

    def base(self) -> tuple[Any, ...] | None:
        """Return the row that says what the file's first fact follows, where that is not the very beginning."""
        return self._row("SELECT * FROM base")

    def find(self, epoch: int, seq: int) -> tuple[bytes, bytes] | None:
        """Return the hash and the body of a fact; None where they cannot be read."""
        row = self._at(self._next, epoch, seq)
        if row is None:
            offset = self._offset(epoch)
            row = self._at(offset + seq, epoch, seq) if offset is not None else None
        if row is None:
            return None
        self._next = row[0] + 1
        return bytes(row[1]), bytes(row[2])

    def epoch_after(self, epoch: int) -> int | None:
        """Return the next epoch whose first fact can be read."""
        row = self._row("SELECT min(epoch) FROM fact NOT INDEXED WHERE epoch > ? AND seq = 1", epoch)
        return row[0] if row else None

    def _at(self, place: int, epoch: int, seq: int) -> tuple[Any, ...] | None:
        return self._row(
            "SELECT place, hash, body FROM fact WHERE place = ? AND epoch = ? AND seq = ?", place, epoch, seq
        )

    def _offset(self, epoch: int) -> int | None:
        """Return the place before an epoch's first fact, found without an index that may be damaged."""
        if epoch not in self._offsets:
            row = self._row("SELECT place - seq FROM fact NOT INDEXED WHERE epoch = ? LIMIT 1", epoch)
            self._offsets[epoch] = row[0] if row else None
        return self._offsets[epoch]

    def _row(self, sql: str, *values: int) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        except (sqlite3.DatabaseError, BookDamaged):
            return None
        return row

    def heads(self) -> Iterator[tuple[Head, bytes]]:
        """Yield the signed heads that can be read."""
        try:
            rows = self._connection.execute(
                "SELECT epoch, seq, hash, signature FROM signed_head JOIN fact USING (place)"
            ).fetchall()
        except (sqlite3.DatabaseError, BookDamaged):
            return
        for epoch, seq, own, signature in rows:
            yield Head(self._device, epoch, seq, bytes(own)), bytes(signature)


class MirrorSource:
    """A mirror's folder, or any folder with exported journals of that form; it is read once, from its beginning to its end."""

    def __init__(self, folder: Path, device: str) -> None:
        self._folder = folder
        self._device = device
        self._lines = read_mirror(folder, device)
        self._line = next(self._lines, None)

    def facts(self) -> int:
        """Return how many lines the journals have."""
        return lines_of(self._folder, self._device)

    def find(self, epoch: int, seq: int) -> tuple[bytes, bytes] | None:
        """Return the hash and the body of a fact; what stands before it is passed over for good."""
        while self._line is not None and (self._line.epoch, self._line.seq) < (epoch, seq):
            self._line = next(self._lines, None)
        if self._line is None or (self._line.epoch, self._line.seq) != (epoch, seq):
            return None
        return self._line.own, self._line.body

    def epoch_after(self, epoch: int) -> int | None:
        """Return the epoch that the mirror goes on with."""
        return self._line.epoch if self._line is not None and self._line.epoch > epoch else None

    def heads(self) -> Iterator[tuple[Head, bytes]]:
        """Yield the signed heads."""
        return read_heads(self._folder, self._device)

    def cards(self) -> Cards | None:
        """Return the last cards, without the people; None where there are none."""
        for path in sorted(self._folder.glob(f"cards-{self._device}-*.json")):
            cards: Cards = from_document(Cards, json.loads(path.read_text(encoding="utf-8")))
            return cards
        return None


def assemble(
    connection: sqlite3.Connection,
    device: str,
    sources: Sequence[Source],
    *,
    learn: bool,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[int, ...]:
    """Fill a new book with the longest history that the sources hold together, from its present head on.

    Args:
        connection: of the new book, its tables prepared.
        device: the device's name.
        sources: the best first.
        learn: let the catalogue learn from the facts; not where its cards are carried over.
        progress: told the facts of the book so far and the most that may come; may raise to stop.

    Returns:
        How many facts came from each source, in the order of the sources.
    """
    journal = Journal(connection, device, _no_clock)
    if learn:
        journal.follow(Catalogue(connection).learn)
    counts, there = [0] * len(sources), journal.count()
    most = max((source.facts() for source in sources), default=0) if progress is not None else 0
    while bodies := _stretch(journal.head(), sources, counts):
        journal.adopt(bodies)
        if progress is not None:
            progress(there + sum(counts), most)
    _put_heads(connection, journal, sources)
    return tuple(counts)


def carry_over(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Carry over what does not follow from facts, where it can be read; cards that were altered are asked for anew."""
    for table in CARRIED:
        try:
            rows = old.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - names from this module
        except (sqlite3.DatabaseError, BookDamaged):
            continue
        with writing(new):
            for row in rows:
                if table in READ_IN and not is_readable(table, row[READ_IN[table]]):
                    continue
                marks = ", ".join("?" * len(row))
                new.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608 - names from this module
    with writing(new):
        learn_all(new)
    try:
        settings = dict(old.execute("SELECT key, value FROM meta").fetchall())
    except (sqlite3.DatabaseError, BookDamaged):
        return
    with writing(new):
        for key in CARRIED_SETTINGS:
            if key in settings and (key not in {PLAN, TILLS} or is_readable(key, settings[key])):
                new.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, settings[key]))
        if VERSION in settings:
            _seal_cards(new, settings)


def _seal_cards(new: sqlite3.Connection, settings: dict[str, str]) -> None:
    """Seal the cards that were carried over; where the old seal does not fit them, the register is to hand all of them down."""
    is_sound = settings[VERSION].isdecimal() and (SEAL not in settings or fits(new, settings[SEAL]))
    if not is_sound:
        new.execute("INSERT OR REPLACE INTO meta VALUES (?, '0')", (VERSION,))
    seal(new)


def _stretch(head: Head, sources: Sequence[Source], counts: list[int]) -> list[bytes]:
    """Return the next facts after a head, at most `FACTS_AT_ONCE`."""
    bodies: list[bytes] = []
    epoch, seq, previous = head.epoch, head.seq, head.hash
    while len(bodies) < FACTS_AT_ONCE:
        found = _next_fact(epoch, seq, previous, sources)
        if found is None:
            break
        source, (epoch, seq), (previous, body) = found
        counts[source] += 1
        bodies.append(body)
    return bodies


def _next_fact(
    epoch: int, seq: int, previous: bytes, sources: Sequence[Source]
) -> tuple[int, tuple[int, int], tuple[bytes, bytes]] | None:
    for index, source in enumerate(sources):
        for number in _numbers_after(epoch, seq, source):
            found = source.find(*number)
            if found is not None and link(previous, found[1]) == found[0]:
                return index, number, found
    return None


def _numbers_after(epoch: int, seq: int, source: Source) -> Iterator[tuple[int, int]]:
    """Yield what may come next: the next number, or the beginning of the next epoch, which need not be the next number of one."""
    yield epoch, seq + 1
    after = source.epoch_after(epoch)
    if after is not None:
        yield after, 1


def _put_heads(connection: sqlite3.Connection, journal: Journal, sources: Sequence[Source]) -> None:
    with writing(connection):
        for source in sources:
            for head, signature in source.heads():
                if head.seq and journal.hash_at(head.epoch, head.seq) == head.hash:
                    place = journal.place_at(head.epoch, head.seq)
                    connection.execute(
                        "INSERT INTO signed_head SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM signed_head WHERE place = ?1)",
                        (place, signature),
                    )


def _no_clock() -> NoReturn:
    raise AssertionError("what is rebuilt has its times already")
