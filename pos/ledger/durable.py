"""Bytes that stay: a file is complete or absent, and its name survives a power cut.

Written beside, synced, put in the place of the one before, and the folder synced: after any interruption either the old bytes are
there or the new ones, never half of them.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from pos.domain.troubles import PlaceAway, PlaceFull, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PART = ".part"  # ends the name of a file that is not complete yet
_NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_durably(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put a file's new content in the place of the old, all of it or nothing.

    Args:
        path: the file; its folder is made if it is not there.
        content: all of its bytes.
        mode: who may read it, where the system knows such a thing.

    Raises:
        OSError: it could not be written; what was there is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    with nothing_left(part):
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    sync_folder(path.parent)


@contextmanager
def nothing_left(part: Path) -> Iterator[None]:
    """Take half a file away again where it cannot be written for a block: on a full disk it would keep the last room."""
    try:
        yield
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def trouble_of(error: OSError) -> Trouble:
    """Return what a person is told where a file could not be read or written."""
    return PlaceFull(str(error)) if error.errno in _NO_ROOM else PlaceAway(str(error))


def sync_file(path: Path) -> None:
    """Make sure that a file's bytes are on the disk.

    Raises:
        OSError: they are not.
    """
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk. Windows has no such call and needs none: NTFS logs names."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
