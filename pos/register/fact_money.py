"""What a stored fact tells of money by itself: all that was paid, or what of it an item, a family or some ways of paying have.

The ledger's rows follow from the facts; what is told here is read from the facts alone, so that a road that parts from another
one leads to rows that come to its own figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import false, or_

from pos.domain.facts import LineMoved, Sale, ShiftClosed
from pos.domain.goods_facts import GoodsSent, GoodsTaken, GoodsWrittenOff
from pos.domain.postings import Account
from pos.ledger.codec import decode_kept
from pos.ledger.exact import lines_in, paid_in, receipt_in
from pos.register.bodies import holds, pair
from pos.register.reconciling import RECEIPTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection

    from pos.domain.ledger_reports import Trace

_OF_ITEMS = (*RECEIPTS, GoodsSent.KIND, GoodsTaken.KIND)  # their lines name items
ON_NO_LIST = "?"  # stands for what was sold without the code of an item


def concerned(connection: Connection, kind: str, trace: Trace) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a fact of a kind speaks of what a trace asks for; both databases look into the bytes.

    Args:
        connection: a reading one.
        kind: of the facts.
        trace: its item, its family, and its accounts as ways of paying.
    """
    if trace.item and kind in _OF_ITEMS:
        yield holds(connection, pair("item", _code(trace.item)))
    if trace.family is not None and kind != LineMoved.KIND:
        yield holds(connection, pair("family", trace.family))
    if trace.accounts and kind in RECEIPTS:
        yield or_(false(), *(holds(connection, pair("method", way)) for way in trace.accounts))


def told_by(kind: str, body: bytes, trace: Trace) -> int:
    """Return what a fact tells of what a trace asks for: taken is positive, given back is negative.

    Args:
        kind: of the fact.
        body: as stored; it has been read before.
        trace: what of its money is asked for.
    """
    if kind in RECEIPTS:
        return _of_receipt(body, trace) if kind == Sale.KIND else -_of_receipt(body, trace)
    _, fact = decode_kept(body)
    match fact:
        case ShiftClosed():
            return _of_report(fact, trace)
        case LineMoved():
            return fact.amount_minor * ((fact.to_family == trace.family) - (fact.from_family == trace.family))
        case GoodsWrittenOff():
            return fact.owed_minor
        case _:
            return 0


def _of_receipt(body: bytes, trace: Trace) -> int:
    if trace.item:
        return sum(amount for code, amount in lines_in(body) if code == _code(trace.item))
    if trace.family is not None:
        return sum(amount for family, amount in receipt_in(body).credits if family == trace.family)
    if trace.accounts:
        return _paid_by(receipt_in(body).payments, trace.accounts)
    return paid_in(body)


def _of_report(fact: ShiftClosed, trace: Trace) -> int:
    """Return what a Z-report says; it knows cash, and whatever is not."""
    if trace.told == "counted":
        return fact.counted_minor
    if trace.family is not None:
        return sum(one.amount_minor for one in fact.families if one.family == trace.family)
    if trace.accounts:
        ways = ((Account.CASH.value, fact.cash_minor), (Account.CARD.value, fact.card_minor))
        return _paid_by(ways, trace.accounts)
    return fact.takings_minor


def _paid_by(payments: Collection[tuple[str, int]], ways: tuple[str, ...]) -> int:
    return sum(amount for way, amount in payments if way in ways)


def _code(item: str) -> str:
    return "" if item == ON_NO_LIST else item
