"""The administrator's desk: who may sign in, which bazaars there are, who takes part, which devices are admitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.office.acting import Acting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos.domain.bazaar import Bazaar, FamilyCard, Person
    from pos.domain.office_facts import FamilyEnrolled
    from pos.domain.reports import Enrolment, SignedIn
    from pos.office.line import PlanningLine


class PlanningDesk:
    """The administrator's work, and everyone's signing in.

    Args:
        line: the register.
        new_id: makes the id of an act.
    """

    def __init__(self, line: PlanningLine, new_id: Callable[[], UUID]) -> None:
        self._line = line
        self._acting = Acting(new_id)

    def sign_in(self, code: str, secret: str) -> SignedIn:
        """Sign a person in at the register.

        Raises:
            WrongSecret, LockedOut: not now.
        """
        return self._line.sign_in(code, secret)

    def sign_out(self) -> None:
        """End the session."""
        self._line.sign_out()

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return all bazaars, the latest first."""
        return self._line.bazaars()

    def plan(self, bazaar: Bazaar) -> Bazaar:
        """Plan a bazaar or change its plan."""
        return self._acting.do(("plan", bazaar), lambda identity: self._line.plan(bazaar, identity=identity))

    def families(self, bazaar: str) -> tuple[FamilyCard, ...]:
        """Return the cards of a bazaar's families."""
        return self._line.family_cards(bazaar)

    def enrol(self, bazaar: str, family: FamilyEnrolled, private: Mapping[str, str] | None = None) -> FamilyCard:
        """Enrol a family or change its card; personal data goes beside the journal, encrypted."""
        return self._acting.do(
            ("enrol", bazaar, family),
            lambda identity: self._line.enrol_family(bazaar, family, identity=identity, private=private),
        )

    def people(self) -> tuple[Person, ...]:
        """Return everyone who may sign in."""
        return self._line.people()

    def put_person(self, person: Person, secret: str = "") -> Person:
        """Add a person or change its card; without a secret the old one stays."""
        return self._line.put_person(person, secret)

    def remove_person(self, code: str) -> None:
        """Take a person out."""
        self._line.remove_person(code)

    def issue_code(self, bazaar: str, device: str = "") -> Enrolment:
        """Ask for a code that admits one device; without a name, the next free one."""
        return self._line.issue_code(bazaar, device)

    def revoke(self, bazaar: str, device: str, reason: str) -> None:
        """Revoke a device."""
        self._line.revoke(bazaar, device, reason)
