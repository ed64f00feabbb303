"""The payout: drafted by one person, approved by another with a secret of their own, paid once.

The approver need not sign out the accountant: the second person's secret opens a second line to the register for this one
act, and the register itself sees to it that the two are not the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.bank import fitting
from pos.domain.bank_errors import LeftOutWaits
from pos.domain.bazaar import PayBy
from pos.domain.evenings import payable_days
from pos.domain.reports import PayoutState
from pos.domain.rights import Act
from pos.domain.troubles import AnswerLost, Trouble
from pos.office.desk import OFFICE, HandedOver
from pos.ui.presenters.drafting import Drafting
from pos.ui.presenters.office_rows import (
    among_others,
    has_changed,
    payout_lines,
    signed_for,
)
from pos.ui.presenters.second_person import SecondPerson
from pos.ui.rows.names import Name
from pos.ui.rows.office import HandOver
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.bank import TransferBatch
    from pos.domain.reports import Board, PayoutLine, PayoutRun
    from pos.office.desk import Desk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView, Confirmations
    from pos.ui.presenters.drafting import ReasonView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, OfficeShop, Printed, Snapshot
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.presenters.statements import Statements
    from pos.ui.rows import office as rows
    from pos.ui.rows.sayings import SayingKey


class PayoutView(Protocol):
    """What the payout asks of its screen."""

    def show_payout(self, state: rows.PayoutState) -> None:
        """Show where it stands."""

    def show_lines(self, lines: tuple[rows.PayoutLine, ...]) -> None:
        """Show what each family gets."""


class HandOverView(Protocol):
    """What a family is paid, and who collects it."""

    def show_hand_over(self, hand_over: HandOver) -> None:
        """Show it and ask."""


class SecondRoom(Protocol):
    """The register for one act of a second person; asked on the wire lane only."""

    def approve(self, code: str, secret: str, number: str) -> PayoutRun:
        """Sign a second person in, approve a run in their name, and sign them out again.

        Raises:
            WrongSecret, LockedOut, NotAllowed, SamePerson: not by this person now.
        """


class PayoutPresenter:
    """The payout screen.

    Args:
        view: the screen.
        room: the register as the signed-in person sees it.
        second: the register for a second person's one act.
        shop: makes papers.
        approval: asks the second person.
        reasons: asks why a draft is provisional, and for a bank's reference.
        hand_over: asks who collects.
        confirmations: asks before money is paid.
        statements: writes many statements.
        lanes: asks the register, and makes papers.
        desks, session: who may do what.
        announcer, words: what was done or refused, and what is asked.
        refresh: asks the register anew after an act.
        show_paper: shows an A4 paper.
        show_notes: shows the documents that undid lines, by their numbers.
    """

    def __init__(
        self,
        view: PayoutView,
        *,
        room: OfficeRoom,
        second: SecondRoom,
        shop: OfficeShop,
        approval: ApprovalView,
        reasons: ReasonView,
        hand_over: HandOverView,
        confirmations: Confirmations,
        statements: Statements,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        refresh: Callable[[], None],
        show_paper: Callable[[Printed], None],
        show_notes: Callable[[tuple[str, ...]], None],
    ) -> None:
        self._view = view
        self._room = room
        self._second = second
        self._shop = shop
        self._second_person = SecondPerson(approval, desks, announcer, words)
        self._reasons = reasons
        self._hand_over = hand_over
        self._confirmations = confirmations
        self._statements = statements
        self._lanes = lanes
        self._drafting = Drafting(
            room, lanes, reasons, words, drafted=self._drafted, failed=self._failed, look_behind=self._look_behind
        )
        self.forget = self._drafting.forget  # of who leaves nothing is wanted any more that was begun
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._refresh = refresh
        self._show_paper = show_paper
        self._show_notes = show_notes
        self._snapshot: Snapshot | None = None
        self._run: PayoutRun | None = None
        self._chosen = ""
        self._in_doubt: set[tuple[str, str]] = set()  # run and family of payments from here without an answer

    @property
    def run(self) -> PayoutRun | None:
        """The run that is shown; none where there is none."""
        return self._run

    def show(self, snapshot: Snapshot) -> None:
        """Show the run that was chosen, or the last one that was not given up."""
        self._snapshot = snapshot
        standing = [run for run in snapshot.runs if run.state is not PayoutState.CANCELLED]
        chosen = next((run for run in standing if run.number == self._chosen), None)
        self._run = chosen or (standing[-1] if standing else None)
        numbers = tuple(run.number for run in reversed(standing))
        days = payable_days(snapshot.board.bazaar, snapshot.runs, self._desks.zoned(snapshot.board.reconciliation.at))
        state = among_others(self._run, numbers, snapshot.board, self._session, self._desks, self._words, days)
        self._view.show_payout(state)
        self._view.show_lines(() if self._run is None else self._lines_of(self._run))

    @property
    def runs(self) -> tuple[PayoutRun, ...]:
        """All runs of the bazaar, the first one first."""
        return () if self._snapshot is None else self._snapshot.runs

    @property
    def shown(self) -> tuple[Board, PayoutRun] | None:
        """The run that is shown with the bazaar's figures; none where there is none."""
        return None if self._snapshot is None or self._run is None else (self._snapshot.board, self._run)

    def choose_run(self, number: str) -> None:
        """Show another run, to pay the rest of it or to undo something of it."""
        self._chosen = number
        if self._snapshot is not None:
            self.show(self._snapshot)

    # -- the three steps ---------------------------------------------------------------------------------------

    def draft(self, until: date | None = None) -> None:
        """Freeze what every family is owed, up to now or up to the evening of a day; see `pos.ui.presenters.drafting`."""
        self._drafting.begin(until)

    def take_text(self, key: str, text: str) -> None:
        """Take the reason of a provisional draft, or the reference of the bank's batch."""
        run = self._run
        if key == "provisional":
            self._drafting.draft(text)
        elif key == "transferred" and run is not None:
            self._lanes.fetch(
                lambda: self._room.desk().pay_all(run.number, pay_by=PayBy.BANK, reference=text),
                self._paid,
                self._failed,
            )

    def discard(self) -> None:
        """Give the draft up; its lines are free again."""
        run = self._run
        if run is not None:
            reason = self._words.reason("discard")
            self._do(lambda desk: desk.cancel(run.number, reason), "payout_cancelled")

    def approve(self) -> None:
        """Approve as the second person, or ask for one."""
        run = self._run
        if run is None:
            return
        if self._session.may(Act.APPROVE_PAYOUT) and self._session.by != run.drafted_by:
            self._do(lambda desk: desk.approve(run.number), "payout_approved")
            return
        question = self._words.question("approve_payout", code=run.number, minor=run.payable_minor)
        self._second_person.ask(question.title, question.words, but=run.drafted_by)

    def answer(self, code: str, secret: str) -> None:
        """Take the second person's secret."""
        run = self._run
        if run is None:
            return
        self._lanes.fetch(
            lambda: self._second.approve(code, secret, run.number), self._approved, self._second_person.failed
        )

    def pay(self, family: str) -> None:
        """Show what one family gets, and ask who collects it; not where somebody else has paid it meanwhile."""
        run = self._run
        if run is None or all(one.line.family != family for one in run.lines):
            return
        self._lanes.fetch(
            lambda: (self._room.desk().run(run.number), self._room.desk().collectors(family)),
            lambda told: self._ask_collector(*told, family),
            self._failed,
        )

    def hand_over(self, family: str, collector: str, reason: str = "") -> None:
        """Pay one family in cash.

        Args:
            family: its number.
            collector: who took the money; empty is the family itself.
            reason: why it was somebody whom the family had not named.
        """
        run = self._run
        if run is not None:
            self._lanes.fetch(
                lambda: self._room.desk().pay(run.number, family, collector=collector, collector_reason=reason),
                lambda paid: self._paid_one(paid, family),
                lambda error: self._failed(error, doubted=(run.number, family)),
            )

    def pay_all(self) -> None:
        """Pay everyone who waits for cash, after a question with the sum."""
        run = self._run
        if run is None:
            return
        self._confirmations.ask(
            "pay_all",
            lambda: self._lanes.fetch(
                lambda: self._room.desk().pay_all(run.number, pay_by=PayBy.CASH), self._paid, self._failed
            ),
            code=run.number,
            minor=sum(part.line.paid_minor for part in run.waiting(PayBy.CASH)),
        )

    def record_transfer(self) -> None:
        """Record that the bank was told to pay everyone who waits for it; its batch has a reference.

        Whoever is in no bank's file, for want of an account, must be held first: it would be marked as paid otherwise.
        """
        run = self._run
        if run is not None:
            self._lanes.fetch(lambda: self._room.desk().transfers(run), self._ask_reference)

    # -- papers ------------------------------------------------------------------------------------------------

    def show_vouchers(self, family: str = "") -> None:
        """Show what was signed for in cash: one family's voucher, or all of the run; of what was undone, its document."""
        run = self._run
        undone = "" if run is None else next((one.reversal for one in run.lines if one.line.family == family), "")
        if undone:
            self._show_notes((undone,))
            return
        signed = () if run is None else signed_for(run)
        wanted = tuple(one for one in signed if family in {"", one})
        if run is not None and wanted:
            self._show_vouchers(run, wanted)

    def write_statements(self) -> None:
        """Write every statement of the run."""
        if self._run is not None:
            self._statements.ask(tuple(part.line.family for part in self._run.lines), self._run.number)

    def show_pack(self) -> None:
        """Set the settlement pack of the run and show it, with the totals up to where it looked, however much is sold since."""
        run, snapshot = self._run, self._snapshot
        if run is None or snapshot is None:
            return

        def ask() -> tuple[Board, tuple[bytes, ...]]:
            desk = self._room.desk()
            totals = desk.reconciliation(run.number)
            devices = (*(till.device for till in totals.tills), OFFICE)
            return replace(snapshot.board, reconciliation=totals), tuple(desk.journal(device) for device in devices)

        self._lanes.fetch_and_make(ask, lambda told: self._shop.pack(told[0], run, told[1]), self._show_paper)

    # -- inside ------------------------------------------------------------------------------------------------

    def _drafted(self, run: PayoutRun) -> None:
        self._chosen = ""
        self._done(run, "payout_drafted")

    def _look_behind(self, board: Board) -> None:
        """Have the page behind a sheet, which may be cancelled, know as much as the sheet."""
        if self._snapshot is not None and has_changed(board, self._snapshot.board):
            self._refresh()

    def _do(self, act: Callable[[Desk], PayoutRun], said: SayingKey) -> None:
        self._chosen = ""
        self._lanes.fetch(lambda: act(self._room.desk()), lambda run: self._done(run, said), self._failed)

    def _done(self, run: PayoutRun, said: SayingKey) -> None:
        self._announcer.tell(Saying(said, code=run.number, minor=run.payable_minor, count=len(run.lines)))
        self._refresh()

    def _ask_collector(self, run: PayoutRun, collectors: tuple[str, ...], family: str) -> None:
        """Ask who collects, with the figures of this moment: two desks may have the same family before them."""
        part = next(one for one in run.lines if one.line.family == family)
        if part.voucher and (run.number, family) not in self._in_doubt:
            self._tell_paid_already(part)
        else:
            name = Name(part.name_ar, part.name_en)
            self._hand_over.show_hand_over(HandOver(family, name, part.line.paid_minor, collectors))

    def _tell_paid_already(self, part: PayoutLine) -> None:
        name = Name(part.name_ar, part.name_en)
        self._announcer.tell(Saying("paid_already", name=name, code=part.voucher, tone="warn"))
        self._refresh()

    def _paid_one(self, run: PayoutRun, family: str) -> None:
        """Show the voucher; or say that another desk was first, though both had the family before them."""
        self._in_doubt.discard((run.number, family))
        part = next((one for one in run.lines if one.line.family == family), None)
        if run.paid_by_act == () and part is not None:
            self._tell_paid_already(part)
        else:
            self._paid(run)

    def _ask_reference(self, batch: TransferBatch) -> None:
        _, left_out = fitting(batch.transfers, needs_latin=False)
        if left_out:
            self._announcer.refuse(LeftOutWaits(tuple(family for one in left_out for family in one.families)))
            return
        question = self._words.question("transferred", code=batch.number, minor=batch.amount_minor)
        self._reasons.ask(question, self._words.caption("reference"))

    def _paid(self, run: PayoutRun) -> None:
        """Show the vouchers that are to be signed for the cash that was just paid from here, not for what another desk paid."""
        before = () if self._run is None else signed_for(self._run)
        own = run.paid_by_act
        if own == ():
            self._announcer.tell(Saying("paid_before", code=run.number, tone="warn"))
            self._refresh()
            return
        self._done(run, "payout_paid")
        fresh = tuple(family for family in signed_for(run) if (family not in before if own is None else family in own))
        if fresh:
            self._show_vouchers(run, fresh)

    def _show_vouchers(self, run: PayoutRun, wanted: tuple[str, ...]) -> None:
        snapshot = self._snapshot
        if snapshot is not None:
            self._lanes.fetch_and_make(
                lambda: self._room.desk().handed_over(run.number),
                lambda told: self._shop.vouchers(
                    snapshot.board, run, {one: told.get(one, HandedOver()) for one in wanted}
                ),
                self._show_paper,
            )

    def _approved(self, run: PayoutRun) -> None:
        self._second_person.close()
        self._done(run, "payout_approved")

    def _lines_of(self, run: PayoutRun) -> tuple[rows.PayoutLine, ...]:
        """Return what each family gets; a payment in doubt stays due, for it is to be asked for again."""
        return tuple(
            replace(one, state="due") if (run.number, one.family) in self._in_doubt and one.state == "paid" else one
            for one in payout_lines(run, self._desks.zoned)
        )

    def _failed(self, error: Exception, doubted: tuple[str, str] | None = None) -> None:
        """Say what went wrong; a payment that may have been recorded all the same can be asked for again."""
        self._announcer.failed(error)
        if doubted is not None and isinstance(error, Trouble):
            self._in_doubt.add(doubted)
        if not isinstance(error, AnswerLost):  # else the next trouble would take the place of what was said
            self._refresh()
