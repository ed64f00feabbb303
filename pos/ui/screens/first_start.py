"""The first start of a new machine, put together: the choice, the ways into a bazaar, the scanner and the search beside them."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from pos import settings as files
from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble
from pos.ledger.bringing import books_in
from pos.ledger.durable import trouble_of
from pos.ui.application import running
from pos.ui.presenters.founding import FoundingPresenter
from pos.ui.presenters.joining import JoiningPresenter
from pos.ui.rows.joining import BroughtRow
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.bell import Bell
from pos.ui.views.first_start import FirstStartView
from pos.ui.wedge import Wedge

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.founding import Founding
    from pos.ledger.bringing import FoundBook
    from pos.ledger.surroundings import Surroundings
    from pos.settings import Settings
    from pos.sync.invitation import Invitation
    from pos.sync.joining import Joined
    from pos.sync.nearby import Search
    from pos.ui.application import Shell

BAZAAR_DAYS = 3  # as most are; it can be changed

_log = logging.getLogger(__name__)


class FirstStart(QObject):
    """The screen of a machine that is no till yet.

    Signals:
        sample_chosen(): set the sample bazaar up.
        founded(): open the till of the bazaar that was begun here.
        joined(str): open the till in this folder.
        left(): somebody closes Amana.
    """

    sample_chosen = Signal()
    founded = Signal()
    joined = Signal(str)
    left = Signal()

    def __init__(
        self,
        home: Path,
        shell: Shell,
        settings: Settings,
        around: Callable[[], Surroundings],
        *,
        found: Callable[[Founding, Callable[[], bool]], None],
        searches: bool = True,
    ) -> None:
        """Make the screen.

        Args:
            home: Amana's own folder.
            shell: dresses the application.
            settings: what the owner of this machine chose so far.
            around: time and chance for a book.
            found: begins a bazaar on this machine; asked on a lane.
            searches: whether the hall's network is searched for registers.
        """
        super().__init__()
        self._home = home
        self._shell = shell
        self.settings = settings
        self._around = around
        self._searches = searches
        self._search: Search | None = None
        self._place: Path | None = None  # where a book is to come from
        self._is_closed = False
        self.view = FirstStartView(shell.desk)
        self._lane = QtRunner(Lane("joining", workers_max=1), parent=self)
        self._looking = QtRunner(Lane("nearby", workers_max=1), parent=self)
        self._found = Bell()
        self.presenter = JoiningPresenter(self.view.joining, self._join, self._lane)
        self.founding = FoundingPresenter(self.view.founding, found, self._lane, around().now)
        self._wedge = Wedge(running(), is_idle=lambda: self.view.is_founding)
        self._connect()

    def show(self, aside: Path | None = None) -> None:
        """Show the choice.

        Args:
            aside: where the book lies of the till that this machine was a moment ago.
        """
        self.view.show_choice()
        if aside is not None:
            self.view.show_left(str(aside))
        self.view.show()
        self._wedge.watch(self.view.windowHandle())

    def close(self) -> None:
        """Close the screen and wait for the lanes."""
        if self._is_closed:
            return
        self._is_closed = True
        self._wedge.close()
        self.founding.stop()
        self._looking.close()
        self._lane.close()
        if self._search is not None:
            self._search.close()
        self.view.blockSignals(True)
        self.view.close()
        self.view.deleteLater()

    # -- inside ------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        view, joining, presenter = self.view, self.view.joining, self.presenter
        self._found.rang.connect(self._show_near, Qt.ConnectionType.QueuedConnection)
        self._wedge.scanned.connect(self._scanned)
        view.chosen.connect(self._choose)
        view.place_chosen.connect(self._look_in)
        view.quit_requested.connect(self.left)
        view.language_requested.connect(self._speak)
        view.theme_requested.connect(self._dress)
        joining.text_changed.connect(presenter.read)
        joining.join_requested.connect(presenter.join)
        joining.begin_requested.connect(lambda: self.joined.emit(presenter.folder))
        view.founding.found_requested.connect(self.founding.begin)
        view.founding.stop_requested.connect(self.founding.stop)
        view.founding.begin_requested.connect(self.founded)

    def _choose(self, step: str) -> None:
        if step == "sample":
            self.sample_chosen.emit()
        elif step == "bring":
            self.view.ask_place()
        elif step == "found":
            today = self._around().now().date()
            self.view.founding.offer(today, today + timedelta(days=BAZAAR_DAYS - 1))
            self.view.show_founding()
        else:
            self._show_joining(None, ())

    def _look_in(self, path: str) -> None:
        """Look for books in the place that somebody chose."""
        place = Path(path)
        self.view.show_refusal(None)
        self._lane.run(lambda: books_in(place), lambda found: self._show_joining(place, found), self._cannot_bring)

    def _cannot_bring(self, error: Exception) -> None:
        failure = trouble_of(error) if isinstance(error, OSError) else error
        if not isinstance(failure, (Refusal, Trouble)):
            raise error
        self.view.show_refusal(failure)

    def _show_joining(self, place: Path | None, found: tuple[FoundBook, ...]) -> None:
        self._place = place
        self.view.show_refusal(None)
        self.view.joining.show_brought(
            tuple(
                BroughtRow(book.device, book.copy.facts, datetime.fromisoformat(book.copy.at))
                if book.copy is not None
                else BroughtRow(book.device, 0, None)
                for book in found
            )
        )
        self.view.show_joining()
        if self._searches and self._search is None:
            self._looking.run(self._look, self._searching, self._cannot_look)

    def _scanned(self, code: str) -> None:
        if self.view.is_founding:
            return  # nothing that is scanned belongs there
        self.view.show_joining()
        self.presenter.scan(code)

    def _join(self, invitation: Invitation, label: str) -> Joined:
        from pos.sync.joining import join

        return join(self._home, invitation, self._around(), label=label, place=self._place)

    def _look(self) -> Search:
        from pos.sync.nearby import Search

        return Search(self._found.ring)

    def _searching(self, search: Search) -> None:
        self._search = search

    def _cannot_look(self, error: Exception) -> None:
        """Go on without a list: an invitation names its register by itself."""
        _log.info("the hall's network cannot be searched: %s", error)

    def _show_near(self, found: object) -> None:
        if isinstance(found, tuple):
            self.presenter.near(found)

    def _speak(self, language: str) -> None:
        self._shell.set_language(language)
        self._keep(replace(self.settings, language=language))

    def _dress(self, theme: str) -> None:
        self._shell.set_theme(theme)
        self._keep(replace(self.settings, theme=theme))

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        files.write(self._home, settings)
