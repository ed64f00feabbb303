"""The line that is always there: where we are, who is here, and how many sales are only on this till."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.facts import ShiftOpened
from pos.sync.worker import SyncStatus
from pos.ui.presenters.sending import LINKS
from pos.ui.presenters.session import ROLES, name_of
from pos.ui.rows.frame import FrameState
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.frame import PrinterState


class FrameView(Protocol):
    """The frame around every screen."""

    def show_frame(self, state: FrameState) -> None:
        """Show where we are, who is here and what is safe."""


class StatusPresenter:
    """The line above every screen.

    Args:
        view: the frame.
        desks: the till.
        session: who is here.
        announcer: says that new cards came.
        printer: tells how the printer is.
        new_cards: told that a pass brought other cards.
    """

    def __init__(
        self,
        view: FrameView,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        printer: Callable[[], PrinterState],
        new_cards: Callable[[], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._printer = printer
        self._new_cards = new_cards
        self._status = SyncStatus()
        self._catalogue = desks.book.catalogue.version

    def present(self) -> None:
        """Show everything as it is now."""
        bazaar = self._desks.book.catalogue.bazaar()
        opened = self._desks.shifts.current()
        person = self._session.person
        self._view.show_frame(
            FrameState(
                bazaar=Name(bazaar.name_ar, bazaar.name_en),
                till=self._desks.book.device,
                person=None if person is None else name_of(person),
                role="cashier" if person is None else ROLES[person.role],
                day=opened.fact.day if opened is not None and isinstance(opened.fact, ShiftOpened) else None,
                waiting=self._desks.book.watermarks.unsent().sales,
                link=LINKS[self._status.link],
                printer=self._printer(),
            )
        )

    def synced(self, status: SyncStatus) -> None:
        """Follow the worker; new cards are shown at once, whoever is selling."""
        self._status = status
        if status.catalogue > self._catalogue:
            self._catalogue = status.catalogue
            self._new_cards()
            self._announcer.tell(Saying("new_cards", tone="note"))
        self.present()
