"""Orders of the online store become sales and refunds in its book; the same file again adds nothing.

Asked to review, it says what it would do and writes nothing; asked to do it, it does exactly that, in one transaction.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.errors import OutOfRange
from pos.domain.facts import Payment, Refund, Sale
from pos.domain.limits import AMOUNT_MINOR_MAX, NAME_CHARACTERS_MAX, PRICE_MINOR_MAX, QUANTITY_MAX
from pos.domain.own_books import BookKind
from pos.domain.rights import Act, require
from pos.domain.store_matching import Goods, match_products
from pos.domain.store_orders import (
    ORDER_CHARACTERS_MAX,
    ORDER_LINES_MAX,
    ORDERS_MAX,
    WANT_A_LOOK,
    OrderReview,
    OrderState,
    OrderStep,
)
from pos.domain.store_planning import Planned, Rules, Taken, plan_order
from pos.domain.text import clean
from pos.register.bodies import recorded
from pos.register.catalogue import families_of, items_of
from pos.register.office_journal import bazaar_of
from pos.register.own_books import own_id, receipts_of, require_book

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.store_orders import OrderFile, StoreOrder
    from pos.register.database import Database
    from pos.register.own_books import BookPen, OwnBooks

REASON = {OrderState.CANCELLED: "order cancelled", OrderState.REFUNDED: "order refunded"}
PART_BACK = "goods came back"


class Store:
    """The online store's orders.

    Args:
        database: where they go.
        books: writes them down.
    """

    def __init__(self, database: Database, books: OwnBooks) -> None:
        self._database = database
        self._books = books

    def review(self, by: Person, bazaar: str, device: str, file: OrderFile) -> OrderReview:
        """Say what a file of orders would add; nothing is written.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar, UnknownBook: there is none.
            OutOfRange: an amount or a count that no order can have.
        """
        require(by, Act.WRITE_BOOKS)
        require_book(device, BookKind.STORE)
        file = _sound(file)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            self._books.require(connection, plan, device)
            review, _ = _plan(connection, plan, device, file)
            return review

    def take_in(self, by: Person, bazaar: str, device: str, file: OrderFile) -> OrderReview:
        """Record what a file of orders adds.

        Raises:
            NotAllowed, UnknownBazaar, UnknownBook, OutOfRange: as `review`.
        """
        require(by, Act.WRITE_BOOKS)
        require_book(device, BookKind.STORE)
        file = _sound(file)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            pen = self._books.pen(connection, plan, device, by.code)
            review, planned = _plan(connection, plan, device, file)
            numbers = _write(pen, bazaar, by, file.orders, planned)
            rows = tuple(replace(row, receipt=numbers.get(row.number, row.receipt)) for row in review.orders)
            return replace(review, orders=rows, is_done=True)


class _Old:
    """The orders of one store that were taken in before."""

    def __init__(self, connection: Connection, bazaar: str, device: str, orders: Iterable[StoreOrder]) -> None:
        ids = {order.number: own_id(bazaar, device, order.number) for order in orders}
        self._ids = ids
        found = recorded(connection, bazaar, ids.values())
        self._sales = {identity: fact for identity, fact in found.items() if isinstance(fact, Sale)}
        self._back: dict[UUID, list[Refund]] = {}
        for _, fact in receipts_of(connection, bazaar, device, Refund.KIND) if self._sales else ():
            if isinstance(fact, Refund):
                self._back.setdefault(fact.of, []).append(fact)

    def taken(self, order: str) -> Taken | None:
        """Return what was recorded of an order; nothing where it is new."""
        sale = self._sales.get(self._ids[order])
        if sale is None:
            return None
        back: dict[int, int] = {}
        refunds = self._back.get(self._ids[order], [])
        for part in (part for refund in refunds for part in refund.lines):
            back[part.of] = back.get(part.of, 0) + part.line.quantity
        return Taken(sale=sale, back=back, back_minor=sum(refund.paid_minor for refund in refunds))


def _plan(
    connection: Connection, plan: Bazaar, device: str, file: OrderFile
) -> tuple[OrderReview, list[tuple[Planned, Taken | None]]]:
    old = _Old(connection, plan.code, device, file.orders)
    taken = [old.taken(order.number) for order in file.orders]
    new = [order for order, before in zip(file.orders, taken, strict=True) if before is None]
    sold = [order for order in new if order.state is OrderState.PAID]
    goods = Goods(items_of(connection, plan.code), families_of(connection, plan.code))
    rules = Rules(
        plan=plan,
        goods=goods,
        products=match_products(sold, goods, file.choices),
        discounts_by=file.discounts_by,
        restocked=file.restocked,
    )
    planned = [(plan_order(order, before, rules), before) for order, before in zip(file.orders, taken, strict=True)]
    return _review(rules, planned), planned


def _review(rules: Rules, planned: list[tuple[Planned, Taken | None]]) -> OrderReview:
    every = [part for part, _ in planned]
    rows = [part.row for part in every]
    before = sum(row.total_minor for (part, taken) in planned for row in [part.row] if taken is not None)
    counted = [
        row
        for part, taken in planned
        for row in [part.row]
        if taken is not None or row.step not in {OrderStep.WAITING, OrderStep.CANCELLED}
    ]
    lines = [(1, line) for part in every for line in part.lines]
    lines += [(-1, back.line) for part in every for back in part.parts]
    return OrderReview(
        products=tuple(rules.products.values()),
        orders=tuple(rows),
        file_minor=sum(row.total_minor for row in counted),
        before_minor=before,
        sales_minor=sum(row.sale_minor for row in rows),
        refunds_minor=sum(row.refund_minor for row in rows),
        families_minor=sum(sign * line.credited_minor for sign, line in lines if line.family),
        centre_minor=sum(sign * line.credited_minor for sign, line in lines if not line.family),
        open_minor=sum(
            row.total_minor
            for part, taken in planned
            for row in [part.row]
            if taken is None and row.step in WANT_A_LOOK and not row.sale_minor
        ),
        left_out_minor=sum(row.left_out_minor for row in rows),
    )


def _write(
    pen: BookPen,
    bazaar: str,
    by: Person,
    orders: tuple[StoreOrder, ...],
    planned: list[tuple[Planned, Taken | None]],
) -> dict[str, str]:
    """Write what was planned, a shift for each day; return the numbers of the sales by order."""
    days: dict[date, list[tuple[StoreOrder, Planned, Taken | None]]] = {}
    for order, (part, taken) in zip(orders, planned, strict=True):
        if part.lines or part.parts:
            days.setdefault(order.day if taken is None else pen.today, []).append((order, part, taken))
    numbers: dict[str, str] = {}
    for day, parts in sorted(days.items()):
        facts: list[tuple[Sale | Refund, UUID]] = []
        for order, part, taken in parts:
            sale = taken.sale if taken is not None else _sale(pen, day, order, part)
            identity = own_id(bazaar, pen.device, order.number)
            if taken is None:
                facts.append((sale, identity))
                numbers[order.number] = sale.number
            if part.parts:
                pieces = sum(taken.back.values()) if taken is not None else 0
                refund = _refund(pen, day, order, part, (sale, identity), by)
                facts.append((refund, own_id(bazaar, pen.device, order.number, "refund", str(pieces))))
        pen.write_shift(day, facts)
    if days:
        pen.finish()
    return numbers


def _sale(pen: BookPen, day: date, order: StoreOrder, part: Planned) -> Sale:
    return Sale(
        number=pen.next_number(),
        shift=pen.next_shift(),
        day=day,
        lines=part.lines,
        payments=_paid(order, part.charged_minor),
    )


def _refund(pen: BookPen, day: date, order: StoreOrder, part: Planned, of: tuple[Sale, UUID], by: Person) -> Refund:
    sale, identity = of
    return Refund(
        number=pen.next_number(),
        shift=pen.next_shift(),
        day=day,
        of=identity,
        of_number=sale.number,
        lines=part.parts,
        payments=_paid(order, part.back_minor),
        reason=REASON.get(order.state, PART_BACK),
        approved_by=by.code,
    )


def _paid(order: StoreOrder, amount_minor: int) -> tuple[Payment, ...]:
    paid = Payment(method=order.method, amount_minor=amount_minor, reference=order.number)
    return (paid,) if amount_minor else ()


def _sound(file: OrderFile) -> OrderFile:
    """Return a file of orders with its texts cut to what the book can hold, each order once: the last word on it.

    Raises:
        OutOfRange: an amount or a count that no order can have.
    """
    if not 1 <= len(file.orders) <= ORDERS_MAX:
        raise OutOfRange("orders", len(file.orders), 1, ORDERS_MAX)
    orders = {clean(order.number)[:ORDER_CHARACTERS_MAX]: order for order in file.orders}
    return replace(file, orders=tuple(_sound_order(number, order) for number, order in orders.items()))


def _sound_order(number: str, order: StoreOrder) -> StoreOrder:
    _within("lines", len(order.lines), 1, ORDER_LINES_MAX)
    for line in order.lines:
        _within("quantity", line.quantity, 0, QUANTITY_MAX)
        _within("quantity", line.refunded, 0, line.quantity)
        _within("amount", line.amount_minor, 0, PRICE_MINOR_MAX * QUANTITY_MAX)
        _within("price", line.amount_minor // max(line.quantity, 1), 0, PRICE_MINOR_MAX)
    amounts = (order.delivery_minor, order.fees_minor, order.discount_minor, order.total_minor, order.refunded_minor)
    for amount in amounts:
        _within("amount", amount, 0, AMOUNT_MINOR_MAX)
    lines = tuple(
        replace(line, sku=clean(line.sku)[:NAME_CHARACTERS_MAX], name=clean(line.name)[:NAME_CHARACTERS_MAX])
        for line in order.lines
    )
    return replace(order, number=number, lines=lines)


def _within(name: str, value: int, minimum: int, maximum: int) -> None:
    if not minimum <= value <= maximum:
        raise OutOfRange(name, value, minimum, maximum)
