"""One process per book: a lock file beside it that the system frees when its holder dies.

Where the system has `flock`, that is asked here directly; the library that knows all other systems and is asked there takes as
long to load as twenty of our rooms. Both hold the same lock, so that an older Amana, which asks the library, is kept out too.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "book.lock"


class _Latch(Protocol):
    """How the file is locked on a system."""

    def shut(self) -> bool:
        """Lock the file; tell whether it could be."""

    def open(self) -> None:
        """Let go of it."""


class BookLock:
    """The right to write into a folder's book."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._latch = _latch_of(folder / FILE)

    def acquire(self) -> None:
        """Take the right; the folder is made if it is not there.

        Raises:
            BookInUse: another process, or another part of this one, has it.
            BookDamaged: the folder cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            is_ours = self._latch.shut()
        except OSError as error:
            raise BookDamaged(str(error)) from error
        if not is_ours:
            raise BookInUse(str(self._folder))

    def release(self) -> None:
        """Give the right back."""
        self._latch.open()


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Hold a book's lock for a block.

    Raises:
        BookInUse: somebody has the book open.
        BookDamaged: the folder cannot be written.
    """
    lock = BookLock(folder)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


if sys.platform == "win32":

    def _latch_of(path: Path) -> _Latch:
        from filelock import FileLock, Timeout

        # A book may be opened on one thread and closed on another.
        lock = FileLock(path, thread_local=False)

        class Latch:
            def shut(self) -> bool:
                try:
                    lock.acquire(timeout=0)
                except Timeout:
                    return False
                return True

            def open(self) -> None:
                lock.release()

        return Latch()

else:
    import fcntl

    class _Flock:
        """The system's own lock on an open file; it goes when the file is closed, by us or by our death."""

        def __init__(self, path: Path) -> None:
            self._path = path
            self._file: int | None = None

        def shut(self) -> bool:
            """Lock the file; tell whether it could be."""
            opened = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(
                    opened
                ).st_nlink:  # else somebody took the file away meanwhile, and a lock on it keeps nobody out
                    self._file, opened = opened, -1
            except BlockingIOError:
                return False
            finally:
                if opened >= 0:
                    os.close(opened)
            return self._file is not None

        def open(self) -> None:
            """Let go of it."""
            held, self._file = self._file, None
            if held is not None:
                os.close(held)

    def _latch_of(path: Path) -> _Latch:
        return _Flock(path)
