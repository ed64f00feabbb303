"""Payout runs: drafted by one person, approved by another, paid once per family.

A draft freezes a cut-off vector (`pos.register.evenings`) and what it comes to; later facts fall into the next run. Approval
writes down how far each journal is settled (`pos.register.settled`), so that the database itself refuses to settle a line twice,
and records the run in the office's journal in the same transaction. Paying a family twice gives the same voucher twice. What
undoes or holds a line is `pos.register.reversing`, what is in the cash box `pos.register.cash_box`. All arithmetic is the
domain's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, update

from pos.domain.account_errors import CollectorUnknown
from pos.domain.bazaar import PayBy
from pos.domain.collecting import ITSELF, Collector, is_named
from pos.domain.errors import (
    ReasonMissing,
    SamePerson,
    WrongPayoutState,
)
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.office_facts import PayoutApproved, PayoutCancelled, PayoutDrafted, PayoutPaid
from pos.domain.reports import PayoutState
from pos.domain.rights import Act, may, require
from pos.domain.text import clean
from pos.ledger.codec import write_time
from pos.register.bodies import acts_of
from pos.register.cash_box import require_in_box
from pos.register.drafting import (
    Room,
    fitting,
    require_agreement,
    require_as_drafted,
    require_none_open,
    work_out,
    write_run,
)
from pos.register.evenings import Evening, cuts_up_to
from pos.register.office_journal import bazaar_of, identity_within
from pos.register.reconciling import reconcile
from pos.register.reversing import line_of, mark_brought, require_payable
from pos.register.runs import (
    LINES_BYTES_MAX,
    PAYOUT_FAMILIES_MAX,
    WITHHELD_MAX,
    finish,
    lines_of,
    read_run,
    runs_of,
    set_state,
)
from pos.register.settled import mark_settled
from pos.register.tables import PAYOUT_LINE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy import BindParameter, Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.office_facts import SettlementLine
    from pos.domain.reports import PayoutRun
    from pos.register.database import Database
    from pos.register.families import Families
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class _Payment:
    """What is handed over to one family.

    Attributes:
        reference: of the bank's batch; empty where a voucher is written.
    """

    line: SettlementLine
    identity: UUID
    collector: Collector = ITSELF
    reference: str = ""


class Payouts:
    """The office's payout runs.

    Args:
        database: where they are.
        journal: where they are written down.
        surroundings: the time.
        families: who may collect for a family.
    """

    def __init__(
        self, database: Database, journal: OfficeJournal, surroundings: Surroundings, families: Families
    ) -> None:
        self._database = database
        self._journal = journal
        self._surroundings = surroundings
        self._families = families

    def runs(self, by: Person, bazaar: str) -> tuple[PayoutRun, ...]:
        """Return all runs of a bazaar, the first one first."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return runs_of(connection, bazaar)

    def run(self, by: Person, bazaar: str, number: str) -> PayoutRun:
        """Return one run.

        Raises:
            UnknownPayout: there is none of this number.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return read_run(connection, bazaar, number)

    # -- draft -------------------------------------------------------------------------------------------------

    def draft(
        self, by: Person, bazaar: str, *, identity: UUID, provisional: str = "", until: date | None = None
    ) -> PayoutRun:
        """Work out what every family is owed, and freeze it.

        Args:
            by: the first of the two persons.
            bazaar: its code.
            identity: the act's id; asked again with it, the same run comes back.
            provisional: why it is done although a till is missing, open or has gaps.
            until: the day up to whose evening it reaches; up to now without one.

        Raises:
            NotAllowed: not this person's business.
            DayNotOver, DaySettled: no run can reach up to that evening.
            PayoutOpen: another run waits for its approval.
            TillsMissing: something can be missing, and no reason is given.
            TotalsDiffer: the three roads do not agree at a till that is complete.
            NothingToPay: there is no unsettled claim; `NothingByEvening` where there is none up to that evening.
            DamagedMessage: the act's id drafted up to another end.
        """
        require(by, Act.DRAFT_PAYOUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            known = self._journal.known(connection, bazaar, identity, PayoutDrafted, until=until)
            if known is not None and isinstance(known.fact, PayoutDrafted):
                return read_run(connection, bazaar, known.fact.number)
            require_none_open(connection, bazaar)
            reason = clean(provisional)[:REASON_CHARACTERS_MAX]
            at = self._surroundings.at(plan)
            cuts = cuts_up_to(connection, bazaar, until, at.date())
            evening = None if until is None else Evening(until, cuts)
            reason = require_agreement(reconcile(connection, plan, at, evening=evening), reason)
            worked = work_out(connection, plan, cuts, until=until)
            fact = PayoutDrafted(
                number=self._journal.next_number(connection, bazaar),
                cuts=cuts,
                lines=fitting(connection, bazaar, cuts, worked, Room(PAYOUT_FAMILIES_MAX, LINES_BYTES_MAX)),
                provisional=reason,
                withheld=worked.withheld[:WITHHELD_MAX],
                until=until,
            )
            recorded = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            write_run(connection, bazaar, fact, by.code, write_time(recorded.stamp.at))
            return read_run(connection, bazaar, fact.number)

    def cancel(self, by: Person, bazaar: str, number: str, reason: str, *, identity: UUID) -> PayoutRun:
        """Give a drafted run up; its claims are free again.

        Raises:
            NotAllowed: not this person's business.
            ReasonMissing: no reason is given.
            UnknownPayout, WrongPayoutState: there is no such draft.
        """
        if not may(by, Act.APPROVE_PAYOUT):
            require(by, Act.DRAFT_PAYOUT)
        why = clean(reason)[:REASON_CHARACTERS_MAX]
        if not why:
            raise ReasonMissing
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if not self._journal.was_asked(connection, bazaar, identity, PayoutCancelled, number=number):
                _require_state(connection, bazaar, number, PayoutState.DRAFTED)
                fact = PayoutCancelled(number=number, reason=why)
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
                set_state(connection, bazaar, number, PayoutState.CANCELLED)
            return read_run(connection, bazaar, number)

    # -- approve -----------------------------------------------------------------------------------------------

    def approve(self, by: Person, bazaar: str, number: str, *, identity: UUID) -> PayoutRun:
        """Approve a drafted run: its claims are settled from now on, once and for all.

        Raises:
            NotAllowed: not this person's business.
            SamePerson: who drafted it cannot approve it.
            UnknownPayout, WrongPayoutState: there is no such draft.
            FactsReadSince: facts below its cuts could not be read when it was drafted, and were read since.
            BookDamaged: the claims are not what they were when it was drafted.
        """
        require(by, Act.APPROVE_PAYOUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if self._journal.was_asked(connection, bazaar, identity, PayoutApproved, number=number):
                return read_run(connection, bazaar, number)
            draft = _require_state(connection, bazaar, number, PayoutState.DRAFTED)
            if draft.drafted_by == by.code:
                raise SamePerson(Act.APPROVE_PAYOUT.value)
            lines = tuple(part.line for part in draft.lines)
            now = work_out(connection, plan, draft.cuts)
            require_as_drafted(connection, plan, draft, now)
            own = frozenset(line.family for line in lines)
            is_all = len(now.lines) == len(lines) and not now.withheld
            mark_settled(connection, bazaar, draft.cuts, number, frozenset() if is_all else now.claiming - own)
            mark_brought(connection, bazaar, draft.cuts, number, own)
            fact = PayoutApproved(number=number, drafted_by=draft.drafted_by, lines=lines)
            recorded = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            approved = {"approved_by": by.code, "approved_at": write_time(recorded.stamp.at)}
            set_state(connection, bazaar, number, PayoutState.APPROVED, **approved)
            return finish(connection, bazaar, number)

    # -- pay ---------------------------------------------------------------------------------------------------

    def pay(
        self,
        by: Person,
        bazaar: str,
        number: str,
        family: str,
        *,
        identity: UUID,
        collector: Collector = ITSELF,
        reference: str = "",
    ) -> PayoutRun:
        """Pay one family of an approved run. A family that was paid keeps its voucher; nothing is paid again.

        Where that was undone since, it is said: whoever asks would take the voucher that is no more for a payment.
        Whether this act paid it, now or when it was asked for before, is told by `PayoutRun.paid_by_act`.

        Args:
            by: who hands the money over.
            bazaar: its code.
            number: the run's.
            family: the family's number.
            identity: the act's id.
            collector: who took the cash.
            reference: of the bank's batch, in place of a voucher.

        Raises:
            NotAllowed: not this person's business.
            UnknownPayout, WrongPayoutState: the run is not approved.
            UnknownFamily: the run owes it nothing.
            LineReversed, LineHeld: it is undone, or not to be paid now.
            CollectorUnknown: the family named others, and no reason is given.
            BoxTooSmall: there is not so much cash.
            LeftOutWaits: a bank's reference is given, and the family has no account that a bank could credit.
            DamagedMessage: the act's id paid another family.
        """
        require(by, Act.PAY_OUT)
        taken = Collector(
            clean(collector.name)[:REASON_CHARACTERS_MAX], clean(collector.reason)[:REASON_CHARACTERS_MAX]
        )
        if taken.name and not taken.reason:
            self._require_named(by, family, taken.name)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            own = (family,)  # its line alone; thousands of others are read once, for the answer
            run = _require_state(connection, bazaar, number, PayoutState.APPROVED, PayoutState.PAID, families=own)
            part = line_of(run, family)
            said = {"number": number, "family": family}
            is_own = self._journal.was_asked(connection, bazaar, identity, PayoutPaid, **said)
            if not is_own and (part.reversal or not part.voucher):
                require_payable(number, part)
                payment = _Payment(part.line, identity, taken, _batch(part.line, reference))
                self._pay(connection, plan, number, [payment], by=by)
                is_own = True
            return replace(finish(connection, bazaar, number), paid_by_act=own if is_own else ())

    def pay_all(
        self,
        by: Person,
        bazaar: str,
        number: str,
        *,
        identity: UUID,
        pay_by: PayBy | None = None,
        reference: str = "",
    ) -> PayoutRun:
        """Pay every family of an approved run that was not paid yet, or only those who are paid one way.

        Each payment's id follows from the act's id and the family, so asking again pays nobody twice. Who is held is left out.

        Raises:
            BoxTooSmall: there is not cash enough for all of them; then nobody is paid.
            LeftOutWaits: a bank's reference is given, and some of them are in no file for a bank; then nobody is paid either.
            DamagedMessage: the act's id paid another run.
        """
        require(by, Act.PAY_OUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            run = _require_state(connection, bazaar, number, PayoutState.APPROVED, PayoutState.PAID)
            waiting = run.waiting(pay_by)
            payments = [
                _Payment(part.line, identity_within(identity, part.line.family), reference=_batch(part.line, reference))
                for part in waiting
            ]
            if payments:
                self._pay(connection, plan, number, payments, by=by)
            asked = {identity_within(identity, part.line.family) for part in run.lines if part.voucher}
            before = (fact for _, fact in acts_of(connection, bazaar, asked))
            own = {one.line.family for one in payments} | {one.family for one in before if isinstance(one, PayoutPaid)}
            return replace(finish(connection, bazaar, number), paid_by_act=tuple(sorted(own)))

    def _require_named(self, by: Person, family: str, collector: str) -> None:
        """Refuse a collector whom a family did not name, where it named anyone."""
        named = self._families.collectors(by, family)
        if named and not is_named(collector, named):
            raise CollectorUnknown(collector, family)

    def _pay(
        self, connection: Connection, bazaar: Bazaar, number: str, payments: list[_Payment], *, by: Person
    ) -> None:
        """Record payments and note their vouchers; a bank's reference stands in place of one."""
        self._families.require_accounts(connection, [one.line.family for one in payments if one.reference])
        cash = sum(one.line.paid_minor for one in payments if one.line.pay_by is PayBy.CASH)
        if cash:
            require_in_box(connection, bazaar.code, cash)
        vouchers = iter(self._journal.next_numbers(connection, bazaar.code, sum(not one.reference for one in payments)))
        facts = [
            PayoutPaid(
                number=number,
                family=one.line.family,
                amount_minor=one.line.paid_minor,
                pay_by=one.line.pay_by,
                voucher=one.reference or next(vouchers),
                collector=one.collector.name,
                collector_reason=one.collector.reason,
                from_box=one.line.pay_by is PayBy.CASH,
            )
            for one in payments
        ]
        acts = zip(facts, (one.identity for one in payments), strict=True)
        recorded = self._journal.append_all(connection, bazaar, acts, by=by.code)
        columns: dict[str, BindParameter[str]] = {
            name: bindparam(f"new_{name}") for name in ("voucher", "collector", "paid_at")
        }
        mine = lines_of(bazaar.code, number) & (PAYOUT_LINE.c.family == bindparam("of_family"))
        rows = [
            {
                "of_family": fact.family,
                "new_voucher": fact.voucher,
                "new_collector": fact.collector,
                "new_paid_at": write_time(one.stamp.at),
            }
            for fact, one in zip(facts, recorded, strict=True)
        ]
        connection.execute(update(PAYOUT_LINE).where(mine).values(columns), rows)


# -- judging --------------------------------------------------------------------------------------------------------


def _require_state(
    connection: Connection, bazaar: str, number: str, *wanted: PayoutState, families: Sequence[str] | None = None
) -> PayoutRun:
    run = read_run(connection, bazaar, number, families)
    if run.state not in wanted:
        raise WrongPayoutState(number, run.state.value)
    return run


def _batch(line: SettlementLine, reference: str) -> str:
    """Return the bank's reference of a payment; cash has a voucher in its place."""
    return clean(reference)[:REASON_CHARACTERS_MAX] if line.pay_by is PayBy.BANK else ""
