"""Everything around the safety of the open book, put together: mirror and copies, their part of settings, lasting troubles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.presenters.watching import Watching
from pos.ui.screens.keeping import Keeping
from pos.ui.screens.resting import Rest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.settings import Settings
    from pos.ui.presenters.safekeeping import SafekeepingPresenter
    from pos.ui.screens.hall import Hall
    from pos.ui.views.restoring import RestoreSheet
    from pos.ui.views.safekeeping import SafekeepingView


class SafetyScreen:
    """The safety of one book.

    Args:
        hall: what every screen shares.
        book: the book.
        change: has the settings changed and kept; returns them.
        shown: shows the line below the screen again.
        may_tell: tells whether somebody is here to be told.
        home: Amana's own folder.
        settings: what the owner of this machine chose.
        bring_back: closes the window, puts back the copy with this file name, and opens the window on it.
    """

    def __init__(
        self,
        hall: Hall,
        book: Book,
        *,
        change: Callable[[Callable[[Settings], Settings]], Settings],
        shown: Callable[[], None],
        may_tell: Callable[[], bool],
        home: Path,
        settings: Settings,
        bring_back: Callable[[str], None],
    ) -> None:
        self._hall = hall
        self._book = book
        self._change = change
        self._shown = shown
        self._may_tell = may_tell
        self._bring_back = bring_back
        self._presenter: SafekeepingPresenter | None = None
        self.keeping = Keeping(book, home, settings, hall.main)
        self.watching = Watching(hall.announcer, lambda: self.keeping.row, lambda: book.health.stopped is not None)
        book.journal.observe(self.watching.observe)
        self._rest = Rest(book, hall.main)
        self.keeping.changed.connect(self._changed)

    def show_in(self, view: SafekeepingView) -> None:
        """Let mirror and copies be chosen and looked at in their part of the settings screen."""
        from pos.ui.presenters.safekeeping import SafekeepingPresenter
        from pos.ui.views.restoring import RestoreSheet

        hall = self._hall
        self.copies: RestoreSheet = RestoreSheet(hall.desk, hall.main)
        self.presenter = self._presenter = presenter = SafekeepingPresenter(
            view,
            self.copies,
            self.keeping,
            change=self._change,
            runner=hall.paper,
            announcer=hall.announcer,
            approvals=hall.approvals,
            bring_back=self._bring_back,
        )
        view.mirror_requested.connect(presenter.choose_mirror)
        view.place_requested.connect(presenter.choose_place)
        view.sales_between_requested.connect(presenter.choose_sales_between)
        view.copy_requested.connect(presenter.copy_now)
        view.restore_requested.connect(presenter.list_copies)
        self.copies.restore_requested.connect(presenter.restore)

    def present(self) -> None:
        """Show how mirror and copies stand, where that is looked at."""
        if self._presenter is not None:
            self._presenter.present()

    def close(self) -> None:
        """Stop what runs beside the window."""
        if self.watching.observe in self._book.journal.observers:
            self._book.journal.observers.remove(self.watching.observe)
        self._rest.close()
        self.keeping.close()

    def _changed(self) -> None:
        self._shown()
        self.present()
        if self._may_tell():
            self.watching.present()
