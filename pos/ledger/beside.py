"""What others remember of a book, beside what the file says of itself: the device, the register and the mirror.

Somebody who owns a file can cut its tail, or write the facts after the last signature anew, and leave a file that agrees with
itself. Whoever heard of those facts still knows better: the device's witness, the register's last word, the second copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ledger.history import History
from pos.ledger.incarnation import NAME, recall
from pos.ledger.mirror import compare
from pos.ledger.strongbox import KEY, kept_key
from pos.ledger.walk import Fault
from pos.ledger.watermarks import Watermarks

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.driver import sqlite3
    from pos.ledger.strongbox import Strongbox


def public_key(box: Strongbox) -> str | None:
    """Return the public half of the key that a device keeps, hexadecimal; None where it keeps none. None is made here.

    Raises:
        OSError: the strongbox cannot be opened now.
    """
    kept = kept_key(box)
    return kept.public if kept is not None else None


def device_faults(connection: sqlite3.Connection, device: str, box: Strongbox) -> list[Fault]:
    """Return what the device remembers of its book and the file does not hold.

    Raises:
        OSError: the strongbox cannot be opened now.
    """
    faults = []
    if box.read(KEY) is not None and kept_key(box) is None:
        faults.append(Fault("device", 0, "the device's key cannot be read"))
    witness = recall(box)
    if witness is None and box.read(NAME) is not None:
        faults.append(Fault("device", 0, "what the device remembers cannot be read"))
    if witness is None or not witness.hash:
        return faults
    return [*faults, *_missing("device", connection, device, (witness.epoch, witness.seq, witness.hash))]


def register_faults(connection: sqlite3.Connection, device: str) -> list[Fault]:
    """Return what the register said that it holds, and the file does not."""
    mark = Watermarks(connection).current()
    return _missing("register", connection, device, (mark.epoch, mark.seq, mark.head)) if mark.head else []


def mirror_faults(connection: sqlite3.Connection, device: str, mirror: Path) -> list[Fault]:
    """Return where book and mirror do not say the same.

    Raises:
        OSError: the mirror cannot be read.
    """
    found = compare(connection, mirror, device)
    faults = list(found.faults)
    if found.missing:
        faults.append(Fault("mirror", 0, f"{found.missing} facts of the book are not in the mirror"))
    if found.beyond:
        faults.append(Fault("mirror", 0, f"{found.beyond} facts of the mirror are not in the book"))
    return faults


def _missing(check: str, connection: sqlite3.Connection, device: str, known: tuple[int, int, str]) -> list[Fault]:
    """Return a fault where a file does not hold a head that somebody remembers; what was archived is not asked for."""
    epoch, seq, head = known
    history = History(connection, device)
    own = history.hash_at(epoch, seq)
    if own is None and history.base() and history.place_at(epoch, seq) <= history.base():
        return []
    if own is None:
        return [Fault(check, 0, f"{epoch}/{seq} is remembered and not in the book")]
    return [] if own.hex() == head else [Fault(check, 0, f"{epoch}/{seq} is remembered as another fact")]
