"""Dealing with exceptions: one is taken on, assigned, accepted, corrected, written off, taken back; some with another person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.exception_facts import WITH_TWO
from pos.domain.identity import read_typed_family
from pos.domain.oddities import Resolve
from pos.ui.presenters.office_rows import KINDS, item_named
from pos.ui.presenters.second_person import SecondPerson
from pos.ui.presenters.unlisted import FamilyFinder
from pos.ui.rows.resolving import ActKind, Decision, ResolvedRow, ToResolve
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain import oddities
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, Snapshot
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.till import FamilyLook

ACTS: dict[str, ActKind] = {
    "assigned": "assigned",
    "accepted": "accepted",
    "corrected": "corrected",
    "written_off": "written_off",
    "taken_back": "taken_back",
}


class ResolvedView(Protocol):
    """What dealing with exceptions asks of the list."""

    def show_resolved(self, rows: tuple[ResolvedRow, ...]) -> None:
        """Show what was dealt with, the last first."""


class ResolveView(Protocol):
    """What dealing with exceptions asks of its sheet."""

    def ask(self, asked: ToResolve) -> None:
        """Ask what is to be done."""

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""

    def show_refusal(self, text: str) -> None:
        """Say why not, and keep what was written."""

    def question(self, decision: Decision) -> tuple[str, str]:
        """Return what a second person is asked to approve: a title, and what exactly."""


class ResolvingPresenter:
    """The acts on exceptions.

    Args:
        view: the list.
        sheet: asks what is to be done.
        room: the register.
        approval: asks the second person.
        lanes: asks the register.
        desks, session: who may do what.
        announcer, words: what was done or refused.
        refresh: asks the register anew after an act.
    """

    def __init__(
        self,
        view: ResolvedView,
        sheet: ResolveView,
        *,
        room: OfficeRoom,
        approval: ApprovalView,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        refresh: Callable[[], None],
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._room = room
        self._second_person = SecondPerson(approval, desks, announcer, words)
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._refresh = refresh
        self._finder = FamilyFinder(desks)
        self._rows: tuple[oddities.ExceptionRow, ...] = ()
        self._decision: Decision | None = None

    def show(self, snapshot: Snapshot) -> None:
        """Take what the register said."""
        self._rows = snapshot.exceptions

    def show_resolved(self, *, is_shown: bool) -> None:
        """Show what was dealt with, or what is open again."""
        if not is_shown:
            self._refresh()
            return
        self._lanes.fetch(
            lambda: self._room.desk().resolved_exceptions(),
            lambda rows: self._view.show_resolved(tuple(self._resolved(one) for one in rows)),
        )

    def ask(self, key: str) -> None:
        """Ask what is to be done about an exception."""
        row = self._row(key)
        if row is None:
            return
        asked = ToResolve(
            key=row.key,
            kind=KINDS[row.kind],
            acts=tuple(ACTS[act] for act in row.acts),
            subject=row.subject,
            till=row.device,
            amount_minor=row.amount_minor,
            family=row.family,
            needs_two=row.needs_two,
            credited_minor=row.credited_minor,
            rest_minor=row.rest_minor,
            documents=row.documents,
            item=item_named(row),
        )
        self._sheet.ask(asked)

    def look(self, typed: str) -> None:
        """Say whose number is being typed."""
        self._sheet.show_family(self._finder.look(typed))

    def take(self, key: str) -> None:
        """Take an exception on, or give it back where it is one's own."""
        row = self._row(key)
        if row is not None:
            person = "" if row.owner == self._session.by else None
            self._lanes.fetch(lambda: self._room.desk().take_exception(row.key, person), lambda _row: self._refresh())

    def decide(self, decision: Decision) -> None:
        """Do what was decided; or ask the second person whom it needs."""
        try:
            wish = _wish(decision)
        except Refusal as refusal:
            self._sheet.show_refusal(self._words.failure(refusal))
            return
        row = next((one for one in self._rows if one.key == decision.about), None)
        if row is None or not (row.needs_two or decision.act in WITH_TWO):
            self._lanes.fetch(lambda: self._room.desk().resolve(wish), self._done, self._refused)
            return
        title, words = self._sheet.question(decision)
        if self._second_person.ask(title, words, but=self._session.by):
            self._decision = decision

    def answer(self, code: str, secret: str) -> None:
        """Take the second person's secret."""
        if self._decision is None:
            return
        wish = _wish(self._decision)
        self._lanes.fetch(
            lambda: self._room.desk().resolve(wish, approver=code, approver_secret=secret),
            self._approved,
            self._second_person.failed,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _row(self, key: str) -> oddities.ExceptionRow | None:
        """Return what a row of the list is about; a till that is missing is no exception that a word could end."""
        return self._rows[int(key)] if key.isdecimal() and int(key) < len(self._rows) else None

    def _approved(self, row: oddities.ResolvedRow) -> None:
        self._decision = None
        self._second_person.close()
        self._done(row)

    def _done(self, row: oddities.ResolvedRow) -> None:
        self._announcer.tell(Saying("exception_resolved", code=row.number))
        self._refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._sheet.show_refusal(self._words.failure(error))
        else:
            self._announcer.failed(error)

    def _resolved(self, row: oddities.ResolvedRow) -> ResolvedRow:
        return ResolvedRow(
            key=f"{row.device}.{row.epoch}.{row.seq}",
            kind=KINDS[row.kind],
            act=ACTS[row.act],
            at=self._desks.zoned(row.at),
            by=self._desks.person_name(row.by),
            approved_by=self._desks.person_name(row.approved_by) if row.approved_by else None,
            reason=row.reason,
            subject=row.subject,
            till=row.till,
            amount_minor=row.amount_minor,
            item=item_named(row),
        )


def _wish(decision: Decision) -> Resolve:
    """Return what the register is asked for.

    Raises:
        UnknownFamily, WrongCheckDigit: a name was written, or the family's number was mistyped.
    """
    family = read_typed_family(decision.family) if decision.family else ""
    return Resolve(
        about=decision.about,
        act=decision.act,
        reason=decision.reason,
        family=family,
        amount_minor=decision.amount_minor,
    )
