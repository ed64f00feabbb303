"""What the office asks of the register. `pos.sync.client.RegisterClient` is one such line; tests have others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.ledger_reports import PAGE_ENTRIES_MAX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from pos.domain.access import Second
    from pos.domain.bazaar import PayBy
    from pos.domain.ledger_reports import EntryPage, StoredFact, Trace, TrialBalance
    from pos.domain.oddities import ExceptionRow, Resolve, ResolvedRow
    from pos.domain.paper_checks import PaperFigures, ReportRow
    from pos.domain.payout_facts import CashPlace, Mistake
    from pos.domain.payout_reports import CashBox, Uncollected
    from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
    from pos.domain.reports import Board, FamilyRow, GoodsLine, MoneyLine, PayoutRun, Reconciliation
    from pos.domain.roads import Roads
    from pos.domain.statement_reports import Statement


class OfficeLine(Protocol):
    """The accountant's calls. Each act carries an id: asked again with the same one, nothing happens twice."""

    def board(self, bazaar: str) -> Board:
        """Return the first look at a bazaar."""

    def reconciliation(self, bazaar: str, payout: str = "") -> Reconciliation:
        """Return the three roads, per till and in total; as far as a payout run looked, where one is named."""

    def roads(self, bazaar: str) -> Roads:
        """Return the three roads, row by row."""

    def exceptions(self, bazaar: str) -> tuple[ExceptionRow, ...]:
        """Return what wants a person's eye."""

    def resolved_exceptions(self, bazaar: str) -> tuple[ResolvedRow, ...]:
        """Return what was dealt with, the last ones first."""

    def resolve(
        self, bazaar: str, wish: Resolve, *, identity: UUID, approver: str = "", approver_secret: str = ""
    ) -> ResolvedRow:
        """Deal with an exception."""

    def take_exception(self, bazaar: str, about: str, *, identity: UUID, person: str | None = None) -> ExceptionRow:
        """Take an exception on."""

    def periods(self, bazaar: str) -> tuple[PeriodRow, ...]:
        """Return every closing, the first one first."""

    def open_period(self, bazaar: str) -> OpenPeriod:
        """Return what was recorded since the last closing."""

    def periods_proof(self, bazaar: str) -> PeriodsProof:
        """Return whether every closing comes out as it was sealed."""

    def close_period(
        self, bazaar: str, *, identity: UUID, approver: str, approver_secret: str, provisional: str = ""
    ) -> PeriodRow:
        """Close the books."""

    def reopen_period(
        self, bazaar: str, number: str, reason: str, *, identity: UUID, approver: str, approver_secret: str
    ) -> PeriodRow:
        """Open the last closing again."""

    def accounts(self, bazaar: str) -> tuple[FamilyRow, ...]:
        """Return where every family stands."""

    def stock(self, bazaar: str) -> tuple[GoodsLine, ...]:
        """Return the equation of every item."""

    def statement(self, bazaar: str, family: str, payout: str = "") -> Statement:
        """Return a family's statement, of one run or up to now."""

    def statements(self, bazaar: str, families: Sequence[str], payout: str = "") -> tuple[Statement, ...]:
        """Return several families' statements, in their order."""

    def entries(self, bazaar: str, trace: Trace, after: str = "", limit: int = PAGE_ENTRIES_MAX) -> EntryPage:
        """Return a part of the rows that a figure is made of."""

    def fact(self, bazaar: str, device: str, epoch: int, seq: int) -> StoredFact:
        """Return one stored fact, word for word."""

    def trial_balance(self, bazaar: str, first_day: date | None = None, last_day: date | None = None) -> TrialBalance:
        """Return all accounts with what they were debited and credited."""

    def journal(self, bazaar: str, device: str) -> bytes:
        """Return a device's journal, line by line."""

    def import_bundle(self, bundle: bytes) -> bytes:
        """Bring a bundle in and return the file of acknowledgements."""

    def reports(self, bazaar: str, device: str = "") -> tuple[ReportRow, ...]:
        """Return the Z-reports that are held, and what their papers say."""

    def check_report(self, bazaar: str, row: ReportRow, said: PaperFigures) -> ReportRow:
        """Keep what the paper of a Z-report says."""

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""

    def collectors(self, number: str) -> tuple[str, ...]:
        """Return who may take a family's money and goods beside itself."""

    def personal(self, number: str) -> dict[str, str]:
        """Return a family's personal data by field."""

    def pay_advance(
        self,
        bazaar: str,
        family: str,
        amount_minor: int,
        *,
        reason: str,
        identity: UUID,
        collector: str = "",
        second: Second | None = None,
    ) -> MoneyLine:
        """Pay a family an advance; above the bazaar's limit a second person approves."""

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

    def draft_payout(
        self, bazaar: str, *, identity: UUID, provisional: str = "", until: date | None = None
    ) -> PayoutRun:
        """Draft a run, up to now or up to the evening of a day."""

    def approve_payout(self, bazaar: str, number: str, *, identity: UUID) -> PayoutRun:
        """Approve a draft."""

    def cancel_payout(self, bazaar: str, number: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Give a draft up."""

    def pay_family(
        self,
        bazaar: str,
        number: str,
        family: str,
        *,
        identity: UUID,
        collector: str = "",
        collector_reason: str = "",
        reference: str = "",
    ) -> PayoutRun:
        """Pay one family of an approved run; with a reason where somebody collects whom it had not named."""

    def pay_all(
        self, bazaar: str, number: str, *, identity: UUID, pay_by: PayBy | None = None, reference: str = ""
    ) -> PayoutRun:
        """Pay all who wait, or all who are paid one way."""

    def reverse_payout(
        self, bazaar: str, number: str, family: str, mistake: Mistake, *, second: Second, identity: UUID
    ) -> PayoutRun:
        """Undo one family's line of a run, or all of them."""

    def hold_payout(self, bazaar: str, number: str, family: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Hold a family's line of a run back."""

    def release_payout(self, bazaar: str, number: str, family: str, *, identity: UUID) -> PayoutRun:
        """Let a family that is held be paid again."""

    def uncollected(self, bazaar: str) -> tuple[Uncollected, ...]:
        """Return the approved money that nobody has fetched."""

    def cash_box(self, bazaar: str) -> CashBox:
        """Return what is in the cash box."""

    def fill_box(
        self, bazaar: str, amount_minor: int, source: CashPlace, *, identity: UUID, reason: str = ""
    ) -> CashBox:
        """Put cash into the box."""

    def empty_box(
        self, bazaar: str, amount_minor: int, target: CashPlace, *, identity: UUID, reason: str = ""
    ) -> CashBox:
        """Take cash out of the box."""
