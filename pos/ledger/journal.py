"""The journal of one device: facts appended in one transaction with everything that follows from them.

`append` is the only way in. In one `BEGIN IMMEDIATE … COMMIT` it gives the fact its number, links it into the chain, writes its
postings and stock moves, notes its paper number and clears the basket it came from. When it returns, the fact is on the disk;
only then may a drawer open or paper be printed. The same id appended again changes nothing and returns the first record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import BookDamaged
from pos.domain.facts import Refund, ShiftClosed, ShiftOpened, Stamp, Void
from pos.domain.identity import paper_number
from pos.domain.postings import postings
from pos.domain.record import Recorded
from pos.domain.stock import moves
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import decode, encode
from pos.ledger.connection import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from uuid import UUID

    from pos.domain.office_facts import Fact
    from pos.ledger.driver import sqlite3


class Journal:
    """The facts of one book.

    Args:
        connection: the selling connection.
        device: the device's name, such as `T07`.
        now: gives the wall time with its offset.
    """

    def __init__(self, connection: sqlite3.Connection, device: str, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._device = device
        self._now = now
        self._followers: list[Callable[[Fact], None]] = []

    def follow(self, follower: Callable[[Fact], None]) -> None:
        """Have a projection written in the same transaction as each fact."""
        self._followers.append(follower)

    def append(self, fact: Fact, *, identity: UUID, by: str) -> Recorded:
        """Record a fact, or return it as it stands when its id was recorded before.

        Args:
            fact: what happened.
            identity: its UUIDv7, made when the act began and kept through retries.
            by: the person's code.

        Raises:
            DiskFull, BookDamaged: nothing was recorded.
        """
        with writing(self._connection) as connection:
            known = self._read("WHERE id = ?", identity.bytes)
            if known is not None:
                return known
            head = self.head()
            place, epoch = self._place() + 1, head.epoch or 1
            stamp = Stamp(identity, self._device, epoch, head.seq + 1, self._now(), by)
            body = encode(stamp, fact)
            own = link(head.hash, body)
            connection.execute(
                "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                (place, epoch, stamp.seq, identity.bytes, fact.KIND, own, body),
            )
            self._project(place, fact)
            connection.execute("DELETE FROM draft WHERE id = ?", (identity.bytes,))
            for follower in self._followers:
                follower(fact)
        return Recorded(place, stamp, fact, own, body)

    def _project(self, place: int, fact: Fact) -> None:
        rows = [
            (place, n, row.account.value, row.amount_minor, row.family, row.rate_bp)
            for n, row in enumerate(postings(fact))
        ]
        self._connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?)", rows)
        pieces = [(place, n, move.item, move.way.value, move.quantity) for n, move in enumerate(moves(fact))]
        self._connection.executemany("INSERT INTO move VALUES (?, ?, ?, ?, ?)", pieces)
        number = getattr(fact, "number", None)
        if number:
            self._connection.execute("INSERT INTO paper VALUES (?, ?)", (number, place))
        if isinstance(fact, Refund | Void):
            self._connection.execute("INSERT INTO undone VALUES (?, ?)", (fact.of.bytes, place))

    # -- reading -----------------------------------------------------------------------------------------------

    def head(self) -> Head:
        """Return where the journal ends."""
        row = self._connection.execute("SELECT epoch, seq, hash FROM fact ORDER BY place DESC LIMIT 1").fetchone()
        return Head(self._device, *row) if row else Head(self._device, 0, 0, GENESIS)

    def hash_at(self, epoch: int, seq: int) -> bytes | None:
        """Return the hash of the fact at a place of an epoch; None where there is none."""
        if seq == 0:
            return GENESIS
        row = self._connection.execute("SELECT hash FROM fact WHERE epoch = ? AND seq = ?", (epoch, seq)).fetchone()
        return bytes(row[0]) if row else None

    def place_at(self, epoch: int, seq: int) -> int:
        """Return the place over all epochs of a fact; 0 where the journal holds nothing up to there."""
        row = self._connection.execute(
            "SELECT max(place) FROM fact WHERE (epoch, seq) <= (?, ?)", (epoch, seq)
        ).fetchone()
        return int(row[0] or 0)

    def count(self) -> int:
        """Return how many facts the book holds."""
        return self._place()

    def by_id(self, identity: UUID) -> Recorded | None:
        """Return the fact with this id, if it is in the book."""
        return self._read("WHERE id = ?", identity.bytes)

    def by_number(self, number: str) -> Recorded | None:
        """Return the fact whose paper bears this number, if it is in the book."""
        return self._read("WHERE place = (SELECT place FROM paper WHERE number = ?)", number)

    def last(self, kind: str) -> Recorded | None:
        """Return the last fact of a kind other than a sale."""
        return self._read("WHERE kind != 'sale' AND kind = ? ORDER BY place DESC LIMIT 1", kind)

    def last_sale(self) -> Recorded | None:
        """Return the last recorded sale: what the till shows when it starts."""
        return self._read("WHERE kind = 'sale' ORDER BY place DESC LIMIT 1")

    def undoings(self, identity: UUID) -> list[Recorded]:
        """Return the refunds and the void of a sale, in order."""
        return list(self._rows("WHERE place IN (SELECT place FROM undone WHERE of = ?) ORDER BY place", identity.bytes))

    def since(self, place: int, limit: int = -1) -> Iterator[Recorded]:
        """Yield facts after a place, in order, at most `limit` of them (all when negative)."""
        return self._rows("WHERE place > ? ORDER BY place LIMIT ?", place, limit)

    def open_shift(self) -> Recorded | None:
        """Return the opening of the shift that is open now, if one is."""
        opened, closed = self.last(ShiftOpened.KIND), self.last(ShiftClosed.KIND)
        if opened is None or (closed is not None and closed.place > opened.place):
            return None
        return opened

    def next_number(self) -> str:
        """Return the number of the next paper; it is used up when a fact bears it."""
        row = self._connection.execute("SELECT max(number) FROM paper").fetchone()
        return paper_number(self._device, int(row[0].split("-")[1]) + 1 if row[0] else 1)

    def next_shift(self) -> int:
        """Return the number of the next shift."""
        opened = self.last(ShiftOpened.KIND)
        return opened.fact.shift + 1 if opened is not None and isinstance(opened.fact, ShiftOpened) else 1

    def sold(self) -> dict[str, int]:
        """Return by item code the pieces that left through this book (sold, returned, written off)."""
        rows = self._connection.execute("SELECT item, sum(quantity) FROM move WHERE way != 'received' GROUP BY item")
        return dict(rows.fetchall())

    def _place(self) -> int:
        (place,) = self._connection.execute("SELECT coalesce(max(place), 0) FROM fact").fetchone()
        return int(place)

    def _read(self, where: str, *values: object) -> Recorded | None:
        return next(self._rows(where, *values), None)

    def _rows(self, where: str, *values: object) -> Iterator[Recorded]:
        for place, own, body in self._connection.execute(f"SELECT place, hash, body FROM fact {where}", values):  # noqa: S608 - the clause is a constant of this module, values are bound
            stamp, fact = decode(body)
            if link(self._previous(place), body) != own:
                raise BookDamaged(f"chain broken at {stamp.device}/{stamp.epoch}/{stamp.seq}")
            yield Recorded(place, stamp, fact, bytes(own), bytes(body))

    def _previous(self, place: int) -> bytes:
        row = self._connection.execute("SELECT hash FROM fact WHERE place = ?", (place - 1,)).fetchone()
        return bytes(row[0]) if row else GENESIS
