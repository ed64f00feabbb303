"""Old years in a file of their own: sealed, checked, and only as far as the register has signed that it holds them.

The archive is a whole, signed copy of the book with the register's word in its manifest. The book goes on in a new, small file
whose first fact follows the last archived one by its hash, so the chain is one over both. What the counter still needs of the
past goes along: numbers that must not be given again, pieces that left. A receipt from the archive can no longer be refunded
here. The old file stays where it is; whoever has looked at the archive may remove it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import BadSignature, DamagedMessage, Forked, NothingToArchive
from pos.ledger.backup import Backup, Seal, seal_copy
from pos.ledger.connection import writing
from pos.ledger.durable import PART
from pos.ledger.history import GONE, SERIAL_FLOOR, SHIFT_FLOOR, History
from pos.ledger.journal import Journal
from pos.ledger.keys import is_signed
from pos.ledger.lock import sole_use
from pos.ledger.medium import Medium, current, following
from pos.ledger.passes import Passes
from pos.ledger.rebuild import carry_over
from pos.ledger.salvage import complete
from pos.ledger.schema import prepare

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey

PREFIX = "archive-"
FACTS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedWord:
    """The register's acknowledgement as it was signed.

    Attributes:
        message: the canonical bytes, which name device, epoch, number and head.
        signature: the register's, 64 bytes.
        register_key: the register's public key, hexadecimal, as the till was admitted with it.
    """

    message: bytes
    signature: bytes
    register_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What was archived.

    Attributes:
        archive: the sealed copy.
        path: the new file, which is the book now.
        kept: the file that was the book before.
        facts: how many facts went out of the book.
        left: how many facts it still holds.
    """

    archive: Backup
    path: Path
    kept: Path
    facts: int
    left: int


def archive(folder: Path, device: str, target: Path, *, word: SignedWord, key: DeviceKey, now: datetime) -> Archived:
    """Seal a copy of a book, and let the book go on without the shifts that the register has signed for.

    Args:
        folder: the book's folder; nobody has the book open.
        device: the device's name.
        target: where the archive goes; made if it is not there, but never the folder above it.
        word: the register's acknowledgement.
        key: the device's key, which seals the archive.
        now: the wall time.

    Raises:
        BookInUse: somebody has the book open.
        BadSignature, DamagedMessage: the word is not the register's about this device.
        Forked: the register holds another history.
        NothingToArchive: there is no closed shift before what it has signed for.
        BookDamaged, OSError: a file could not be made; the book is as it was.
    """
    disk = Medium()
    with sole_use(folder):
        old = current(disk, folder)
        new = following(disk, folder)
        part = new.with_name(new.name + PART)
        connection = disk.connect(old)
        try:
            history = History(connection, device)
            last = _last_place(connection, history, _confirmed(history, device, word))
            more = {"word": word.message.hex(), "word_sig": word.signature.hex()}
            seal = Seal(device=device, key=key, now=now, prefix=PREFIX, more=more)
            sealed = seal_copy(connection, target, seal)
            disk.remove(part)
            _go_on(connection, disk, part, device, last)
            verdict, _ = complete(disk, part, (device, None), Passes(None, 2, 0))
            if not verdict.whole:
                raise DamagedMessage(f"{verdict.faults[0].check} {verdict.faults[0].detail}")
            first = history.base()
            disk.move(part, new)
        finally:
            connection.close()
            disk.remove(part)
    return Archived(archive=sealed, path=new, kept=old, facts=last - first, left=verdict.facts)


def _confirmed(history: History, device: str, word: SignedWord) -> int:
    """Return the last place that the register has signed for."""
    if not is_signed(word.register_key, word.message, word.signature):
        raise BadSignature("register")
    try:
        said: dict[str, Any] = json.loads(word.message)
        epoch, seq, head = int(said["epoch"]), int(said["seq"]), bytes.fromhex(said["head"])
        if (said["amana"], said["device"]) != ("ack", device):
            raise DamagedMessage("a word about something else")
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedMessage("no acknowledgement") from error
    if history.hash_at(epoch, seq) != head:
        raise Forked(device, epoch, seq)
    return history.place_at(epoch, seq)


def _last_place(connection: sqlite3.Connection, history: History, confirmed: int) -> int:
    """Return the last closing of a shift up to a place, behind which nothing repeats what stands before it."""
    (place,) = connection.execute(
        "SELECT max(place) FROM fact AS closing WHERE kind = 'shift_closed' AND kind != 'sale' AND first IS NULL AND place <= ? "
        "AND NOT EXISTS (SELECT 1 FROM fact WHERE first <= closing.place AND place > closing.place)",
        (confirmed,),
    ).fetchone()
    if place is None or place <= history.base():
        raise NothingToArchive
    return int(place)


def _go_on(old: sqlite3.Connection, disk: Medium, part: Path, device: str, last: int) -> None:
    """Make the new file: what stands before it, the facts that are left, and what the counter needs of the past."""
    history = History(old, device)
    base = old.execute("SELECT place, epoch, seq, hash FROM fact WHERE place = ?", (last,)).fetchone()
    connection = disk.connect(part)
    try:
        prepare(connection)
        with writing(connection):
            connection.execute("INSERT INTO base VALUES (?, ?, ?, ?, ?)", (*base, _started(old, last)))
        journal, place = Journal(connection, device, _no_clock), last
        while rows := list(history.since(place, FACTS_AT_ONCE)):
            journal.adopt(row.body for row in rows)
            place = rows[-1].place
        gone = _gone(history, journal)  # before the same setting of an earlier archive is carried over
        carry_over(old, connection)
        with writing(connection):
            heads = old.execute("SELECT place, signature FROM signed_head WHERE place > ?", (last,)).fetchall()
            connection.executemany("INSERT INTO signed_head VALUES (?, ?)", heads)
            settings = {
                SERIAL_FLOOR: str(history.last_serial()),
                SHIFT_FLOOR: str(history.next_shift() - 1),
                GONE: json.dumps(gone),
            }
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", settings.items())
    finally:
        connection.close()


def _started(old: sqlite3.Connection, last: int) -> bytes:
    row = (
        old.execute(
            "SELECT body FROM fact WHERE kind = ? AND kind != 'sale' AND place <= ? ORDER BY place DESC LIMIT 1",
            (EpochStarted.KIND, last),
        ).fetchone()
        or old.execute("SELECT started FROM base").fetchone()
    )
    return bytes(row[0])


def _gone(before: History, after: Journal) -> dict[str, int]:
    """Return the pieces that left with the archived facts, by item code."""
    left = after.sold()
    return {item: pieces - left.get(item, 0) for item, pieces in before.sold().items()}


def _no_clock() -> datetime:
    raise AssertionError("what is archived has its times already")
