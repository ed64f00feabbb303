"""The journal of one device: facts appended in one transaction with everything that follows from them.

`append` is the only way in. In one `BEGIN IMMEDIATE … COMMIT` it gives the fact its number, links it into the chain, writes its
postings and stock moves, notes its paper number and clears the basket it came from. When it returns, the fact is on the disk;
only then may a drawer open or paper be printed. The same id appended again changes nothing and returns the first record.

`adopt` takes facts over that this device recorded earlier (from a mirror or the register), word for word, and `begin_epoch`
starts the device's next life.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import AlreadyRecorded, DamagedMessage
from pos.domain.facts import ShiftClosed, Stamp
from pos.domain.keeping import with_kept_texts
from pos.domain.record import Recorded
from pos.ledger.chain import Head, link
from pos.ledger.codec import decode, spell, to_document
from pos.ledger.connection import writing
from pos.ledger.history import History, Tip, follows
from pos.ledger.projections import project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from uuid import UUID

    from pos.domain.office_facts import Fact
    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey
    from pos.ledger.surroundings import Watch

DRAWN_ANEW = frozenset({"number", "catalogue"})  # what a retry of the same act may say differently
_INSERT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


class Journal(History):
    """The facts of one book.

    Args:
        connection: the selling connection.
        device: the device's name, such as `T07`.
        now: gives the wall time with its offset.
        key: signs the head at each closing of a shift; where there is none, nothing is signed.
        watch: notices when the wall clock was set; with `new_id`, which makes the ids of its facts.

    Attributes:
        saved: the last head that was called saved since this start.
        observers: who is told of each fact once it is on the disk.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        device: str,
        now: Callable[[], datetime],
        *,
        key: DeviceKey | None = None,
        watch: Watch | None = None,
        new_id: Callable[[], UUID] | None = None,
    ) -> None:
        super().__init__(connection, device)
        self._now = now
        self._key = key
        self._watch = watch
        self._new_id = new_id
        self._followers: list[Callable[[Fact], None]] = []
        self.observers: list[Callable[[Recorded], None]] = []
        self.saved: Head | None = None

    def follow(self, follower: Callable[[Fact], None]) -> None:
        """Have a projection written in the same transaction as each fact."""
        self._followers.append(follower)

    def observe(self, observer: Callable[[Recorded], None]) -> None:
        """Have somebody told of each fact once it is on the disk. An observer must be quick, and must not raise."""
        self.observers.append(observer)

    # -- what happens now --------------------------------------------------------------------------------------

    def append(self, fact: Fact, *, identity: UUID, by: str) -> Recorded:
        """Record a fact, or return it as it stands when its id was recorded before.

        Args:
            fact: what happened.
            identity: its UUIDv7, made when the act began and kept through retries.
            by: the person's code.

        Raises:
            DiskFull, BookInUse: nothing was recorded.
            BookDamaged: it is not known whether it was recorded; after the salvage the same id tells.
            AlreadyRecorded: another act was recorded under this id.
        """
        with writing(self._connection) as connection:
            tip, is_known = self._tip_and(identity)
            known = self._known(fact, identity) if is_known else None
            recorded = known or self._record_now(tip, fact, identity, by)
            connection.execute("DELETE FROM draft WHERE id = ?", (identity.bytes,))
        if known is None:
            self._tell(recorded)
        return recorded

    def _tip_and(self, identity: UUID) -> tuple[Tip, bool]:
        """Return where the journal ends, and whether an id stands in it."""
        row = self._connection.execute(
            "SELECT place, epoch, seq, hash, EXISTS (SELECT 1 FROM fact WHERE id = ? AND first IS NULL) "
            "FROM fact ORDER BY place DESC LIMIT 1",
            (identity.bytes,),
        ).fetchone()
        return (row[:4], bool(row[4])) if row else (self._base(), False)

    def _record_now(self, tip: Tip, fact: Fact, identity: UUID, by: str) -> Recorded:
        at = self._now()
        return self._record(self._note_jump(tip, at), fact, identity, at, by)

    def _tell(self, recorded: Recorded) -> None:
        """After the commit: remember what is called saved, and let those know who follow the book."""
        self.saved = Head(self._device, recorded.stamp.epoch, recorded.stamp.seq, recorded.hash)
        if self._watch is not None:
            self._watch.settle()
        for observer in self.observers:
            observer(recorded)

    def _known(self, fact: Fact, identity: UUID) -> Recorded:
        """Return the act that was recorded under an id before; a retry may differ in what is drawn anew at each try."""
        recorded = self.by_id(identity)
        if recorded is None or _said(recorded.fact) != _said(with_kept_texts(fact)):
            raise AlreadyRecorded(getattr(recorded and recorded.fact, "number", ""))
        return recorded

    def _note_jump(self, tip: Tip, at: datetime) -> Tip:
        """Record first that the wall clock was set, where it was."""
        jump = self._watch.look(at) if self._watch is not None else None
        if jump is None or self._new_id is None:
            return tip
        noted = self._record(tip, jump, self._new_id(), at, self._device)
        return (noted.place, noted.stamp.epoch, noted.stamp.seq, noted.hash)

    def _record(self, tip: Tip, fact: Fact, identity: UUID, at: datetime, by: str) -> Recorded:
        place, epoch, seq, previous = tip
        at = at.replace(microsecond=at.microsecond // 1000 * 1000)  # as it will be read again
        stamp = Stamp(identity, self._device, epoch or 1, seq + 1, at, by)
        fact, body = spell(stamp, fact)
        recorded = self._write(place + 1, stamp, fact, previous, body)
        if self._key is not None and isinstance(fact, ShiftClosed):
            self._sign(recorded.place, Head(self._device, stamp.epoch, stamp.seq, recorded.hash), self._key)
        return recorded

    def _write(self, place: int, stamp: Stamp, fact: Fact, previous: bytes, body: bytes) -> Recorded:
        """Write an act and what follows from it; runs inside a transaction."""
        own = link(previous, body)
        row = (place, stamp.epoch, stamp.seq, stamp.id.bytes, None, fact.KIND, own, body)
        self._connection.execute(_INSERT, row)
        project(self._connection, place, fact)
        for follower in self._followers:
            follower(fact)
        return Recorded(place, stamp, fact, own, body)

    # -- signatures --------------------------------------------------------------------------------------------

    def sign_head(self, key: DeviceKey) -> tuple[Head, bytes]:
        """Sign where the journal ends now, and keep the signature in the book.

        Returns:
            The head and the device's signature over it, 64 bytes.
        """
        with writing(self._connection):
            place, epoch, seq, own = self._tip()
            head = Head(self._device, epoch, seq, own)
            row = self._connection.execute("SELECT signature FROM signed_head WHERE place = ?", (place,)).fetchone()
            if row is not None:
                return head, bytes(row[0])
            return head, self._sign(place, head, key)

    def _sign(self, place: int, head: Head, key: DeviceKey) -> bytes:
        signature = key.sign(head.message())
        if place:
            self._connection.execute("INSERT INTO signed_head VALUES (?, ?)", (place, signature))
        return signature

    # -- what happened before ----------------------------------------------------------------------------------

    def adopt(self, bodies: Iterable[bytes]) -> int:
        """Take over facts of this device that follow the last one here, word for word; all of them or none.

        Returns:
            How many there were.

        Raises:
            DamagedMessage: one of them is unreadable, of another device, or does not follow.
        """
        count = 0
        with writing(self._connection):
            place, epoch, seq, previous = self._tip()
            for body in bodies:
                stamp, fact = decode(body)
                number = (stamp.epoch, stamp.seq)
                if stamp.device != self._device or not follows(number, (epoch, seq)):
                    raise DamagedMessage(f"{stamp.device}/{stamp.epoch}/{stamp.seq} does not follow {epoch}/{seq}")
                place, epoch, seq, count = place + 1, stamp.epoch, stamp.seq, count + 1
                previous = self._take_over(place, stamp, fact, previous, body)
        return count

    def _take_over(self, place: int, stamp: Stamp, fact: Fact, previous: bytes, body: bytes) -> bytes:
        known = self._connection.execute(
            "SELECT place, epoch FROM fact WHERE id = ? AND first IS NULL", (stamp.id.bytes,)
        ).fetchone()
        if known is None:
            return self._write(place, stamp, fact, previous, body).hash
        if known[1] >= stamp.epoch:
            raise DamagedMessage(f"{stamp.device}/{stamp.epoch}/{stamp.seq} repeats an id")
        return self._repeat(place, known[0], stamp, fact, body, previous)

    def _repeat(self, place: int, first: int, stamp: Stamp, fact: Fact, body: bytes, previous: bytes) -> bytes:
        own = link(previous, body)
        row = (place, stamp.epoch, stamp.seq, stamp.id.bytes, first, fact.KIND, own, body)
        self._connection.execute(_INSERT, row)
        return own

    # -- the next life -----------------------------------------------------------------------------------------

    def begin_epoch(self, started: EpochStarted, identity: UUID, after: int, *, lived: int = 0) -> Recorded:
        """Begin the device's next epoch and say again, with their original ids, the acts after a place; then sign the head.

        Runs inside a transaction.

        Args:
            started: the first fact of the new epoch.
            identity: its id.
            after: the last place that the register has confirmed.
            lived: the last epoch that the device remembers; no epoch is lived twice, also not one that this book never saw.
        """
        again = list(self._unconfirmed(after))
        place, last, _, previous = self._tip()
        epoch = max(last, lived) + 1
        at = self._now()
        recorded = self._record((place, epoch, 0, previous), started, identity, at, self._device)
        place, seq, previous = recorded.place, 1, recorded.hash
        for act in again:
            place, seq = place + 1, seq + 1
            stamp = replace(act.stamp, epoch=epoch, seq=seq)
            previous = self._repeat(place, act.place, stamp, *spell(stamp, act.fact), previous)
        if self._key is not None:
            self._sign(place, Head(self._device, epoch, seq, previous), self._key)
        return recorded

    def _unconfirmed(self, after: int) -> Iterable[Recorded]:
        """Yield each act that stands, or is said again, after a place; beginnings of epochs are no acts of their own."""
        where = (
            "WHERE fact.first IS NULL AND fact.kind != ? AND fact.place IN "
            "(SELECT coalesce(first, place) FROM fact WHERE place > ?) ORDER BY fact.place"
        )
        return self._read(where, EpochStarted.KIND, after)


def _said(fact: Fact) -> tuple[str, dict[str, Any]]:
    """Return what an act says, without what is drawn anew at each try."""
    document: dict[str, Any] = to_document(fact)
    return fact.KIND, {key: value for key, value in document.items() if key not in DRAWN_ANEW}
