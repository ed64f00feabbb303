"""The running application: from the command to the window on an open book, and to the end.

The order is the promise. First the window, so that a cashier can sell; then, beside it, what takes longer (`pos.app.beside`).
"""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import secrets
from dataclasses import field
from typing import TYPE_CHECKING

from pos import __version__
from pos import settings as files
from pos.app.clock import HallClock
from pos.diagnostics import catch_bugs, start_log, take_crash_note
from pos.domain.errors import Refusal
from pos.domain.text import isolate
from pos.domain.troubles import Trouble
from pos.domain.values import dataclass
from pos.sync.leaving import leave, moment_of, renewed
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pos.app.beside import Beside
    from pos.ledger.book import Book
    from pos.settings import Settings
    from pos.ui.application import Shell
    from pos.ui.runner import QtRunner
    from pos.ui.screens.bell import Bell
    from pos.ui.screens.first_start import FirstStart
    from pos.ui.screens.opening import Opened, Opening
    from pos.ui.screens.single import FirstWindow
    from pos.ui.screens.window import Window
    from pos.ui.views.waiting import WaitingView

_log = logging.getLogger(__name__)

COLLECT_MS = 3_000  # after the program was loaded; by then the places are built, or nearly


def open_window(home: Path, settings: Settings) -> int:
    """Open the window and return when it is closed; a second start on the same folder raises the first window.

    Args:
        home: Amana's own folder; on a new machine the sample bazaar is set up in it.
        settings: what the owner of this machine chose.

    Returns:
        The exit code.

    Raises:
        NoDisplay: no window can open here.
    """
    from pos.ui.screens.display import require_display

    require_display(os.environ)
    from pos.ui.pyside import load_pyside

    load_pyside()
    from pos.ui.application import create_application, log_qt_messages
    from pos.ui.screens.single import raise_first

    application = create_application()
    if raise_first(home):
        return 0
    start_log(home / files.LOGS)
    log_qt_messages()
    return Amana(application, home, settings).run()


@dataclass
class Amana:
    """The running application.

    Attributes:
        application: Qt's.
        home: Amana's own folder.
        settings: what the owner of this machine chose.
    """

    application: QApplication
    home: Path
    settings: Settings
    clock: HallClock = field(default_factory=HallClock)
    shell: Shell = field(init=False)
    window: Window | None = None
    _slow: QtRunner = field(init=False)
    _news: Bell = field(init=False)
    _beside: Beside = field(init=False)
    _book: Book | None = None
    _waiting: WaitingView | None = None
    _opening: Opening = field(init=False)
    _first: FirstStart | None = None
    _former: list[Window] = field(default_factory=list)
    _stays: Saying | None = None
    _only: FirstWindow | None = None

    def __post_init__(self) -> None:
        from pos.app.beside import Beside
        from pos.ui.application import Shell
        from pos.ui.runner import Lane, QtRunner
        from pos.ui.screens.bell import Bell
        from pos.ui.screens.opening import Opening

        self.shell = Shell(
            self.application,
            files.assets(),
            is_dressed=False,
            room=self.application.primaryScreen().availableSize(),
        )
        with self.shell.undressed():
            self.shell.set_theme(self.settings.theme)
            self.shell.set_text_percent(self.settings.text_percent)
            self.shell.set_language(self.settings.language)
        self._slow = QtRunner(Lane("slow", workers_max=1))
        self._news = Bell()
        self._beside = Beside(self.home, self.clock, self._slow, self._news)
        self._opening = Opening(
            self.home,
            self.shell.desk,
            settings=lambda: files.read(self.home),
            around=self.clock.surroundings,
            raised=self._raised,
        )
        self._opening.opened.connect(self._opened)
        self._opening.in_sight.connect(self._wait_no_longer)
        self._opening.left.connect(self.application.quit)

    def run(self) -> int:
        """Open what is there, or set the sample up first; return when the last window is closed."""
        from PySide6.QtCore import Qt, QTimer

        from pos.ui.collecting import Collector
        from pos.ui.screens.bell import Bell

        bell = Bell()
        bell.rang.connect(self._tell_bug, Qt.ConnectionType.QueuedConnection)
        faults = (self.home / files.LOGS / "faults.txt").open("a", encoding="utf-8")
        faulthandler.enable(faults)
        catch_bugs(self.home / files.LOGS, lambda: self.clock.now().isoformat(), bell.ring)
        QTimer.singleShot(0, self.begin)
        collector = Collector()
        QTimer.singleShot(COLLECT_MS, collector.start)
        try:
            return self.application.exec()
        finally:
            self.end()
            faulthandler.disable()
            faults.close()

    # -- the beginning -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the till that is admitted in the folder; on a new machine ask what it shall be."""
        from pos.app.unfinished import clear_unfinished
        from pos.sync.admitted import admitted_till, known_till

        clear_unfinished(self.home)
        device = admitted_till(self.home) or known_till(self.home)
        if device:
            self._opening.open(device)
        else:
            self._ask_first()

    def _listen(self) -> None:
        """Listen for second starts, from the moment at which there is something to bring to the front."""
        if self._only is None:
            from pos.ui.screens.single import FirstWindow

            self._only = FirstWindow(self.home)
            self._only.called.connect(self._come_to_front)

    def _raised(self) -> bool:
        from pos.ui.screens.single import PATIENCE_S, raise_first

        return self._only is None and raise_first(self.home, PATIENCE_S)

    def _ask_first(self, aside: Path | None = None) -> None:
        from pos.ui.screens.first_start import FirstStart

        self._first = FirstStart(
            self.home, self.shell, self.settings, self.clock.surroundings, found=self._beside.found
        )
        self._first.sample_chosen.connect(self._look_around)
        self._first.founded.connect(lambda: self._opened_first(None))
        self._first.joined.connect(self._opening.open)
        self._first.left.connect(self.application.quit)
        self._first.show(aside)
        self._listen()

    def _look_around(self) -> None:
        self._wait().show_preparing()
        self._put_first_away()
        self._slow.run(self._beside.set_up_sample, self._opened_first, self._cannot)

    def _put_first_away(self) -> None:
        if self._first is not None:
            self.settings = self._first.settings
            self._first.close()
            self._first = None

    def _opened_first(self, _done: None) -> None:
        from pos.domain.founding import FIRST_TILL

        self._opening.open(FIRST_TILL)

    def _opened(self, opened: Opened) -> None:
        self._book = opened.book
        self.clock.go_to(opened.book)
        self._show(opened)

    def _show(self, opened: Opened) -> None:
        """Show the window; everything that takes longer begins after that."""
        from PySide6.QtCore import Qt, QTimer

        from pos.ui.screens.fittings import Fittings
        from pos.ui.screens.window import SETTLE_MS, Window

        window = Window(
            Fittings(
                shell=self.shell,
                book=opened.book,
                admission=opened.admission,
                connect=self._beside.connect,
                sender=self._beside.take_on(opened),
                settings=self.settings,
                home=self.home,
                assets=files.assets(),
                chance=secrets.token_bytes,
                bring_back=self._bring_back,
                salvage=self._salvage,
                leave=self._leave_bazaar,
            )
        )
        self.window = window
        self._news.rang.connect(window.synced, Qt.ConnectionType.QueuedConnection)
        window.start()
        self._put_away()
        if take_crash_note(self.home / files.LOGS):
            window.tell(Saying("crashed_before", tone="warn"))
        if opened.brought is not None:
            window.tell(Saying("brought_back", count=opened.brought.verdict.facts, tone="note"))
        if opened.failed is not None:
            window.tell(Saying("not_brought_back", opened.failed, tone="bad"))
        if self._stays is not None:
            window.tell(self._stays)
            self._stays = None
        self._tell_renewed(opened.book, window)
        # What stays as long as the window is not searched for forgotten cycles again and again: each search held a sale up.
        window.building.finished.connect(gc.freeze)
        QTimer.singleShot(SETTLE_MS, self._listen)
        QTimer.singleShot(SETTLE_MS, self._beside.serve)

    def _tell_renewed(self, book: Book, window: Window) -> None:
        """Say at the first start of another Amana that something is only on this machine."""
        before, unsent = renewed(self.home, __version__), book.watermarks.unsent()
        if before and unsent.facts:
            since = isolate(moment_of(unsent))
            name = Name(since, since)
            window.tell(Saying("renewed_unsent", name, count=unsent.facts, tone="warn", action="use_stick"))

    # -- the way back ------------------------------------------------------------------------------------------

    def _bring_back(self, path: str) -> None:
        """Close the window, put a copy back, and open the window on it."""
        book, self._book = self._book, None
        if book is not None:
            self._leave_window()
            book.close()
            self._opening.bring_back(book.folder.name, path)

    def _salvage(self) -> None:
        """Close the window, bring the book into a new file, and open the window on it."""
        book, self._book = self._book, None
        if book is not None:
            self._leave_window()
            self._opening.salvage(book)

    # -- the way out -------------------------------------------------------------------------------------------

    def _leave_bazaar(self) -> None:
        """Close the window, put the book aside as `amana leave` does, and ask what this machine shall be instead."""
        book, self._book = self._book, None
        if book is None:
            return
        folder = book.folder
        self._leave_window()
        book.close()
        self._slow.run(lambda: leave(folder), self._left, lambda error: self._not_left(folder.name, error))

    def _left(self, aside: Path) -> None:
        """The book lies aside: stop the register that this program may keep, then ask."""
        self._slow.run(self._beside.put_register_down, lambda _done: self._ask_first(aside), self._cannot)

    def _not_left(self, device: str, error: Exception) -> None:
        """Open the window again, and say why this machine is still a till."""
        from pos.wording import say

        if not isinstance(error, (Refusal, Trouble, OSError)):
            _log.error("the bazaar could not be left", exc_info=error)
        why = error if isinstance(error, (Refusal, Trouble)) else Trouble(str(error))
        self._stays = Saying("not_left", Name(say(why, "ar"), say(why, "en")), tone="bad")
        self._opening.open(device)

    def _leave_window(self) -> None:
        """Put the window away without ending the program, and stop what leans on the book."""
        self.application.setQuitOnLastWindowClosed(False)
        self._beside.stop()
        window, self.window = self.window, None
        if window is not None:
            self._news.rang.disconnect(window.synced)
            window.close()
            window.main.close_for_good()
            self._former.append(window)  # taken apart when the program ends, not under a running signal
        self.settings = files.read(self.home)

    def _put_away(self) -> None:
        """Put away what stood where the window is now."""
        self._put_first_away()
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
        self._opening.put_away()
        self.application.setQuitOnLastWindowClosed(True)

    # -- what may come -----------------------------------------------------------------------------------------

    def _wait(self) -> WaitingView:
        from pos.ui.views.waiting import WaitingView

        if self._waiting is None:
            self._waiting = WaitingView(self.shell.desk)
            self._waiting.closed.connect(self.application.quit)
            self._waiting.show()
            self._listen()
        return self._waiting

    def _wait_no_longer(self) -> None:
        self._listen()
        self._put_first_away()
        if self._waiting is not None:
            self._waiting.hide()

    def _cannot(self, failure: Exception) -> None:
        """Say in words why Amana cannot open, and close when that was read."""
        from pos.wording import say

        if isinstance(failure, OSError):
            failure = Trouble(str(failure))
        if not isinstance(failure, (Refusal, Trouble)):
            _log.error("Amana cannot open", exc_info=failure)
            failure = Trouble(repr(failure))
        self._wait().show_failure(say(failure, self.settings.language))

    def _come_to_front(self) -> None:
        if self.window is not None:
            self.window.main.show()
            self.window.main.raise_()
            self.window.main.activateWindow()

    def _tell_bug(self, name: str) -> None:
        if self.window is not None:
            self.window.tell(Saying("bug", code=name, tone="bad"))

    def end(self) -> None:
        """Stop what runs beside the window, then close the book."""
        self._opening.close()
        self._put_first_away()
        self._beside.stop()
        if self.window is not None:
            self.window.close()
        self._beside.close()
        if self._book is not None:
            self._book.close()
