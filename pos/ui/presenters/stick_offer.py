"""A stick was plugged in: a quiet offer to write what waits, or to take in what lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.session import Session
    from pos.ui.rows.stick import StickRow


class StickView(Protocol):
    """What the offer asks of its strip."""

    def show_stick(self, stick: StickRow | None) -> None:
        """Show the stick that is there, or none."""


class Carrier(Protocol):
    """Writes and reads sticks; `SendingPresenter` does."""

    def export(self, folder: str) -> None:
        """Write a bundle into a folder."""

    def take_all(self, files: tuple[str, ...]) -> None:
        """Take in what lies on a stick."""


class StickOffer:
    """Offers, and does nothing by itself.

    Args:
        view: the strip on the sending screen.
        carrier: does what is wanted.
        session: who is here.
        announcer: says that a stick is there.
        waiting: tells how many entries are only on this till.
    """

    def __init__(
        self,
        view: StickView,
        carrier: Carrier,
        *,
        session: Session,
        announcer: Announcer,
        waiting: Callable[[], int],
    ) -> None:
        self._view = view
        self._carrier = carrier
        self._session = session
        self._announcer = announcer
        self._waiting = waiting
        self._stick: StickRow | None = None
        self._put_away: frozenset[str] = frozenset()

    def changed(self, sticks: tuple[StickRow, ...]) -> None:
        """Take notice of all sticks that are there now; the last one is offered."""
        self._put_away &= frozenset(one.folder for one in sticks)
        offered = [one for one in sticks if one.folder not in self._put_away]
        before, self._stick = self._stick, offered[-1] if offered else None
        self._view.show_stick(self._stick)
        is_new = self._stick is not None and (before is None or before.folder != self._stick.folder)
        if self._stick is not None and is_new and self._is_of_use(self._stick) and self._session.may(Act.SEND):
            self._announcer.tell(Saying("stick_found", code=self._stick.name, action="use_stick", tone="note"))

    def write(self) -> None:
        """Write what waits on the stick."""
        if self._stick is not None:
            self._carrier.export(self._stick.folder)

    def take(self) -> None:
        """Take in everything that lies on the stick."""
        if self._stick is not None and self._stick.files:
            self._carrier.take_all(self._stick.files)

    def put_away(self) -> None:
        """Offer this stick no more until it is plugged in again."""
        if self._stick is not None:
            self._put_away |= {self._stick.folder}
            self._stick = None
            self._view.show_stick(None)

    def _is_of_use(self, stick: StickRow) -> bool:
        return bool(stick.files) or self._waiting() > 0
