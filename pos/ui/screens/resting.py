"""The book rests when nothing was recorded for a while: what can wait until nobody does is done then, and never under a sale."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos.domain.troubles import Trouble

if TYPE_CHECKING:
    from pos.domain.record import Recorded
    from pos.ledger.book import Book

REST_MS = 10_000


class Rest(QObject):
    """Lets a book rest as soon as nothing was recorded in it for a while.

    Args:
        book: the book; from now on it tells of each fact.
        parent: the QObject that owns it.

    Signals:
        recorded(): a fact is on the disk, from whichever thread it came.
    """

    recorded = Signal()

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._rest)
        self.recorded.connect(self._timer.start)
        book.journal.observe(self._hear)

    def close(self) -> None:
        """Do nothing any more."""
        self._timer.stop()
        if self._hear in self._book.journal.observers:
            self._book.journal.observers.remove(self._hear)

    def _hear(self, _recorded: Recorded) -> None:
        self.recorded.emit()

    def _rest(self) -> None:
        with suppress(Trouble):  # the state of the book is on show already, and stays there
            self._book.rest()
