"""What stands on accounts that are nobody's: sold under `0000`, or for a number that no family has, less what left them.

Each line is followed from its sale through its void, its refunds and its moves, at whatever till they happened; what is left
of it can be assigned to the family that made it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import and_, bindparam, func, select

from pos.domain.facts import LineMoved, Refund, Sale, Void
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.identity import CENTRE
from pos.ledger.codec import decode_kept
from pos.register.tables import FACT, FAMILY, PLACE, POSTING, SEEN, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact

FAMILIES_MAX = 1_000  # unknown ones; more of them are one and the same trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedLine:
    """One line that is credited to nobody who is known.

    Attributes:
        of, of_number, line: the sale and the index of its line.
        item: its code, where it has one.
        amount_minor: what is left of its credit; negative where more was given back than sold.
        device, epoch, seq, at, by: of the sale; of what undid it, where the sale is not here.
    """

    of: UUID
    of_number: str
    line: int
    item: str
    family: str
    rate_bp: int
    amount_minor: int
    device: str
    epoch: int
    seq: int
    at: datetime
    by: str


def unknown_families(connection: Connection, bazaar: str) -> list[str]:
    """Return the numbers that something was credited to and that no card has, `0000` among them."""
    known = set(connection.execute(select(FAMILY.c.number).where(FAMILY.c.bazaar == bazaar)).scalars())
    named = connection.execute(_NAMED, {"bazaar": bazaar}).scalars()
    return sorted({name for name in named if name is not None} - known - {CENTRE})[:FAMILIES_MAX]


def _build() -> Select[str]:
    """Leap from family to family through the index: it costs the same however many rows each of them has."""
    mine = POSTING.c.bazaar == bindparam("bazaar")
    named = select(func.min(POSTING.c.family).label("family")).where(mine).cte("named", recursive=True)
    after = select(func.min(POSTING.c.family)).where(mine, POSTING.c.family > named.c.family).scalar_subquery()
    return select(named.union_all(select(after).where(named.c.family.is_not(None))).c.family)


_NAMED = _build()


def parked_lines(connection: Connection, bazaar: str, families: list[str]) -> list[ParkedLine]:
    """Return every line that stands on one of some accounts, with what is left of it, in the order of the journals."""
    if not families:
        return []
    # Asked for each place once, or in their order, SQLite would walk through the whole ledger.
    touched = (
        select(*(POSTING.c[name] for name in PLACE))
        .where(POSTING.c.bazaar == bazaar, POSTING.c.family.in_(families), POSTING.c.claim != "")
        .subquery()
    )
    query = (
        select(FACT.c.device, FACT.c.epoch, FACT.c.seq, FACT.c.body)
        .join(touched, and_(*(FACT.c[name] == touched.c[name] for name in PLACE)))
        .join(SEEN, is_projected())
    )
    bodies = {(device, epoch, seq): body for device, epoch, seq, body in connection.execute(query)}
    found: dict[tuple[UUID, int, str, int], ParkedLine] = {}
    for _, body in sorted(bodies.items()):
        stamp, fact = decode_kept(bytes(body))
        for one in _credits(stamp, fact):
            if one.family not in families:
                continue
            key = (one.of, one.line, one.family, one.rate_bp)
            before = found.get(key)
            whole = one.amount_minor + (0 if before is None else before.amount_minor)
            told = one if before is None or isinstance(fact, Sale) else before
            found[key] = replace(told, amount_minor=whole)
    left = (line for line in found.values() if line.amount_minor)
    return sorted(left, key=lambda line: (line.device, line.epoch, line.seq, line.line, line.family))


def _credits(stamp: Stamp, fact: Fact) -> Iterator[ParkedLine]:
    """Yield what a fact credits (positive) and takes back, line by line, under the sale that it belongs to."""
    plain = ParkedLine(
        of=stamp.id,
        of_number="",
        line=0,
        item="",
        family="",
        rate_bp=0,
        amount_minor=0,
        device=stamp.device,
        epoch=stamp.epoch,
        seq=stamp.seq,
        at=stamp.at,
        by=stamp.by,
    )
    match fact:
        case Sale() | Void():
            sign = 1 if isinstance(fact, Sale) else -1
            of, number = (stamp.id, fact.number) if isinstance(fact, Sale) else (fact.of, fact.of_number)
            parts = [(n, sign, line) for n, line in enumerate(fact.lines)]
        case Refund():
            of, number = fact.of, fact.of_number
            parts = [(part.of, -1, part.line) for part in fact.lines]
        case LineMoved():
            base = replace(plain, of=fact.of, of_number=fact.of_number, line=fact.line)
            yield replace(base, family=fact.from_family, rate_bp=fact.from_rate_bp, amount_minor=-fact.amount_minor)
            yield replace(base, family=fact.to_family, rate_bp=fact.to_rate_bp, amount_minor=fact.amount_minor)
            return
        case GoodsWrittenOff():
            yield replace(plain, item=fact.item, family=fact.family, rate_bp=fact.rate_bp, amount_minor=fact.owed_minor)
            return
        case _:
            return
    for n, sign, line in parts:
        yield replace(
            plain,
            of=of,
            of_number=number,
            line=n,
            item=line.item,
            family=line.family,
            rate_bp=line.rate_bp,
            amount_minor=sign * line.credited_minor,
        )
