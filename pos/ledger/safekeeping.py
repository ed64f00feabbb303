"""When copies are made: at each closing of a shift, and after every so many sales, as soon as a second place is set.

The copying itself runs off the counter's thread. How it stands is always on screen; a place that is away is a trouble that stays
until the next copy succeeds.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.facts import Sale, ShiftClosed
from pos.domain.troubles import Trouble
from pos.domain.values import dataclass
from pos.ledger.backup import Backup, back_up
from pos.ledger.driver import sqlite3
from pos.ledger.mirror import require_medium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ledger.book import Book

SALES_BETWEEN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """How the copies stand.

    Attributes:
        last: the last copy that was made since this start.
        is_running: one is being made now.
        trouble: why the last try failed, in the machine's words; empty while all is well.
    """

    last: Backup | None = None
    is_running: bool = False
    trouble: str = ""


class Safekeeping:
    """The copies of one open book.

    Args:
        book: the book.
        folder: the second place.
        sales_between: how many sales may pass without a copy.
        start: has a piece of work done soon, off this thread; at once where nothing else is given.
        is_here: tells whether the place is the one that was chosen, and not an empty folder where a stick should be.
    """

    def __init__(
        self,
        book: Book,
        folder: Path,
        *,
        sales_between: int = SALES_BETWEEN,
        start: Callable[[Callable[[], object]], object] = lambda work: work(),
        is_here: Callable[[], bool] = lambda: True,
    ) -> None:
        self._book = book
        self._folder = folder
        self._sales_between = sales_between
        self._start = start
        self._is_here = is_here
        self._sales = 0
        self._turn = threading.Lock()  # a person may ask while one is being made
        self.state = BackupState()

    def observe(self, recorded: Recorded) -> None:
        """Have a copy made when one is due; for `Journal.observe`."""
        self._sales += isinstance(recorded.fact, Sale)
        is_due = self._sales >= self._sales_between or isinstance(recorded.fact, ShiftClosed)
        if is_due and not self.state.is_running:
            self._sales = 0
            self.state = replace(self.state, is_running=True)
            self._start(self.run)

    def run(self, progress: Callable[[int, int], None] | None = None) -> BackupState:
        """Make a copy now.

        Args:
            progress: told the pages that are copied and all of them.
        """
        with self._turn:
            return self._run(progress)

    def _run(self, progress: Callable[[int, int], None] | None) -> BackupState:
        book, last, trouble = self._book, self.state.last, ""
        self.state = replace(self.state, is_running=True)
        try:
            require_medium(self._is_here)
            connection = book.reader()
            try:
                last = back_up(
                    connection,
                    self._folder,
                    device=book.device,
                    key=book.key,
                    now=book.around.now(),
                    progress=progress,
                )
            finally:
                connection.close()
        except (OSError, Trouble, sqlite3.Error) as error:
            trouble = getattr(error, "detail", "") or str(error) or type(error).__name__
        self.state = BackupState(last=last, trouble=trouble)
        return self.state
