"""The way back to a whole book, put together: the screen, the lane, and what is done to the files.

Used by the composition root before there is a window, and again when a copy is put back or a book is salvaged.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from pos.domain.troubles import Trouble
from pos.ledger import salvage as salvaging
from pos.ledger.backup import generations
from pos.ledger.durable import write_durably
from pos.ledger.restoring import restore
from pos.ledger.strongbox import allow_new_key
from pos.ledger.survey import survey
from pos.ui.presenters.rescue import RescuePresenter
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.bell import Bell
from pos.ui.views.rescue import RescueView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.errors import Refusal
    from pos.ledger.passes import Told
    from pos.ledger.salvage import Salvaged
    from pos.ledger.survey import Survey
    from pos.ui.desk import Desk

REPORT = "book-report.txt"


class BookWays:
    """The ways back of one book.

    Args:
        folder: the book's folder, named after its device.
        mirror: the mirror's folder, where one is set.
        places: where copies may lie, the second place first.
        logs: where a report goes.
    """

    def __init__(self, folder: Path, mirror: Path | None, places: tuple[Path, ...], logs: Path) -> None:
        self._folder = folder
        self._mirror = mirror
        self._places = places
        self._logs = logs
        self.is_stopped = threading.Event()

    def look(self) -> Survey:
        """Look at everything that the book could be brought back from."""
        return survey(self._folder, self._folder.name, mirror=self._mirror, places=self._places, checks=True)

    def salvage(self, progress: Told) -> Salvaged:
        """Bring what can be read into a new file.

        Raises:
            InterruptedError: somebody gave up; nothing was changed.
        """
        progress = self.stoppable(progress)
        return salvaging.salvage(self._folder, self._folder.name, mirror=self._mirror, progress=progress)

    def rebuild(self, progress: Told) -> Salvaged:
        """Make the book from its mirror alone.

        Raises:
            Trouble: there is no mirror.
            InterruptedError: somebody gave up; nothing was changed.
        """
        if self._mirror is None:
            raise Trouble("no mirror")
        progress = self.stoppable(progress)
        return salvaging.rebuild(self._folder, self._folder.name, self._mirror, progress=progress)

    def restore(self, path: Path, progress: Told) -> Salvaged:
        """Put a copy back.

        Raises:
            Trouble: the copy is gone.
            InterruptedError: somebody gave up; nothing was changed.
        """
        found = [copy for copy in generations(path.parent, self._folder.name) if copy.path == path]
        if not found:
            raise Trouble(f"{path.name} is gone")
        return restore(found[0], self._folder, mirror=self._mirror, progress=self.stoppable(progress))

    def stoppable(self, progress: Told) -> Told:
        """Return what tells of a work that begins now, and stops it when somebody has given up."""
        self.is_stopped.clear()

        def told(done: int, total: int) -> None:
            if self.is_stopped.is_set():
                raise InterruptedError
            progress(done, total)

        return told

    def allow_new_key(self) -> None:
        """Give the lost key up."""
        allow_new_key(self._folder)

    def save_report(self, text: str) -> Path:
        """Write a report, all of it or nothing, and return where it lies."""
        path = self._logs / REPORT
        write_durably(path, text.encode())
        return path


class RescueScreen(QObject):
    """The screen of a book that cannot be opened.

    Signals:
        opened(object): the book may be opened again; carries what was brought back, or None.
        left(): somebody closes Amana.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, ways: BookWays, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = RescueView(desk)
        self._ways = ways
        self._lane = QtRunner(Lane("rescue", workers_max=1), parent=self)
        self._facts, self._is_rung = (0, 0), False
        self._progress = Bell()
        self._progress.rang.connect(self._progressed, Qt.ConnectionType.QueuedConnection)
        self.presenter = RescuePresenter(
            self.view,
            ways,
            folder,
            runner=self._lane,
            told=self._tell,
            opened=self.opened.emit,
        )
        view = self.view
        view.act_requested.connect(self.presenter.act)
        view.report_requested.connect(self.presenter.save_report)
        view.stop_requested.connect(ways.is_stopped.set)
        view.quit_requested.connect(self.left)

    def show_checking(self, done: int, total: int) -> None:
        """Show that the book is being checked, and how far that is."""
        if not self.view.isVisible():
            self.view.show_checking()
            self.view.show()
        self.view.show_progress(done, total)

    def show_failure(self, failure: Refusal | Trouble) -> None:
        """Show why the book cannot be opened."""
        self.view.show()
        self.presenter.present(failure)

    def bring_back(self, path: str) -> None:
        """Put a copy back that somebody has chosen."""
        self._show_working("restore")

        def work() -> Salvaged:
            return self._ways.restore(Path(path), self._tell)

        self._lane.run(work, self.opened.emit, self._not_brought_back)

    def salvage(self, work: Callable[[Told], Salvaged]) -> None:
        """Bring an open book into a new file."""
        self._show_working("salvage")
        told = self._ways.stoppable(self._tell)
        self._lane.run(lambda: work(told), self.opened.emit, self._not_brought_back)

    def close(self) -> None:
        """Close the screen and wait for the lane."""
        self._ways.is_stopped.set()
        self._lane.close()
        self.view.blockSignals(True)
        self.view.close()
        self.view.deleteLater()

    def _show_working(self, act: str) -> None:
        self.view.show_working("salvage" if act == "salvage" else "restore")
        self.view.show()

    def _tell(self, done: int, total: int) -> None:
        """Carry progress from the lane to the screen's thread; what was not heard yet is replaced, so that it never piles up."""
        self._facts = (done, total)
        if not self._is_rung:
            self._is_rung = True
            self._progress.ring(None)

    def _progressed(self, _nothing: object) -> None:
        self._is_rung = False
        self.view.show_progress(*self._facts)

    def _not_brought_back(self, error: Exception) -> None:
        """Go on with the book as it was; if it cannot be opened, its own screen says so."""
        self.opened.emit(error)
