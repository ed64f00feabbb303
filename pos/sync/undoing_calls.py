"""The office's calls about what is undone and held, about money that nobody fetched, and about the cash box."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.payout_reports import CashBox, Uncollected
from pos.domain.reports import PayoutRun
from pos.sync.asking import Asking
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.access import Second
    from pos.domain.payout_facts import CashPlace, Mistake


class UndoingCalls(Asking):
    """These calls, on whatever carries them."""

    def reverse_payout(
        self, bazaar: str, number: str, family: str, mistake: Mistake, *, second: Second, identity: UUID
    ) -> PayoutRun:
        """Undo one family's line of a run, or all of them where no family is named; a second person approves."""
        order = {
            "id": identity,
            "family": family,
            "cause": mistake.cause,
            "reason": mistake.reason,
            "reference": mistake.reference,
            "approver": second.code,
            "approver_secret": second.secret,
        }
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/reversals", order))

    def hold_payout(self, bazaar: str, number: str, family: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Hold a family's line of a run back."""
        order = {"id": identity, "family": family, "reason": reason}
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/holds", order))

    def release_payout(self, bazaar: str, number: str, family: str, *, identity: UUID) -> PayoutRun:
        """Let a family that is held be paid again."""
        order = {"id": identity, "family": family}
        return from_record(PayoutRun, self.ask_json("POST", f"{_run(bazaar, number)}/releases", order))

    def uncollected(self, bazaar: str) -> tuple[Uncollected, ...]:
        """Return the approved money that nobody has fetched, the oldest first."""
        return from_records(Uncollected, self.ask_json("GET", f"/v1/bazaars/{quote(bazaar, safe='')}/uncollected"))

    def cash_box(self, bazaar: str) -> CashBox:
        """Return what is in the cash box, and what happened to it."""
        return from_record(CashBox, self.ask_json("GET", _box(bazaar)))

    def fill_box(
        self, bazaar: str, amount_minor: int, source: CashPlace, *, identity: UUID, reason: str = ""
    ) -> CashBox:
        """Put cash into the box."""
        order = {"id": identity, "amount_minor": amount_minor, "place": source, "reason": reason}
        return from_record(CashBox, self.ask_json("POST", f"{_box(bazaar)}/fillings", order))

    def empty_box(
        self, bazaar: str, amount_minor: int, target: CashPlace, *, identity: UUID, reason: str = ""
    ) -> CashBox:
        """Take cash out of the box."""
        order = {"id": identity, "amount_minor": amount_minor, "place": target, "reason": reason}
        return from_record(CashBox, self.ask_json("POST", f"{_box(bazaar)}/emptyings", order))


def _run(bazaar: str, number: str) -> str:
    return f"/v1/bazaars/{quote(bazaar, safe='')}/payouts/{quote(number, safe='')}"


def _box(bazaar: str) -> str:
    return f"/v1/bazaars/{quote(bazaar, safe='')}/cash-box"
