"""Leaving: a till goes only when nothing is on it alone, and its book is moved aside, never deleted.

The same question is asked before an upgrade: whatever happens to this machine, no sale may be lost with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.ways import StillOnlyHere
from pos.ledger.book import existing
from pos.ledger.connection import connect
from pos.ledger.lock import BookLock
from pos.ledger.watermarks import Watermarks
from pos.sync.admitted import ADMISSION_FILE, KNOWN, known_till

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.watermarks import Unsent

LEFT = "left"
VERSION_FILE = "version.txt"  # which Amana ran here last
MOMENT_CHARACTERS = len("2026-11-21T17:42")


def only_here(folder: Path) -> Unsent:
    """Return what is only on a till, read beside whoever has its book open.

    Raises:
        UnusablePlace: there is no book.
    """
    connection = connect(existing(folder))
    try:
        return Watermarks(connection).unsent()
    finally:
        connection.close()


def require_all_sent(folder: Path) -> None:
    """Refuse while anything is only on a till.

    Raises:
        StillOnlyHere: something is.
    """
    unsent = only_here(folder)
    if unsent.facts:
        raise StillOnlyHere(sales=unsent.sales, entries=unsent.facts, since=moment_of(unsent))


def moment_of(unsent: Unsent) -> str:
    """Return when the oldest of what is only on a till was recorded, as its clock showed it: `2026-11-21 17:42`."""
    return unsent.oldest_at[:MOMENT_CHARACTERS].replace("T", " ")


def renewed(home: Path, version: str) -> str:
    """Note which Amana runs on a machine, and return which one ran before, where that was another; empty otherwise.

    Args:
        home: Amana's own folder.
        version: of the Amana that runs now.
    """
    path = home / VERSION_FILE
    before = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    if before != version:
        path.write_text(version, encoding="utf-8")
    return before if before != version else ""


def leave(folder: Path) -> Path:
    """Make a machine no till any more, and return where its book lies from now on.

    Args:
        folder: the till's, with its book.

    Raises:
        StillOnlyHere: something is only on it.
        BookInUse: it is open.
    """
    lock = BookLock(folder)
    lock.acquire()
    try:
        require_all_sent(folder)
    finally:
        lock.release()
    aside = aside_of(folder)
    folder.rename(aside)
    (aside / ADMISSION_FILE).rename(aside / f"{ADMISSION_FILE}.left")
    if known_till(folder.parent) == folder.name:
        (folder.parent / KNOWN).unlink()  # or the next start would look for the book that went
    return aside


def aside_of(folder: Path) -> Path:
    """Return where a folder goes that must make room: beside it, under a name that is free; the way to it is there."""
    count = 1
    while (aside := folder.parent / LEFT / f"{folder.name}-{count}").exists():
        count += 1
    aside.parent.mkdir(exist_ok=True)
    return aside
