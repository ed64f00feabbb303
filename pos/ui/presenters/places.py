"""Where the window is: signed out, locked, or in one of the places that the person's role may go to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos.domain.bazaar import Role
from pos.domain.text import isolate
from pos.sync.leaving import moment_of
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import Person
    from pos.ledger.watermarks import Unsent
    from pos.ui.presenters.approving import Confirmations
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.frame import Place
    from pos.ui.rows.sayings import QuestionKey

COUNTER: tuple[Place, ...] = ("sell", "receipts", "shift", "send")
PLACES: dict[Role, tuple[Place, ...]] = {
    Role.CASHIER: COUNTER,
    Role.LEAD: ("sell", "receipts", "shift", "families", "goods", "send", "settings"),
    Role.GOODS: ("goods", "send"),
    Role.ACCOUNTANT: ("accounts", "outlets", "send", "enrolment"),
    Role.APPROVER: ("accounts", "enrolment"),
    Role.ADMIN: ("accounts", "outlets", "goods", "send", "settings", "enrolment"),
}


class Door(Enum):
    """Who can see the places."""

    SIGNED_OUT = "signed out"
    LOCKED = "locked"
    OPEN = "open"


class WindowView(Protocol):
    """What moving about asks of the window."""

    def show_place(self, place: Place) -> None:
        """Show the screen of a place."""

    def show_places(self, places: tuple[str, ...]) -> None:
        """Show the way to these places only."""

    def show_sign_in(self) -> None:
        """Show the first screen alone."""

    def close_for_good(self) -> None:
        """Close the window."""


class Places:
    """The way through the window.

    Args:
        view: the window.
        desks: the till, for what is open.
        session: who is here.
        enter: presents the screen of a place.
        sign_in: presents the first screen.
        confirmations: asks before the window closes on an open shift.
        left: told that nobody is signed in any more.
        closed: places that nobody may go to here.
    """

    def __init__(
        self,
        view: WindowView,
        *,
        desks: Desks,
        session: Session,
        enter: Callable[[Place], None],
        sign_in: Callable[[], None],
        confirmations: Confirmations,
        left: Callable[[], None],
        closed: tuple[Place, ...] = (),
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._enter = enter
        self._sign_in = sign_in
        self._confirmations = confirmations
        self._left = left
        self._closed = closed
        self.door = Door.SIGNED_OUT
        self.place: Place | None = None

    @property
    def may_scan(self) -> bool:
        """Whether a scanned code belongs to someone who is signed in."""
        return self.door is Door.OPEN

    def start(self) -> None:
        """Show the first screen."""
        self._sign_in()
        self._view.show_sign_in()

    def come_in(self, person: Person) -> None:
        """Let a person in: back to where the same person was, or to the first place of the role."""
        places = self._open_to(person)
        is_back = self.door is Door.LOCKED and self.place in places
        self.door = Door.OPEN
        self._view.show_places(places)
        first = places[0]
        if first == "sell" and self._desks.shifts.current() is None:
            first = "shift"
        self.go(self.place if is_back and self.place is not None else first)

    def go(self, place: Place) -> None:
        """Go to a place that the person may go to."""
        if self.door is not Door.OPEN or self._session.person is None:
            return
        if place not in self._open_to(self._session.person):
            return
        self.place = place
        self._view.show_place(place)
        self._enter(place)

    def _open_to(self, person: Person) -> tuple[Place, ...]:
        return tuple(place for place in PLACES[person.role] if place not in self._closed)

    def lock(self) -> None:
        """Hide everything until a PIN is given; the person stays who they are."""
        if self.door is Door.OPEN:
            self.door = Door.LOCKED
            self.start()

    def ask_to_sign_out(self) -> None:
        """Leave the till to the next person, after a question while anything is nowhere else; in practice nothing is sent."""
        if self.door is not Door.OPEN:
            return
        unsent = self._desks.book.watermarks.unsent()
        if "send" not in self._closed and unsent.facts:
            self._ask("sign_out_unsent", self.sign_out, unsent)
        else:
            self.sign_out()

    def sign_out(self) -> None:
        """Leave the till to the next person; the basket stays where it is."""
        self.door = Door.SIGNED_OUT
        self._session.person = None
        self.place = None
        self._left()
        self.start()

    def ask_to_close(self) -> None:
        """Close the window, after a question while a shift is open or anything is nowhere else."""
        unsent, is_open = self._desks.book.watermarks.unsent(), self._desks.shifts.current() is not None
        if unsent.facts:
            self._ask("quit_open_unsent" if is_open else "quit_unsent", self._view.close_for_good, unsent)
        elif is_open:
            self._confirmations.ask("quit", self._view.close_for_good)
        else:
            self._view.close_for_good()

    def _ask(self, key: QuestionKey, act: Callable[[], None], unsent: Unsent) -> None:
        """Ask with what is only here: how many sales, how much in all, and since when."""
        count, since = f"{unsent.sales} / {unsent.facts}", isolate(moment_of(unsent))
        self._confirmations.ask(key, act, code=count, name=Name(since, since))
