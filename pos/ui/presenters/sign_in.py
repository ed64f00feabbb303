"""Signing in and unlocking: a tile, a secret, and what happens after wrong ones.

The till knows the PINs of those who work at it. The office's people are known to the register only, so their secret is judged
there, on the wire lane; without the register they cannot do their work anyway.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos import __version__
from pos.domain.bazaar import Role
from pos.domain.errors import Refusal, WrongSecret
from pos.domain.text import isolate
from pos.domain.troubles import Trouble
from pos.ui.presenters.session import ROLES, name_of
from pos.ui.rows.names import Name
from pos.ui.rows.people import BazaarCard, PersonTile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.bazaar import Person
    from pos.ui.presenters.ports import Runner, Words
    from pos.ui.presenters.session import Desks, Session

# Whoever has a queue before them is found without looking.
_ORDER = (Role.CASHIER, Role.LEAD, Role.GOODS, Role.ACCOUNTANT, Role.APPROVER, Role.ADMIN)


class SignInView(Protocol):
    """What signing in asks of its view."""

    def show_bazaar(self, bazaar: BazaarCard) -> None:
        """Show where we are."""

    def show_people(self, people: tuple[PersonTile, ...]) -> None:
        """Show who may sign in."""

    def show_person(self, key: str) -> None:
        """Choose a person and ask for the PIN."""

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        """Say that the PIN is wrong."""

    def show_refusal(self, text: str) -> None:
        """Say why the person cannot sign in now."""

    def show_waiting(self) -> None:
        """Say that the register is waited for."""

    def clear_pin(self) -> None:
        """Forget what was typed."""


class OfficeDoor(Protocol):
    """The register's door for people; asked on the wire lane only."""

    def sign_in(self, code: str, secret: str) -> Person:
        """Sign a person in at the register.

        Raises:
            WrongSecret, LockedOut: not now.
            RegisterUnreachable: nobody answers.
        """

    def sign_out(self) -> None:
        """End the session of whoever signed in there, if anybody did."""


class SignInPresenter:
    """The first screen, which is also the lock screen.

    Args:
        view: the screen.
        desks: the till's people and bazaar.
        session: gets the person who signs in.
        door: where the office's people sign in.
        wire: the lane to the register.
        words: words a lock-out.
        pins: the PINs that the sample's people began with, by code; none in any other bazaar.
        signed_in: told who came in.
    """

    def __init__(
        self,
        view: SignInView,
        desks: Desks,
        session: Session,
        *,
        door: OfficeDoor,
        wire: Runner,
        words: Words,
        pins: Mapping[str, str],
        signed_in: Callable[[Person], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._door = door
        self._wire = wire
        self._words = words
        self._pins = pins
        self._signed_in = signed_in
        self._awaited = ""  # whose answer of the register is waited for
        self._asked = 0
        self._is_left_in = False  # the register let somebody in for whom a later question came

    def present(self) -> None:
        """Show where we are and who may sign in; a signed-in person comes back with one PIN."""
        bazaar = self._desks.book.catalogue.bazaar()
        self._view.show_bazaar(
            BazaarCard(
                name=Name(bazaar.name_ar, bazaar.name_en),
                edition=Name(f"الدورة {isolate(str(bazaar.edition))}", f"Edition {bazaar.edition}"),
                venue=Name(bazaar.venue_ar, bazaar.venue_en),
                first_day=bazaar.first_day,
                last_day=bazaar.last_day,
                till=self._desks.book.device,
                version=__version__,
            )
        )
        self._view.show_people(tuple(self.tiles()))
        if self._session.person is not None:
            self._view.show_person(self._session.person.code)

    def tiles(self) -> list[PersonTile]:
        """Return everyone who may sign in here: first who sells."""
        people = sorted(self._desks.people.people(), key=lambda person: _ORDER.index(person.role))
        return [replace(person_tile(self._desks, one), pin=self._pins.get(one.code, "")) for one in people]

    def sign_in(self, code: str, secret: str) -> None:
        """Let a person in, or say why not."""
        if self._is_of_the_office(code):
            self._ask_register(code, secret)
            return
        try:
            person = self._desks.people.sign_in(code, secret)
        except (Refusal, Trouble) as failure:
            self._stay_out(code, failure)
        else:
            self._come_in(person)

    def choose(self, code: str) -> None:
        """Wait no longer for whoever asked to come in, when somebody else stands before the screen."""
        if code != self._awaited:
            self.give_up()

    def give_up(self) -> None:
        """Wait for no answer of the register; who is let in there all the same is signed out again."""
        if self._awaited:
            self._awaited = ""
            self._view.clear_pin()

    def _ask_register(self, code: str, secret: str) -> None:
        """Ask the register, once until it answered; one that starts with this program is waited for on its lane."""
        self._view.show_waiting()
        if code == self._awaited:
            return
        self._awaited = code
        self._asked += 1
        door, number = self._door, self._asked
        self._wire.run(
            lambda: door.sign_in(code, secret),
            lambda person: self._let_in(number, person),
            lambda error: self._turned_away(number, code, error),
        )

    def _let_in(self, number: int, person: Person) -> None:
        """Take the register's yes; where a later question came, that one decides, and its yes takes the session over."""
        if number != self._asked:
            self._is_left_in = True
        elif self._awaited:
            self._is_left_in = False
            self._come_in(person)
        else:
            self._put_out()

    def _turned_away(self, number: int, code: str, error: Exception) -> None:
        """Take the register's no, unless a later question came; whoever was let in before it is signed out."""
        if number != self._asked:
            return
        if self._is_left_in:
            self._put_out()
        if self._awaited:
            self.give_up()
            self._stay_out(code, error)

    def _put_out(self) -> None:
        self._is_left_in = False
        self._wire.run(self._door.sign_out, lambda _done: None, _raise)

    def _is_of_the_office(self, code: str) -> bool:
        person = next((one for one in self._desks.people.people() if one.code == code), None)
        return person is not None and not person.secret_hash

    def _come_in(self, person: Person) -> None:
        self._awaited = ""
        self._view.clear_pin()
        self._session.person = person
        self._signed_in(person)

    def _stay_out(self, code: str, error: Exception) -> None:
        """Say why; who has to wait stays chosen, and needs the PIN only when the time has passed."""
        if isinstance(error, WrongSecret):
            self._view.show_wrong_pin(error.attempts_left)
        elif isinstance(error, (Refusal, Trouble)):
            self._view.show_people(tuple(self.tiles()))
            self._view.show_person(code)
            self._view.show_refusal(self._words.failure(error))
        else:
            raise error


def _raise(error: Exception) -> None:
    raise error


def person_tile(desks: Desks, person: Person) -> PersonTile:
    """Return a person as a tile, pale while too many wrong PINs keep them out."""
    now_ms = int(desks.book.around.now().timestamp() * 1000)
    return PersonTile(
        key=person.code,
        name=name_of(person),
        role=ROLES[person.role],
        is_locked=desks.book.lockouts.seconds_left(person.code, now_ms) > 0,
    )
