"""Who may sign in, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from pos.ui.rows.names import Name

Role = Literal["cashier", "lead", "goods", "accountant", "approver", "admin"]


@dataclass(frozen=True, slots=True)
class PersonTile:
    """A person who may sign in at this till.

    Attributes:
        key: what identifies the person.
        name: how the person is called.
        role: what the person may do.
        is_locked: whether too many wrong PINs had closed the account when this was asked; it opens by itself.
        pin: the PIN that this person of the sample bazaar began with; empty everywhere else.
    """

    key: str
    name: Name
    role: Role
    is_locked: bool = False
    pin: str = ""


def has_password(person: PersonTile) -> bool:
    """Tell whether a person may have chosen a password: the office's people, whom the register lets in."""
    return person.role in {"accountant", "approver", "admin"}


@dataclass(frozen=True, slots=True)
class BazaarCard:
    """What the sign-in screen says about the place.

    Attributes:
        name: the bazaar's name.
        edition: which one it is, such as "8th edition"; may be empty.
        venue: where it is held; may be empty.
        first_day: its first day.
        last_day: its last day.
        till: the name of this till, such as `T07`.
        version: the version of the program.
    """

    name: Name
    edition: Name
    venue: Name
    first_day: date
    last_day: date
    till: str
    version: str
