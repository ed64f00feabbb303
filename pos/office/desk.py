"""The accountant's desk in one bazaar: look, reconcile, advance, settle, pay, explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.bank import Transfer, TransferBatch, account_of, batch_reference, to_transfer
from pos.domain.ledger_reports import PAGE_ENTRIES_MAX
from pos.domain.office_facts import PayoutPaid
from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled, PayoutReversed
from pos.domain.text import fold
from pos.ledger.codec import decode, read_journal_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from pos.domain.access import Second
    from pos.domain.bazaar import PayBy
    from pos.domain.ledger_reports import Entry, EntryPage, StoredFact, Trace, TrialBalance
    from pos.domain.oddities import ExceptionRow, Resolve, ResolvedRow
    from pos.domain.paper_checks import PaperFigures, ReportRow
    from pos.domain.payout_facts import CashPlace, Mistake
    from pos.domain.payout_reports import CashBox, Uncollected
    from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
    from pos.domain.reports import Board, FamilyRow, GoodsLine, MoneyLine, PayoutLine, PayoutRun, Reconciliation
    from pos.domain.roads import Roads
    from pos.domain.statement_reports import Statement
    from pos.office.acting import Acting
    from pos.office.line import OfficeLine

OFFICE = "R01"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How a family's money was handed over.

    Attributes:
        by: the code of who did it; empty where it is not known.
        collector_reason: why somebody took it whom the family had not named; empty where nobody asked.
    """

    by: str = ""
    collector_reason: str = ""


class Desk:
    """The accountant's work in one bazaar.

    Args:
        line: the register, on which the accountant has signed in.
        bazaar: the bazaar's code.
        acting: gives each act its id.
    """

    def __init__(self, line: OfficeLine, bazaar: str, acting: Acting) -> None:
        self._line = line
        self._acting = acting.at("desk", bazaar)
        self.bazaar = bazaar

    def of(self, bazaar: str) -> Desk:
        """Return the same person's desk in another bazaar, to look at what was sold there."""
        return Desk(self._line, bazaar, self._acting)

    # -- look --------------------------------------------------------------------------------------------------

    def board(self) -> Board:
        """Return the first look: who is in, what was taken, whether the totals agree."""
        return self._line.board(self.bazaar)

    def reconciliation(self, payout: str = "") -> Reconciliation:
        """Return the three roads, per till and in total; as far as a payout run looked, where one is named."""
        return self._line.reconciliation(self.bazaar, payout)

    def roads(self) -> Roads:
        """Return the three roads row by row: per till, day, way of paying and family."""
        return self._line.roads(self.bazaar)

    def exceptions(self) -> tuple[ExceptionRow, ...]:
        """Return what wants a person's eye."""
        return self._line.exceptions(self.bazaar)

    def resolved_exceptions(self) -> tuple[ResolvedRow, ...]:
        """Return what was dealt with, the last ones first."""
        return self._line.resolved_exceptions(self.bazaar)

    def resolve(self, wish: Resolve, *, approver: str = "", approver_secret: str = "") -> ResolvedRow:
        """Deal with an exception; a second person approves with code and secret where one is needed."""
        return self._acting.do(
            ("resolve", wish, approver),
            lambda identity: self._line.resolve(
                self.bazaar, wish, identity=identity, approver=approver, approver_secret=approver_secret
            ),
        )

    def take_exception(self, about: str, person: str | None = None) -> ExceptionRow:
        """Take an exception on; or give it to somebody, or back to nobody."""
        return self._acting.do(
            ("take", about, person),
            lambda identity: self._line.take_exception(self.bazaar, about, identity=identity, person=person),
            matter=("take", about),
            ends=("take", about),
        )

    def periods(self) -> tuple[PeriodRow, ...]:
        """Return every closing of the books, the first one first."""
        return self._line.periods(self.bazaar)

    def open_period(self) -> OpenPeriod:
        """Return what was recorded since the last closing."""
        return self._line.open_period(self.bazaar)

    def periods_proof(self) -> PeriodsProof:
        """Return whether every closing comes out as it was sealed, computed again from the stored rows."""
        return self._line.periods_proof(self.bazaar)

    def close_period(self, approver: str, approver_secret: str, provisional: str = "") -> PeriodRow:
        """Close the books; a second person approves with code and secret."""
        return self._acting.do(
            ("close", approver, provisional),
            lambda identity: self._line.close_period(
                self.bazaar,
                identity=identity,
                approver=approver,
                approver_secret=approver_secret,
                provisional=provisional,
            ),
            matter=("close",),
        )

    def reopen_period(self, number: str, reason: str, approver: str, approver_secret: str) -> PeriodRow:
        """Open the last closing again, within its window of dispute."""
        return self._acting.do(
            ("reopen", number, reason, approver),
            lambda identity: self._line.reopen_period(
                self.bazaar, number, reason, identity=identity, approver=approver, approver_secret=approver_secret
            ),
            ends=("close",),
        )

    def families(self, query: str = "", package: str = "") -> tuple[FamilyRow, ...]:
        """Return where families stand: those whose number or names hold every word, in a package or in all."""
        words = fold(query).split()
        return tuple(
            row
            for row in self._line.accounts(self.bazaar)
            if package in {"", row.family.package} and all(word in _search_text(row) for word in words)
        )

    def stock(self, family: str = "") -> tuple[GoodsLine, ...]:
        """Return the equation of every item, or of one family's."""
        return tuple(line for line in self._line.stock(self.bazaar) if family in {"", line.family})

    def statement(self, family: str, payout: str = "") -> Statement:
        """Return a family's statement, of one run or up to now."""
        return self._line.statement(self.bazaar, family, payout)

    def statements(self, families: Sequence[str], payout: str = "") -> tuple[Statement, ...]:
        """Return several families' statements, in their order: quicker than one after the other."""
        return self._line.statements(self.bazaar, families, payout)

    def entries(self, trace: Trace, after: str = "", limit: int = PAGE_ENTRIES_MAX) -> EntryPage:
        """Return a part of the rows that a figure is made of: the first one, or what follows after another."""
        return self._line.entries(self.bazaar, trace, after, limit)

    def every_entry(self, trace: Trace) -> Iterator[Entry]:
        """Yield all rows that a figure is made of, asked for part by part."""
        page = self.entries(trace)
        yield from page.entries
        while page.after:
            page = self.entries(trace, page.after)
            yield from page.entries

    def fact(self, device: str, epoch: int, seq: int) -> StoredFact:
        """Return one stored fact, word for word."""
        return self._line.fact(self.bazaar, device, epoch, seq)

    def trial_balance(self, first_day: date | None = None, last_day: date | None = None) -> TrialBalance:
        """Return all accounts, of a period or of the whole bazaar; together they come to zero."""
        return self._line.trial_balance(self.bazaar, first_day, last_day)

    def journal(self, device: str = OFFICE) -> bytes:
        """Return a device's journal, line by line; the office's own where none is named."""
        return self._line.journal(self.bazaar, device)

    # -- money -------------------------------------------------------------------------------------------------

    def pay_advance(
        self, family: str, amount_minor: int, *, reason: str, collector: str = "", second: Second | None = None
    ) -> MoneyLine:
        """Pay a family an advance against a voucher; above the bazaar's limit a second person approves."""
        return self._acting.do(
            ("advance", family, amount_minor, reason, collector),
            lambda identity: self._line.pay_advance(
                self.bazaar, family, amount_minor, reason=reason, identity=identity, collector=collector, second=second
            ),
        )

    def adjust(self, family: str, amount_minor: int, *, reason: str, approver: str, approver_secret: str) -> MoneyLine:
        """Credit a family (positive) or charge it (negative); a second person approves with code and secret."""
        return self._acting.do(
            ("adjust", family, amount_minor, reason, approver),
            lambda identity: self._line.adjust(
                self.bazaar,
                family,
                amount_minor,
                reason=reason,
                approver=approver,
                approver_secret=approver_secret,
                identity=identity,
            ),
        )

    def collectors(self, family: str) -> tuple[str, ...]:
        """Return who may collect for a family, as the family said when it joined."""
        return self._line.collectors(family)

    def handed_over(self, number: str) -> dict[str, HandedOver]:
        """Return how each family's money was handed over in a run, by family, as the office's journal tells it."""
        told = (decode(read_journal_line(line).body) for line in self.journal().splitlines())
        return {
            fact.family: HandedOver(stamp.by, fact.collector_reason)
            for stamp, fact in told
            if isinstance(fact, PayoutPaid) and fact.number == number
        }

    def papers(self, numbers: Collection[str]) -> tuple[str, ...]:
        """Return the facts that papers of the office bear the numbers of, as lines of its journal, in order."""
        lines = self.journal().splitlines()
        facts = ((line, decode(read_journal_line(line).body)[1]) for line in lines)
        return tuple(
            line.decode()
            for line, fact in facts
            if isinstance(fact, PayoutReversed | CashBoxFilled | CashBoxEmptied) and fact.number in numbers
        )

    # -- payout runs -------------------------------------------------------------------------------------------

    def runs(self) -> tuple[PayoutRun, ...]:
        """Return all payout runs, the first one first."""
        return self._line.payouts(self.bazaar)

    def run(self, number: str) -> PayoutRun:
        """Return one payout run."""
        return self._line.payout(self.bazaar, number)

    def draft(self, provisional: str = "", until: date | None = None) -> PayoutRun:
        """Draft a run, up to now or up to the evening of a day; with a reason where a till is missing."""
        return self._acting.do(
            ("draft", provisional) if until is None else ("draft", provisional, until.isoformat()),
            lambda identity: self._line.draft_payout(
                self.bazaar, identity=identity, provisional=provisional, until=until
            ),
            matter=("draft",),
        )

    def approve(self, number: str) -> PayoutRun:
        """Approve a draft, as the second person."""
        return self._acting.do(
            ("approve", number),
            lambda identity: self._line.approve_payout(self.bazaar, number, identity=identity),
            ends=("draft",),
        )

    def cancel(self, number: str, reason: str) -> PayoutRun:
        """Give a draft up."""
        return self._acting.do(
            ("cancel", number, reason),
            lambda identity: self._line.cancel_payout(self.bazaar, number, reason, identity=identity),
            ends=("draft",),
        )

    def pay(
        self, number: str, family: str, *, collector: str = "", collector_reason: str = "", reference: str = ""
    ) -> PayoutRun:
        """Pay one family of an approved run; with a reason where somebody collects whom it had not named."""
        return self._acting.do(
            ("pay", number, family, collector, collector_reason, reference),
            lambda identity: self._line.pay_family(
                self.bazaar,
                number,
                family,
                identity=identity,
                collector=collector,
                collector_reason=collector_reason,
                reference=reference,
            ),
        )

    def pay_all(self, number: str, *, pay_by: PayBy | None = None, reference: str = "") -> PayoutRun:
        """Pay all who wait, or all who are paid one way."""
        return self._acting.do(
            ("pay_all", number, pay_by, reference),
            lambda identity: self._line.pay_all(
                self.bazaar, number, identity=identity, pay_by=pay_by, reference=reference
            ),
        )

    def reverse(self, number: str, family: str, mistake: Mistake, second: Second) -> PayoutRun:
        """Undo one family's line of a run, or all of them where no family is named; a second person approves."""
        return self._acting.do(
            ("reverse", number, family, mistake),
            lambda identity: self._line.reverse_payout(
                self.bazaar, number, family, mistake, second=second, identity=identity
            ),
        )

    def hold(self, number: str, family: str, reason: str) -> PayoutRun:
        """Hold a family's line of a run back: it stays owed."""
        return self._acting.do(
            ("hold", number, family, reason),
            lambda identity: self._line.hold_payout(self.bazaar, number, family, reason, identity=identity),
            matter=("hold", number, family),
            ends=("release", number, family),
        )

    def release(self, number: str, family: str) -> PayoutRun:
        """Let a family that is held be paid again."""
        return self._acting.do(
            ("release", number, family),
            lambda identity: self._line.release_payout(self.bazaar, number, family, identity=identity),
            matter=("release", number, family),
            ends=("hold", number, family),
        )

    def uncollected(self) -> tuple[Uncollected, ...]:
        """Return the approved money that nobody has fetched, the oldest first."""
        return self._line.uncollected(self.bazaar)

    # -- the cash box ------------------------------------------------------------------------------------------

    def box(self) -> CashBox:
        """Return what is in the cash box, and what happened to it."""
        return self._line.cash_box(self.bazaar)

    def fill_box(self, amount_minor: int, source: CashPlace, reason: str = "") -> CashBox:
        """Put cash into the box."""
        return self._acting.do(
            ("fill", amount_minor, source, reason),
            lambda identity: self._line.fill_box(self.bazaar, amount_minor, source, identity=identity, reason=reason),
            matter=("fill", amount_minor, source),
            ends=("empty", amount_minor, source),
        )

    def empty_box(self, amount_minor: int, target: CashPlace, reason: str = "") -> CashBox:
        """Take cash out of the box."""
        return self._acting.do(
            ("empty", amount_minor, target, reason),
            lambda identity: self._line.empty_box(self.bazaar, amount_minor, target, identity=identity, reason=reason),
            matter=("empty", amount_minor, target),
            ends=("fill", amount_minor, target),
        )

    def transfers(self, run: PayoutRun) -> TransferBatch:
        """Return what a bank's file of a run holds now: what waits for the bank, or else what it was told of last."""
        part, told, lines = to_transfer(run)
        return TransferBatch(
            number=run.number,
            part=part,
            reference=batch_reference(self.bazaar, run.number, part),
            transfers=tuple(self._transfer(run.number, one) for one in lines),
            told=told,
        )

    # -- sticks ------------------------------------------------------------------------------------------------

    def reports(self, device: str = "") -> tuple[ReportRow, ...]:
        """Return the Z-reports that are held, and what their papers say; of one till, where one is named."""
        return self._line.reports(self.bazaar, device)

    def check_report(self, row: ReportRow, said: PaperFigures) -> ReportRow:
        """Keep what the paper of a Z-report says; the same word again changes nothing."""
        return self._line.check_report(self.bazaar, row, said)

    def note_export(self, what: str) -> None:
        """Say that figures of the register were written into a file."""
        self._line.note_export(self.bazaar, what)

    def take_in(self, bundle: bytes) -> bytes:
        """Bring a bundle from a stick in, and return the file that travels back."""
        return self._line.import_bundle(bundle)

    def _transfer(self, number: str, part: PayoutLine) -> Transfer:
        private = self._line.personal(part.line.family)
        return Transfer(
            family=part.line.family,
            name_ar=part.name_ar,
            name_en=part.name_en,
            account=account_of(private),
            amount_minor=part.line.paid_minor,
            reference=f"{number} {part.line.family}",
            is_iban=bool(private.get("iban")),
        )


def _search_text(row: FamilyRow) -> str:
    return fold(f"{row.family.number} {row.family.name_ar} {row.family.name_en}")
