"""The administrator's work with people: who may sign in, as what, and with which secret.

The register refuses whoever may not, and notes every change in its trail. A new secret ends the person's sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.bazaar import Person


class PeopleLine(Protocol):
    """The administrator's calls; `pos.sync.client.RegisterClient` is one such line."""

    def people(self) -> tuple[Person, ...]:
        """Return everyone who may sign in, without secrets."""

    def put_person(self, person: Person, secret: str = "") -> Person:
        """Add a person or change its card; without a secret the old one stays."""

    def remove_person(self, code: str) -> None:
        """Take a person out."""


class PeopleDesk:
    """The centre's people.

    Args:
        line: the register, on which the administrator has signed in.
    """

    def __init__(self, line: PeopleLine) -> None:
        self._line = line

    def all(self) -> tuple[Person, ...]:
        """Return everyone who may sign in, by code."""
        return self._line.people()

    def put(self, person: Person, secret: str) -> None:
        """Add a person or change its card; an empty secret leaves the old one."""
        self._line.put_person(person, secret)

    def remove(self, code: str) -> None:
        """Let a person sign in no more; what was done in this name stays."""
        self._line.remove_person(code)
