"""What is odd about receipts: a discount below the family's floor, goods that came back twice, and tills that came in too late.

Whoever sold or gave money back has done so, and the ledger says it; here it is named for the accountant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, func, or_, select

from pos.domain.basket import part_of_line
from pos.domain.facts import Refund, Void
from pos.domain.oddities import ExceptionRow, Oddity
from pos.domain.weighing import Unit, worth
from pos.ledger.codec import decode
from pos.register.bodies import IDS_AT_ONCE, acts_of, sales_of
from pos.register.catalogue import items_of
from pos.register.claiming import APPROVED
from pos.register.evenings import recorded_by
from pos.register.extents import extents_of
from pos.register.reconciling import RECEIPTS, projected
from pos.register.runs import cuts_in
from pos.register.tables import FACT, PAYOUT, POSTING, same_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.facts import Line, Stamp
    from pos.register.odd_sums import OddSums

ROWS_MAX = 1_000  # of one kind; more of them are one and the same trouble


def odd_receipts(connection: Connection, bazaar: str, sums: OddSums) -> Iterator[ExceptionRow]:
    """Yield sales below a floor, then refunds of more than was sold, or of nothing that is here."""
    yield from islice(_below_floor(connection, bazaar, sums), ROWS_MAX)
    yield from _undone(sums)


def late_tills(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield the tills that recorded receipts in the time of the last approved run, and sent them after its cut."""
    run = connection.execute(
        select(PAYOUT.c.number, PAYOUT.c.cuts, PAYOUT.c.until, PAYOUT.c.drafted_at)
        .where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.state.in_(APPROVED))
        .order_by(PAYOUT.c.number.desc())
        .limit(1)
    ).one_or_none()
    if run is None:
        return
    in_time = recorded_by(connection, bazaar, run.until, run.drafted_at)
    for device, beyond in _beyond_cuts(connection, bazaar, run.cuts):
        yield from _late(connection, bazaar, beyond & in_time, device, run.number)


def came_late(connection: Connection, bazaar: str, number: str) -> ColumnElement[bool]:
    """Return the condition that a fact was recorded in the time of a run, and came after its cut; nothing without the run."""
    query = select(PAYOUT.c.cuts, PAYOUT.c.until, PAYOUT.c.drafted_at)
    run = connection.execute(query.where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.number == number)).one_or_none()
    if run is None:
        return false()
    beyond = or_(false(), *(one for _, one in _beyond_cuts(connection, bazaar, run.cuts)))
    return and_(beyond, recorded_by(connection, bazaar, run.until, run.drafted_at))


def _beyond_cuts(connection: Connection, bazaar: str, told: str) -> Iterator[tuple[str, ColumnElement[bool]]]:
    """Yield each till that went on after the cuts of a run, and the condition that a fact is one of those."""
    cuts = {(cut.device, cut.epoch): cut.seq for cut in cuts_in(told)}
    for device, epoch, last in extents_of(connection, bazaar):
        seq = cuts.get((device, epoch), 0)
        if last > seq:
            yield device, (FACT.c.device == device) & (FACT.c.epoch == epoch) & (FACT.c.seq > seq)


def _late(
    connection: Connection, bazaar: str, beyond: ColumnElement[bool], device: str, number: str
) -> Iterator[ExceptionRow]:
    query = (
        select(func.count(FACT.c.seq.distinct()), func.sum(-POSTING.c.amount_minor), func.min(FACT.c.at))
        .join(POSTING, same_place(POSTING, FACT))
        .where(FACT.c.bazaar == bazaar, beyond, POSTING.c.kind.in_(RECEIPTS), POSTING.c.claim != "")
    )
    count, amount, first = connection.execute(query).one()
    if count:
        yield odd_row(
            Oddity.LATE_TILL,
            device=device,
            at=datetime.fromisoformat(first),
            subject=number,
            count=int(count),
            amount_minor=int(amount),
        )


def _below_floor(connection: Connection, bazaar: str, sums: OddSums) -> Iterator[ExceptionRow]:
    floors = _floors(connection, bazaar, {one.line.item for one in sums.discounted})
    for stamp, number, n, line in sums.discounted:
        least = worth(line.quantity, floors.get(line.item, 0), line.unit)
        if line.charged_minor < least and not sums.is_back(stamp.id, n, line):
            yield odd_row(
                Oddity.BELOW_FLOOR,
                **place_of(stamp),
                subject=line.item,
                count=line.quantity,
                unit=line.unit,
                amount_minor=line.charged_minor - least,
                detail=number,
                family=line.family,
            )


def _floors(connection: Connection, bazaar: str, items: set[str]) -> dict[str, int]:
    """Return the least price of each of some items that has one."""
    wanted = sorted(items)
    portions = (wanted[first : first + IDS_AT_ONCE] for first in range(0, len(wanted), IDS_AT_ONCE))
    cards = (card for some in portions for card in items_of(connection, bazaar, codes=some))
    return {card.code: card.floor_minor for card in cards if card.floor_minor}


def _undone(sums: OddSums) -> Iterator[ExceptionRow]:
    """Compare what came back with what was sold, line by line; a sale that is not here yet is named until it comes."""
    for one, parts, is_sold in sums.over():
        row = odd_row(
            Oddity.REFUNDED_TWICE if is_sold else Oddity.REFUND_WITHOUT_SALE,
            **place_of(one.stamp),
            subject=one.of_number,
            count=sum(pieces for _, pieces in parts),
            amount_minor=-one.paid_minor,
            detail=one.reason,
        )
        grams = sum(quantity for n, quantity in parts if n in one.weighed)
        yield _apart(row, grams) if grams else row


def _apart(row: ExceptionRow, grams: int) -> ExceptionRow:
    """Return a row whose count has grams in it: they are its count where nothing else came back, else they stand beside it."""
    if row.count == grams:
        return replace(row, unit=Unit.GRAM)
    return replace(row, count=row.count - grams, grams=grams)


@dataclass(frozen=True, slots=True)
class Overdrawn:
    """A refund or a void of more than was sold.

    Attributes:
        parts: the lines of the sale that more came back of than was left, and how many pieces more.
    """

    stamp: Stamp
    fact: Refund | Void
    parts: tuple[tuple[int, int], ...]


def overdrawn(
    connection: Connection, bazaar: str, ids: AbstractSet[UUID] | None = None
) -> Iterator[tuple[Overdrawn, bool]]:
    """Yield what came back beyond what was sold, and whether the sale itself is here, in the order of the journals.

    Args:
        connection: a reading one.
        bazaar: its code.
        ids: of the refunds and voids that are looked at, with all of each sale; all of them where none are named.
    """
    if ids is None:
        undoings = [decode(body) for _, body in projected(connection, bazaar, Refund.KIND, Void.KIND)]
    else:
        undoings = sorted(acts_of(connection, bazaar, ids), key=lambda act: (act[0].device, act[0].epoch, act[0].seq))
    sold = sales_of(connection, bazaar, {fact.of for _, fact in undoings if isinstance(fact, Refund | Void)})
    left = {(of, n): line.quantity for of, sale in sold.items() for n, line in enumerate(sale.lines)}
    for stamp, fact in undoings:
        if not isinstance(fact, Refund | Void):
            continue
        parts = (
            [(part.of, part.line.quantity) for part in fact.lines]
            if isinstance(fact, Refund)
            else [(n, line.quantity) for n, line in enumerate(fact.lines)]
        )
        for n, quantity in parts:
            left[fact.of, n] = left.get((fact.of, n), 0) - quantity
        over = tuple((n, min(-left[fact.of, n], quantity)) for n, quantity in parts if left[fact.of, n] < 0)
        if over:
            yield Overdrawn(stamp, fact, over), fact.of in sold


def excess_lines(over: Overdrawn) -> Iterator[tuple[int, Line]]:
    """Yield the pieces too many, line by line of the sale."""
    fact = over.fact
    lines = {part.of: part.line for part in fact.lines} if isinstance(fact, Refund) else dict(enumerate(fact.lines))
    for n, pieces in over.parts:
        yield n, part_of_line(lines[n], pieces, lines[n].quantity - pieces)


def place_of(stamp: Stamp) -> dict[str, Any]:
    """Return where a fact stands, when it was recorded and by whom, as a row of the list says it."""
    return {"device": stamp.device, "epoch": stamp.epoch, "seq": stamp.seq, "at": stamp.at, "by": stamp.by}


def key_of(row: ExceptionRow) -> str:
    """Return a row's key: its kind, its place or its till, and what it is about."""
    place = f"{row.device}.{row.epoch}.{row.seq}" if row.seq else row.device
    return f"{row.kind.value}:{place}:{row.subject}"


def keyed(row: ExceptionRow) -> ExceptionRow:
    """Give a row its key."""
    return replace(row, key=key_of(row))


def odd_row(  # noqa: PLR0913 - the columns of a list, most of them empty in most rows
    kind: Oddity,
    *,
    device: str = "",
    epoch: int = 0,
    seq: int = 0,
    at: datetime | None = None,
    subject: str = "",
    count: int = 0,
    amount_minor: int = 0,
    detail: str = "",
    by: str = "",
    family: str = "",
    tills: tuple[str, ...] = (),
    unit: Unit = Unit.PIECE,
) -> ExceptionRow:
    """Return a row of the list; what is not named is empty."""
    return ExceptionRow(
        kind=kind,
        device=device,
        epoch=epoch,
        seq=seq,
        at=at,
        subject=subject,
        count=count,
        amount_minor=amount_minor,
        detail=detail,
        by=by,
        family=family,
        tills=tills,
        unit=unit,
    )
