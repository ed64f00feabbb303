"""The administrator's page of people: adding one, changing a name, a role or a PIN, taking one out.

Everything is asked of the register on the wire lane. PINs are looked at here, before they leave: none that a stranger would try
first, and more digits for whoever works in the accounts than for whoever sells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.bazaar import Person, Role
from pos.domain.errors import Refusal
from pos.domain.limits import PIN_DIGITS_MIN
from pos.domain.pins import OFFICE_PIN_DIGITS_MIN, read_new_pin
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.intake.cells import text_of
from pos.intake.findings import CellEmpty
from pos.intake.people import AT_THE_TILL
from pos.ui.presenters.session import ROLES, name_of
from pos.ui.rows.staff import StaffRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.office.people import PeopleDesk
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Session
    from pos.ui.rows.staff import StaffWish

# What a code begins with, by role, as in the sample's list of people.
LETTERS = {
    Role.CASHIER: "C",
    Role.LEAD: "L",
    Role.GOODS: "G",
    Role.ACCOUNTANT: "A",
    Role.APPROVER: "M",
    Role.ADMIN: "S",
}


class StaffView(Protocol):
    """What this asks of its page."""

    def show_people(self, people: tuple[StaffRow, ...]) -> None:
        """Show everyone who may sign in."""


class StaffSheet(Protocol):
    """The sheet on which a person is written."""

    def show_person(self, person: StaffRow | None) -> None:
        """Open on somebody who is there, or on an empty form."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was written."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class StaffRoom(Protocol):
    """The register as the administrator sees it; asked on the wire lane only."""

    def people(self) -> PeopleDesk:
        """Return the centre's people.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class StaffPresenter:
    """The people.

    Args:
        view: the page.
        sheet: where a person is written.
        room: the register.
        lanes: the wire.
        session: who is here.
        words: words a refusal.
        changed: told that the tills need the people anew.
    """

    def __init__(
        self,
        view: StaffView,
        sheet: StaffSheet,
        *,
        room: StaffRoom,
        lanes: Lanes,
        session: Session,
        words: Words,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._room = room
        self._lanes = lanes
        self._session = session
        self._words = words
        self._changed = changed
        self._people: dict[str, Person] = {}

    def present(self) -> None:
        """Ask the register for everyone, and show them."""
        if self._session.may(Act.PLAN):
            self._lanes.fetch(lambda: self._room.people().all(), self._show)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._show(())

    def add(self) -> None:
        """Write somebody new."""
        self._sheet.show_person(None)

    def open(self, code: str) -> None:
        """Change somebody who is there."""
        if code in self._people:
            self._sheet.show_person(self._row(self._people[code]))

    def save(self, wish: StaffWish) -> None:
        """Add or change a person as it was written."""
        try:
            person, secret = self._read(wish)
        except Refusal as refusal:
            self._sheet.show_refusal(self._words.failure(refusal))
            return
        self._do(lambda desk: desk.put(person, secret))

    def remove(self, code: str) -> None:
        """Take somebody out; whoever looks stays, or nobody could let anybody in any more."""
        self._do(lambda desk: desk.remove(code))

    # -- inside ------------------------------------------------------------------------------------------------

    def _read(self, wish: StaffWish) -> tuple[Person, str]:
        if not wish.name_ar.strip():
            raise CellEmpty
        name_ar = text_of()(wish.name_ar)
        role = Role(wish.role)
        before = self._people.get(wish.code)
        # A PIN of the counter does not open the accounts, nor the other way round.
        keeps = before is not None and (before.role in AT_THE_TILL) == (role in AT_THE_TILL)
        secret = ""
        if wish.pin or wish.again or not keeps:
            digits_min = PIN_DIGITS_MIN if role in AT_THE_TILL else OFFICE_PIN_DIGITS_MIN
            secret = read_new_pin(wish.pin, wish.again, digits_min=digits_min)
        code = wish.code or self._free_code(role)
        return Person(code=code, name_ar=name_ar, name_en=text_of()(wish.name_en) or name_ar, role=role), secret

    def _free_code(self, role: Role) -> str:
        count = 1
        while f"{LETTERS[role]}{count}" in self._people:
            count += 1
        return f"{LETTERS[role]}{count}"

    def _do(self, act: Callable[[PeopleDesk], None]) -> None:
        def work() -> tuple[Person, ...]:
            desk = self._room.people()
            act(desk)
            return desk.all()

        def done(people: tuple[Person, ...]) -> None:
            self._sheet.close_sheet()
            self._show(people)
            self._changed()

        self._lanes.fetch(work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self._sheet.show_refusal(self._words.failure(error))

    def _show(self, people: tuple[Person, ...]) -> None:
        self._people = {person.code: person for person in people}
        self._view.show_people(tuple(self._row(person) for person in people))

    def _row(self, person: Person) -> StaffRow:
        here = self._session.person
        is_self = here is not None and here.code == person.code
        return StaffRow(person.code, name_of(person), ROLES[person.role], is_self=is_self)
