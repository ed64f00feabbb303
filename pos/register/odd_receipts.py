"""What is odd about receipts: a discount below the family's floor, goods that came back twice, and tills that came in too late.

Whoever sold or gave money back has done so, and the ledger says it; here it is named for the accountant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select

from pos.domain.basket import part_of_line
from pos.domain.bazaar import ItemCard
from pos.domain.facts import Bearer, Refund, Sale, Void
from pos.domain.oddities import ExceptionRow, Oddity
from pos.domain.weighing import worth
from pos.ledger.codec import decode, from_document
from pos.register.claiming import APPROVED
from pos.register.reconciling import RECEIPTS, projected
from pos.register.runs import cuts_in
from pos.register.tables import FACT, ITEM, PAYOUT, POSTING, SEEN, is_projected, same_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.facts import Line, Stamp

ROWS_MAX = 1_000  # of one kind; more of them are one and the same trouble
IDS_AT_ONCE = 1_000  # databases bound the values in one statement
DISCOUNT = b'"discount":'


def odd_receipts(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield sales below a floor, then refunds of more than was sold, or of nothing that is here."""
    yield from _below_floor(connection, bazaar)
    yield from _undone(connection, bazaar)


def late_tills(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Yield the tills that recorded receipts before the last approved run was drafted, and sent them after its cut."""
    run = connection.execute(
        select(PAYOUT.c.number, PAYOUT.c.cuts, PAYOUT.c.drafted_at)
        .where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.state.in_(APPROVED))
        .order_by(PAYOUT.c.number.desc())
        .limit(1)
    ).one_or_none()
    if run is None:
        return
    cuts = {(cut.device, cut.epoch): cut.seq for cut in cuts_in(run.cuts)}
    places = (
        select(FACT.c.device, FACT.c.epoch, func.max(FACT.c.seq))
        .where(FACT.c.bazaar == bazaar)
        .group_by(FACT.c.device, FACT.c.epoch)
        .order_by(FACT.c.device, FACT.c.epoch)
    )
    for device, epoch, last in connection.execute(places).all():
        seq = cuts.get((device, epoch), 0)
        if last > seq:
            beyond = (FACT.c.device == device) & (FACT.c.epoch == epoch) & (FACT.c.seq > seq)
            yield from _late(connection, bazaar, beyond & (FACT.c.at <= run.drafted_at), device, run.number)


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


def _below_floor(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    floors = _floors(connection, bazaar)
    query = (
        select(FACT.c.body)
        .join(SEEN, is_projected())
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == Sale.KIND, holds(connection, DISCOUNT))
        .order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
    )
    found = 0
    for (body,) in connection.execute(query) if floors else ():
        stamp, sale = decode(bytes(body))
        assert isinstance(sale, Sale), "only sales were asked for"  # noqa: S101 - a bug, not an input
        for line in sale.lines:
            least = worth(line.quantity, floors.get(line.item, 0), line.unit)
            if (
                line.borne_by is Bearer.FAMILY
                and line.discount_minor
                and line.charged_minor < least
                and found < ROWS_MAX
            ):
                found += 1
                yield odd_row(
                    Oddity.BELOW_FLOOR,
                    **place_of(stamp),
                    subject=line.item,
                    count=line.quantity,
                    amount_minor=line.charged_minor - least,
                    detail=sale.number,
                    family=line.family,
                )


def _floors(connection: Connection, bazaar: str) -> dict[str, int]:
    """Return the least price of each item that has one."""
    cards: Iterator[ItemCard] = (
        from_document(ItemCard, json.loads(card))
        for card in connection.execute(select(ITEM.c.card).where(ITEM.c.bazaar == bazaar)).scalars()
    )
    return {card.code: card.floor_minor for card in cards if card.floor_minor}


def holds(connection: Connection, part: bytes) -> ColumnElement[bool]:
    """Return the condition that a fact's body holds some bytes; both databases look into them."""
    sought = literal(part)
    if connection.dialect.name == "sqlite":
        return func.instr(FACT.c.body, sought) > 0
    return func.position(sought.op("IN")(FACT.c.body)) > 0


def _undone(connection: Connection, bazaar: str) -> Iterator[ExceptionRow]:
    """Compare what came back with what was sold, line by line; a sale that is not here yet is named until it comes."""
    for over, is_sold in overdrawn(connection, bazaar):
        stamp, fact = over.stamp, over.fact
        yield odd_row(
            Oddity.REFUNDED_TWICE if is_sold else Oddity.REFUND_WITHOUT_SALE,
            **place_of(stamp),
            subject=fact.of_number,
            count=sum(pieces for _, pieces in over.parts),
            amount_minor=-fact.paid_minor,
            detail=fact.reason,
        )


@dataclass(frozen=True, slots=True)
class Overdrawn:
    """A refund or a void of more than was sold.

    Attributes:
        parts: the lines of the sale that more came back of than was left, and how many pieces more.
    """

    stamp: Stamp
    fact: Refund | Void
    parts: tuple[tuple[int, int], ...]


def overdrawn(connection: Connection, bazaar: str) -> Iterator[tuple[Overdrawn, bool]]:
    """Yield what came back beyond what was sold, and whether the sale itself is here, in the order of the journals."""
    undoings = [decode(body) for _, body in projected(connection, bazaar, Refund.KIND, Void.KIND)]
    sold = _sales(connection, bazaar, {fact.of for _, fact in undoings if isinstance(fact, Refund | Void)})
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


def excess_of(
    connection: Connection, bazaar: str, place: tuple[str, int, int]
) -> Iterator[tuple[Refund | Void, int, Line]]:
    """Yield what came back too often by the fact at a place: the fact, the index of the sale's line, and the pieces too many."""
    for over, _ in overdrawn(connection, bazaar):
        if (over.stamp.device, over.stamp.epoch, over.stamp.seq) != place:
            continue
        fact = over.fact
        lines = {part.of: part.line for part in fact.lines} if isinstance(fact, Refund) else dict(enumerate(fact.lines))
        for n, pieces in over.parts:
            yield fact, n, part_of_line(lines[n], pieces, lines[n].quantity - pieces)


def _sales(connection: Connection, bazaar: str, ids: set[UUID]) -> dict[UUID, Sale]:
    sold: dict[UUID, Sale] = {}
    wanted = sorted(ids)
    for first in range(0, len(wanted), IDS_AT_ONCE):
        some = [one.bytes for one in wanted[first : first + IDS_AT_ONCE]]
        query = (
            select(FACT.c.body)
            .join(SEEN, is_projected())
            .where(SEEN.c.bazaar == bazaar, FACT.c.bazaar == bazaar, SEEN.c.id.in_(some))
        )
        for (body,) in connection.execute(query):
            stamp, fact = decode(bytes(body))
            if isinstance(fact, Sale):
                sold[stamp.id] = fact
    return sold


def place_of(stamp: Stamp) -> dict[str, Any]:
    """Return where a fact stands, when it was recorded and by whom, as a row of the list says it."""
    return {"device": stamp.device, "epoch": stamp.epoch, "seq": stamp.seq, "at": stamp.at, "by": stamp.by}


def keyed(row: ExceptionRow) -> ExceptionRow:
    """Give a row its key: its kind, its place or its till, and what it is about."""
    place = f"{row.device}.{row.epoch}.{row.seq}" if row.seq else row.device
    return replace(row, key=f"{row.kind.value}:{place}:{row.subject}")


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
    )
