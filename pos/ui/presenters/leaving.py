"""Leaving a bazaar from the window: what `amana leave` does, by an administrator and after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import NotAllowed, Refusal
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.sync.leaving import require_all_sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Confirmations
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.sayings import QuestionKey


class LeavingView(Protocol):
    """What leaving asks of its part of the settings screen."""

    def show_till(self, device: str, bazaar: str) -> None:
        """Show which till of which bazaar this machine is."""


class LeavingPresenter:
    """The way out of a bazaar.

    Args:
        view: its part of the settings screen.
        desks: the book that would be put aside.
        session: who asks.
        keeps_register: whether the bazaar's register lives in this program.
        confirmations: ask whether it is meant.
        announcer: says why it cannot be.
        leave: closes the window and puts the book aside.
    """

    def __init__(
        self,
        view: LeavingView,
        desks: Desks,
        session: Session,
        *,
        keeps_register: bool,
        confirmations: Confirmations,
        announcer: Announcer,
        leave: Callable[[], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._question: QuestionKey = "leave_own" if keeps_register else "leave"
        self._confirmations = confirmations
        self._announcer = announcer
        self._leave = leave

    def present(self) -> None:
        """Show which till of which bazaar this machine is."""
        book = self._desks.book
        self._view.show_till(book.device, book.catalogue.bazaar().code)

    def ask(self) -> None:
        """Ask whether it is meant; refused to all but administrators, and while anything is only on this till."""
        book = self._desks.book
        try:
            if not self._session.may(Act.ADMIT_DEVICE):
                raise NotAllowed(Act.ADMIT_DEVICE.value)
            require_all_sent(book.folder)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
        else:
            self._confirmations.ask(self._question, self._leave, code=book.device)
