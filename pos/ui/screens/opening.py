"""The way to an open book: opened and checked beside the window's thread, with progress, and with a screen where it cannot be.

A book is handed over only when it is open and whole. Where it is not, the rescue's screen stays until it is, or until somebody
closes Amana.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from pos import settings as files
from pos.domain.errors import BookInUse, Refusal
from pos.domain.troubles import Trouble
from pos.domain.values import dataclass
from pos.ledger.book import Book
from pos.ledger.strongbox import best_strongbox
from pos.sync.admitted import KNOWN, known_till, read_admission
from pos.ui.rows.names import Name
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.bell import Bell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ledger.passes import Told
    from pos.ledger.salvage import Salvaged
    from pos.ledger.surroundings import Surroundings
    from pos.settings import Settings
    from pos.sync.admitted import Admission
    from pos.ui.desk import Desk
    from pos.ui.screens.rescue import RescueScreen

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands at the end of the way.

    Attributes:
        book: open and whole.
        admission: the till's place at the register.
        brought: what a salvage or a restore brought back just before; None where there was none.
        failed: why one brought nothing back just before, in both languages; None where none failed.
    """

    book: Book
    admission: Admission
    brought: Salvaged | None = None
    failed: Name | None = None


class Opening(QObject):
    """Opens the book of one till.

    Signals:
        opened(object): the `Opened`.
        in_sight(): a screen of this way is about to be shown.
        left(): somebody closes Amana instead.
    """

    opened = Signal(object)
    in_sight = Signal()
    left = Signal()

    def __init__(
        self,
        home: Path,
        desk: Desk,
        *,
        settings: Callable[[], Settings],
        around: Callable[[], Surroundings],
        raised: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make the way ready.

        Args:
            home: Amana's own folder.
            desk: look and speech.
            settings: reads what the owner of this machine chose.
            around: time and chance for a book.
            raised: asks the window of a book that is in use to come to the front, and tells whether there was one.
        """
        super().__init__()
        self._home = home
        self._desk = desk
        self._settings = settings
        self._around = around
        self._raised = raised
        self._device = ""
        self._brought: Salvaged | None = None
        self._failed: Name | None = None
        self._is_closing = False
        self._rescue: RescueScreen | None = None
        self._lane = QtRunner(Lane("opening", workers_max=1), parent=self)
        self._checked = Bell()
        self._checked.rang.connect(self._show_checking, Qt.ConnectionType.QueuedConnection)

    def open(self, device: str) -> None:
        """Open a till's book on a lane, while this thread loads what the window will need."""
        self._device = device
        self._lane.run(self._open, self._handed_over, self.fail)
        import pos.ui.screens.window  # noqa: F401 - loaded now, while the book is being read

    def bring_back(self, device: str, path: str) -> None:
        """Put a copy back as the book of a till, and open it; the book is closed already."""
        self._device = device
        self._rescuing().bring_back(path)

    def salvage(self, book: Book) -> None:
        """Bring an open book into a new file, and open that."""

        def work(told: Told) -> Salvaged:
            try:
                return book.salvage(told)
            finally:
                book.close()

        self._device = book.folder.name
        self._rescuing().salvage(work)

    def fail(self, error: Exception) -> None:
        """Show why the book cannot be opened, what is safe, and what to do."""
        if self._is_closing:
            return
        if isinstance(error, BookInUse) and self._raised():
            self.left.emit()  # two starts at once: the other one has the book
            return
        failure = Trouble(str(error)) if isinstance(error, OSError) else error
        if not isinstance(failure, (Refusal, Trouble)):
            _log.error("the book cannot be opened", exc_info=error)
            failure = Trouble(repr(error))
        self._rescuing().show_failure(failure)

    def put_away(self) -> None:
        """Put the screens of this way away."""
        if self._rescue is not None:
            self._rescue.close()
            self._rescue.deleteLater()
            self._rescue = None

    def close(self) -> None:
        """Give up whatever is being done."""
        self._is_closing = True
        self.put_away()
        self._lane.close()

    # -- inside ------------------------------------------------------------------------------------------------

    def _open(self) -> Opened:
        folder, mirror = self._home / self._device, self._settings().mirror_folder
        admission = read_admission(folder)
        around = replace(self._around(), checking=self._checking)
        box = best_strongbox(folder, admission.device)
        book = Book(folder, admission.device, around, box=box, mirror=Path(mirror) if mirror else None)
        return Opened(book, admission, self._brought, self._failed)

    def _checking(self, done: int, total: int) -> None:
        """Pass the check's progress on; asked on the lane."""
        if self._is_closing:
            raise InterruptedError
        if 0 < done < total:  # a book that is read in one go needs no screen of its own
            self._checked.ring((done, total))

    def _show_checking(self, facts: object) -> None:
        if isinstance(facts, tuple) and self._device:
            self._rescuing().show_checking(*facts)

    def _handed_over(self, opened: Opened) -> None:
        if known_till(self._home) != self._device:
            (self._home / KNOWN).write_text(self._device, encoding="utf-8")
        self._device, self._brought, self._failed = "", None, None
        self.opened.emit(opened)

    def _again(self, brought: object) -> None:
        from pos.ledger.salvage import Salvaged
        from pos.wording import say

        self._brought = brought if isinstance(brought, Salvaged) else None
        self._failed = None
        if isinstance(brought, Exception) and not isinstance(brought, InterruptedError):
            _log.error("the book was not brought back", exc_info=brought)
            why = brought if isinstance(brought, (Refusal, Trouble)) else Trouble(str(brought))
            self._failed = Name(say(why, "ar"), say(why, "en"))
        self.open(self._device)

    def _rescuing(self) -> RescueScreen:
        from pos.ui.screens.rescue import BookWays, RescueScreen

        self.in_sight.emit()
        if self._rescue is None:
            settings, folder = self._settings(), self._home / self._device
            mirror = Path(settings.mirror_folder) if settings.mirror_folder else None
            chosen = (Path(settings.backup_folder),) if settings.backup_folder else ()
            ways = BookWays(folder, mirror, (*chosen, self._home / files.COPIES), self._home / files.LOGS)
            self._rescue = RescueScreen(self._desk, ways, folder)
            self._rescue.opened.connect(self._again)
            self._rescue.left.connect(self.left)
        return self._rescue
