"""Claims in the database: what families are owed and no run has settled yet.

A claim is a posting that `pos.domain.settlement.claims` named when its fact came in; `pos.register.settled` knows which of them
are settled. Sums are taken per family, kind and rate, because settling is linear in the claims of one such group; so a run over
millions of lines moves a few rows, and the domain's own `settle` still does the arithmetic.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.bazaar import PayBy
from pos.domain.office_facts import Cut, SettlementLine, Withheld
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.ledger.codec import from_document
from pos.register.extents import extents_of
from pos.register.settled import ends_of, is_within, reach_of, waiting
from pos.register.tables import PAYOUT, PAYOUT_LINE, POSTING, same_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.bazaar import Bazaar

APPROVED = ("approved", "paid")
LINES_KEPT_MAX = 10_000  # of a few runs
GROUP = (POSTING.c.family, POSTING.c.claim, POSTING.c.rate_bp)
_Journal = tuple[str, int]
_Key = tuple[str, str, int]
_Sums = dict[_Key, int]


@dataclass(frozen=True, slots=True)
class Carried:
    """What the last approved run with a family left.

    Attributes:
        number: of that run.
        line: the family's line in it.
    """

    number: str
    line: SettlementLine


def cuts_of(connection: Connection, bazaar: str) -> tuple[Cut, ...]:
    """Return how far every device's journal reaches now, the office's own included."""
    told = extents_of(connection, bazaar)
    return tuple(Cut(device=device, epoch=epoch, seq=seq) for device, epoch, seq in told)


def open_claims(connection: Connection, bazaar: str, cuts: Iterable[Cut]) -> dict[str, list[Claim]]:
    """Return the unsettled claims up to a cut-off vector, summed by family, kind and rate.

    Where most of the ledger is open, as in a first run, it is one pass over the index that is in their order, which is what a
    single `GROUP BY` costs, less the few that are not open. Otherwise what came since the last run is looked at, journal by
    journal.
    """
    cuts, ends = tuple(cuts), ends_of(connection, bazaar)
    reached = reach_of(cuts)
    opened = sum(max(seq - ends.get(journal, 0), 0) for journal, seq in reached.items())
    held = sum(one.seq for one in extents_of(connection, bazaar))
    sums = (_from_the_whole if 2 * opened >= held else _since)(connection, bazaar, reached, ends)
    for key, amount in _left_out(connection, bazaar, cuts).items():
        sums[key] = sums.get(key, 0) + amount
    claims: dict[str, list[Claim]] = {}
    for (family, kind, rate_bp), amount in sorted(sums.items()):
        claims.setdefault(family, []).append(Claim(family, ClaimKind(kind), amount, rate_bp))
    return claims


def withheld_of(claims: Mapping[str, list[Claim]], known: Collection[str]) -> tuple[Withheld, ...]:
    """Return what stands on accounts that no card is known of; what was moved to its family since adds up to nothing."""
    return tuple(
        Withheld(family=family, amount_minor=sum(claim.amount_minor for claim in own))
        for family, own in sorted(claims.items())
        if family not in known and not _is_even(own)
    )


def settlement_lines(
    bazaar: Bazaar,
    claims: Mapping[str, list[Claim]],
    brought: Mapping[str, int],
    pay_by: Mapping[str, PayBy],
) -> tuple[SettlementLine, ...]:
    """Settle every family that has claims or something brought forward, by number.

    Args:
        bazaar: its payout step.
        claims: by family.
        brought: by family, what its last run carried and what was undone since; a family in it is settled even if they add up to
            nothing, so that both are in a run.
        pay_by: how each family is paid.
    """
    owed = set(claims) | set(brought)
    return tuple(
        settle(
            family,
            claims.get(family, ()),
            brought_minor=brought.get(family, 0),
            pay_by=pay_by.get(family, PayBy.CASH),
            payout_step_minor=bazaar.payout_step_minor,
        )
        for family in sorted(owed)
    )


def carried_of(connection: Connection, bazaar: str) -> dict[str, Carried]:
    """Return for each family its line in the last approved run that had it."""
    rows = connection.execute(
        select(PAYOUT_LINE.c.number, PAYOUT_LINE.c.family, PAYOUT_LINE.c.line)
        .join(PAYOUT, (PAYOUT.c.bazaar == PAYOUT_LINE.c.bazaar) & (PAYOUT.c.number == PAYOUT_LINE.c.number))
        .where(PAYOUT_LINE.c.bazaar == bazaar, PAYOUT.c.state.in_(APPROVED))
        .order_by(PAYOUT_LINE.c.number)
    )
    return {family: Carried(number, read_line(line)) for number, family, line in rows}


@lru_cache(maxsize=LINES_KEPT_MAX)
def read_line(text: str) -> SettlementLine:
    """Read a settlement line as it is kept; drafting, approving and showing a run read the same ones."""
    line: SettlementLine = from_document(SettlementLine, json.loads(text))
    return line


def _is_even(claims: Iterable[Claim]) -> bool:
    """Tell whether claims come to nothing at each rate; at different rates, commission is left of what adds up to nothing."""
    sums: Counter[int] = Counter()
    for claim in claims:
        sums[claim.rate_bp] += claim.amount_minor
    return not any(sums.values())


def _from_the_whole(
    connection: Connection, bazaar: str, reached: Mapping[_Journal, int], ends: Mapping[_Journal, int]
) -> _Sums:
    """Return the sums of all claims, less those of what is settled and of what came after the cuts."""
    mine = (POSTING.c.bazaar == bazaar, POSTING.c.claim != "")
    found = {key: (count, amount) for key, count, amount in claim_sums(connection, mine)}
    for device, epoch, seq in extents_of(connection, bazaar):
        last = reached.get((device, epoch), 0)
        first = min(ends.get((device, epoch), 0), last)
        journal = (POSTING.c.device == device, POSTING.c.epoch == epoch)
        apart = [POSTING.c.seq <= first] * (first > 0) + [POSTING.c.seq > last] * (seq > last)
        for part in apart:
            for key, count, amount in claim_sums(connection, (*mine, *journal, part)):
                found[key] = (found[key][0] - count, found[key][1] - amount)
    return {key: amount for key, (count, amount) in found.items() if count}


def _since(connection: Connection, bazaar: str, reached: Mapping[_Journal, int], ends: Mapping[_Journal, int]) -> _Sums:
    """Return the sums of the claims that came since each journal was settled."""
    sums: _Sums = {}
    for (device, epoch), last in reached.items():
        journal = (POSTING.c.bazaar == bazaar, POSTING.c.device == device, POSTING.c.epoch == epoch)
        since = (POSTING.c.seq > ends.get((device, epoch), 0), POSTING.c.seq <= last, POSTING.c.claim != "")
        for key, _, amount in claim_sums(connection, (*journal, *since)):
            sums[key] = sums.get(key, 0) + amount
    return sums


def _left_out(connection: Connection, bazaar: str, cuts: Iterable[Cut]) -> _Sums:
    """Return the sums of what earlier runs left out and none has settled since."""
    lines = waiting(bazaar)
    query = (
        select(*GROUP, func.sum(-POSTING.c.amount_minor)).select_from(lines).join(POSTING, same_line(POSTING, lines))
    )
    query = query.where(is_within(connection, bazaar, cuts, lines)).group_by(*GROUP)
    return {(family, kind, rate_bp): int(amount) for family, kind, rate_bp, amount in connection.execute(query)}


def claim_sums(connection: Connection, where: Iterable[ColumnElement[bool]]) -> Iterator[tuple[_Key, int, int]]:
    """Yield for each family, kind and rate how many claims there are, and what they come to."""
    query = select(*GROUP, func.count(), func.sum(-POSTING.c.amount_minor)).where(*where).group_by(*GROUP)
    for family, kind, rate_bp, count, amount in connection.execute(query):
        yield (family, kind, rate_bp), int(count), int(amount)
