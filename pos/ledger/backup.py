"""Copies of a book in a second place: five generations, each opened and checked before an older one goes.

A copy is made by SQLite's own backup while the till sells on, never by copying the file: a file copy misses what is still in the
log. A copy counts once its *manifest* lies beside it, which is written last: the head, a SHA-256 over the file and the device's
signature. `pos.ledger.restoring` puts a copy back.
"""

from __future__ import annotations

import json
import os
from dataclasses import field
from errno import ENOSPC
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pos.domain.troubles import BookDamaged
from pos.domain.values import dataclass
from pos.ledger.chain import Head
from pos.ledger.codec import canonical, write_time
from pos.ledger.connection import connect
from pos.ledger.driver import Fault, fault_of, sqlite3
from pos.ledger.durable import PART, sync_file, sync_folder, write_durably
from pos.ledger.history import History
from pos.ledger.verify import Verdict, verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from pos.ledger.keys import DeviceKey

GENERATIONS = 5
PAGES_AT_ONCE = 2_000
MANIFEST_VERSION = 1
READ_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One generation.

    Attributes:
        path: the copy.
        facts: how many facts it holds.
        head: where its journal ends.
        sha256: over the file, hexadecimal.
        size: of the file, in bytes.
        at: when it was made, ISO 8601.
        signature: the device's over the head, hexadecimal.
    """

    path: Path
    facts: int
    head: Head
    sha256: str
    size: int
    at: str
    signature: str


def back_up(
    connection: sqlite3.Connection,
    folder: Path,
    *,
    device: str,
    key: DeviceKey,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Backup:
    """Make, check and sign a copy of a book, and let generations beyond the fifth go.

    Args:
        connection: a connection of this thread's own; selling goes on beside it.
        folder: the second place; made if it is not there, but never the folder above it, which may be a stick that is away.
        device: the device's name.
        key: the device's key.
        now: the wall time.
        progress: told the pages that are copied and all of them.

    Raises:
        OSError: the place cannot be written.
        BookDamaged: the copy is not whole; older generations are as they were.
    """
    made = seal_copy(connection, folder, Seal(device=device, key=key, now=now), progress)
    for older in generations(folder, device)[GENERATIONS:]:
        _manifest(older.path).unlink(missing_ok=True)
        older.path.unlink(missing_ok=True)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Who seals a copy, and as what.

    Attributes:
        now: the wall time.
        prefix: before the copy's name; copies with one are no generations.
        more: what the manifest says besides.
    """

    device: str
    key: DeviceKey
    now: datetime
    prefix: str = ""
    more: dict[str, str] = field(default_factory=dict)


def seal_copy(
    connection: sqlite3.Connection, folder: Path, seal: Seal, progress: Callable[[int, int], None] | None = None
) -> Backup:
    """Make a copy, check it by opening it, and seal it with a signed manifest.

    Args:
        connection: a connection of this thread's own; selling goes on beside it.
        folder: where the copy goes; made if it is not there, but never the folder above it.
        seal: who seals it, and as what.
        progress: told the pages that are copied and all of them.

    Raises:
        OSError: the place cannot be written.
        BookDamaged: the copy is not whole.
    """
    name = f"{seal.prefix}{seal.device}"
    folder.mkdir(exist_ok=True)
    part = folder / f"{name}{PART}"
    part.unlink(missing_ok=True)
    try:
        copy_book(connection, part, progress)
        verdict, head = _proved(part, seal.device)
        if not verdict.whole:
            first = verdict.faults[0]
            raise BookDamaged(f"the copy is not whole: {first.check} at {first.place}: {first.detail}")
        path = folder / f"{name}-{head.epoch}-{head.seq:09d}.db"
        made = Backup(
            path=path,
            facts=verdict.facts,
            head=head,
            sha256=sha256_of(part),
            size=part.stat().st_size,
            at=write_time(seal.now),
            signature=seal.key.sign(head.message()).hex(),
        )
        part.replace(path)
        sync_folder(folder)
    finally:
        part.unlink(missing_ok=True)
    write_durably(_manifest(path), canonical({**_document(made), **seal.more}))
    return made


def generations(folder: Path, device: str) -> list[Backup]:
    """Return the copies of a device's book in a folder, the newest first; one without its manifest, or renamed, is none."""
    found = (read_manifest(path) for path in folder.glob(f"{device}-*.json"))
    made = [backup for backup in found if backup and backup.head.device == device and backup.path.exists()]
    return sorted(made, key=lambda backup: (backup.head.epoch, backup.head.seq), reverse=True)


def sha256_of(path: Path, progress: Callable[[int, int], None] | None = None) -> str:
    """Return a SHA-256 over a file as the medium has it, not as the system remembers it, hexadecimal.

    Args:
        path: the file.
        progress: told the bytes that were read and all of them; may raise to stop.
    """
    total, size = sha256(), path.stat().st_size
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # a stick may lie about what it has written
        while chunk := file.read(READ_BYTES):
            total.update(chunk)
            if progress is not None:
                progress(file.tell(), size)
    return total.hexdigest()


def copy_book(source: sqlite3.Connection, target: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """Have SQLite copy a book into a new single file, synced.

    The source is read in one transaction, so that a sale made meanwhile does not begin the copy anew.

    Raises:
        BookDamaged: the book or the place failed.
        OSError: the place is full.
    """
    fresh = sqlite3.connect(target, isolation_level=None)
    try:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM meta").fetchone()  # a transaction begins to read with its first reading
        try:
            step = None if progress is None else lambda _, left, pages: progress(pages - left, pages)
            source.backup(fresh, pages=PAGES_AT_ONCE, progress=step, sleep=0)
        finally:
            source.execute("COMMIT")
        fresh.execute("PRAGMA journal_mode=delete").fetchall()
    except sqlite3.Error as error:
        if fault_of(error) is Fault.FULL:  # the place, not the book, which was only read
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(target)) from error
        raise BookDamaged(str(error)) from error
    finally:
        fresh.close()
    sync_file(target)


# -- inside ---------------------------------------------------------------------------------------------------------


def _proved(path: Path, device: str) -> tuple[Verdict, Head]:
    """Check a copy by opening it, as somebody will who needs it; it is left as one single file."""
    connection = connect(path)
    try:
        verdict, head = verify(connection), History(connection, device).head()
        connection.execute("PRAGMA journal_mode=delete").fetchall()
    finally:
        connection.close()
    sync_file(path)
    return verdict, head


def _manifest(path: Path) -> Path:
    return path.with_suffix(".json")


def _document(backup: Backup) -> dict[str, Any]:
    return {
        "amana": "backup",
        "v": MANIFEST_VERSION,
        "device": backup.head.device,
        "epoch": backup.head.epoch,
        "seq": backup.head.seq,
        "head": backup.head.hash.hex(),
        "facts": backup.facts,
        "size": backup.size,
        "sha256": backup.sha256,
        "at": backup.at,
        "sig": backup.signature,
    }


def read_manifest(path: Path) -> Backup | None:
    """Return the copy that a manifest describes; None where it is absent or no manifest."""
    try:
        document = json.loads(path.read_bytes())
        return Backup(
            path=path.with_suffix(".db"),
            facts=int(document["facts"]),
            head=Head(document["device"], document["epoch"], document["seq"], bytes.fromhex(document["head"])),
            sha256=str(document["sha256"]),
            size=int(document["size"]),
            at=str(document["at"]),
            signature=str(document["sig"]),
        )
    except (OSError, KeyError, TypeError, ValueError):
        return None
