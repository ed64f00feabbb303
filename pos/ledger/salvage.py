"""After a fault: bring everything that can be read into a new file, check it, and go on there.

The damaged file stays where it is. First SQLite itself copies it (`VACUUM INTO` rewrites every page into a synced file); where it
cannot, or where the copy does not stand every check, the book is put together fact by fact from the old
file and, where there is one, the mirror. The new file gets its name only when it is whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged
from pos.domain.values import dataclass
from pos.ledger.catalogue import Catalogue
from pos.ledger.driver import sqlite3
from pos.ledger.durable import PART
from pos.ledger.lock import sole_use
from pos.ledger.medium import Medium, current, following
from pos.ledger.mirror import lines_of
from pos.ledger.passes import Passes
from pos.ledger.rebuild import BookSource, MirrorSource, Source, assemble, carry_over
from pos.ledger.schema import prepare
from pos.ledger.verify import Verdict, verify

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.passes import Told

PASSES = 3  # over all facts: copied or put together, completed from the mirror, checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What a salvage, a rebuilding or a restoring brought about.

    Attributes:
        path: the new file, which is the book now.
        kept: the file that was the book before, untouched; None where there was none.
        from_mirror: how many of its facts came from the mirror.
        verdict: a full check of the new file: how many facts it holds, where its journal ends, and no fault.
    """

    path: Path
    kept: Path | None
    from_mirror: int
    verdict: Verdict


def salvage(
    folder: Path,
    device: str,
    *,
    medium: Medium | None = None,
    mirror: Path | None = None,
    opened: sqlite3.Connection | None = None,
    progress: Told | None = None,
) -> Salvaged:
    """Bring a book into a new file.

    Args:
        folder: the book's folder.
        device: the device's name.
        medium: the disk that the folder is on.
        mirror: the mirror's folder, where there is one.
        opened: the connection that met the fault, where it is still open: it may see what a new one would not. Its owner holds
            the book's lock.
        progress: told the facts that are through and all of them; may raise to stop, and then nothing is changed.

    Raises:
        BookInUse: somebody has the book open.
        InterruptedError: somebody gave up.
        BookDamaged: nothing whole could be made; the old file and the mirror are as they were.
        DiskFull: there is no room for a second file.
    """
    disk = medium or Medium()
    if opened is not None:
        return _salvage(folder, device, disk, (mirror, progress), opened)
    with sole_use(folder):
        source = _reopened(disk, current(disk, folder))
        try:
            return _salvage(folder, device, disk, (mirror, progress), source)
        finally:
            if source is not None:
                source.close()


def _salvage(
    folder: Path,
    device: str,
    disk: Medium,
    beside: tuple[Path | None, Told | None],
    source: sqlite3.Connection | None,
) -> Salvaged:
    mirror, progress = beside
    passes = Passes(progress, PASSES, max(_facts_in(source), lines_of(mirror, device) if mirror is not None else 0))
    old = current(disk, folder)
    target = following(disk, folder)
    part = target.with_name(target.name + PART)
    try:
        disk.remove(part)
        copied = _copy(source, disk, part, (device, mirror), passes) if source is not None else None
        if copied is None or not copied[0].whole or not copied[0].facts:
            disk.remove(part)
            copied = _put_together(source, disk, part, (device, mirror), passes)
        verdict, from_mirror = copied
        return _finished(disk, part, target, verdict, from_mirror, old)
    finally:
        disk.remove(part)


def rebuild(
    folder: Path, device: str, mirror: Path, *, medium: Medium | None = None, progress: Told | None = None
) -> Salvaged:
    """Make a book from its mirror alone, or from a folder of exported journals.

    Args:
        folder: where the book will live; a book that is there already stays beside it as it is.
        device: the device's name.
        mirror: the folder with `journal-<device>-<epoch>.jsonl`.
        medium: the disk that the folder is on.
        progress: told the facts that are through and all of them; may raise to stop, and then nothing is changed.

    Raises:
        BookInUse: somebody has the folder's book open.
        InterruptedError: somebody gave up.
        BookDamaged: the mirror holds no fact of this device.
        OSError: the mirror cannot be read.
    """
    disk = medium or Medium()
    with sole_use(folder):
        old = current(disk, folder)
        target = following(disk, folder)
        part = target.with_name(target.name + PART)
        try:
            disk.remove(part)
            passes = Passes(progress, 2, lines_of(mirror, device))
            verdict, from_mirror = _put_together(None, disk, part, (device, mirror), passes)
            if not from_mirror:
                raise BookDamaged(f"the mirror holds no journal of {device}")
            return _finished(disk, part, target, verdict, from_mirror, old)
        finally:
            disk.remove(part)


# -- inside ---------------------------------------------------------------------------------------------------------


def _reopened(disk: Medium, path: Path) -> sqlite3.Connection | None:
    try:
        return disk.connect(path) if path.name in disk.names(path.parent) else None
    except (BookDamaged, BookInUse):
        return None


def _facts_in(source: sqlite3.Connection | None) -> int:
    """Return how many facts a file says that it holds; 0 where it cannot say."""
    try:
        row = source.execute("SELECT max(rowid) FROM fact").fetchone() if source is not None else None
    except (sqlite3.Error, BookDamaged):
        return 0
    return int(row[0] or 0) if row else 0


def _copy(
    source: sqlite3.Connection, disk: Medium, part: Path, whose: tuple[str, Path | None], passes: Passes
) -> tuple[Verdict, int] | None:
    """Have SQLite copy a book, add what the mirror has beyond it, and check it; None where SQLite cannot."""
    try:
        source.set_authorizer(None)
        if source.in_transaction:
            source.execute("ROLLBACK")
        passes.vacuum(source, part)
        return complete(disk, part, whose, passes)
    except (sqlite3.Error, BookDamaged, BookInUse):
        return None


def _put_together(
    source: sqlite3.Connection | None, disk: Medium, part: Path, whose: tuple[str, Path | None], passes: Passes
) -> tuple[Verdict, int]:
    device, mirror = whose
    sources: list[Source] = []
    old = BookSource(source, device) if source is not None else None
    if old is not None:
        sources.append(old)
    beside = MirrorSource(mirror, device) if mirror is not None else None
    if beside is not None:
        sources.append(beside)
    connection = disk.connect(part)
    try:
        prepare(connection)
        base = old.base() if old is not None else None
        if base is not None:
            connection.execute("INSERT INTO base VALUES (?, ?, ?, ?, ?)", base)
        counts = assemble(connection, device, sources, learn=source is None, progress=passes.begin())
        if source is not None:
            carry_over(source, connection)
        cards = beside.cards() if beside is not None and source is None else None
        if cards is not None:
            Catalogue(connection).apply(cards)
        verdict = verify(connection, progress=passes.begin())
        connection.execute("PRAGMA journal_mode=delete").fetchall()
    finally:
        connection.close()
    return verdict, counts[-1] if beside is not None else 0


def complete(disk: Medium, part: Path, whose: tuple[str, Path | None], passes: Passes) -> tuple[Verdict, int]:
    """Add to a copied book what a mirror has beyond it, check everything, and leave it as one single file.

    Args:
        disk: the disk that the copy is on.
        part: the copy.
        whose: the device's name, and the mirror's folder where there is one.
        passes: told of both.

    Returns:
        What the check found, and how many facts the mirror added.
    """
    device, mirror = whose
    added, tell = 0, passes.begin()
    connection = disk.connect(part)
    try:
        if mirror is not None:
            (added,) = assemble(connection, device, [MirrorSource(mirror, device)], learn=True, progress=tell)
        verdict = verify(connection, progress=passes.begin())
        connection.execute("PRAGMA journal_mode=delete").fetchall()
    finally:
        connection.close()
    return verdict, added


def _finished(disk: Medium, part: Path, target: Path, verdict: Verdict, from_mirror: int, old: Path) -> Salvaged:
    """Give a new file its name, where it is whole.

    Raises:
        BookDamaged: it is not.
    """
    if not verdict.whole:
        first = verdict.faults[0]
        raise BookDamaged(f"no whole book could be made: {first.check} at {first.place}: {first.detail}")
    kept = old if old.name in disk.names(old.parent) else None
    disk.move(part, target)
    return Salvaged(path=target, kept=kept, from_mirror=from_mirror, verdict=verdict)
