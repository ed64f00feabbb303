"""Claims in the database: what families are owed and no run has settled yet.

A claim is a posting that `pos.domain.settlement.claims` named when its fact came in. It is settled when `paid_line` holds its
place. Sums are taken per family, kind and rate, because settling is linear in the claims of one such group; so a run over
millions of lines moves a few rows, and the domain's own `settle` still does the arithmetic.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, literal, select

from pos.domain.bazaar import PayBy
from pos.domain.office_facts import Cut, SettlementLine, Withheld
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.ledger.codec import from_document
from pos.register.extents import extents_of
from pos.register.tables import PAID_LINE, PAYOUT, PAYOUT_LINE, POSTING, SETTLED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from pos.domain.bazaar import Bazaar

APPROVED = ("approved", "paid")
LINES_KEPT_MAX = 4_000  # of a few runs
FACTS_MARKED_AT_ONCE = 50_000
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

    The first run of a bazaar has all of its claims but the few beyond the vector: one pass over the index that is in their order,
    which is what a single `GROUP BY` costs. A later run looks at what came since, journal by journal.
    """
    cuts, settled = tuple(cuts), _settled(connection, bazaar)
    if settled or _is_paid(connection, PAID_LINE.c.bazaar == bazaar):
        sums = _since(connection, bazaar, cuts, settled)
    else:
        sums = _from_the_first(connection, bazaar, cuts)
    claims: dict[str, list[Claim]] = {}
    for (family, kind, rate_bp), amount in sorted(sums.items()):
        claims.setdefault(family, []).append(Claim(family, ClaimKind(kind), amount, rate_bp))
    return claims


def withheld_of(claims: Mapping[str, list[Claim]], known: Collection[str]) -> tuple[Withheld, ...]:
    """Return what stands on accounts that no card is known of; what was moved to its family since adds up to nothing."""
    sums = ((family, sum(claim.amount_minor for claim in own)) for family, own in sorted(claims.items()))
    return tuple(
        Withheld(family=family, amount_minor=amount) for family, amount in sums if amount and family not in known
    )


def mark_settled(
    connection: Connection, bazaar: str, cuts: Iterable[Cut], payout: str, families: frozenset[str] | None
) -> None:
    """Write down every unsettled claim up to the cuts as settled by a run. None can be written down twice.

    Args:
        connection: a writing one.
        bazaar: its code.
        cuts: the run's cut-off vector.
        payout: the run's number.
        families: those in the run; None where the run has them all.
    """
    settled = _settled(connection, bazaar)
    columns = ["bazaar", "device", "epoch", "seq", "n", "payout"]
    place = [POSTING.c[name] for name in columns[:-1]]
    for cut in cuts:
        for where in _stretches(connection, bazaar, cut, settled):
            wanted = select(*place, literal(payout)).where(*where)
            if families is not None:
                wanted = wanted.where(POSTING.c.family.in_(sorted(families)))
            connection.execute(insert(PAID_LINE).from_select(columns, wanted))
        if families is None:
            _raise_settled(connection, bazaar, cut)


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


def is_settled() -> ColumnElement[bool]:
    """Return the condition that a run has settled a posting."""
    return _paid_line_of_posting().exists()


def lower_settled(connection: Connection, bazaar: str, device: str, epoch: int) -> None:
    """Forget how far a device's claims are settled, because a claim may have appeared below that."""
    mine = (SETTLED.c.bazaar == bazaar) & (SETTLED.c.device == device) & (SETTLED.c.epoch == epoch)
    connection.execute(delete(SETTLED).where(mine))


def _from_the_first(connection: Connection, bazaar: str, cuts: tuple[Cut, ...]) -> _Sums:
    """Return the sums of all claims, less those of what came after the cuts."""
    mine = (POSTING.c.bazaar == bazaar, POSTING.c.claim != "")
    found = {key: (count, amount) for key, count, amount in _sums(connection, mine)}
    reached = {(cut.device, cut.epoch): cut.seq for cut in cuts}
    for device, epoch, seq in extents_of(connection, bazaar):
        beyond = reached.get((device, epoch), 0)
        if seq <= beyond:
            continue
        place = (POSTING.c.device == device, POSTING.c.epoch == epoch, POSTING.c.seq > beyond)
        for key, count, amount in _sums(connection, (*mine, *place)):
            found[key] = (found[key][0] - count, found[key][1] - amount)
    return {key: amount for key, (count, amount) in found.items() if count}


def _since(connection: Connection, bazaar: str, cuts: tuple[Cut, ...], settled: Mapping[tuple[str, int], int]) -> _Sums:
    """Return the sums of the claims that no run has settled, from where all are."""
    sums: _Sums = {}
    for cut in cuts:
        for key, _, amount in _sums(connection, _open(connection, bazaar, cut, settled)):
            sums[key] = sums.get(key, 0) + amount
    return sums


def _sums(connection: Connection, where: Iterable[ColumnElement[bool]]) -> Iterator[tuple[_Key, int, int]]:
    """Yield for each family, kind and rate how many claims there are, and what they come to."""
    group = (POSTING.c.family, POSTING.c.claim, POSTING.c.rate_bp)
    query = select(*group, func.count(), func.sum(-POSTING.c.amount_minor)).where(*where).group_by(*group)
    for family, kind, rate_bp, count, amount in connection.execute(query):
        yield (family, kind, rate_bp), int(count), int(amount)


def _open(
    connection: Connection, bazaar: str, cut: Cut, settled: Mapping[tuple[str, int], int]
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a device's unsettled claims; where none is settled, to ask of each costs more than its sum."""
    up_to = _up_to(bazaar, cut, settled)
    return (*up_to, ~is_settled()) if _is_paid(connection, *_within(PAID_LINE, bazaar, cut, settled)) else up_to


def _stretches(
    connection: Connection, bazaar: str, cut: Cut, settled: Mapping[tuple[str, int], int]
) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Yield the conditions of a device's unsettled claims, stretch by stretch: SQLite may keep one in memory before it writes."""
    place = (cut.device, cut.epoch)
    for first in range(settled.get(place, 0), cut.seq, FACTS_MARKED_AT_ONCE):
        last = min(first + FACTS_MARKED_AT_ONCE, cut.seq)
        yield _open(connection, bazaar, replace(cut, seq=last), {place: first})


def _up_to(bazaar: str, cut: Cut, settled: Mapping[tuple[str, int], int]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a device's claims up to a cut, from where all of them are settled."""
    return (*_within(POSTING, bazaar, cut, settled), POSTING.c.claim != "")


def _is_paid(connection: Connection, *where: ColumnElement[bool]) -> bool:
    return connection.execute(select(PAID_LINE.c.payout).where(*where).limit(1)).first() is not None


def _within(
    table: Table, bazaar: str, cut: Cut, settled: Mapping[tuple[str, int], int]
) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.bazaar == bazaar,
        table.c.device == cut.device,
        table.c.epoch == cut.epoch,
        table.c.seq > settled.get((cut.device, cut.epoch), 0),
        table.c.seq <= cut.seq,
    )


def _paid_line_of_posting() -> Select[tuple[str]]:
    names = ("bazaar", "device", "epoch", "seq", "n")
    return select(PAID_LINE.c.payout).where(*(PAID_LINE.c[name] == POSTING.c[name] for name in names))


def _settled(connection: Connection, bazaar: str) -> dict[tuple[str, int], int]:
    rows = connection.execute(
        select(SETTLED.c.device, SETTLED.c.epoch, SETTLED.c.seq).where(SETTLED.c.bazaar == bazaar)
    )
    return {(device, epoch): seq for device, epoch, seq in rows}


def _raise_settled(connection: Connection, bazaar: str, cut: Cut) -> None:
    lower_settled(connection, bazaar, cut.device, cut.epoch)
    row = {"bazaar": bazaar, "device": cut.device, "epoch": cut.epoch, "seq": cut.seq}
    connection.execute(insert(SETTLED), [row])
