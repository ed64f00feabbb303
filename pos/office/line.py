"""What the office asks of the register. `pos.sync.client.RegisterClient` is one such line; tests have others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from pos.domain.bazaar import Bazaar, FamilyCard, PayBy, Person
    from pos.domain.office_facts import FamilyEnrolled
    from pos.domain.reports import (
        Board,
        Enrolment,
        ExceptionRow,
        FamilyRow,
        GoodsLine,
        MoneyLine,
        PayoutRun,
        Reconciliation,
        SignedIn,
        Statement,
    )


class OfficeLine(Protocol):
    """The accountant's calls. Each act carries an id: asked again with the same one, nothing happens twice."""

    def board(self, bazaar: str) -> Board:
        """Return the first look at a bazaar."""

    def reconciliation(self, bazaar: str) -> Reconciliation:
        """Return the three roads, per till and in total."""

    def exceptions(self, bazaar: str) -> tuple[ExceptionRow, ...]:
        """Return what wants a person's eye."""

    def accounts(self, bazaar: str) -> tuple[FamilyRow, ...]:
        """Return where every family stands."""

    def stock(self, bazaar: str) -> tuple[GoodsLine, ...]:
        """Return the equation of every item."""

    def statement(self, bazaar: str, family: str, payout: str = "") -> Statement:
        """Return a family's statement, of one run or up to now."""

    def journal(self, bazaar: str, device: str) -> bytes:
        """Return a device's journal, line by line."""

    def import_bundle(self, bundle: bytes) -> bytes:
        """Bring a bundle in and return the file of acknowledgements."""

    def personal(self, number: str) -> dict[str, str]:
        """Return a family's personal data by field."""

    def pay_advance(
        self, bazaar: str, family: str, amount_minor: int, *, reason: str, identity: UUID, collector: str = ""
    ) -> MoneyLine:
        """Pay a family an advance."""

    def adjust(
        self,
        bazaar: str,
        family: str,
        amount_minor: int,
        *,
        reason: str,
        approver: str,
        approver_secret: str,
        identity: UUID,
    ) -> MoneyLine:
        """Credit or charge a family."""

    def payouts(self, bazaar: str) -> tuple[PayoutRun, ...]:
        """Return all payout runs, the first one first."""

    def payout(self, bazaar: str, number: str) -> PayoutRun:
        """Return one payout run."""

    def draft_payout(self, bazaar: str, *, identity: UUID, provisional: str = "") -> PayoutRun:
        """Draft a run."""

    def approve_payout(self, bazaar: str, number: str, *, identity: UUID) -> PayoutRun:
        """Approve a draft."""

    def cancel_payout(self, bazaar: str, number: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Give a draft up."""

    def pay_family(
        self, bazaar: str, number: str, family: str, *, identity: UUID, collector: str = "", reference: str = ""
    ) -> PayoutRun:
        """Pay one family of an approved run."""

    def pay_all(
        self, bazaar: str, number: str, *, identity: UUID, pay_by: PayBy | None = None, reference: str = ""
    ) -> PayoutRun:
        """Pay all who wait, or all who are paid one way."""


class PlanningLine(Protocol):
    """The administrator's calls, and signing in."""

    def sign_in(self, code: str, secret: str) -> SignedIn:
        """Sign a person in; later calls are hers or his."""

    def sign_out(self) -> None:
        """End the session."""

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return all bazaars, the latest first."""

    def plan(self, bazaar: Bazaar, *, identity: UUID) -> Bazaar:
        """Plan a bazaar or change its plan."""

    def family_cards(self, bazaar: str) -> tuple[FamilyCard, ...]:
        """Return the cards of a bazaar's families."""

    def enrol_family(
        self, bazaar: str, family: FamilyEnrolled, *, identity: UUID, private: Mapping[str, str] | None = None
    ) -> FamilyCard:
        """Enrol a family or change its card."""

    def people(self) -> tuple[Person, ...]:
        """Return everyone who may sign in."""

    def put_person(self, person: Person, secret: str = "") -> Person:
        """Add a person or change its card."""

    def remove_person(self, code: str) -> None:
        """Take a person out."""

    def issue_code(self, bazaar: str, device: str = "") -> Enrolment:
        """Ask for a code that admits one device."""

    def revoke(self, bazaar: str, device: str, reason: str) -> None:
        """Revoke a device."""
