"""Reading the journal: facts by id, by number and in order, each proved against its link of the chain.

"Acts" are what happened once. After a restore a new epoch says again what the register had not confirmed, with the original
ids; such a repetition is part of the chain and travels to the register, but it is no second act: use cases read acts, sync reads
the chain.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from pos.domain.device_facts import EpochStarted
from pos.domain.facts import LineMoved, ShiftClosed, ShiftOpened
from pos.domain.identity import paper_number
from pos.domain.postings import Account
from pos.domain.record import Recorded
from pos.domain.stock import Way
from pos.domain.troubles import BookDamaged
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import decode
from pos.ledger.projections import ACCOUNT_CODES, WAY_CODES, paper_serial, stored_item
from pos.ledger.proven import Proven, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from pos.ledger.driver import sqlite3

Tip = tuple[int, int, int, bytes]  # place, epoch, number, hash
_OWNERS = (ACCOUNT_CODES[Account.FAMILY], ACCOUNT_CODES[Account.CENTRE])
# Settings of a book that goes on without its beginning.
SERIAL_FLOOR = "serial_floor"  # the last paper number that may have been printed before
SHIFT_FLOOR = "shift_floor"  # the last shift before
GONE = "gone"  # the pieces that left before, by item code, as JSON


class History:
    """The facts of one book, for reading.

    Args:
        connection: any connection to the book.
        device: the device's name, such as `T07`.

    Attributes:
        proven: what a pass over this very file has proved since it was opened; nothing that is only noted in it.
    """

    def __init__(self, connection: sqlite3.Connection, device: str) -> None:
        self._connection = connection
        self._device = device
        self.proven = Proven()

    # -- the chain ---------------------------------------------------------------------------------------------

    def head(self) -> Head:
        """Return where the journal ends."""
        _, epoch, seq, own = self._tip()
        return Head(self._device, epoch, seq, own)

    def base(self) -> int:
        """Return the place before this file's first fact: 0, or the last place that was archived."""
        return self._base()[0]

    def count(self) -> int:
        """Return how many facts were ever recorded: the place of the last one."""
        return self._tip()[0]

    def last_at(self) -> datetime | None:
        """Return the wall time of the last fact; None before the first."""
        row = self._connection.execute("SELECT body FROM fact ORDER BY place DESC LIMIT 1").fetchone()
        return decode(row[0])[0].at if row else None

    def place_at(self, epoch: int, seq: int) -> int:
        """Return the place over all epochs of the last fact up to a number in an epoch."""
        before = self._connection.execute(
            "SELECT place - 1 FROM fact WHERE epoch = ?1 AND seq = 1 "
            "UNION ALL SELECT place - seq FROM base WHERE epoch = ?1",
            (epoch,),
        ).fetchone()
        following = self._connection.execute(
            "SELECT place - 1 FROM fact WHERE epoch > ? AND seq = 1 ORDER BY epoch LIMIT 1", (epoch,)
        ).fetchone()
        end = int(following[0]) if following else self.count()
        return end if before is None else min(int(before[0]) + seq, end)

    def epoch_before(self, epoch: int) -> int:
        """Return the epoch that an epoch follows in this file; 0 where none is known."""
        (before,) = self._connection.execute(
            "SELECT max(epoch) FROM (SELECT epoch FROM fact WHERE epoch < ?1 AND seq = 1 "
            "UNION ALL SELECT epoch FROM base WHERE epoch < ?1)",
            (epoch,),
        ).fetchone()
        return int(before or 0)

    def hash_at(self, epoch: int, seq: int) -> bytes | None:
        """Return the hash of the fact at a number of an epoch; at number 0 the hash that the epoch goes on from.

        Returns:
            The hash, 32 bytes; None where this file holds no such fact.
        """
        place = self.place_at(epoch, seq)
        found = self._connection.execute("SELECT epoch, seq, hash FROM fact WHERE place = ?", (place,)).fetchone()
        row = found or (self._base()[1:] if place == self._base()[0] else None)
        if row is None:
            return None
        is_it = (row[0], row[1]) == (epoch, seq) or (seq == 0 and row[0] < epoch)
        return bytes(row[2]) if is_it else None

    def since(self, place: int, limit: int = -1) -> Iterator[Recorded]:
        """Yield the chain after a place, repetitions included, at most `limit` facts (all when negative)."""
        previous = self._hash_before(place + 1)
        rows = self._connection.execute(
            "SELECT place, hash, body FROM fact WHERE place > ? ORDER BY place LIMIT ?", (place, limit)
        )
        for at, own, body in rows:
            yield _proved(at, previous, own, body)
            previous = own

    # -- acts --------------------------------------------------------------------------------------------------

    def acts(self, place: int) -> Iterator[Recorded]:
        """Yield what happened after a place, each act once."""
        return self._read("WHERE fact.place > ? AND fact.first IS NULL ORDER BY fact.place", place)

    def closings(self, place: int) -> Iterator[Recorded]:
        """Yield the Z-reports up to a place."""
        return self._read("WHERE fact.kind = 'shift_closed' AND fact.first IS NULL AND fact.place <= ?", place)

    def sales_up_to(self, place: int) -> int:
        """Return how many sales were recorded up to a place, each once."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM fact WHERE kind = 'sale' AND first IS NULL AND place <= ?", (place,)
        ).fetchone()
        return int(count)

    def by_id(self, identity: UUID) -> Recorded | None:
        """Return the act with this id, if it is in the book."""
        return next(self._read("WHERE fact.id = ? AND fact.first IS NULL", identity.bytes), None)

    def by_number(self, number: str) -> Recorded | None:
        """Return the act whose paper bears this number, if it is in the book."""
        serial = paper_serial(number)
        found = next(self._read("WHERE fact.place = (SELECT place FROM paper WHERE serial = ?)", serial), None)
        return found if found is not None and getattr(found.fact, "number", None) == number else None

    def last(self, kind: str) -> Recorded | None:
        """Return the last act of a kind other than a sale."""
        where = "WHERE fact.kind != 'sale' AND fact.kind = ? AND fact.first IS NULL ORDER BY fact.place DESC LIMIT 1"
        return next(self._read(where, kind), None)

    def last_sale(self) -> Recorded | None:
        """Return the last recorded sale: what the till shows when it starts."""
        where = "WHERE fact.kind = 'sale' AND fact.first IS NULL ORDER BY fact.place DESC LIMIT 1"
        return next(self._read(where), None)

    def notes(self, kinds: tuple[str, ...], limit: int) -> list[Recorded]:
        """Return the last acts of some kinds, none of them sales, newest first."""
        marks = ", ".join("?" * len(kinds))
        where = f"WHERE fact.kind != 'sale' AND fact.kind IN ({marks}) AND fact.first IS NULL ORDER BY fact.place DESC"
        return list(self._read(f"{where} LIMIT ?", *kinds, limit))

    def undoings(self, identity: UUID) -> list[Recorded]:
        """Return the refunds and the void of a sale, in order."""
        where = "WHERE fact.place IN (SELECT place FROM undone WHERE of = ?) ORDER BY fact.place"
        return list(self._read(where, identity.bytes))

    def moves_of(self, identity: UUID) -> list[LineMoved]:
        """Return how lines of a sale were moved to other families, oldest first; such facts are few."""
        where = "WHERE fact.kind != 'sale' AND fact.kind = ? AND fact.first IS NULL ORDER BY fact.place"
        moved = (row.fact for row in self._read(where, LineMoved.KIND))
        return [fact for fact in moved if isinstance(fact, LineMoved) and fact.of == identity]

    def family_sums(self) -> list[tuple[str, str, int]]:
        """Return (family, kind of fact, amount in its favour in minor units) over all acts; the centre's number is empty."""
        rows = self._connection.execute(
            "SELECT posting.family, fact.kind, -sum(posting.amount_minor) FROM posting JOIN fact USING (place) "
            "WHERE posting.account IN (?, ?) GROUP BY posting.family, fact.kind",
            _OWNERS,
        )
        return [(str(family), str(kind), int(amount)) for family, kind, amount in rows]

    def of_family(self, number: str) -> Iterator[Recorded]:
        """Yield the acts that moved money on a family's account, newest first; the empty number is the centre."""
        where = (
            "WHERE fact.place IN (SELECT place FROM posting WHERE account IN (?, ?) AND family = ?) "
            "ORDER BY fact.place DESC"
        )
        return self._read(where, *_OWNERS, number)

    def epoch(self) -> EpochStarted | None:
        """Return how the device's present life began; None before the first."""
        started = self.last(EpochStarted.KIND)
        if started is None:
            row = self._connection.execute("SELECT started FROM base WHERE started != x''").fetchone()
            fact = decode(row[0])[1] if row else None
        else:
            fact = started.fact
        return fact if isinstance(fact, EpochStarted) else None

    def open_shift(self) -> Recorded | None:
        """Return the opening of the shift that is open now, if one is."""
        opened, closed = self.last(ShiftOpened.KIND), self.last(ShiftClosed.KIND)
        if opened is None or (closed is not None and closed.place > opened.place):
            return None
        return opened

    def next_number(self) -> str:
        """Return the number of the next paper; it is used up when a fact bears it."""
        return paper_number(self._device, self.last_serial() + 1)

    def last_serial(self) -> int:
        """Return the serial of the last paper; or of the last that may have been printed before this life began."""
        (used,) = self._connection.execute("SELECT max(serial) FROM paper").fetchone()
        return max(used or 0, int(self._setting(SERIAL_FLOOR, "0")))

    def next_shift(self) -> int:
        """Return the number of the next shift."""
        opened = self.last(ShiftOpened.KIND)
        used = opened.fact.shift if opened is not None and isinstance(opened.fact, ShiftOpened) else 0
        return max(used, int(self._setting(SHIFT_FLOOR, "0"))) + 1

    def sold(self) -> dict[str, int]:
        """Return by item code the pieces that left through this book (sold, returned, written off)."""
        gone = Counter(json.loads(self._setting(GONE, "{}")))
        gone.update(pieces(self._connection, self.proven))
        return dict(gone)

    def ways_of(self, codes: Iterable[str], until: int | None = None) -> dict[str, dict[Way, int]]:
        """Return by item code what left through this book, way by way; what left before this file begins counts as sold.

        Args:
            codes: the items.
            until: the place of the last fact that counts; all of them where it is not said.
        """
        names = {code: way for way, code in WAY_CODES.items()}
        marks = json.dumps([stored_item(code) for code in codes])
        rows = self._connection.execute(
            "SELECT CAST(item AS TEXT), way, sum(quantity) FROM move "
            "WHERE item IN (SELECT value FROM json_each(?)) AND place <= coalesce(?, place) GROUP BY item, way",
            (marks, until),
        )
        before: dict[str, int] = json.loads(self._setting(GONE, "{}"))
        found: dict[str, dict[Way, int]] = {code: {Way.SOLD: gone} for code, gone in before.items()}
        for code, way, quantity in rows:
            ways = found.setdefault(str(code), {})
            ways[names[way]] = ways.get(names[way], 0) + int(quantity)
        return found

    def _setting(self, key: str, otherwise: str) -> str:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else otherwise

    # -- inside ------------------------------------------------------------------------------------------------

    def _tip(self) -> Tip:
        """Return the last fact's place, epoch, number and hash; or those of what stands before the first."""
        row = self._connection.execute(
            "SELECT place, epoch, seq, hash FROM fact ORDER BY place DESC LIMIT 1"
        ).fetchone()
        return row or self._base()

    def _base(self) -> Tip:
        return self._connection.execute("SELECT place, epoch, seq, hash FROM base").fetchone() or (0, 0, 0, GENESIS)

    def _hash_before(self, place: int) -> bytes:
        row = self._connection.execute("SELECT hash FROM fact WHERE place = ?", (place - 1,)).fetchone()
        return bytes(row[0]) if row else self._base()[3]

    def _read(self, where: str, *values: object) -> Iterator[Recorded]:
        rows = self._connection.execute(
            "SELECT fact.place, before.hash, fact.hash, fact.body FROM fact "  # noqa: S608 - the clause is a constant of this module, values are bound
            f"LEFT JOIN fact AS before ON before.place = fact.place - 1 {where}",
            values,
        )
        for place, previous, own, body in rows:
            yield _proved(place, self._base()[3] if previous is None else previous, own, body)


def _proved(place: int, previous: bytes, own: bytes, body: bytes) -> Recorded:
    """Return a row as what it records.

    Raises:
        BookDamaged: it does not follow from the fact before it.
    """
    if {type(previous), type(own), type(body)} != {bytes} or link(previous, body) != own:
        raise BookDamaged(f"chain broken at place {place}")
    stamp, fact = decode(body)
    return Recorded(place, stamp, fact, bytes(own), bytes(body))


def follows(number: tuple[int, int], last: tuple[int, int]) -> bool:
    """Tell whether a number may stand after another: the next one of its epoch, or the first one of any later epoch.

    Args:
        number: epoch and number in it.
        last: of the fact before.
    """
    return number == (last[0], last[1] + 1) or (number[1] == 1 and number[0] > last[0])
