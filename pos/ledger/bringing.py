"""A book that comes to an empty machine: found on a stick or in a folder, among copies and mirrors, and brought back from there.

The machine has no key of before and remembers nothing, so a copy's signature cannot be judged here: its bytes, its chain and
everything that follows from it are. Whose book it may become says the register, which admits the till.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.ways import NoBookOf, NoBooksThere
from pos.ledger.backup import generations, read_manifest
from pos.ledger.mirror import last_number
from pos.ledger.restoring import restore
from pos.ledger.salvage import rebuild

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.backup import Backup
    from pos.ledger.passes import Told
    from pos.ledger.salvage import Salvaged

_JOURNAL = re.compile(r"journal-(?P<device>[^-]+)-\d+\.jsonl")


@dataclass(frozen=True, slots=True)
class FoundBook:
    """What a place has of one till's book.

    Attributes:
        device: whose.
        copy: the newest copy; None where there is none.
        mirror: the folder of its mirror; None where there is none.
    """

    device: str
    copy: Backup | None
    mirror: Path | None


def books_in(place: Path) -> tuple[FoundBook, ...]:
    """Look for books in a folder, and in the folders that lie in it, as copies and mirrors lie on a stick.

    Returns:
        One for each till, by its name.

    Raises:
        NoBooksThere: there is neither a copy nor a mirror.
        OSError: the place cannot be read.
    """
    folders = [place, *sorted(entry for entry in place.iterdir() if entry.is_dir())]
    copies = [(copy.head.device, folder) for folder in folders for copy in _manifests(folder)]
    mirrors = [(found["device"], folder) for folder in folders for found in _journals(folder)]
    devices = sorted({device for device, _ in (*copies, *mirrors)})
    if not devices:
        raise NoBooksThere(str(place))
    return tuple(_book_of(device, folders) for device in devices)


def bring_book(place: Path, folder: Path, device: str, *, progress: Told | None = None) -> Salvaged:
    """Bring a till's book from a place into a folder that has none.

    From the newest copy, and from the mirror what was recorded since; from the mirror alone where there is no copy.

    Args:
        place: what somebody plugged in or chose.
        folder: where the book will live.
        device: whose book it must be.
        progress: told the facts that are through and all of them; may raise to stop.

    Raises:
        NoBooksThere, NoBookOf: there is none, or none of this till.
        DamagedMessage, BookDamaged: what is there is not whole.
        OSError: it cannot be read, or the folder cannot be written.
    """
    found = next((book for book in books_in(place) if book.device == device), None)
    if found is None:
        raise NoBookOf(device, str(place))
    if found.copy is not None:
        return restore(found.copy, folder, mirror=found.mirror, progress=progress)
    if found.mirror is None:
        raise NoBookOf(device, str(place))
    return rebuild(folder, device, found.mirror, progress=progress)


def _book_of(device: str, folders: list[Path]) -> FoundBook:
    copies = [copy for folder in folders for copy in generations(folder, device)]
    mirrors = [folder for folder in folders if any(found["device"] == device for found in _journals(folder))]
    return FoundBook(
        device,
        max(copies, key=lambda copy: (copy.head.epoch, copy.head.seq), default=None),
        max(mirrors, key=lambda folder: last_number(folder, device), default=None),
    )


def _manifests(folder: Path) -> list[Backup]:
    found = (read_manifest(path) for path in folder.glob("*.json"))
    return [copy for copy in found if copy is not None and copy.path.exists()]


def _journals(folder: Path) -> list[re.Match[str]]:
    return [found for path in folder.glob("journal-*.jsonl") if (found := _JOURNAL.fullmatch(path.name))]
