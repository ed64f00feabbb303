"""Undoing a payout by a document that two persons answer for, and holding a family's money back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.access import Second
from pos.domain.payout_facts import Mistake, ReversalCause
from pos.ui.presenters.second_person import SecondPerson
from pos.ui.rows.names import Name
from pos.ui.rows.payouts import Undoable, Waiting
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.payout_reports import Uncollected
    from pos.domain.reports import PayoutLine, PayoutRun
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView
    from pos.ui.presenters.drafting import ReasonView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.payouts import UndoWish
    from pos.ui.rows.sayings import SayingKey


class UndoView(Protocol):
    """What undoing asks of its sheet."""

    def ask(self, what: Undoable) -> None:
        """Ask what went wrong."""

    def close_sheet(self) -> None:
        """Close it; it is done."""

    def show_refusal(self, text: str) -> None:
        """Say why not, and keep what was written."""


class WaitingView(Protocol):
    """What the list of money that nobody fetched asks of its sheet."""

    def show_waiting(self, rows: tuple[Waiting, ...]) -> None:
        """Show it, the oldest first."""


class UndoingPresenter:
    """What undoes, holds and releases families' lines of a run.

    Args:
        view: asks what went wrong.
        waiting: shows the money that nobody fetched.
        room: the register.
        approval: asks the second person.
        reasons: asks why a family is held.
        run: the run that is shown; none where there is none.
        lanes: asks the register.
        desks, session: who may do what.
        announcer, words: what was done or refused, and what is asked.
        refresh: asks the register anew after an act.
        show_notes: shows the documents that were written, by their numbers.
    """

    def __init__(
        self,
        view: UndoView,
        waiting: WaitingView,
        *,
        room: OfficeRoom,
        approval: ApprovalView,
        reasons: ReasonView,
        run: Callable[[], PayoutRun | None],
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        refresh: Callable[[], None],
        show_notes: Callable[[tuple[str, ...]], None],
    ) -> None:
        self._view = view
        self._waiting = waiting
        self._room = room
        self._second_person = SecondPerson(approval, desks, announcer, words)
        self._reasons = reasons
        self._run = run
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._refresh = refresh
        self._show_notes = show_notes
        self._wish: UndoWish | None = None
        self._holding = ""

    # -- undo --------------------------------------------------------------------------------------------------

    def ask(self, family: str) -> None:
        """Ask what went wrong with a family's line, or with the run that is shown."""
        run = self._run()
        if run is None:
            return
        part = _part(run, family)
        left = [one for one in run.lines if one.line.paid_minor and not one.reversal]
        is_there = part is not None and part in left
        self._view.ask(
            Undoable(
                number=run.number,
                family=family if is_there else "",
                name=Name(part.name_ar, part.name_en) if part is not None and is_there else None,
                family_minor=part.line.paid_minor if part is not None and is_there else 0,
                run_minor=sum(one.line.paid_minor for one in left),
            )
        )

    def wish(self, wish: UndoWish) -> None:
        """Ask for the second person, without whom nothing is undone."""
        run = self._run()
        if run is None:
            return
        parts = [_part(run, wish.family)] if wish.family else run.lines
        amount = sum(one.line.paid_minor for one in parts if one is not None and not one.reversal)
        question = self._words.question("approve_reversal", code=run.number, minor=amount, reason=wish.reason)
        if self._second_person.ask(question.title, question.words, but=self._session.by):
            self._wish = wish

    def answer(self, code: str, secret: str) -> None:
        """Take the second person's secret."""
        wish, run = self._wish, self._run()
        if wish is None or run is None:
            return
        mistake = Mistake(cause=ReversalCause(wish.cause), reason=wish.reason, reference=wish.reference)
        self._lanes.fetch(
            lambda: self._room.desk().reverse(run.number, wish.family, mistake, Second(code, secret)),
            self._undone,
            self._second_person.failed,
        )

    # -- hold --------------------------------------------------------------------------------------------------

    def hold(self, family: str) -> None:
        """Hold a family's money back, for a reason; or release it, where it is held."""
        run = self._run()
        part = None if run is None else _part(run, family)
        if run is None or part is None:
            return
        if part.held:
            self._do(lambda: self._room.desk().release(run.number, family), "payout_released")
            return
        self._holding = family
        name = Name(part.name_ar, part.name_en)
        question = self._words.question("hold_payout", name=name, code=run.number, minor=part.line.paid_minor)
        self._reasons.ask(question, self._words.caption("reason"))

    def take_text(self, _key: str, text: str) -> None:
        """Take the reason why a family is held."""
        run, family = self._run(), self._holding
        if run is not None and family:
            self._do(lambda: self._room.desk().hold(run.number, family, text), "payout_held")

    # -- what waits --------------------------------------------------------------------------------------------

    def show_waiting(self) -> None:
        """Show the money that nobody fetched, with its age."""
        self._lanes.fetch(
            lambda: self._room.desk().uncollected(),
            lambda found: self._waiting.show_waiting(tuple(self._row(one) for one in found)),
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _row(self, one: Uncollected) -> Waiting:
        return Waiting(
            key=f"{one.number} {one.family}",
            number=one.number,
            family=one.family,
            name=Name(one.name_ar, one.name_en),
            method=one.pay_by.value,
            amount_minor=one.amount_minor,
            since=self._desks.zoned(one.approved_at),
            days=one.days,
            held=one.held,
        )

    def _do(self, act: Callable[[], PayoutRun], said: SayingKey) -> None:
        self._lanes.fetch(act, lambda run: self._done(run, said), self._failed)

    def _done(self, run: PayoutRun, said: SayingKey) -> None:
        self._announcer.tell(Saying(said, code=run.number, minor=run.reversed_minor))
        self._refresh()

    def _undone(self, run: PayoutRun) -> None:
        """Show the documents that were just written: they are to be signed."""
        shown = self._run()
        before = {part.reversal for part in shown.lines} if shown is not None else set()
        self._wish = None
        self._second_person.close()
        self._view.close_sheet()
        self._done(run, "payout_reversed")
        self._show_notes(tuple(part.reversal for part in run.lines if part.reversal and part.reversal not in before))

    def _failed(self, error: Exception) -> None:
        self._announcer.failed(error)
        self._refresh()


def _part(run: PayoutRun, family: str) -> PayoutLine | None:
    return next((one for one in run.lines if one.line.family == family), None)
