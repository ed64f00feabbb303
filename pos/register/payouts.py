"""Payout runs: drafted by one person, approved by another, paid once per family.

A draft freezes a cut-off vector and what it comes to; facts that arrive later fall into the next run. Approval writes down every
claim in `paid_line`, whose key makes a second payment of the same line impossible, and records the run in the office's journal in
the same transaction. Paying a family twice gives the same voucher twice. All arithmetic is the domain's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, update

from pos.domain.account_errors import FamiliesUnknown
from pos.domain.bazaar import PayBy
from pos.domain.errors import (
    NothingToPay,
    PayoutOpen,
    ReasonMissing,
    SamePerson,
    TillsMissing,
    TotalsDiffer,
    UnknownFamily,
    WrongPayoutState,
)
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.office_facts import PayoutApproved, PayoutCancelled, PayoutDrafted, PayoutPaid
from pos.domain.reports import PayoutState
from pos.domain.rights import Act, may, require
from pos.domain.text import clean
from pos.domain.troubles import BookDamaged
from pos.ledger.codec import canonical, to_document, write_time
from pos.register.catalogue import families_of
from pos.register.claiming import (
    carried_of,
    cuts_of,
    mark_settled,
    open_claims,
    settlement_lines,
    withheld_of,
)
from pos.register.database import insert_many
from pos.register.office_journal import bazaar_of, identity_within
from pos.register.reconciling import reconcile
from pos.register.runs import PAYOUT_FAMILIES_MAX, drafted_number, lines_of, read_run, runs_of
from pos.register.tables import PAYOUT, PAYOUT_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy import BindParameter, Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.office_facts import Cut, SettlementLine, Withheld
    from pos.domain.reports import PayoutRun, Reconciliation
    from pos.register.database import Database
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
    collector: str
    reference: str


class Payouts:
    """The office's payout runs.

    Args:
        database: where they are.
        journal: where they are written down.
        surroundings: the time.
    """

    def __init__(self, database: Database, journal: OfficeJournal, surroundings: Surroundings) -> None:
        self._database = database
        self._journal = journal
        self._surroundings = surroundings

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

    def draft(self, by: Person, bazaar: str, *, identity: UUID, provisional: str = "") -> PayoutRun:
        """Work out what every family is owed, and freeze it.

        Args:
            by: the first of the two persons.
            bazaar: its code.
            identity: the act's id; asked again with it, the same run comes back.
            provisional: why it is done although a till is missing, open or has gaps.

        Raises:
            NotAllowed: not this person's business.
            PayoutOpen: another run waits for its approval.
            TillsMissing: something can be missing, and no reason is given.
            TotalsDiffer: the three roads do not agree at a till that is complete.
            NothingToPay: there is no unsettled claim.
        """
        require(by, Act.DRAFT_PAYOUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            known = self._journal.known(connection, bazaar, identity, PayoutDrafted)
            if known is not None and isinstance(known.fact, PayoutDrafted):
                return read_run(connection, bazaar, known.fact.number)
            require_none_open(connection, bazaar)
            reason = clean(provisional)[:REASON_CHARACTERS_MAX]
            require_agreement(reconcile(connection, plan, self._surroundings.at(plan)), reason)
            cuts = cuts_of(connection, bazaar)
            lines, withheld = _settle(connection, plan, cuts)
            fact = PayoutDrafted(
                number=self._journal.next_number(connection, bazaar),
                cuts=cuts,
                lines=lines[:PAYOUT_FAMILIES_MAX],
                provisional=reason,
                withheld=withheld[:PAYOUT_FAMILIES_MAX],
            )
            recorded = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            _write_run(connection, bazaar, fact, by.code, write_time(recorded.stamp.at))
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
            if self._journal.known(connection, bazaar, identity, PayoutCancelled) is None:
                _require_state(connection, bazaar, number, PayoutState.DRAFTED)
                fact = PayoutCancelled(number=number, reason=why)
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
                _set_state(connection, bazaar, number, PayoutState.CANCELLED)
            return read_run(connection, bazaar, number)

    # -- approve -----------------------------------------------------------------------------------------------

    def approve(self, by: Person, bazaar: str, number: str, *, identity: UUID) -> PayoutRun:
        """Approve a drafted run: its claims are settled from now on, once and for all.

        Raises:
            NotAllowed: not this person's business.
            SamePerson: who drafted it cannot approve it.
            UnknownPayout, WrongPayoutState: there is no such draft.
            BookDamaged: the claims are not what they were when it was drafted.
        """
        require(by, Act.APPROVE_PAYOUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if self._journal.known(connection, bazaar, identity, PayoutApproved) is not None:
                return read_run(connection, bazaar, number)
            draft = _require_state(connection, bazaar, number, PayoutState.DRAFTED)
            if draft.drafted_by == by.code:
                raise SamePerson(Act.APPROVE_PAYOUT.value)
            lines = tuple(part.line for part in draft.lines)
            now, withheld = _settle(connection, plan, draft.cuts)
            owed = {line.family: _owed(line) for line in now}
            if any(owed.get(line.family) != _owed(line) for line in lines):
                raise BookDamaged(f"the claims of {number} have changed since it was drafted")
            is_all = len(now) == len(lines) and not withheld
            families = None if is_all else frozenset(line.family for line in lines)
            mark_settled(connection, bazaar, draft.cuts, number, families)
            fact = PayoutApproved(number=number, drafted_by=draft.drafted_by, lines=lines)
            recorded = self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            approved = {"approved_by": by.code, "approved_at": write_time(recorded.stamp.at)}
            _set_state(connection, bazaar, number, PayoutState.APPROVED, **approved)
            return _finish(connection, bazaar, number)

    # -- pay ---------------------------------------------------------------------------------------------------

    def pay(
        self,
        by: Person,
        bazaar: str,
        number: str,
        family: str,
        *,
        identity: UUID,
        collector: str = "",
        reference: str = "",
    ) -> PayoutRun:
        """Pay one family of an approved run. A family that was paid keeps its voucher; nothing is paid again.

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
        """
        require(by, Act.PAY_OUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            run = _require_state(connection, bazaar, number, PayoutState.APPROVED, PayoutState.PAID)
            part = next((one for one in run.lines if one.line.family == family), None)
            if part is None or part.line.paid_minor == 0:
                raise UnknownFamily(family)
            if not part.voucher and self._journal.known(connection, bazaar, identity, PayoutPaid) is None:
                payment = _payment(part.line, identity, collector, reference)
                self._pay(connection, plan, number, [payment], by=by)
            return _finish(connection, bazaar, number)

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

        Each payment's id follows from the act's id and the family, so asking again pays nobody twice.
        """
        require(by, Act.PAY_OUT)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            run = _require_state(connection, bazaar, number, PayoutState.APPROVED, PayoutState.PAID)
            waiting = run.waiting(pay_by)
            own = (identity_within(identity, part.line.family) for part in waiting)
            payments = [_payment(part.line, one, "", reference) for part, one in zip(waiting, own, strict=True)]
            if payments:
                self._pay(connection, plan, number, payments, by=by)
            return _finish(connection, bazaar, number)

    def _pay(
        self, connection: Connection, bazaar: Bazaar, number: str, payments: list[_Payment], *, by: Person
    ) -> None:
        """Record payments and note their vouchers; a bank's reference stands in place of one."""
        vouchers = iter(self._journal.next_numbers(connection, bazaar.code, sum(not one.reference for one in payments)))
        facts = [
            PayoutPaid(
                number=number,
                family=one.line.family,
                amount_minor=one.line.paid_minor,
                pay_by=one.line.pay_by,
                voucher=one.reference or next(vouchers),
                collector=one.collector,
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


def require_none_open(connection: Connection, bazaar: str) -> None:
    """Refuse while a run waits for its approval.

    Raises:
        PayoutOpen: one does.
    """
    number = drafted_number(connection, bazaar)
    if number:
        raise PayoutOpen(number)


def require_agreement(reconciliation: Reconciliation, provisional: str) -> None:
    """Refuse while something is missing that no reason excuses; nothing excuses totals that differ where nothing is missing.

    Raises:
        TillsMissing, TotalsDiffer: so it is.
    """
    if reconciliation.incomplete and not provisional:
        raise TillsMissing(reconciliation.incomplete)
    if not all(till.agrees for till in reconciliation.tills if till.is_complete):
        raise TotalsDiffer(reconciliation.z_reports_minor, reconciliation.receipts_minor, reconciliation.ledgers_minor)


def _require_state(connection: Connection, bazaar: str, number: str, *wanted: PayoutState) -> PayoutRun:
    run = read_run(connection, bazaar, number)
    if run.state not in wanted:
        raise WrongPayoutState(number, run.state.value)
    return run


# -- working out ----------------------------------------------------------------------------------------------------


def _settle(
    connection: Connection, bazaar: Bazaar, cuts: Iterable[Cut]
) -> tuple[tuple[SettlementLine, ...], tuple[Withheld, ...]]:
    """Settle every family that has a card; what waits for one is named, and stays on the list of exceptions until then."""
    every = open_claims(connection, bazaar.code, cuts)
    pay_by = {card.number: card.pay_by for card in families_of(connection, bazaar.code)}
    claims = {family: own for family, own in every.items() if family in pay_by}
    withheld = withheld_of(every, pay_by)
    if not claims and withheld:
        raise FamiliesUnknown(tuple(one.family for one in withheld), sum(one.amount_minor for one in withheld))
    if not claims:
        raise NothingToPay
    carried = {family: last for family, last in carried_of(connection, bazaar.code).items() if family in pay_by}
    return settlement_lines(bazaar, claims, carried, pay_by), withheld


def _owed(line: SettlementLine) -> SettlementLine:
    """Return what follows from the claims alone; how it is paid may be planned anew until the run is approved."""
    return replace(line, paid_minor=0, carried_minor=0, pay_by=PayBy.CASH)


def _payment(line: SettlementLine, identity: UUID, collector: str, reference: str) -> _Payment:
    taken_by, batch = (clean(word)[:REASON_CHARACTERS_MAX] for word in (collector, reference))
    return _Payment(line, identity, taken_by, batch if line.pay_by is PayBy.BANK else "")


# -- writing --------------------------------------------------------------------------------------------------------


def _write_run(connection: Connection, bazaar: str, fact: PayoutDrafted, drafted_by: str, drafted_at: str) -> None:
    cuts = canonical(to_document(fact.cuts)).decode()
    state = PayoutState.DRAFTED.value
    withheld = canonical(to_document(fact.withheld)).decode()
    row = (bazaar, fact.number, state, cuts, fact.provisional, drafted_by, drafted_at, "", "", withheld)
    insert_many(connection, PAYOUT, [row])
    written = ((line, canonical(to_document(line)).decode()) for line in fact.lines)
    lines = [(bazaar, fact.number, line.family, text, line.paid_minor, "", "", "") for line, text in written]
    insert_many(connection, PAYOUT_LINE, lines)


def _set_state(connection: Connection, bazaar: str, number: str, state: PayoutState, **values: str) -> None:
    mine = (PAYOUT.c.bazaar == bazaar) & (PAYOUT.c.number == number)
    connection.execute(update(PAYOUT).where(mine).values(state=state.value, **values))


def _finish(connection: Connection, bazaar: str, number: str) -> PayoutRun:
    """Return an approved run; it is over when nobody waits any more."""
    run = read_run(connection, bazaar, number)
    if run.waiting():
        return run
    _set_state(connection, bazaar, number, PayoutState.PAID)
    return replace(run, state=PayoutState.PAID)
