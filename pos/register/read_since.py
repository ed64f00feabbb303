"""What was read of a draft's stretch since it was drafted: facts that an older Amana held and could not read.

A draft's figures are frozen with its cuts, and a fact below them adds claims once it can be read. Which facts those are is noted
on the draft as they are read, in one transaction. Whoever approves it is told so only where the claims of all other facts come to
what was drafted; where they do not, the book is damaged, whatever was read.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from pos.domain.reports import PayoutState
from pos.domain.settlement import Claim, ClaimKind
from pos.ledger.codec import canonical
from pos.register.bodies import IDS_AT_ONCE
from pos.register.claiming import claim_sums
from pos.register.runs import cuts_in
from pos.register.settled import is_settled, is_within, reach_of
from pos.register.tables import PAYOUT, POSTING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.office_facts import Cut

_Spot = tuple[str, int, int]


def note_read(connection: Connection, bazaar: str, spots: Iterable[_Spot]) -> None:
    """Note on the draft that waits for its approval which facts below its cuts have been read now.

    Args:
        connection: the writing one that they are read in.
        bazaar: its code.
        spots: device, epoch and number of each fact.
    """
    mine = (PAYOUT.c.bazaar == bazaar) & (PAYOUT.c.state == PayoutState.DRAFTED.value)
    spots = tuple(spots)
    for number, cuts, before in connection.execute(
        select(PAYOUT.c.number, PAYOUT.c.cuts, PAYOUT.c.read_since).where(mine)
    ):
        reach = reach_of(cuts_in(cuts))
        below = [list(spot) for spot in spots if spot[2] <= reach.get(spot[:2], 0)]
        if below:
            told = canonical(json.loads(before) + below).decode()
            connection.execute(update(PAYOUT).where(mine, PAYOUT.c.number == number).values(read_since=told))


def read_since(connection: Connection, bazaar: str, number: str) -> tuple[_Spot, ...]:
    """Return the facts below a run's cuts that were read after it was drafted, in the order of the journals."""
    query = select(PAYOUT.c.read_since).where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.number == number)
    told = json.loads(connection.execute(query).scalar() or "[]")
    return tuple(sorted((device, epoch, seq) for device, epoch, seq in told))


def claims_but(
    connection: Connection, bazaar: str, cuts: Iterable[Cut], spots: Collection[_Spot]
) -> dict[str, list[Claim]]:
    """Return the unsettled claims up to a cut-off vector, summed by family, kind and rate, but for those of some facts."""
    wanted = (
        POSTING.c.bazaar == bazaar,
        POSTING.c.claim != "",
        ~is_settled(),
        is_within(connection, bazaar, cuts, POSTING),
    )
    sums = {key: (count, amount) for key, count, amount in claim_sums(connection, wanted)}
    for part in _at(spots):
        for key, count, amount in claim_sums(connection, (*wanted, part)):
            sums[key] = (sums[key][0] - count, sums[key][1] - amount)
    claims: dict[str, list[Claim]] = {}
    for (family, kind, rate_bp), (count, amount) in sorted(sums.items()):
        if count:
            claims.setdefault(family, []).append(Claim(family, ClaimKind(kind), amount, rate_bp))
    return claims


def _at(spots: Collection[_Spot]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that hold at some places, each at no more of them than one statement can name."""
    for (device, epoch), own in groupby(sorted(spots), key=lambda spot: spot[:2]):
        seqs = [seq for *_, seq in own]
        for first in range(0, len(seqs), IDS_AT_ONCE):
            some = POSTING.c.seq.in_(seqs[first : first + IDS_AT_ONCE])
            yield (POSTING.c.device == device) & (POSTING.c.epoch == epoch) & some
