"""One process per book: a lock file beside it that the system frees when its holder dies."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "book.lock"


class BookLock:
    """The right to write into a folder's book."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # A book may be opened on one thread and closed on another.
        self._lock = FileLock(folder / FILE, thread_local=False)

    def acquire(self) -> None:
        """Take the right; the folder is made if it is not there.

        Raises:
            BookInUse: another process, or another part of this one, has it.
            BookDamaged: the folder cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise BookInUse(str(self._folder)) from error
        except OSError as error:
            raise BookDamaged(str(error)) from error

    def release(self) -> None:
        """Give the right back."""
        self._lock.release()


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
