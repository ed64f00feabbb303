"""The payout: drafted by one person, approved by another with a secret of their own, paid once.

The approver need not sign out the accountant: the second person's secret opens a second line to the register for this one
act, and the register itself sees to it that the two are not the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.bazaar import PayBy
from pos.domain.errors import LockedOut, Refusal, SamePerson, WrongSecret
from pos.domain.reports import PayoutState
from pos.domain.rights import Act, may
from pos.domain.troubles import Trouble
from pos.ui.presenters.office_rows import blockers, payout_lines, payout_state
from pos.ui.presenters.sign_in import person_tile
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.reports import PayoutRun
    from pos.office.desk import Desk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView, Confirmations
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, OfficeShop, Printed, Snapshot
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows import office as rows
    from pos.ui.rows.sayings import SayingKey


class PayoutView(Protocol):
    """What the payout asks of its screen."""

    def show_payout(self, state: rows.PayoutState) -> None:
        """Show where it stands."""

    def show_lines(self, lines: tuple[rows.PayoutLine, ...]) -> None:
        """Show what each family gets."""


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
        confirmations: asks before money is paid.
        lanes: asks the register, and makes papers.
        desks, session: who may do what.
        announcer, words: what was done or refused, and what is asked.
        refresh: asks the register anew after an act.
        show_paper: shows an A4 paper.
    """

    def __init__(
        self,
        view: PayoutView,
        *,
        room: OfficeRoom,
        second: SecondRoom,
        shop: OfficeShop,
        approval: ApprovalView,
        confirmations: Confirmations,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        refresh: Callable[[], None],
        show_paper: Callable[[Printed], None],
    ) -> None:
        self._view = view
        self._room = room
        self._second = second
        self._shop = shop
        self._approval = approval
        self._confirmations = confirmations
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._refresh = refresh
        self._show_paper = show_paper
        self._snapshot: Snapshot | None = None
        self._run: PayoutRun | None = None

    def show(self, snapshot: Snapshot) -> None:
        """Show the last run that was not given up."""
        self._snapshot = snapshot
        standing = [run for run in snapshot.runs if run.state is not PayoutState.CANCELLED]
        self._run = standing[-1] if standing else None
        blocked = blockers(snapshot.board, self._words)
        self._view.show_lines(() if self._run is None else payout_lines(self._run))
        self._view.show_payout(payout_state(self._run, blocked, self._session, self._desks))

    # -- the three steps ---------------------------------------------------------------------------------------

    def draft(self) -> None:
        """Freeze what every family is owed."""
        self._do(lambda desk: desk.draft(), "payout_drafted")

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
        people = [one for one in self._desks.people.people() if may(one, Act.APPROVE_PAYOUT)]
        others = [one for one in people if one.code != run.drafted_by]
        if not others:
            self._announcer.refuse(SamePerson(Act.APPROVE_PAYOUT.value))
            return
        question = self._words.question("approve_payout", code=run.number, minor=run.payable_minor)
        self._approval.ask(question.title, question.words, tuple(person_tile(self._desks, one) for one in others))

    def answer(self, code: str, secret: str) -> None:
        """Take the second person's secret."""
        run = self._run
        if run is None:
            return
        self._lanes.fetch(lambda: self._second.approve(code, secret, run.number), self._approved, self._not_approved)

    def pay(self, family: str) -> None:
        """Pay one family, after a question with its name and the amount."""
        run = self._run
        part = next((one for one in run.lines if one.line.family == family), None) if run is not None else None
        if run is None or part is None:
            return
        self._confirmations.ask(
            "pay_one",
            lambda: self._lanes.fetch(lambda: self._room.desk().pay(run.number, family), self._paid, self._failed),
            name=self._desks.family_name(family),
            code=family,
            minor=part.line.paid_minor,
        )

    def pay_all(self) -> None:
        """Pay everyone who waits, after a question with the sum."""
        run = self._run
        if run is None:
            return
        self._confirmations.ask(
            "pay_all",
            lambda: self._lanes.fetch(lambda: self._room.desk().pay_all(run.number), self._paid, self._failed),
            code=run.number,
            minor=sum(part.line.paid_minor for part in run.waiting()),
        )

    # -- papers ------------------------------------------------------------------------------------------------

    def write_transfers(self) -> None:
        """Write the bank's list of the run."""
        run = self._run
        if run is not None:
            self._lanes.fetch_and_make(
                lambda: self._room.desk().transfers(run),
                lambda transfers: self._shop.transfers(run.number, transfers),
                self._saved,
            )

    def write_statements(self) -> None:
        """Write every statement of the run into a folder."""
        run = self._run
        if run is not None:
            self._lanes.fetch_and_make(
                lambda: tuple(self._room.desk().statement(part.line.family, run.number) for part in run.lines),
                lambda statements: self._shop.statements(run.number, statements),
                self._saved,
            )

    def show_pack(self) -> None:
        """Set the settlement pack of the run and show it."""
        run, snapshot = self._run, self._snapshot
        if run is None or snapshot is None:
            return
        devices = tuple(till.device for till in snapshot.board.reconciliation.tills)
        self._lanes.fetch_and_make(
            lambda: tuple(self._room.desk().journal(device) for device in devices),
            lambda journals: self._shop.pack(snapshot.board, run, journals),
            self._show_paper,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[Desk], PayoutRun], said: SayingKey) -> None:
        self._lanes.fetch(lambda: act(self._room.desk()), lambda run: self._done(run, said), self._failed)

    def _done(self, run: PayoutRun, said: SayingKey) -> None:
        self._announcer.tell(Saying(said, code=run.number, minor=run.payable_minor, count=len(run.lines)))
        self._refresh()

    def _paid(self, run: PayoutRun) -> None:
        """Show the vouchers that are to be signed for the cash that was just paid."""
        before = () if self._run is None else {part.line.family for part in self._run.lines if part.voucher}
        self._done(run, "payout_paid")
        signed = tuple(
            part.line.family
            for part in run.lines
            if part.voucher and part.line.pay_by is PayBy.CASH and part.line.family not in before
        )
        snapshot, payer = self._snapshot, self._session.by
        if signed and snapshot is not None:
            self._lanes.make(lambda: self._shop.vouchers(snapshot.board, run, signed, payer=payer), self._show_paper)

    def _approved(self, run: PayoutRun) -> None:
        self._approval.close_sheet()
        self._done(run, "payout_approved")

    def _not_approved(self, error: Exception) -> None:
        if isinstance(error, WrongSecret):
            self._approval.show_wrong_pin(error.attempts_left)
        elif isinstance(error, (LockedOut, Refusal, Trouble)):
            self._approval.show_refusal(self._words.failure(error))
        else:
            raise error

    def _failed(self, error: Exception) -> None:
        self._announcer.failed(error)
        self._refresh()

    def _saved(self, path: Path) -> None:
        self._announcer.tell(Saying("file_saved", code=path.name))
