"""The disk that a book lies on: which file is the book, how it is opened, replaced and missed, and the reserve beside it.

A book is `book.db`. After a salvage it is `book.2.db`, then `book.3.db`: the highest number is the book, and a file gets its name
only when it is complete, checked and synced. The older files stay as they are, as evidence. So there is no moment, and no power
cut, at which the book is missing or half a book. A test puts another medium here: a disk that loses power, fails or fills up.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from pos.domain.errors import Refusal
from pos.domain.values import dataclass
from pos.ledger.connection import connect
from pos.ledger.durable import sync_file, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.driver import sqlite3
    from pos.ledger.health import Health

FILE = "book.db"
RESERVE = "book.reserve"
RESERVE_BYTES = 1024 * 1024  # room for some five hundred sales
_NAME = re.compile(r"book(?:\.(\d+))?\.db")
_LOG = re.compile(r"(-wal|-shm)$")  # of a file that is open, or was when it went


@dataclass(unsafe_hash=True)
class UnusablePlace(Refusal):
    """A folder or file that somebody named does not hold what is asked of it; nothing was made or changed."""

    place: str
    reason: str


class Medium:
    """The disk of this machine."""

    def names(self, folder: Path) -> list[str]:
        """Return the names of the files in a folder; none where it is not there."""
        return [path.name for path in folder.iterdir()] if folder.is_dir() else []

    def connect(self, path: Path, health: Health | None = None) -> sqlite3.Connection:
        """Open a book's file."""
        return connect(path, health)

    def sight(self, path: Path) -> Callable[[], bool]:
        """Look at an open book's files, and return what tells later whether they are still the ones under their names."""
        watched = (os.fspath(path), f"{os.fspath(path)}-wal")
        seen = tuple(map(_identity, watched))
        return lambda: tuple(map(_identity, watched)) == seen

    def move(self, source: Path, target: Path) -> None:
        """Give a complete file its name, for good: synced, and so is the folder that holds the name."""
        sync_file(source)
        source.replace(target)
        sync_folder(target.parent)

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there, and SQLite's log beside it: a later file of this name must not find another's log."""
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)

    def reserve(self, folder: Path) -> bool:
        """Put the reserve beside the book: bytes that are given back when the disk is full.

        Returns:
            Whether it is there; a full disk has no room for it.
        """
        path = folder / RESERVE
        if path.exists() and path.stat().st_size == RESERVE_BYTES:
            return True
        try:
            path.write_bytes(bytes(RESERVE_BYTES))
        except OSError:
            self.release(folder)
            return False
        return True

    def release(self, folder: Path) -> None:
        """Give the reserve back to the disk."""
        with suppress(OSError):
            (folder / RESERVE).unlink(missing_ok=True)


def current(medium: Medium, folder: Path) -> Path:
    """Return the file that is the book: the one with the highest number, `book.db` where there is none."""
    return folder / _named(max(_numbers(medium, folder), default=1))


def following(medium: Medium, folder: Path) -> Path:
    """Return the name that the next file of the book gets: no file's, and none whose log lies there though the file is gone."""
    return folder / _named(max(_numbers(medium, folder, with_logs=True), default=0) + 1)


def _numbers(medium: Medium, folder: Path, *, with_logs: bool = False) -> list[int]:
    names = medium.names(folder)
    matches = (_NAME.fullmatch(_LOG.sub("", name) if with_logs else name) for name in names)
    return [int(match.group(1) or 1) for match in matches if match]


def _named(number: int) -> str:
    return FILE if number == 1 else f"book.{number}.db"


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - asked after every commit; Path.stat costs twice as much
    except OSError:
        return None
    return status.st_dev, status.st_ino
