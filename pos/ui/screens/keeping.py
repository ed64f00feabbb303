"""The second copies of the open book: mirror, copies and free disk, looked after beside the window for as long as it is open.

All work is done on a lane of its own, so that a slow stick never stands in a customer's way. Every so often everything is looked
at again: a stick that comes back is written at once, one that goes is noticed.
"""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pos import settings as files
from pos.ledger.mirror import Mirror
from pos.ledger.safekeeping import Safekeeping
from pos.ledger.second_place import is_taken, take
from pos.ui.rows.keeping import CopiesRow, CopyRow, KeepingRow, MirrorRow
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.bell import Bell

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.ledger.survey import CopyHolding
    from pos.settings import Settings

LOOK_MS = 15_000
ON_ITS_WAY = timedelta(seconds=30)  # two looks: how long a mirror that was whole may be behind before the strip says so
LOW_BYTES = 500 * 1024 * 1024

_log = logging.getLogger(__name__)


class Keeping(QObject):
    """The keeper of one book's second copies.

    Signals:
        changed(): something stands otherwise than before.
    """

    changed = Signal()

    def __init__(self, book: Book, home: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._home = home
        self._settings = settings
        self._lane = QtRunner(Lane("keeping", workers_max=1), parent=self)
        self._pages = Bell()
        self._pages.rang.connect(self._copied, Qt.ConnectionType.QueuedConnection)
        self._mirror: Mirror | None = None
        self._copies: Safekeeping | None = None
        self._last: CopyRow | None = None
        self._whole_at = "", book.around.now()  # which folder was a whole mirror last, and when
        self.row = KeepingRow()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._furnish()
        book.journal.observe(self.observe)

    def start(self) -> None:
        """Look at everything now and from now on."""
        self.look()
        self._timer.start()

    def close(self) -> None:
        """Stop, and wait for what is being written."""
        self._timer.stop()
        if self.observe in self._book.journal.observers:
            self._book.journal.observers.remove(self.observe)
        self._lane.close()

    # -- what was chosen ---------------------------------------------------------------------------------------

    def choose(self, settings: Settings) -> None:
        """Keep the copies elsewhere from now on."""
        before, self._settings = self._settings, settings
        if _places(before) != _places(settings):
            self._last = None
            self._furnish()
            self.look()

    def take_place(self, picked: str) -> Path:
        """Mark a folder as this till's second place and return it; on a lane.

        Raises:
            OSError: it cannot be written.
        """
        return take(Path(picked), self._book.device)

    def _furnish(self) -> None:
        book, settings = self._book, self._settings
        self._mirror = None
        if settings.mirror_folder:
            folder = Path(settings.mirror_folder)
            self._mirror = Mirror(
                folder,
                book.folder,
                book.device,
                book.reader,
                start=self._do,
                is_here=lambda: is_taken(folder, book.device),
            )
        place = Path(settings.backup_folder or self._home / files.COPIES)
        self._copies = Safekeeping(
            book,
            place,
            sales_between=settings.backup_sales,
            start=self._do,
            is_here=lambda: not settings.backup_folder or is_taken(place, book.device),
        )
        self._show()

    # -- what happens ------------------------------------------------------------------------------------------

    def observe(self, recorded: Recorded) -> None:
        """Follow the book; called after each commit, so everything that takes longer is put on the lane."""
        if self._mirror is not None:
            self._mirror.observe(recorded)
        if self._copies is not None and self._settings.backup_folder:
            self._copies.observe(recorded)

    def look(self) -> None:
        """Look at medium, mirror and disk again, and catch up."""
        mirror, folder, device = self._mirror, self._book.folder, self._book.device
        place = Path(self._settings.backup_folder or self._home / files.COPIES)
        is_known = self._last is not None

        def work() -> tuple[int, CopyRow | None]:
            from pos.ledger.survey import newest_copy

            if mirror is not None:
                mirror.catch_up()
            found = None if is_known else newest_copy((place,), device)
            return _free(folder), None if found is None else copy_row(found)

        self._lane.run(work, self._looked)

    def copy_now(self) -> None:
        """Make a copy now."""
        copies = self._copies
        if copies is not None:
            self.row = replace(self.row, copies=replace(self.row.copies, kind="running", done=0, total=0))
            self.changed.emit()
            self._lane.run(lambda: copies.run(lambda done, total: self._pages.ring((done, total))), self._done)

    def list_copies(self, then: Callable[[tuple[CopyRow, ...]], None]) -> None:
        """Find every copy, with what it would need from elsewhere."""
        settings = self._settings
        mirror = Path(settings.mirror_folder) if settings.mirror_folder else None
        places = tuple(
            {Path(settings.backup_folder or self._home / files.COPIES): None, self._home / files.COPIES: None}
        )

        def work() -> tuple[CopyRow, ...]:
            from pos.ledger.survey import survey

            found = survey(self._book.folder, self._book.device, mirror=mirror, places=places)
            return tuple(copy_row(copy) for copy in found.copies)

        def found(copies: tuple[CopyRow, ...]) -> None:
            _log.info("%d copies can be put back", len(copies))
            then(copies)

        self._lane.run(work, found)

    def _do(self, work: Callable[[], object]) -> None:
        self._lane.run(work, self._done)
        self._show()

    def _looked(self, found: tuple[int, CopyRow | None]) -> None:
        free, last = found
        self._last = last or self._last
        is_low = self._book.health.is_low or 0 <= free < LOW_BYTES
        self.row = replace(self.row, free=free, is_low=is_low)
        self._show()

    def _done(self, _state: object) -> None:
        made = self._copies.state.last if self._copies is not None else None
        if made is not None and (self._last is None or self._last.key != str(made.path)):
            self._last = None
            self.look()
        self._show()

    def _copied(self, pages: object) -> None:
        if isinstance(pages, tuple) and self.row.copies.kind == "running":
            self.row = replace(self.row, copies=replace(self.row.copies, done=pages[0], total=pages[1]))
            self.changed.emit()

    # -- how it stands -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        row = replace(
            self.row, mirror=self._mirror_row(), copies=self._copies_row(), sales_between=self._settings.backup_sales
        )
        if row != self.row:
            self.row = row
        self.changed.emit()

    def _mirror_row(self) -> MirrorRow:
        if self._mirror is None:
            return MirrorRow()
        state, before = self._mirror.state, self.row.mirror
        since = before.since or self._book.around.now()
        plain = MirrorRow(
            folder=self._settings.mirror_folder,
            facts=state.facts,
            behind=state.behind,
            is_same_disk=state.is_same_disk,
        )
        if state.is_foreign:
            return replace(plain, kind="foreign", since=since)
        if state.trouble:
            return replace(plain, kind="away", since=since)
        is_whole = not state.behind and (state.facts or not self._book.journal.count())
        now = self._book.around.now()
        if is_whole:
            self._whole_at = plain.folder, now
            return replace(plain, kind="safe")
        folder, whole_at = self._whole_at
        return replace(plain, kind="behind", is_on_its_way=folder == plain.folder and now - whole_at <= ON_ITS_WAY)

    def _copies_row(self) -> CopiesRow:
        copies, before = self._copies, self.row.copies
        if copies is None:
            return CopiesRow()
        row = CopiesRow(folder=self._settings.backup_folder, last=self._last, done=before.done, total=before.total)
        if copies.state.is_running:
            return replace(row, kind="running")
        if copies.state.trouble:
            return replace(row, kind="failed", since=before.since or self._book.around.now())
        if not row.folder:
            return row
        return replace(row, kind="good" if self._last is not None else "none")


def copy_row(copy: CopyHolding) -> CopyRow:
    """Return a copy as the screen shows it."""
    made = copy.backup
    return CopyRow(
        key=str(made.path),
        at=datetime.fromisoformat(made.at.replace("Z", "+00:00")),
        sales=copy.sales,
        facts=made.facts,
        size=made.size,
        number=f"{made.head.epoch}/{made.head.seq}",
        head=made.head.hash.hex()[:8],
        beyond_mirror=copy.beyond_mirror,
        beyond_register=copy.beyond_register,
    )


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return -1


def _places(settings: Settings) -> tuple[str, str, int]:
    return settings.mirror_folder, settings.backup_folder, settings.backup_sales
