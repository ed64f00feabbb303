"""Decisions whose cause is gone: the centre bore, kept, credited or charged something that later facts explain otherwise.

A refund's sale turns up after the centre has borne the refund; a till names what it lost of a transfer that the centre has made
up for; a number that no family had gets one; goods are received, or a price is heard of, after an adjustment for the lack of it.
The decision stays in the books, so somebody would have the money twice, or not at all: what of it has no cause any more is a row
of the list of exceptions until it is taken back, by facts that turn the decision's own around, or accepted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.exception_facts import Resolution
from pos.domain.facts import LineMoved
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.oddities import Oddity
from pos.register.borne import borne
from pos.register.odd_receipts import excess_lines, key_of, overdrawn
from pos.register.parked import parked_lines
from pos.register.short_transfers import borne_of_transfers, lacking
from pos.register.tables import FAMILY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.facts import Line, Refund, Void
    from pos.domain.oddities import ExceptionRow
    from pos.register.borne import Borne, Moving, Share

_REFUNDS = frozenset({Oddity.REFUNDED_TWICE, Oddity.REFUND_WITHOUT_SALE})
_OfLine = tuple["UUID", int, str]


def gone_causes(
    connection: Connection,
    bazaar: str,
    decisions: Collection[Borne],
    found: Collection[str],
    ids_of: Callable[[UUID], Iterable[UUID]],
) -> Iterator[ExceptionRow]:
    """Yield the decisions that have lost their cause.

    Args:
        connection: a reading one.
        bazaar: its code.
        decisions: those that moved money, as `borne` tells them.
        found: the keys of the exceptions that there are, dealt with or not, and the kinds of which not all are named.
        ids_of: what took back a sale.
    """
    _weigh(connection, bazaar, decisions, ids_of)
    for one in decisions:
        said = one.decision
        if said.act is Resolution.CORRECTED and said.about not in found and said.oddity.value not in found:
            _let_go(one.shares)
        if any(share.over for share in one.shares):
            yield one.row


def taking_back(
    connection: Connection, bazaar: str, row: ExceptionRow, reason: str, second: str, next_number: Callable[[], str]
) -> list[Moving]:
    """Return the facts that turn around what a decision's row says is without a cause."""
    decisions = borne(connection, bazaar)
    _weigh(connection, bazaar, decisions)
    (one,) = [one for one in decisions if key_of(one.row) == row.key]
    if one.decision.act is Resolution.CORRECTED:
        _let_go(one.shares)  # it stands on the list, so its cause is gone
    return [_turned(share, reason, second, next_number) for share in one.shares if share.over]


def excess_of(
    connection: Connection, bazaar: str, place: tuple[str, int, int]
) -> Iterator[tuple[Refund | Void, int, Line, int]]:
    """Yield what came back too often by a fact: the fact, the index of the sale's line, the pieces too many, and the money.

    Of the money, what the centre bears already for the same line of the sale is taken off: a refund that is heard of late can
    make others than before the ones that are too many.
    """
    found = [(over, n, line) for over, _ in overdrawn(connection, bazaar) for n, line in excess_lines(over)]
    unborne: Counter[_OfLine] = Counter()
    for over, n, line in found:
        unborne[over.fact.of, n, line.family] += line.credited_minor
    for key, shares in _by_line(borne(connection, bazaar), _REFUNDS).items():
        unborne[key] -= sum(one.standing for one in shares)
    for over, n, line in found:
        amount_minor = min(line.credited_minor, unborne[over.fact.of, n, line.family])
        if amount_minor > 0 and (over.stamp.device, over.stamp.epoch, over.stamp.seq) == place:
            yield over.fact, n, line, amount_minor


# -- inside ---------------------------------------------------------------------------------------------------------


def _weigh(
    connection: Connection,
    bazaar: str,
    decisions: Collection[Borne],
    ids_of: Callable[[UUID], Iterable[UUID]] | None = None,
) -> None:
    """Find what of write-offs is more than there is cause for; the last decision about a thing is the first to be too much."""
    refunds = _by_line(decisions, _REFUNDS)
    if refunds:
        ids = None if ids_of is None else {one for of, *_ in refunds for one in ids_of(of)}
        due: Counter[_OfLine] = Counter()
        for over, _ in overdrawn(connection, bazaar, ids):
            for n, line in excess_lines(over):
                due[over.fact.of, n, line.family] += line.credited_minor
        for key, shares in refunds.items():
            _allot(shares, due[key])
    transfers = borne_of_transfers(connection, bazaar, decisions)
    missing = lacking(connection, bazaar) if transfers else {}
    for what, shares in transfers.items():
        _allot(shares, missing.get(what, 0))
    of_numbers = [one for one in decisions if one.decision.oddity is Oddity.UNKNOWN_FAMILY]
    if of_numbers:
        known = set(connection.execute(select(FAMILY.c.number).where(FAMILY.c.bazaar == bazaar)).scalars())
        _weigh_numbers(connection, bazaar, of_numbers, known)


def _weigh_numbers(connection: Connection, bazaar: str, decisions: Iterable[Borne], known: Collection[str]) -> None:
    """Find what was kept of numbers that are a family's now, and what was assigned of their lines and came back to them since."""
    kept: dict[_OfLine, list[Share]] = {}
    assigned: dict[_OfLine, list[Share]] = {}
    for one in decisions:
        groups = assigned if one.decision.act is Resolution.ASSIGNED else kept
        for share in one.shares:
            fact = share.fact
            if isinstance(fact, LineMoved) and fact.from_family in known:
                groups.setdefault((fact.of, fact.line, fact.from_family), []).append(share)
    for shares in kept.values():
        if sum(share.standing for share in shares) != 0:
            _let_go(shares)
    lacking_of: Counter[_OfLine] = Counter()
    for line in parked_lines(connection, bazaar, sorted({family for *_, family in assigned})):
        lacking_of[line.of, line.line, line.family] -= line.amount_minor
    for key, shares in assigned.items():
        _allot(shares, sum(share.standing for share in shares) - max(lacking_of[key], 0))


def _allot(shares: list[Share], due: int) -> None:
    over = sum(share.standing for share in shares) - due
    for share in reversed(shares):
        share.over = max(min(over, share.standing), 0)
        over -= share.over


def _let_go(shares: Iterable[Share]) -> None:
    for share in shares:
        share.over = share.standing


def _by_line(decisions: Iterable[Borne], kinds: Collection[Oddity]) -> Mapping[_OfLine, list[Share]]:
    """Return what was moved by decisions about some kinds, by the sale, its line and the family."""
    found: dict[_OfLine, list[Share]] = {}
    for one in decisions:
        for share in one.shares if one.decision.oddity in kinds else ():
            if isinstance(share.fact, LineMoved):
                found.setdefault((share.fact.of, share.fact.line, share.family), []).append(share)
    return found


def _turned(share: Share, reason: str, second: str, next_number: Callable[[], str]) -> Moving:
    fact = share.fact
    if isinstance(fact, LineMoved):
        return replace(
            fact,
            from_family=fact.to_family,
            to_family=fact.from_family,
            from_rate_bp=fact.to_rate_bp,
            to_rate_bp=fact.from_rate_bp,
            amount_minor=share.over,
            reason=reason,
            approved_by=second,
        )
    if isinstance(fact, GoodsWrittenOff):
        return replace(fact, quantity=-share.over, reason=reason, approved_by=second)
    return replace(fact, number=next_number(), amount_minor=-share.over, reason=reason, approved_by=second)
