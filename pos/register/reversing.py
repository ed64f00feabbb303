"""Undoing a family's line of a run by a numbered document, and holding one back.

What a line was to pay is brought into the family's next run, once: the reversal stands in a table whose key is the run and the
family, and the run that brings its amount in writes the place of its fact into `paid_line`, beside the claims. The claims of the
run that is undone stay settled, so a line of a sale is in one run for ever, and only money is owed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from pos.domain.account_errors import LineHeld, LineNotDue, LineReversed
from pos.domain.errors import ReasonMissing, SamePerson, UnknownFamily, WrongPayoutState
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.payout_facts import PayoutHeld, PayoutReleased, PayoutReversed
from pos.domain.reports import PayoutState
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.register.database import insert_many
from pos.register.office_journal import OFFICE, bazaar_of, identity_within
from pos.register.runs import finish, read_run
from pos.register.settled import is_brought_in, mark_brought_in
from pos.register.tables import PAYOUT_HOLD, PAYOUT_REVERSAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.domain.office_facts import Cut, Fact
    from pos.domain.payout_facts import Mistake
    from pos.domain.reports import PayoutLine, PayoutRun
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal

OPEN_RUNS = (PayoutState.APPROVED, PayoutState.PAID)


@dataclass(frozen=True, slots=True)
class OpenReversal:
    """A reversal that no run has brought in yet.

    Attributes:
        epoch, seq: the place of its fact in the office's journal.
        document: its number.
    """

    epoch: int
    seq: int
    amount_minor: int
    document: str


class Reversals:
    """What undoes, holds and releases families' lines of approved runs.

    Args:
        database: where the runs are.
        journal: where it is written down.
    """

    def __init__(self, database: Database, journal: OfficeJournal) -> None:
        self._database = database
        self._journal = journal

    def reverse(
        self,
        by: Person,
        bazaar: str,
        number: str,
        family: str = "",
        *,
        mistake: Mistake,
        approver: Person,
        identity: UUID,
    ) -> PayoutRun:
        """Undo one family's line of an approved run, or all of them.

        Args:
            by: the first of the two persons.
            bazaar: its code.
            number: the run's.
            family: the family's number; empty for every line that is not undone yet.
            mistake: what went wrong.
            approver: the second person.
            identity: the act's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not the business of one of the two.
            SamePerson: the approver must be another person.
            ReasonMissing: no reason is given.
            UnknownPayout, WrongPayoutState: the run is not approved.
            UnknownFamily: the run owes it nothing.
            LineReversed: it is undone already.
        """
        require(by, Act.DRAFT_PAYOUT)
        require(approver, Act.APPROVE_PAYOUT)
        if approver.code == by.code:
            raise SamePerson(Act.APPROVE_PAYOUT.value)
        why = _reason(mistake.reason)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            run = _open_run(connection, bazaar, number)
            payable = [part for part in _parts(run, family) if part.line.paid_minor]
            wanted = [part for part in payable if not part.reversal]
            if not payable:
                raise UnknownFamily(family)
            own = {part.line.family: identity_within(identity, part.line.family) for part in payable}
            if not wanted:
                first = payable[0]
                if all(self._journal.known(connection, bazaar, one, PayoutReversed) is None for one in own.values()):
                    raise LineReversed(number, first.line.family, first.reversal)
                return run
            papers = self._journal.next_numbers(connection, bazaar, len(wanted))
            facts = [
                PayoutReversed(
                    number=paper,
                    run=number,
                    family=part.line.family,
                    amount_minor=part.line.paid_minor,
                    pay_by=part.line.pay_by,
                    was_paid=bool(part.voucher),
                    cause=mistake.cause,
                    reason=why,
                    approved_by=approver.code,
                    reference=clean(mistake.reference)[:REASON_CHARACTERS_MAX],
                )
                for paper, part in zip(papers, wanted, strict=True)
            ]
            acts: list[tuple[Fact, UUID]] = [(fact, own[fact.family]) for fact in facts]
            recorded = self._journal.append_all(connection, plan, acts, by=by.code)
            rows = [
                (bazaar, number, fact.family, fact.number, one.stamp.epoch, one.stamp.seq, fact.amount_minor)
                for fact, one in zip(facts, recorded, strict=True)
            ]
            insert_many(connection, PAYOUT_REVERSAL, rows)
            return finish(connection, bazaar, number)

    def hold(self, by: Person, bazaar: str, number: str, family: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Hold a family's money back: it stays owed, and nobody pays it until it is released.

        Raises:
            NotAllowed, ReasonMissing, UnknownPayout, WrongPayoutState, UnknownFamily: as for a reversal.
            LineReversed, LineNotDue: it does not wait for its money.
        """
        require(by, Act.PAY_OUT)
        why = _reason(reason)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            run = _open_run(connection, bazaar, number)
            if self._journal.was_asked(connection, bazaar, identity, PayoutHeld, number=number, family=family):
                return run
            part = line_of(run, family)
            require_standing(number, part)
            if part.voucher or part.held:
                raise LineNotDue(number, family)
            fact = PayoutHeld(number=number, family=family, reason=why)
            self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            row = {"bazaar": bazaar, "number": number, "family": family, "reason": why}
            connection.execute(insert(PAYOUT_HOLD), [row])
            return read_run(connection, bazaar, number)

    def release(self, by: Person, bazaar: str, number: str, family: str, *, identity: UUID) -> PayoutRun:
        """Let a family that was held be paid again.

        Raises:
            NotAllowed, UnknownPayout, WrongPayoutState, UnknownFamily: as for a reversal.
            LineNotDue: it is not held.
        """
        require(by, Act.PAY_OUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            run = _open_run(connection, bazaar, number)
            if self._journal.was_asked(connection, bazaar, identity, PayoutReleased, number=number, family=family):
                return run
            if not line_of(run, family).held:
                raise LineNotDue(number, family)
            fact = PayoutReleased(number=number, family=family)
            self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            mine = (PAYOUT_HOLD.c.bazaar == bazaar) & (PAYOUT_HOLD.c.number == number)
            connection.execute(delete(PAYOUT_HOLD).where(mine, PAYOUT_HOLD.c.family == family))
            return read_run(connection, bazaar, number)


# -- what other rooms ask -------------------------------------------------------------------------------------------


def line_of(run: PayoutRun, family: str) -> PayoutLine:
    """Return a family's line of a run.

    Raises:
        UnknownFamily: the run owes it nothing.
    """
    part = next((one for one in run.lines if one.line.family == family), None)
    if part is None or part.line.paid_minor == 0:
        raise UnknownFamily(family)
    return part


def require_standing(number: str, part: PayoutLine) -> None:
    """Refuse what asks for a line that is undone."""
    if part.reversal:
        raise LineReversed(number, part.line.family, part.reversal)


def require_payable(number: str, part: PayoutLine) -> None:
    """Refuse to pay a line that is undone or held."""
    require_standing(number, part)
    if part.held:
        raise LineHeld(number, part.line.family, part.held)


def open_reversals(
    connection: Connection, bazaar: str, cuts: Iterable[Cut] | None = None
) -> dict[str, list[OpenReversal]]:
    """Return the reversals that no run has brought in, by family: those up to a cut-off vector, or all."""
    reach = None if cuts is None else {cut.epoch: cut.seq for cut in cuts if cut.device == OFFICE}
    query = (
        select(PAYOUT_REVERSAL)
        .where(PAYOUT_REVERSAL.c.bazaar == bazaar, ~is_brought_in(PAYOUT_REVERSAL, OFFICE))
        .order_by(PAYOUT_REVERSAL.c.epoch, PAYOUT_REVERSAL.c.seq)
    )
    found: dict[str, list[OpenReversal]] = {}
    for row in connection.execute(query):
        if reach is None or row.seq <= reach.get(row.epoch, 0):
            found.setdefault(row.family, []).append(OpenReversal(row.epoch, row.seq, row.amount_minor, row.document))
    return found


def mark_brought(
    connection: Connection, bazaar: str, cuts: Iterable[Cut], payout: str, families: frozenset[str]
) -> None:
    """Write down that a run has brought the open reversals of its families in. None can be written down twice."""
    places = [
        (OFFICE, one.epoch, one.seq)
        for family, reversals in open_reversals(connection, bazaar, cuts).items()
        if family in families
        for one in reversals
    ]
    mark_brought_in(connection, bazaar, places, payout)


# -- inside ---------------------------------------------------------------------------------------------------------


def _open_run(connection: Connection, bazaar: str, number: str) -> PayoutRun:
    run = read_run(connection, bazaar, number)
    if run.state not in OPEN_RUNS:
        raise WrongPayoutState(number, run.state.value)
    return run


def _parts(run: PayoutRun, family: str) -> tuple[PayoutLine, ...]:
    return (line_of(run, family),) if family else run.lines


def _reason(text: str) -> str:
    why = clean(text)[:REASON_CHARACTERS_MAX]
    if not why:
        raise ReasonMissing
    return why
