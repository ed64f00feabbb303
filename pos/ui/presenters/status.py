"""The line that is always there: where we are, who is here, and how many sales are only on this till."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from pos.domain.facts import ShiftOpened
from pos.sync.worker import Link, SyncStatus
from pos.ui.presenters.session import ROLES, name_of
from pos.ui.rows.frame import FrameState
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.frame import Link as LinkWord
    from pos.ui.rows.frame import PrinterState
    from pos.ui.rows.keeping import KeepingRow

ON_ITS_WAY = timedelta(seconds=30)  # how long a sale may be only here while the register is there, and no warning
LINKS: dict[Link, LinkWord] = {
    Link.UNKNOWN: "offline",
    Link.ONLINE: "online",
    Link.OFFLINE: "offline",
    Link.REFUSED: "offline",
}


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
        printer: tells how the printer is, and how many papers wait for it.
        keeping: tells how mirror, copies and disk are.
        new_cards: told that a pass brought other cards.
    """

    def __init__(
        self,
        view: FrameView,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        printer: Callable[[], tuple[PrinterState, int]],
        keeping: Callable[[], KeepingRow],
        new_cards: Callable[[], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._printer = printer
        self._keeping = keeping
        self._new_cards = new_cards
        self._status = SyncStatus()
        self._catalogue = desks.book.catalogue.version

    def present(self) -> None:
        """Show everything as it is now."""
        bazaar = self._desks.book.catalogue.bazaar()
        opened = self._desks.shifts.current()
        printer, papers = self._printer()
        person = self._session.person
        shift = opened.fact if opened is not None and isinstance(opened.fact, ShiftOpened) else None
        unsent = self._desks.book.watermarks.unsent()
        self._view.show_frame(
            FrameState(
                bazaar=Name(bazaar.name_ar, bazaar.name_en),
                till=self._desks.book.device,
                person=None if person is None else name_of(person),
                role="cashier" if person is None else ROLES[person.role],
                day=None if shift is None else shift.day,
                shift=0 if shift is None else shift.shift,
                waiting=unsent.sales,
                oldest_hours=self._hours_since(unsent.oldest_at),
                link=LINKS[self._status.link],
                printer=printer,
                papers=papers,
                is_on_its_way=self._status.link is Link.ONLINE and self._age(unsent.oldest_at) <= ON_ITS_WAY,
                keeping=self._keeping(),
            )
        )

    def _hours_since(self, moment: str) -> int:
        return max(0, self._age(moment) // timedelta(hours=1))

    def _age(self, moment: str) -> timedelta:
        return self._desks.book.around.now() - datetime.fromisoformat(moment) if moment else timedelta()

    def synced(self, status: SyncStatus) -> None:
        """Follow the worker; new cards are shown at once, whoever is selling."""
        self._status = status
        if status.catalogue > self._catalogue:
            self._catalogue = status.catalogue
            self._new_cards()
            self._announcer.tell(Saying("new_cards", tone="note"))
        self.present()
