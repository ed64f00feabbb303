"""Whether a book may be written: a latch that closes after a fault of the disk, and a reserve for a full one.

After a failed write or sync nobody can say what is on the disk: the system may show from its cache what never arrived, and a
second sync may succeed without having written it (wiki.postgresql.org/wiki/Fsync_Errors). So the first such error stops the
book: nothing more is called saved until it has been salvaged into a new file. A full disk is different: the transaction is
gone, the file is whole, and a reserve is given back to the disk so that the next sale has room.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING, NoReturn

from pos.domain.errors import BookBusy
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.driver import Fault, fault_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.ledger.driver import sqlite3


def _always() -> bool:
    return True


def _nothing() -> None:
    pass


class Health:
    """The state of one book's file, shared by all its connections.

    Args:
        release: gives the reserve back to a full disk.

    Attributes:
        is_there: tells whether the open file still stands under its name. A folder that was deleted or a stick that was pulled
            leaves SQLite writing into a file that nobody will ever find, without an error.
        stopped: why nothing may be written any more; None while all is well.
        is_low: the disk was full; the reserve is used up.
        turns: how often one of the book's own connections began to write, or ended it; odd while one of them writes.
    """

    def __init__(self, release: Callable[[], None] = _nothing) -> None:
        self._release = release
        self.is_there: Callable[[], bool] = _always
        self.stopped: BookDamaged | None = None
        self.is_low = False
        self.turns = 0
        self._waiting = 0
        self._turning = Condition()

    def turn(self) -> None:
        """Note that one of the book's own connections begins to write, or has ended it."""
        with self._turning:  # the next one may begin while this one still ends
            self.turns += 1

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Note for a block that one of the book's own connections waits for the write lock."""
        with self._turning:
            self._waiting += 1
        try:
            yield
        finally:
            with self._turning:
                self._waiting -= 1
                self._turning.notify_all()

    def give_way(self, delay_ms_max: int) -> None:
        """Wait until none of the book's own connections waits for the write lock any more, for so long at most."""
        with self._turning:
            self._turning.wait_for(lambda: not self._waiting, delay_ms_max / 1000)

    def require(self) -> None:
        """Let nothing begin on a book that was stopped.

        Raises:
            BookDamaged: it must be salvaged first.
        """
        if self.stopped is not None:
            raise BookDamaged(self.stopped.detail)

    def confirm(self) -> None:
        """Make sure, after a commit and before anything is called saved, that it went into the file that will be found again.

        Raises:
            BookDamaged: the file is not under its name any more.
        """
        if not self.is_there():
            self.stop("the file is no longer where it was")
            self.require()

    def stop(self, detail: str) -> None:
        """Close the latch; the first reason stays."""
        if self.stopped is None:
            self.stopped = BookDamaged(detail)

    def judge(self, error: sqlite3.Error) -> NoReturn:
        """Draw the consequences of an error of SQLite, and raise what it means.

        Raises:
            DiskFull, BookBusy, BookDamaged: trouble that a person is told about.
            sqlite3.Error: the same error, where it is a mistake of ours.
        """
        fault = fault_of(error)
        if fault is Fault.BUG:
            raise error
        if fault is Fault.BUSY:
            raise BookBusy(str(error)) from error
        if fault is Fault.FULL:
            self.is_low = True
            self._release()
            raise DiskFull(str(error)) from error
        if fault is Fault.DAMAGE:
            self.stop(str(error))
        raise BookDamaged(str(error)) from error
