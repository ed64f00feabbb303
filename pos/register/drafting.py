"""Judging whether a run can be drafted, working it out from claims, debts and reversals, and writing its draft down."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pos.domain.account_errors import FactsReadSince, FamiliesUnknown, NothingByEvening
from pos.domain.bazaar import PayBy
from pos.domain.errors import NothingToPay, PayoutOpen, TillsMissing, TotalsDiffer
from pos.domain.reports import PayoutState
from pos.domain.troubles import BookDamaged
from pos.ledger.codec import canonical, to_document
from pos.register.catalogue import families_of
from pos.register.claiming import carried_of, open_claims, settlement_lines, withheld_of
from pos.register.database import insert_many
from pos.register.read_since import claims_but, read_since
from pos.register.reversing import open_reversals
from pos.register.runs import drafted_number
from pos.register.settled import left_out_since
from pos.register.tables import PAYOUT, PAYOUT_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.domain.office_facts import Cut, PayoutDrafted, SettlementLine, Withheld
    from pos.domain.reports import PayoutRun, Reconciliation
    from pos.domain.settlement import Claim


class Worked(NamedTuple):
    """What a run comes to.

    Attributes:
        lines: of every family that has a card.
        withheld: what waits for one.
        claiming: every family with a claim in it, even where its claims add up to nothing.
    """

    lines: tuple[SettlementLine, ...]
    withheld: tuple[Withheld, ...]
    claiming: frozenset[str]


class Room(NamedTuple):
    """What a run can hold: it is one fact.

    Attributes:
        families: how many.
        lines_bytes: of their lines, as they are written.
    """

    families: int
    lines_bytes: int

    def holds(self, lines: Sequence[SettlementLine]) -> int:
        """Return how many of some lines it holds, from the first."""
        sizes = accumulate(len(canonical(to_document(line))) + 1 for line in lines[: self.families])
        return sum(size <= self.lines_bytes for size in sizes)


# -- judging --------------------------------------------------------------------------------------------------------


def require_none_open(connection: Connection, bazaar: str) -> None:
    """Refuse while a run waits for its approval.

    Raises:
        PayoutOpen: one does.
    """
    number = drafted_number(connection, bazaar)
    if number:
        raise PayoutOpen(number)


def require_agreement(
    reconciliation: Reconciliation,
    provisional: str,
    missing: type[TillsMissing] = TillsMissing,
    differ: type[TotalsDiffer] = TotalsDiffer,
) -> str:
    """Refuse while something is missing that no reason excuses; nothing excuses totals that differ where nothing is missing.

    Returns:
        The reason that stands: none where nothing is missing, also if the last till came in while one was written.

    Raises:
        TillsMissing, TotalsDiffer: so it is.
    """
    if reconciliation.incomplete and not provisional:
        raise missing(reconciliation.incomplete)
    if not all(till.agrees for till in reconciliation.tills if till.is_complete):
        raise differ(reconciliation.z_reports_minor, reconciliation.receipts_minor, reconciliation.ledgers_minor)
    return provisional if reconciliation.incomplete else ""


# -- working out ----------------------------------------------------------------------------------------------------


def work_out(
    connection: Connection,
    bazaar: Bazaar,
    cuts: Iterable[Cut],
    every: Mapping[str, list[Claim]] | None = None,
    until: date | None = None,
) -> Worked:
    """Settle every family that has a card; what waits for one is named, and stays on the list of exceptions until then.

    Args:
        connection: a reading one.
        bazaar: its plan.
        cuts: the run's cut-off vector.
        every: the claims that are settled; all that are open up to the cuts where none are given.
        until: the day up to whose evening the cuts reach, so that a refusal can name it.

    Raises:
        FamiliesUnknown: nothing but that waits.
        NothingToPay: there is neither an unsettled claim nor a reversal.
    """
    every = open_claims(connection, bazaar.code, cuts) if every is None else every
    pay_by = {card.number: card.pay_by for card in families_of(connection, bazaar.code)}
    claims = {family: own for family, own in every.items() if family in pay_by}
    withheld = withheld_of(every, pay_by)
    undone = open_reversals(connection, bazaar.code, cuts)
    if not claims and not undone and withheld:
        raise FamiliesUnknown(tuple(one.family for one in withheld), sum(one.amount_minor for one in withheld))
    if not claims and not undone:
        raise NothingToPay if until is None else NothingByEvening(until)
    last = carried_of(connection, bazaar.code)
    carried = {family: one.line.carried_minor for family, one in last.items()}
    brought = {family: amount for family, amount in carried.items() if amount and family in pay_by}
    for family, reversals in undone.items():
        brought[family] = brought.get(family, 0) + sum(one.amount_minor for one in reversals)
    return Worked(settlement_lines(bazaar, claims, brought, pay_by), withheld, frozenset(every))


def fitting(
    connection: Connection, bazaar: str, cuts: Iterable[Cut], worked: Worked, room: Room
) -> tuple[SettlementLine, ...]:
    """Return the lines that fit into a run, by number. Who has waited longest comes first, so nobody is left out for ever.

    Before others come families whose claims an earlier run left out and those with a reversal, by the age of that paper; then
    the others with claims; last those who bring nothing but what was carried forward.

    Args:
        connection: a writing one.
        bazaar: its code.
        cuts: the run's cut-off vector.
        worked: what it comes to.
        room: what a run has.
    """
    if room.holds(worked.lines) == len(worked.lines):
        return worked.lines
    waiting = left_out_since(connection, bazaar, cuts)
    for family, reversals in open_reversals(connection, bazaar, cuts).items():
        first = reversals[0].document
        waiting[family] = min(waiting.get(family, first), first)

    def turn(line: SettlementLine) -> tuple[bool, str, bool, str]:
        has_waited = line.family in waiting
        return not has_waited, waiting.get(line.family, ""), line.family not in worked.claiming, line.family

    queue = sorted(worked.lines, key=turn)
    return tuple(sorted(queue[: room.holds(queue)], key=lambda line: line.family))


def owed(line: SettlementLine) -> SettlementLine:
    """Return what follows from the claims alone; how it is paid may be planned anew until the run is approved."""
    return replace(line, paid_minor=0, carried_minor=0, pay_by=PayBy.CASH)


def require_as_drafted(connection: Connection, bazaar: Bazaar, draft: PayoutRun, now: Worked) -> None:
    """Refuse a draft whose lines are not what they come to now.

    Raises:
        FactsReadSince: facts below its cuts could be read since, and without them it is as it was.
        BookDamaged: anything else.
    """
    if _is_as_drafted(draft, now):
        return
    spots = read_since(connection, bazaar.code, draft.number)
    but = claims_but(connection, bazaar.code, draft.cuts, spots) if spots else {}
    if spots and _is_as_drafted(draft, work_out(connection, bazaar, draft.cuts, but)):
        raise FactsReadSince(draft.number, len(spots))
    raise BookDamaged(f"the claims of {draft.number} have changed since it was drafted")


def _is_as_drafted(draft: PayoutRun, worked: Worked) -> bool:
    due = {line.family: owed(line) for line in worked.lines}
    return all(due.get(part.line.family) == owed(part.line) for part in draft.lines)


def write_run(connection: Connection, bazaar: str, fact: PayoutDrafted, drafted_by: str, drafted_at: str) -> None:
    """Write a draft into the tables that runs are read from."""
    cuts = canonical(to_document(fact.cuts)).decode()
    state = PayoutState.DRAFTED.value
    withheld = canonical(to_document(fact.withheld)).decode()
    until = "" if fact.until is None else fact.until.isoformat()
    row = (bazaar, fact.number, state, cuts, fact.provisional, drafted_by, drafted_at, "", "", withheld, "[]", until)
    insert_many(connection, PAYOUT, [row])
    written = ((line, canonical(to_document(line)).decode()) for line in fact.lines)
    lines = [(bazaar, fact.number, line.family, text, line.paid_minor, "", "", "") for line, text in written]
    insert_many(connection, PAYOUT_LINE, lines)
