"""The folders that somebody names to `amana ledger`: a wrong letter is told in words before anything is made or changed."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from pos.domain.troubles import BookDamaged
from pos.ledger.medium import UnusablePlace

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.backup import Backup


def require_folder(place: Path | None) -> None:
    """Refuse a folder that is none; where none was named, nothing is asked.

    Raises:
        UnusablePlace: it is not there, or it is a file.
    """
    if place is not None and not place.is_dir():
        raise UnusablePlace(str(place), "not_a_folder" if place.exists() else "missing")


def require_new_or_folder(place: Path) -> None:
    """Refuse a file where a folder is to be, or to be made.

    Raises:
        UnusablePlace: it is a file.
    """
    if place.exists():
        require_folder(place)


def require_own_book(folder: Path, device: str, *, mirror: Path | None) -> None:
    """Refuse to salvage what is not there, or is another till's; a file that does not read may be anybody's.

    Raises:
        UnusablePlace: the folder holds no book and there is no mirror to take one from, or the book is another till's.
    """
    from pos.ledger.book import existing
    from pos.ledger.connection import connect
    from pos.ledger.driver import sqlite3
    from pos.ledger.sealed import device_in

    require_folder(mirror)
    require_new_or_folder(folder)
    try:
        path, owner = existing(folder), ""
    except UnusablePlace:
        if mirror is None:
            raise
        require_journal(mirror, device)
        return
    with suppress(BookDamaged, sqlite3.Error), closing(connect(path)) as connection:
        owner = device_in(connection)
    if owner not in {"", device}:
        raise UnusablePlace(str(folder), "other_device")


def require_journal(mirror: Path, device: str) -> None:
    """Refuse a mirror that holds nothing of a till.

    Raises:
        UnusablePlace: it is no folder, or holds no journal of the till.
    """
    require_folder(mirror)
    if not any(mirror.glob(f"journal-{device}-*.jsonl")):
        raise UnusablePlace(str(mirror), "no_journal")


def chosen_copy(source: Path, device: str, generation: int) -> Backup:
    """Return the copy that was asked for.

    Args:
        source: the second place.
        device: whose book it is.
        generation: 1 is the newest.

    Raises:
        UnusablePlace: it is no folder, or holds no such copy of the till.
    """
    from pos.ledger.backup import generations

    require_folder(source)
    made = generations(source, device)
    if not 1 <= generation <= len(made):
        raise UnusablePlace(str(source), "no_copy")
    return made[generation - 1]
