"""Putting a copy back: on the same machine after a mishap, or on an empty one after a theft.

The copy is checked before and after it is copied, and a mirror adds what was recorded since. What is still missing, the register
may hold. The book's next start sees that this is no longer the book that the device wrote last: it begins a new epoch, says again
what the register had not confirmed, and leaps over the paper numbers that the lost time may have used.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from pos.domain.errors import DamagedMessage
from pos.domain.troubles import BookDamaged
from pos.ledger.backup import copy_book, sha256_of
from pos.ledger.connection import connect, writing
from pos.ledger.driver import sqlite3
from pos.ledger.durable import PART
from pos.ledger.incarnation import BEFORE, TOKEN
from pos.ledger.keys import is_signed
from pos.ledger.lock import sole_use
from pos.ledger.medium import Medium, current, following
from pos.ledger.passes import Passes
from pos.ledger.salvage import Salvaged, complete

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.backup import Backup
    from pos.ledger.passes import Told

PASSES = 4  # over the whole copy: compared with its manifest, copied, completed from the mirror, checked


def restore(
    backup: Backup,
    folder: Path,
    *,
    mirror: Path | None = None,
    public: str | None = None,
    progress: Told | None = None,
) -> Salvaged:
    """Put a copy back as the book of a folder, and add what a mirror has beyond it.

    The next start sees that this is no longer the book that the device wrote last, and begins a new epoch.

    Args:
        backup: the generation.
        folder: where the book will live, on this machine or another; a book that is there already stays beside it as it is.
        mirror: the mirror's folder, where there is one.
        public: the device's public key (hexadecimal), where it is known; the manifest must bear its signature.
        progress: told the facts that are through and all of them; may raise to stop, and then nothing is changed.

    Raises:
        BookInUse: somebody has the folder's book open.
        DamagedMessage: the copy is not what its manifest says.
        BookDamaged: it is not whole.
        OSError: it cannot be read, or the folder cannot be written.
    """
    passes = Passes(progress, PASSES, backup.facts)
    if sha256_of(backup.path, passes.begin()) != backup.sha256:
        raise DamagedMessage("the copy was altered")
    if public is not None and not is_signed(public, backup.head.message(), bytes.fromhex(backup.signature)):
        raise DamagedMessage("the copy is another device's")
    with sole_use(folder):
        return _restore(backup, folder, mirror, passes)


def _restore(backup: Backup, folder: Path, mirror: Path | None, passes: Passes) -> Salvaged:
    disk = Medium()
    old, target = current(disk, folder), following(disk, folder)
    part = target.with_name(target.name + PART)
    disk.remove(part)
    try:
        source = sqlite3.connect(f"{backup.path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
        try:
            copy_book(source, part, passes.begin())
        finally:
            source.close()
        _take_token(part)
        _take_baskets(old, part)
        _take_photos(old, part)
        verdict, added = complete(disk, part, (backup.head.device, mirror), passes)
        if not verdict.whole or verdict.facts - added != backup.facts:
            raise BookDamaged("the copy is not whole")
        kept = old if old != target and old.exists() else None
        disk.move(part, target)
    finally:
        disk.remove(part)
    return Salvaged(path=target, kept=kept, from_mirror=added, verdict=verdict)


def _take_token(part: Path) -> None:
    """Take the copy's token away, so that the next start knows it for a copy."""
    connection = connect(part)
    try:
        connection.execute("DELETE FROM meta WHERE key IN (?, ?)", (TOKEN, BEFORE))
        connection.execute("PRAGMA journal_mode=delete").fetchall()
    finally:
        connection.close()


def _take_photos(old: Path, part: Path) -> None:
    """Have the photos of the book that was there come along: what the mirror adds may name them, and it has none."""
    photos = _rows_of(old, "SELECT * FROM photo")
    if not photos:
        return
    with closing(connect(part)) as connection:
        with writing(connection):
            connection.executemany("INSERT OR IGNORE INTO photo VALUES (?, ?, ?)", photos)
        connection.execute("PRAGMA journal_mode=delete").fetchall()


def _take_baskets(old: Path, part: Path) -> None:
    """Have the baskets of the book that was there, in progress and on hold, come along; those of the copy are older, and go.

    A basket of the copy may have been paid since, and would come back as if it had not. Where the old file cannot be read, the
    copy's own stay.
    """
    baskets = _rows_of(old, "SELECT * FROM draft")
    if baskets is None:
        return
    with closing(connect(part)) as connection:
        with writing(connection):
            connection.execute("DELETE FROM draft")
            for basket in baskets:
                marks = ", ".join("?" * len(basket))
                connection.execute(f"INSERT INTO draft VALUES ({marks})", basket)  # noqa: S608 - marks only
        connection.execute("PRAGMA journal_mode=delete").fetchall()


def _rows_of(old: Path, sql: str) -> list[tuple[Any, ...]] | None:
    """Return rows of the book that was there; None where it cannot be read, or is none."""
    if not old.exists():
        return None
    has_log = old.with_name(f"{old.name}-wal").exists()  # without one, even reading would put one beside it
    how = "mode=ro" if has_log else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{old.absolute().as_uri()}?{how}", uri=True, isolation_level=None)) as source:
            rows: list[tuple[Any, ...]] = source.execute(sql).fetchall()
    except sqlite3.Error:
        return None
    return rows
