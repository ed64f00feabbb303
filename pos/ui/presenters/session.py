"""Who is at the till, the desks they work at, and the time zone that everything is shown in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Protocol

from pos.domain.bazaar import Role
from pos.domain.identity import CENTRE_NAMES, UNASSIGNED, UNASSIGNED_NAMES
from pos.domain.rights import Act, may
from pos.domain.values import dataclass
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Package, Person
    from pos.ledger.book import Book
    from pos.till.checkout import Checkout
    from pos.till.people import SignIn
    from pos.till.shift import ShiftDesk
    from pos.till.undoing import Undoing
    from pos.ui.rows.people import Role as RoleKey


class Lists(Protocol):
    """What the codes and numbers of a bazaar stand for."""

    def bazaar(self) -> Bazaar:
        """Return its plan."""

    def item(self, code: str) -> ItemCard | None:
        """Return the item with this code."""

    def family(self, number: str) -> FamilyCard | None:
        """Return the family with this number."""


ROLES: dict[Role, RoleKey] = {
    Role.CASHIER: "cashier",
    Role.LEAD: "lead",
    Role.GOODS: "goods",
    Role.ACCOUNTANT: "accountant",
    Role.APPROVER: "approver",
    Role.ADMIN: "admin",
}
NOBODY = Name("")
CENTRE_NAME = Name(*CENTRE_NAMES)
UNASSIGNED_NAME = Name(*UNASSIGNED_NAMES)


@dataclass(frozen=True, slots=True)
class Desks:
    """The use cases of one till around its open book."""

    book: Book
    checkout: Checkout
    shifts: ShiftDesk
    undoing: Undoing
    people: SignIn

    @property
    def lists(self) -> Lists:
        """What codes and numbers stand for: in the bazaar of this till, unless a screen looks at another one."""
        return self.book.catalogue

    def is_this(self, device: str) -> bool:
        """Tell whether a device is this machine; in another bazaar another one may bear its name."""
        return device == self.book.device

    def zoned(self, moment: datetime) -> datetime:
        """Return a moment in the bazaar's own zone."""
        return moment.astimezone(timezone(timedelta(minutes=self.lists.bazaar().utc_offset_minutes)))

    def family_name(self, number: str) -> Name:
        """Return the names of a family; those of the centre where the number is empty, of nobody where it is parked."""
        if not number:
            return CENTRE_NAME
        if number == UNASSIGNED:
            return UNASSIGNED_NAME
        card = self.lists.family(number)
        return NOBODY if card is None else name_of(card)

    def item_name(self, item: str) -> Name | None:
        """Return the names of an item by its code; nothing where no list has it."""
        card = self.lists.item(item) if item else None
        return None if card is None else name_of(card)

    def sold_name(self, item: str, name: str, family: str) -> Name:
        """Return what a line sold, in both languages where there are two: what is on no list may only bear its owner's name.

        Args:
            item: the item's code; empty for what is on no list.
            name: what stands on the receipt for what is on no list.
            family: whose it is.
        """
        known = self.item_name(item)
        if known is not None:
            return known
        owners = (self.family_name(family), UNASSIGNED_NAME)
        return next(
            (owner for owner in owners if name and name in {owner.ar, owner.en}), Name(name or item, name or item)
        )

    def person_name(self, code: str) -> Name:
        """Return the names of a person by code; the code itself where the person is no longer on the list."""
        person = next((one for one in self.people.people() if one.code == code), None)
        return Name(code, code) if person is None else name_of(person)


class Session:
    """The person who is signed in."""

    def __init__(self) -> None:
        self.person: Person | None = None

    @property
    def by(self) -> str:
        """The code of the person; empty while nobody is signed in."""
        return "" if self.person is None else self.person.code

    def may(self, act: Act) -> bool:
        """Tell whether someone is signed in whose role includes an act."""
        return self.person is not None and may(self.person, act)


def name_of(card: FamilyCard | ItemCard | Package | Person) -> Name:
    """Return the names on a card."""
    return Name(card.name_ar, card.name_en)
