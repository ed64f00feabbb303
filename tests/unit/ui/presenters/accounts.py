"""Ready-made reports of the register, and a desk that keeps one payout run as the register would."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pos.domain.bazaar import PayBy
from pos.domain.errors import NothingToPay
from pos.domain.ledger_reports import AccountTotal, EntryPage, EntrySums, StoredFact, TrialBalance
from pos.domain.oddities import ExceptionRow, Oddity, Resolve, ResolvedRow
from pos.domain.office_facts import RateShare, SettlementLine
from pos.domain.payout_reports import Uncollected
from pos.domain.reports import (
    Board,
    FamilyRow,
    MoneyLine,
    PayoutLine,
    PayoutRun,
    PayoutState,
    Reconciliation,
    Standing,
    TillStanding,
)
from pos.domain.roads import Roads
from pos.office.desk import HandedOver
from tests.builders import HUDA, SALMA, a_bazaar, a_family
from tests.fakes import NOON
from tests.unit.ui.presenters.bank_scene import a_batch
from tests.unit.ui.presenters.boxes import BoxDesk
from tests.unit.ui.presenters.closed_books import ClosedBooks
from tests.unit.ui.presenters.decisions import a_resolution

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.access import Second
    from pos.domain.bank import TransferBatch
    from pos.domain.ledger_reports import Entry, Trace
    from pos.domain.payout_facts import Mistake

GROSS = 10_000
COMMISSION = 1_500
NET = GROSS - COMMISSION


def a_standing(device: str = "T01", **changes: Any) -> TillStanding:
    """A till that is in, with three totals of 100.00."""
    plain = TillStanding(
        device=device,
        label=device,
        expected=True,
        standing=Standing.CLOSED,
        epoch=1,
        last_seq=9,
        facts=9,
        unread=0,
        sales=4,
        gap_from=0,
        revoked="",
        shifts=1,
        open_by="",
        missing_days=(),
        contact_at=NOON,
        z_reports_minor=GROSS,
        receipts_minor=GROSS,
        ledgers_minor=GROSS,
        difference_minor=0,
    )
    return replace(plain, **changes)


def a_board(*tills: TillStanding) -> Board:
    """The board of a bazaar with these tills; one that is in where none are named."""
    return Board(
        bazaar=a_bazaar(),
        reconciliation=Reconciliation(at=NOON, tills=tills or (a_standing(),)),
        packages=(),
        sales=4,
        refunds=0,
        voids=0,
        takings_minor=GROSS,
        families_minor=GROSS,
        centre_minor=0,
        exceptions=0,
        open_payout="",
    )


def a_row(serial: int, **changes: Any) -> FamilyRow:
    """A family that sold for 100.00 and has not been paid."""
    plain = FamilyRow(
        family=a_family(serial, name_ar="هدى أحمد" if serial == 2 else "أم سالم", package="T" if serial == 2 else "A"),
        gross_minor=GROSS,
        refunds_minor=0,
        commission_minor=COMMISSION,
        advances_minor=0,
        adjustments_minor=0,
        net_minor=NET,
        paid_minor=0,
        due_minor=0,
        carried_minor=0,
        balance_minor=NET,
    )
    return replace(plain, **changes)


def a_settlement(family: str, *, paid_minor: int = NET, pay_by: PayBy = PayBy.CASH) -> SettlementLine:
    """What a family gets of its 85.00; the rest is carried."""
    return SettlementLine(
        family=family,
        gross_minor=GROSS,
        refunds_minor=0,
        shares=(RateShare(rate_bp=1_500, base_minor=GROSS, commission_minor=COMMISSION),),
        advances_minor=0,
        adjustments_minor=0,
        brought_minor=0,
        net_minor=NET,
        paid_minor=paid_minor,
        carried_minor=NET - paid_minor,
        pay_by=pay_by,
    )


def a_part(family: str, **changes: Any) -> PayoutLine:
    """A family in a run, not paid yet."""
    plain = PayoutLine(
        line=a_settlement(family), name_ar="أسرة", name_en="Family", voucher="", collector="", paid_at=None
    )
    return replace(plain, **changes)


def a_run(state: PayoutState = PayoutState.DRAFTED, **changes: Any) -> PayoutRun:
    """A run drafted by A1: Salma in cash, Huda by bank."""
    plain = PayoutRun(
        number="R01-000001-2",
        state=state,
        provisional="",
        drafted_by="A1",
        drafted_at=NOON,
        approved_by="" if state is PayoutState.DRAFTED else "M1",
        approved_at=None if state is PayoutState.DRAFTED else NOON,
        cuts=(),
        lines=(a_part(SALMA), a_part(HUDA, line=a_settlement(HUDA, pay_by=PayBy.BANK))),
    )
    return replace(plain, **changes)


def an_exception(**changes: Any) -> ExceptionRow:
    """A drawer that was off by 25.00."""
    plain = ExceptionRow(
        kind=Oddity.CASH_DIFFERENCE,
        device="T01",
        epoch=1,
        seq=9,
        at=NOON,
        subject="T01-000009-1",
        count=1,
        amount_minor=-2_500,
        detail="wrong change",
    )
    return replace(plain, **changes)


@dataclass
class FakeDesk(BoxDesk):
    """The accountant's desk over one payout run; it says what was asked of it and fails on demand."""

    board_now: Board = field(default_factory=a_board)
    families_now: tuple[FamilyRow, ...] = (a_row(1), a_row(2))
    exceptions_now: tuple[ExceptionRow, ...] = ()
    resolved_now: tuple[ResolvedRow, ...] = ()
    run_now: PayoutRun | None = None
    paid_by_others: tuple[str, ...] = ()
    earlier_runs: tuple[PayoutRun, ...] = ()
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None
    account: str = "AE070331234567890123456"  # of every family
    entries_now: tuple[Entry, ...] = ()
    roads_now: Roads = field(default_factory=lambda: Roads(at=NOON, rows=(), compared=0, closed=()))
    traces: list[Trace] = field(default_factory=list)
    elsewhere: str = ""
    looked: Reconciliation | None = None  # the totals up to where a run looked

    def __post_init__(self) -> None:
        self.books = ClosedBooks(self._note)
        self.periods, self.open_period, self.periods_proof = (
            self.books.periods,
            self.books.open_period,
            self.books.periods_proof,
        )
        self.close_period, self.reopen_period = self.books.close_period, self.books.reopen_period

    def note_export(self, what: str) -> None:
        self._note(f"note {what}")

    def of(self, bazaar: str) -> FakeDesk:
        """This desk, which says that its next answer was asked for in another bazaar."""
        self.elsewhere = f"of {bazaar} "
        return self

    def _note(self, what: str) -> None:
        self.asked.append(f"{self.elsewhere}{what}")
        self.elsewhere = ""
        if self.failure is not None:
            raise self.failure

    def board(self) -> Board:
        self._note("board")
        return self.board_now

    def reconciliation(self, payout: str = "") -> Reconciliation:
        self._note(f"reconciliation {payout}".strip())
        return self.looked if payout and self.looked else self.board_now.reconciliation

    def roads(self) -> Roads:
        self._note("roads")
        return self.roads_now

    def exceptions(self) -> tuple[ExceptionRow, ...]:
        return self.exceptions_now

    def resolved_exceptions(self) -> tuple[ResolvedRow, ...]:
        self._note("resolved")
        return self.resolved_now

    def resolve(self, wish: Resolve, *, approver: str = "", approver_secret: str = "") -> ResolvedRow:
        self._note(f"resolve {wish.about} {wish.act} {wish.family} {wish.amount_minor} {approver} {approver_secret}")
        return a_resolution()

    def take_exception(self, about: str, person: str | None = None) -> ExceptionRow:
        self._note(f"take {about} {person}")
        return an_exception()

    def families(self) -> tuple[FamilyRow, ...]:
        return self.families_now

    def runs(self) -> tuple[PayoutRun, ...]:
        return self.earlier_runs if self.run_now is None else (*self.earlier_runs, self.run_now)

    def collectors(self, family: str) -> tuple[str, ...]:
        self._note(f"collectors {family}")
        return ("Daughter", "Sister")

    def handed_over(self, number: str) -> dict[str, HandedOver]:
        self._note(f"handed over {number}")
        return {SALMA: HandedOver("A9", "her son is ill")}

    def pay_advance(
        self, family: str, amount_minor: int, *, reason: str, collector: str = "", second: Second | None = None
    ) -> MoneyLine:
        by = second.code if second else ""
        self._note(" ".join(f"advance {family} {amount_minor} {reason} {collector} {by}".split()))
        return MoneyLine(at=NOON, number="R01-000003-3", reason=reason, by="A1", amount_minor=-amount_minor)

    def adjust(self, family: str, amount_minor: int, *, reason: str, approver: str, approver_secret: str) -> MoneyLine:
        self._note(f"adjust {family} {amount_minor} {reason} {approver} {approver_secret}")
        return MoneyLine(at=NOON, number="R01-000004-0", reason=reason, by="A1", amount_minor=amount_minor)

    def draft(self, provisional: str = "", until: date | None = None) -> PayoutRun:
        self._note(" ".join(filter(None, ("draft", provisional, "" if until is None else until.isoformat()))))
        return self._become(a_run(provisional=provisional, until=until))

    def approve(self, number: str) -> PayoutRun:
        self._note(f"approve {number}")
        return self._become(a_run(PayoutState.APPROVED))

    def cancel(self, number: str, reason: str) -> PayoutRun:
        self._note(f"cancel {number} {reason}")
        return self._become(a_run(PayoutState.CANCELLED))

    def pay(self, number: str, family: str, *, collector: str = "", collector_reason: str = "") -> PayoutRun:
        self._note(f"pay {number} {family} {collector} {collector_reason}".strip())
        return self._become(self._paying(lambda part: part.line.family == family, PayoutState.APPROVED))

    def pay_elsewhere(self) -> None:
        """Another desk pays everyone just before this one does."""
        paid = self._paying(lambda _part: True, PayoutState.PAID)
        self.paid_by_others = tuple(part.line.family for part in paid.lines)

    def pay_all(self, number: str, *, pay_by: PayBy | None = None, reference: str = "") -> PayoutRun:
        self._note(f"pay all {number} {pay_by.value if pay_by else ''} {reference}".strip())
        state = PayoutState.PAID if pay_by is PayBy.BANK else PayoutState.APPROVED
        return self._become(self._paying(lambda part: pay_by in {None, part.line.pay_by}, state))

    def reverse(self, number: str, family: str, mistake: Mistake, second: Second) -> PayoutRun:
        self._note(f"reverse {number} {family} {mistake.cause.value} {mistake.reason} {second.code}")
        return self._marking(family, reversal="R01-000009-1", reversed_at=NOON)

    def hold(self, number: str, family: str, reason: str) -> PayoutRun:
        self._note(f"hold {number} {family} {reason}")
        return self._marking(family, held=reason)

    def release(self, number: str, family: str) -> PayoutRun:
        self._note(f"release {number} {family}")
        return self._marking(family, held="")

    def _marking(self, family: str, **marks: Any) -> PayoutRun:
        run = self.run_now or a_run()
        lines = (replace(part, **marks) if family in {"", part.line.family} else part for part in run.lines)
        return self._become(replace(run, lines=tuple(lines)))

    def uncollected(self) -> tuple[Uncollected, ...]:
        self._note("uncollected")
        waits = Uncollected(
            number="R01-000001-2",
            family=SALMA,
            name_ar="أسرة",
            name_en="Family",
            amount_minor=NET,
            pay_by=PayBy.CASH,
            approved_at=NOON,
            days=41,
        )
        return (waits,)

    def transfers(self, run: PayoutRun) -> TransferBatch:
        self._note("transfers")
        return a_batch(run, self.account)

    def run(self, number: str) -> PayoutRun:
        self._note(f"run {number}")
        assert self.run_now is not None
        return self.run_now

    def statement(self, family: str, payout: str = "") -> str:
        self._note(f"statement {family} {payout}".strip())
        return f"{family} {payout}".strip()

    def statements(self, families: tuple[str, ...], payout: str = "") -> tuple[str, ...]:
        return tuple(self.statement(family, payout) for family in families)

    def entries(self, trace: Trace, after: str = "", limit: int = 500) -> EntryPage:
        self._note(f"entries {after}".strip())
        self.traces.append(trace)
        first = int(after or 0)
        shown = self.entries_now[first : first + limit]
        follows = f"{first + limit}" if first + limit < len(self.entries_now) else ""
        debit = sum(max(one.amount_minor, 0) for one in self.entries_now)
        credit = sum(max(-one.amount_minor, 0) for one in self.entries_now)
        sums = EntrySums(count=len(self.entries_now), debit_minor=debit, credit_minor=credit, opening_minor=50)
        return EntryPage(entries=shown, after=follows, sums=None if after else sums)

    def every_entry(self, trace: Trace) -> tuple[Entry, ...]:
        self._note("every entry")
        self.traces.append(trace)
        return self.entries_now

    def fact(self, device: str, epoch: int, seq: int) -> StoredFact:
        self._note(f"fact {device} {epoch} {seq}")
        return StoredFact(
            device=device,
            epoch=epoch,
            seq=seq,
            at=NOON,
            by="A1",
            kind="sale",
            number="T01-000001-3",
            received_at=NOON,
            hash="00" * 32,
            line=f"line {seq}",
            body="{}",
            unread="",
            entries=self.entries_now[:1],
        )

    def trial_balance(self, first_day: date | None = None, last_day: date | None = None) -> TrialBalance:
        self._note(f"balance {first_day} {last_day}")
        total = AccountTotal(account="cash", debit_minor=700, credit_minor=200)
        return TrialBalance(at=NOON, accounts=(total, replace(total, account="safe", debit_minor=0, credit_minor=500)))

    def journal(self, device: str) -> bytes:
        self._note(f"journal {device}")
        return device.encode()

    def _become(self, run: PayoutRun) -> PayoutRun:
        self.run_now = run
        return run

    def _paying(self, is_paid: Callable[[PayoutLine], bool], state: PayoutState) -> PayoutRun:
        if self.run_now is None:
            raise NothingToPay
        lines = tuple(
            replace(part, voucher=f"V{n}", paid_at=NOON) if is_paid(part) else part
            for n, part in enumerate(self.run_now.lines)
        )
        wanted = (part.line.family for part in self.run_now.lines if is_paid(part))
        own = tuple(family for family in wanted if family not in self.paid_by_others)
        return replace(self.run_now, state=state, lines=lines, paid_by_act=own)
