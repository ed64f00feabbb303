"""What the office asks of the register about exceptions that are dealt with and books that are closed, call by call."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.oddities import ExceptionRow, ResolvedRow
from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
from pos.sync.asking import Asking
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.oddities import Resolve


class ResolvingCalls(Asking):
    """The calls, on whatever carries them."""

    def resolved_exceptions(self, bazaar: str) -> tuple[ResolvedRow, ...]:
        """Return what was dealt with, the last ones first."""
        return from_records(ResolvedRow, self.ask_json("GET", f"{_at(bazaar)}/resolved"))

    def resolve(
        self, bazaar: str, wish: Resolve, *, identity: UUID, approver: str = "", approver_secret: str = ""
    ) -> ResolvedRow:
        """Deal with an exception; with a second person's code and secret where one is needed."""
        order = {
            "id": identity,
            "about": wish.about,
            "act": wish.act,
            "reason": wish.reason,
            "family": wish.family,
            "amount_minor": wish.amount_minor,
            "approver": approver,
            "approver_secret": approver_secret,
        }
        return from_record(ResolvedRow, self.ask_json("POST", f"{_at(bazaar)}/resolutions", order))

    def take_exception(self, bazaar: str, about: str, *, identity: UUID, person: str | None = None) -> ExceptionRow:
        """Take an exception on, or give it to somebody else; an empty person is nobody."""
        order = {"id": identity, "about": about, "person": person}
        return from_record(ExceptionRow, self.ask_json("POST", f"{_at(bazaar)}/owners", order))

    def periods(self, bazaar: str) -> tuple[PeriodRow, ...]:
        """Return every closing, the first one first."""
        return from_records(PeriodRow, self.ask_json("GET", _periods(bazaar)))

    def open_period(self, bazaar: str) -> OpenPeriod:
        """Return what was recorded since the last closing."""
        return from_record(OpenPeriod, self.ask_json("GET", f"{_periods(bazaar)}/open"))

    def periods_proof(self, bazaar: str) -> PeriodsProof:
        """Return whether every closing comes out as it was sealed."""
        return from_record(PeriodsProof, self.ask_json("GET", f"{_periods(bazaar)}/proof"))

    def close_period(
        self, bazaar: str, *, identity: UUID, approver: str, approver_secret: str, provisional: str = ""
    ) -> PeriodRow:
        """Close the books; a second person approves with code and secret."""
        order = {"id": identity, "approver": approver, "approver_secret": approver_secret, "provisional": provisional}
        return from_record(PeriodRow, self.ask_json("POST", _periods(bazaar), order))

    def reopen_period(
        self, bazaar: str, number: str, reason: str, *, identity: UUID, approver: str, approver_secret: str
    ) -> PeriodRow:
        """Open the last closing again, within its window of dispute."""
        order = {"id": identity, "reason": reason, "approver": approver, "approver_secret": approver_secret}
        path = f"{_periods(bazaar)}/{quote(number, safe='')}/reopening"
        return from_record(PeriodRow, self.ask_json("POST", path, order))


def _periods(bazaar: str) -> str:
    return f"/v1/bazaars/{quote(bazaar, safe='')}/periods"


def _at(bazaar: str) -> str:
    return f"/v1/bazaars/{quote(bazaar, safe='')}/exceptions"
