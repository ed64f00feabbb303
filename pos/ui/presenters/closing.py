"""Closing the books: what is open and what hinders it, every closing with its figures and hash, reopening, and the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.account_errors import ClosingDiffers, ClosingIncomplete, NothingToClose
from pos.domain.errors import PayoutOpen
from pos.domain.reports import PayoutState
from pos.domain.rights import Act
from pos.ui.presenters.lanes import OneAnswer
from pos.ui.presenters.office_rows import blockers, can_be_provisional, has_changed
from pos.ui.presenters.second_person import SecondPerson
from pos.ui.rows.closing import ClosingRow, OpenRow
from pos.ui.rows.ledger import BalanceRow
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
    from pos.domain.reports import Board
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView
    from pos.ui.presenters.drafting import ReasonView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, Snapshot
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.closing import ClosingState, Proof
    from pos.ui.rows.sayings import SayingKey

OFFICE = "R01"


class ClosingView(Protocol):
    """What closing asks of its page."""

    def show_closings(self, rows: tuple[ClosingRow, ...], now: OpenRow, chosen: str = "") -> None:
        """Show every closing, the last one first, and what is open; choose the one with this key where there is one."""


class ClosingPresenter:
    """The closed books.

    Args:
        view: the page.
        room: the register.
        approval: asks the second person.
        reasons: asks why the books are closed provisionally, or opened again.
        lanes: asks the register.
        desks, session: who may do what.
        announcer, words: what was done or refused, and what is asked.
        refresh: asks the register anew after an act.
    """

    def __init__(
        self,
        view: ClosingView,
        *,
        room: OfficeRoom,
        approval: ApprovalView,
        reasons: ReasonView,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        refresh: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._second_person = SecondPerson(approval, desks, announcer, words)
        self._reasons = reasons
        self._lanes = lanes
        self._board = OneAnswer(lanes)
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._refresh = refresh
        self._snapshot: Snapshot | None = None
        self._rows: tuple[PeriodRow, ...] = ()
        self._open: OpenPeriod | None = None
        self._proof: PeriodsProof | None = None
        self._act: Callable[[str, str], PeriodRow] | None = None
        self._said: SayingKey = "period_closed"
        self._made = ""  # the key of what was closed or opened again just now

    def show(self, snapshot: Snapshot) -> None:
        """Take what the register said of the bazaar."""
        self._snapshot = snapshot
        if self._open is not None:
            self._show()

    def present(self) -> None:
        """Ask the register what was closed, and show it."""
        self._lanes.fetch(lambda: (self._room.desk().periods(), self._room.desk().open_period()), self._take)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._snapshot, self._rows, self._open, self._proof, self._act, self._made = None, (), None, None, None, ""
        self._board.forget()
        self._view.show_closings((), OpenRow())

    # -- acts --------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the books; while a till is missing, only for a reason that stands on the closing.

        The board is asked anew: a till may have come in since it was shown.
        """
        self._board.fetch(lambda: self._room.desk().board(), self._begin_to_close)

    def reopen(self) -> None:
        """Ask why the last closing is opened again."""
        if self._rows:
            question = self._words.question("reopen_period", code=self._rows[-1].number)
            self._reasons.ask(question, self._words.caption("reason"))

    def take_text(self, key: str, text: str) -> None:
        """Take the reason, and ask the second person."""
        if key == "close_provisional":
            self._ask_to_close(text)
        elif self._rows:
            number = self._rows[-1].number
            question = self._words.question("approve_reopening", code=number)
            if self._second_person.ask(question.title, question.words, but=self._session.by):
                self._said = "period_reopened"
                self._act = lambda code, secret: self._room.desk().reopen_period(number, text, code, secret)

    def answer(self, code: str, secret: str) -> None:
        """Take the second person's secret."""
        act = self._act
        if act is not None:
            self._lanes.fetch(lambda: act(code, secret), self._done, self._second_person.failed)

    def prove(self) -> None:
        """Let the register compute every closing again from what it has stored, and show which ones come out."""
        self._lanes.fetch(lambda: self._room.desk().periods_proof(), self._take_proof)

    # -- inside ------------------------------------------------------------------------------------------------

    def _begin_to_close(self, board: Board) -> None:
        if self._snapshot is None:
            return  # the person has left meanwhile
        if has_changed(board, self._snapshot.board):
            self._refresh()  # the page behind the sheet, which may be cancelled, knows as much as the sheet
        if can_be_provisional(board):
            question = self._words.question("close_provisional", code=board.reconciliation.incomplete)
            self._reasons.ask(question, self._words.caption("reason"))
        else:
            self._ask_to_close("")

    def _ask_to_close(self, provisional: str) -> None:
        question = self._words.question("close_period")
        if self._second_person.ask(question.title, question.words, but=self._session.by):
            self._said = "period_closed"
            self._act = lambda code, secret: self._room.desk().close_period(code, secret, provisional)

    def _done(self, row: PeriodRow) -> None:
        self._act = None
        self._second_person.close()
        self._announcer.tell(Saying(self._said, code=row.number))
        self._made = _key_of(row)
        self._refresh()
        self.present()

    def _take(self, told: tuple[tuple[PeriodRow, ...], OpenPeriod]) -> None:
        self._rows, self._open = told
        made, self._made = self._made, ""
        self._show(made)

    def _take_proof(self, proof: PeriodsProof) -> None:
        self._proof = proof
        if proof.broken:
            self._announcer.tell(Saying("periods_broken", code=proof.broken, tone="bad"))
        else:
            self._announcer.tell(Saying("periods_proved", count=len(proof.proven)))
        self._show()

    def _show(self, chosen: str = "") -> None:
        self._view.show_closings(tuple(self._row(one) for one in reversed(self._rows)), self._now(), chosen)

    def _now(self) -> OpenRow:
        snapshot, told = self._snapshot, self._open
        if snapshot is None or told is None:
            return OpenRow()
        hinders = blockers(snapshot.board, self._words, ClosingIncomplete, ClosingDiffers)
        hindrances = list(hinders)
        drafts = [run.number for run in snapshot.runs if run.state is PayoutState.DRAFTED]
        hindrances += [self._words.failure(PayoutOpen(number)) for number in drafts]
        if not told.facts:
            hindrances.append(self._words.failure(NothingToClose()))
        needs_reason = can_be_provisional(snapshot.board)
        is_free = not drafts and told.facts > 0 and (needs_reason or not hinders)
        return OpenRow(
            since=None if told.since is None else self._desks.zoned(told.since),
            last=self._rows[-1].number if self._rows else "",
            entries=told.facts,
            hindrances=tuple(hindrances),
            may_close=is_free and self._session.may(Act.DRAFT_PAYOUT),
            needs_reason=needs_reason,
            may_reopen=self._session.may(Act.DRAFT_PAYOUT) and any(row.is_reopenable for row in self._rows),
        )

    def _row(self, row: PeriodRow) -> ClosingRow:
        state: ClosingState = "disputable" if row.is_reopenable else "reopened" if row.reopened_by else "final"
        return ClosingRow(
            key=_key_of(row),
            number=row.number,
            serial=row.serial,
            at=self._desks.zoned(row.at),
            by=self._desks.person_name(row.by),
            approved_by=self._desks.person_name(row.approved_by),
            state=state,
            dispute_until=row.dispute_until,
            entries=row.facts,
            owed_minor=row.families_minor,
            totals=tuple(BalanceRow(one.account, one.debit_minor, one.credit_minor) for one in row.totals),
            digest=row.digest,
            previous=row.previous,
            provisional=row.provisional,
            reopened_by=self._desks.person_name(row.reopened_by) if row.reopened_by else None,
            reopened_at=None if row.reopened_at is None else self._desks.zoned(row.reopened_at),
            why=row.why,
            proof=self._proof_of(row.number),
        )

    def _proof_of(self, number: str) -> Proof:
        if self._proof is None:
            return ""
        if number == self._proof.broken:
            return "broken"
        return "proved" if number in self._proof.proven else ""


def _key_of(row: PeriodRow) -> str:
    return f"{OFFICE}.{row.epoch}.{row.seq}"
