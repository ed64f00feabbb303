"""Sales at a price that was no longer the item's: a till was away while the price changed.

Such a sale is in the ledger as it was sold and paid; nothing is repriced afterwards. Only items whose price ever changed are
looked at, and of those only the sales after the change.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from pos.domain.bazaar import ItemCard
from pos.domain.facts import Line, Sale
from pos.domain.list_facts import ListedLine
from pos.ledger.codec import decode, from_document
from pos.register.projecting import LISTED
from pos.register.tables import FACT, ITEM_TERM, STOCK_MOVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pos.domain.facts import Stamp

ROWS_MAX = 1_000
MS = 1_000


class Change(NamedTuple):
    """When an item got which price."""

    at_ms: int
    price_minor: int


class OldPrice(NamedTuple):
    """A line of a sale that bears a price of before.

    Attributes:
        number: of the receipt.
        n: the index of the line.
        now_minor: what the item cost by then.
    """

    stamp: Stamp
    number: str
    n: int
    line: Line
    now_minor: int


def old_prices(connection: Connection, bazaar: str) -> Iterator[OldPrice]:
    """Yield the lines that were sold at a price of before, till by till."""
    changes = _changes(connection, bazaar)
    if not changes:
        return
    sold = (
        select(STOCK_MOVE.c.device, STOCK_MOVE.c.epoch, STOCK_MOVE.c.seq)
        .where(STOCK_MOVE.c.bazaar == bazaar, STOCK_MOVE.c.item.in_(sorted(changes)))
        .distinct()
        .subquery()
    )
    query = (
        select(FACT.c.body)
        .join(sold, (FACT.c.device == sold.c.device) & (FACT.c.epoch == sold.c.epoch) & (FACT.c.seq == sold.c.seq))
        .where(FACT.c.bazaar == bazaar, FACT.c.kind == Sale.KIND)
        .order_by(FACT.c.device, FACT.c.epoch, FACT.c.seq)
    )
    found = 0
    for (body,) in connection.execute(query):
        stamp, sale = decode(bytes(body))
        if not isinstance(sale, Sale):
            continue
        at_ms = int(stamp.at.timestamp() * MS)
        for n, line in enumerate(sale.lines):
            now_minor = _price_at(changes.get(line.item, ()), at_ms)
            if now_minor is not None and now_minor != line.price_minor and found < ROWS_MAX:
                found += 1
                yield OldPrice(stamp, sale.number, n, line, now_minor)


def _changes(connection: Connection, bazaar: str) -> dict[str, tuple[Change, ...]]:
    """Return when which item changed its price; the first price is no change."""
    several = (
        select(ITEM_TERM.c.item).where(ITEM_TERM.c.bazaar == bazaar).group_by(ITEM_TERM.c.item).having(func.count() > 1)
    )
    query = (
        select(ITEM_TERM.c.item, ITEM_TERM.c.at_ms, ITEM_TERM.c.terms)
        .where(ITEM_TERM.c.bazaar == bazaar, ITEM_TERM.c.item.in_(several))
        .order_by(ITEM_TERM.c.at_ms, ITEM_TERM.c.device, ITEM_TERM.c.epoch, ITEM_TERM.c.seq, ITEM_TERM.c.n)
    )
    last: dict[str, int] = {}
    changes: dict[str, list[Change]] = {}
    for item, at_ms, text in connection.execute(query):
        price = _price_of(json.loads(text))
        if price is None:
            continue
        if last.setdefault(item, price) != price:
            changes.setdefault(item, []).append(Change(int(at_ms), price))
            last[item] = price
    return {item: tuple(one) for item, one in changes.items()}


def _price_of(terms: dict[str, Any]) -> int | None:
    """Return the price that a consignment, a repricing or the centre's list says; None where it says none."""
    if LISTED in terms:
        line: ListedLine = from_document(ListedLine, terms[LISTED])
        return None if line.off else line.price_minor
    if "code" not in terms:
        return int(terms["price"]) if "price" in terms else None
    card: ItemCard = from_document(ItemCard, terms)
    return card.price_minor


def _price_at(changes: tuple[Change, ...], at_ms: int) -> int | None:
    """Return the price since the last change before a moment; None where none had been."""
    return next((change.price_minor for change in reversed(changes) if change.at_ms <= at_ms), None)
