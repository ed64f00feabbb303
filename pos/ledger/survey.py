"""What there is to bring a book back from: the book's own file, its copies, its mirror and the register's word.

Asked when a book cannot be opened, and before a copy is put back. Nothing is repaired or thrown away here; what cannot be read is
left out. A damaged file is opened for reading alone, so that it stays what it is: evidence.
"""

from __future__ import annotations

import json
from contextlib import closing, suppress
from dataclasses import dataclass
from errno import ENOSPC
from shutil import disk_usage
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged
from pos.ledger.backup import Backup, generations
from pos.ledger.chain import link
from pos.ledger.driver import sqlite3
from pos.ledger.medium import Medium, current
from pos.ledger.mirror import read_mirror
from pos.ledger.verify import Fault, verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SALE = "sale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one of the sources holds.

    Attributes:
        facts: how many facts can be read in it; for the register, how many it has signed for.
        sales: how many of them are sales; 0 where the source does not tell.
        epoch, seq: the last of them.
        at: when that one was recorded, or when the copy was made, ISO 8601; empty where it is not known.
    """

    facts: int = 0
    sales: int = 0
    epoch: int = 0
    seq: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyHolding:
    """One generation of the copies.

    Attributes:
        backup: the copy with what its manifest says.
        sales: how many of its facts are sales.
        beyond_mirror: facts that the mirror has and the copy does not.
        beyond_register: facts that the register has signed for and the copy does not hold.
    """

    backup: Backup
    sales: int
    beyond_mirror: int = 0
    beyond_register: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What there is.

    Attributes:
        book: what the book's own file holds and follows fact by fact; None where there is no file or nothing in it can be read.
        file: the name of that file; empty where there is none.
        mirror: what the mirror holds; None where none is set or it is away.
        register: what the register has signed for, as far as the file remembers.
        copies: the generations, the newest first.
        faults: what a check of the file found, where one was asked for.
        is_there: whether the folder is there.
        is_writable: whether it may be written.
        free: bytes left on its disk; below zero where nobody knows.
    """

    book: Holding | None = None
    file: str = ""
    mirror: Holding | None = None
    register: Holding | None = None
    copies: tuple[CopyHolding, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_there: bool = True
    is_writable: bool = True
    free: int = -1


def survey(folder: Path, device: str, *, mirror: Path | None, places: tuple[Path, ...], checks: bool = False) -> Survey:
    """Look at everything that a book could be brought back from.

    Args:
        folder: the book's folder.
        device: the device's name.
        mirror: the mirror's folder, where one is set.
        places: where copies may lie.
        checks: whether the file is checked for faults, which takes its time.
    """
    path = current(Medium(), folder)
    is_there = path.exists()
    book, word = _look_at_book(path, device) if is_there else (None, None)
    beside = _look_at_mirror(mirror, device) if mirror is not None else None
    register = word or _newest_word(places, device)
    return Survey(
        book=book,
        file=path.name if is_there else "",
        mirror=beside,
        register=register,
        copies=tuple(_look_at_copies(places, device, beside, register)),
        faults=_faults(path) if is_there and checks else (),
        is_there=folder.is_dir(),
        is_writable=_is_writable(folder),
        free=_free(folder),
    )


def newest_copy(places: tuple[Path, ...], device: str) -> CopyHolding | None:
    """Return the newest copy alone; `survey` reads the whole book beside it, which nobody may do every few seconds."""
    return next(_look_at_copies(places, device, None, None), None)


# -- the book's own file --------------------------------------------------------------------------------------------


def _look_at_book(path: Path, device: str) -> tuple[Holding | None, Holding | None]:
    """Return what a file holds up to the first fact that cannot be read, and the register's word in it."""
    facts, said, epoch, seq, at = 0, set[str](), 0, 0, ""
    previous: bytes | None = None
    word = None
    try:
        with closing(_reading(path)) as connection:
            with suppress(sqlite3.Error, ValueError, TypeError):
                word = _register_word(connection)
            for own, body in connection.execute("SELECT hash, body FROM fact ORDER BY place"):
                stamp = json.loads(body)
                follows = previous is None or link(previous, bytes(body)) == bytes(own)
                if stamp["device"] != device or not follows:
                    break
                said |= {stamp["id"]} if stamp["kind"] == SALE else set()
                facts, previous = facts + 1, bytes(own)
                epoch, seq, at = int(stamp["epoch"]), int(stamp["seq"]), str(stamp["at"])
    except (sqlite3.Error, BookDamaged, BookInUse, KeyError, ValueError, TypeError, OSError):
        pass  # a damaged page ends what can be read
    return (Holding(facts=facts, sales=len(said), epoch=epoch, seq=seq, at=at) if facts else None), word


def _register_word(connection: sqlite3.Connection) -> Holding | None:
    row = connection.execute("SELECT value FROM meta WHERE key = 'watermark'").fetchone()
    if row is None:
        return None
    mark = json.loads(row[0])
    (facts,) = connection.execute(
        "SELECT count(*) FROM fact WHERE epoch < ? OR (epoch = ? AND seq <= ?)",
        (mark["epoch"], mark["epoch"], mark["seq"]),
    ).fetchone()
    return Holding(facts=facts, epoch=mark["epoch"], seq=mark["seq"], at=str(mark["at"]))


def _reading(path: Path, *, is_copy: bool = False) -> sqlite3.Connection:
    """Open a file for reading alone; a copy is a single file that nobody writes."""
    more = "immutable=1" if is_copy else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{more}", uri=True, isolation_level=None)


def _faults(path: Path) -> tuple[Fault, ...]:
    try:
        with closing(_reading(path)) as connection:
            return verify(connection, is_sealed=True).faults
    except (sqlite3.Error, BookDamaged, BookInUse, OSError) as error:
        return (Fault("integrity", 0, str(error)),)


def _is_writable(folder: Path) -> bool:
    """Tell whether a file can be made in a folder; a right that is written down says little on a medium that refuses."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno == ENOSPC


def _free(folder: Path) -> int:
    try:
        return disk_usage(folder).free
    except OSError:
        return -1


# -- what lies elsewhere --------------------------------------------------------------------------------------------


def _look_at_mirror(folder: Path, device: str) -> Holding | None:
    facts, said, epoch, seq, at = 0, set[str](), 0, 0, ""
    try:
        for line in read_mirror(folder, device):
            facts, epoch, seq = facts + 1, line.epoch, line.seq
            body = json.loads(line.body)
            said |= {body["id"]} if body["kind"] == SALE else set()
            at = str(body["at"])
    except (OSError, KeyError, ValueError, TypeError):
        pass  # what was read so far counts
    return Holding(facts=facts, sales=len(said), epoch=epoch, seq=seq, at=at) if facts else None


def _look_at_copies(
    places: tuple[Path, ...], device: str, mirror: Holding | None, register: Holding | None
) -> Iterator[CopyHolding]:
    found = [copy for place in places for copy in _generations(place, device)]
    found.sort(key=lambda copy: (copy.head.epoch, copy.head.seq, copy.at), reverse=True)
    for copy in found:
        sales = 0
        with suppress(sqlite3.Error), closing(_reading(copy.path, is_copy=True)) as connection:
            (sales,) = connection.execute(
                "SELECT count(*) FROM fact WHERE kind = ? AND first IS NULL", (SALE,)
            ).fetchone()
        yield CopyHolding(
            backup=copy,
            sales=sales,
            beyond_mirror=_beyond(copy, mirror),
            beyond_register=_beyond(copy, register),
        )


def _newest_word(places: tuple[Path, ...], device: str) -> Holding | None:
    """Return the register's last word as the newest copy remembers it, where the book itself is gone."""
    for copy in (copy for place in places for copy in _generations(place, device)[:1]):
        with suppress(sqlite3.Error, ValueError, TypeError), closing(_reading(copy.path, is_copy=True)) as connection:
            return _register_word(connection)
    return None


def _generations(place: Path, device: str) -> list[Backup]:
    try:
        return generations(place, device)
    except OSError:
        return []


def _beyond(copy: Backup, other: Holding | None) -> int:
    if other is None or (other.epoch, other.seq) <= (copy.head.epoch, copy.head.seq):
        return 0
    return other.seq - (copy.head.seq if other.epoch == copy.head.epoch else 0)
