"""Files of orders from an online store: WooCommerce, Salla, Zid, or the generic form, to one kind of order.

A file has one row for each product of an order, or one for each order with its products in one cell or in cells of their own.
What names and phones of customers stand in it is never looked at. An order that cannot be read whole is a finding, and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.errors import Refusal, UnreadableFile
from pos.domain.limits import NAME_CHARACTERS_MAX, QUANTITY_MAX
from pos.domain.money import CURRENCIES
from pos.domain.store_orders import ORDER_CHARACTERS_MAX, DayOrder, OrderState, StoreLine, StoreOrder
from pos.domain.text import clean, latin_digits
from pos.intake.cells import price_of, read_date, whole_of
from pos.intake.findings import (
    ColumnMissing,
    ColumnUnknown,
    Finding,
    Intake,
    NotADate,
    OrderEmpty,
    OtherCurrency,
    PriceUnknown,
    UnknownState,
    in_file_order,
)
from pos.intake.headers import read_rows
from pos.intake.layouts import said_layout
from pos.intake.order_columns import COLUMNS, LINE_ITEMS, method_of, state_of
from pos.intake.order_days import told_by, year_first
from pos.intake.order_products import Product, products_in
from pos.intake.table import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pos.domain.bazaar import Bazaar
    from pos.domain.money import Currency
    from pos.intake.reading import Reading

ORDERS = "orders"  # what the headings of such files are remembered under
FORM_CHARACTERS = 16
_ZERO_ENDING = re.compile(r"(\.\d+?)0+$")
_MOMENT = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})", re.ASCII
)
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OrderIntake(Intake[StoreOrder]):
    """What was read from one file of orders.

    Attributes:
        form: stands for its headings, by which the next export of the same store is known.
        days: how its days are written; None where nobody has said so and they can be read both ways: then no order is read.
        asks_days: whether the file itself does not tell.
        asks_columns: whether its headings do not say where everything stands that an order needs.
    """

    form: str = ""
    days: DayOrder | None = DayOrder.DAY_FIRST
    asks_days: bool = False
    asks_columns: bool = False


def read_orders(
    path: Path, bazaar: Bazaar, days: DayOrder | None = None, said: Mapping[str, Sequence[str]] | None = None
) -> OrderIntake:
    """Read a file of orders.

    Args:
        path: a CSV or XLSX file.
        bazaar: its currency and its zone.
        days: what a person says of how its days are written; what the file tells itself goes before.
        said: what persons said of the columns of files, by the marks of their headings.

    Raises:
        UnreadableFile: the file is no such table.
    """
    table = read_table(path)
    layout = said_layout(table, ORDERS, COLUMNS, said or {})
    try:
        readings, findings = read_rows(table, COLUMNS, layout)
    except UnreadableFile as refusal:
        if refusal.reason != "no_headings":
            raise
        return OrderIntake(table.file, (), (), asks_columns=True)
    intake = _read(table.file, readings, findings, bazaar, days)
    return replace(intake, asks_columns=any(isinstance(one.reason, ColumnMissing) for one in intake.findings))


def _read(
    file: str, readings: list[Reading], findings: list[Finding], bazaar: Bazaar, days: DayOrder | None
) -> OrderIntake:
    findings = [finding for finding in findings if not isinstance(finding.reason, ColumnUnknown)]
    told = told_by(reading.text("date") for reading in readings)
    form, known = _form(readings), told or days
    if known is None:
        return OrderIntake(file, (), in_file_order(findings), form, None, asks_days=bool(readings))
    desk = _Desk(bazaar, known)
    orders = []
    groups = _groups(readings)
    if readings and not groups:
        findings.append(Finding(readings[0].line, "", ColumnMissing(COLUMNS[0].title_ar, COLUMNS[0].title_en)))
    for number, group in groups:
        order = desk.order(number, group)
        found = [finding for reading in group for finding in reading.findings]
        findings += found
        if order is not None and all(finding.is_warning for finding in found):
            orders.append(order)
    return OrderIntake(file, tuple(orders), in_file_order(findings), form, known, asks_days=told is None)


def _form(readings: list[Reading]) -> str:
    """Return what stands for the headings of a file."""
    if not readings:
        return ""
    headings = "\n".join(readings[0].headings())
    return sha256(headings.encode("utf-8", "surrogatepass")).hexdigest()[:FORM_CHARACTERS]


def read_moment(text: str, offset_minutes: int, days: DayOrder = DayOrder.DAY_FIRST) -> date:
    """Read the day of a moment; one with an offset of its own is counted in the centre's zone.

    Raises:
        NotADate: there is none in it.
    """
    plain = year_first(text) if days is DayOrder.MONTH_FIRST else latin_digits(clean(text))
    moment = _MOMENT.match(plain)
    if moment is not None:
        day = read_date(moment[1])
        zone = "+00:00" if moment[4] == "Z" else moment[4]
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
        at = datetime(day.year, day.month, day.day, int(moment[2]), int(moment[3]), tzinfo=timezone(offset))
        return at.astimezone(timezone(timedelta(minutes=offset_minutes))).date()
    found = _DAY.search(plain)
    if found is None:
        raise NotADate(text)
    return read_date(found[0])


def _groups(readings: Iterable[Reading]) -> list[tuple[str, list[Reading]]]:
    """Return the rows of each order, in the order of the file; a row without a number belongs to the order above it."""
    groups: dict[str, list[Reading]] = {}
    last = ""
    for reading in readings:
        told = latin_digits(reading.text("order") or reading.text("order_id"))
        last = clean(told).lstrip("#")[:ORDER_CHARACTERS_MAX] or last
        if last:
            groups.setdefault(last, []).append(reading)
    return list(groups.items())


@dataclass(frozen=True, slots=True)
class _Head:
    """What an order says of itself as a whole."""

    day: date | None
    state: OrderState
    delivery: int
    fees: int
    tax: int
    discount: int
    total: int
    refund: int


class _Desk:
    """Reads orders in one bazaar's currency and zone."""

    def __init__(self, bazaar: Bazaar, days: DayOrder) -> None:
        self._days = days
        self._currency: Currency = CURRENCIES[bazaar.currency]
        self._offset = bazaar.utc_offset_minutes
        self._count = _rounded(whole_of("quantity", 0, QUANTITY_MAX))

    def order(self, number: str, group: list[Reading]) -> StoreOrder | None:
        """Read one order from its rows; nothing where it cannot be read."""
        head = self._head(group)
        lines = tuple(line for reading in group for line in self._lines(reading))
        if not lines:
            group[0].refuse("name", OrderEmpty(number))
        if head.day is None or not all(reading.is_good for reading in group):
            return None
        order = StoreOrder(
            number=number,
            day=head.day,
            state=head.state,
            method=method_of(_first(group, "method").text("method")),
            lines=lines,
            delivery_minor=head.delivery,
            fees_minor=head.fees,
            discount_minor=head.discount,
            total_minor=head.total,
            refunded_minor=head.refund,
        )
        priced = self._priced(order, group[0])
        return None if priced is None else _settled(priced, head.tax)

    def _head(self, group: list[Reading]) -> _Head:
        currency = _first(group, "currency")
        told = clean(currency.text("currency")).upper()
        if told and told not in {self._currency.code, self._currency.symbol_ar.upper()}:
            currency.refuse("currency", OtherCurrency(told, self._currency.code))
        return _Head(
            day=_first(group, "date").need("date", self._day, None),
            state=_first(group, "state").take("state", _read_state, OrderState.PAID),
            delivery=self._amount(group, "delivery"),
            fees=self._amount(group, "fees"),
            tax=self._amount(group, "tax"),
            discount=self._amount(group, "discount"),
            total=self._amount(group, "total"),
            refund=self._amount(group, "refund"),
        )

    def _day(self, text: str) -> date:
        return read_moment(text, self._offset, self._days)

    def _amount(self, group: list[Reading], column: str) -> int:
        """Read an amount of the whole order, whatever sign it has; every row may repeat it, or the first one alone has it."""
        return _first(group, column).take(column, self._money, 0)

    def _money(self, text: str) -> int:
        plain = _ZERO_ENDING.sub(r"\1", latin_digits(clean(text)).replace("\u2212", "-").replace("-", ""))
        return price_of(self._currency, "amount")(plain.strip())

    def _lines(self, reading: Reading) -> tuple[StoreLine, ...]:
        packed = [reading.text(column) for column in ("products", *LINE_ITEMS) if reading.text(column)]
        if packed and not reading.text("name"):
            try:
                found = [self._packed(product) for cell in packed for product in products_in(cell)]
            except Refusal as reason:
                reading.refuse("products", reason)
                return ()
            return tuple(found)
        if not reading.text("name") and not reading.text("sku"):
            return ()
        return (self._line(reading),)

    def _line(self, reading: Reading) -> StoreLine:
        kept = reading.take("kept", self._count, None)
        ordered = reading.take("quantity", self._count, kept if kept is not None else 1)
        returned = reading.take("returned", self._count, max(ordered - kept, 0) if kept is not None else 0)
        price = reading.take("price", self._money, None)
        amount = reading.take("amount", self._money, price * ordered if price is not None else -1)
        sku, name = clean(reading.text("sku")), clean(reading.text("name"))
        return StoreLine(
            sku=sku[:NAME_CHARACTERS_MAX],
            name=(name or sku)[:NAME_CHARACTERS_MAX],
            quantity=ordered,
            refunded=min(returned, ordered),
            amount_minor=amount,
        )

    def _packed(self, product: Product) -> StoreLine:
        quantity = self._count(product.quantity) if product.quantity else 1
        if product.subtotal:
            amount = self._money(product.subtotal)
        else:
            amount = self._money(product.price) * quantity if product.price else -1
        return StoreLine(
            sku=clean(product.sku)[:NAME_CHARACTERS_MAX],
            name=(clean(product.name) or clean(product.sku))[:NAME_CHARACTERS_MAX],
            quantity=quantity,
            amount_minor=amount,
        )

    @staticmethod
    def _priced(order: StoreOrder, reading: Reading) -> StoreOrder | None:
        """Give an order's only product without a price what is left of the total; several of them cannot be told apart."""
        unknown = [line for line in order.lines if line.amount_minor < 0]
        if not unknown:
            return order
        known = sum(line.amount_minor for line in order.lines if line.amount_minor >= 0)
        rest = order.total_minor - order.delivery_minor - order.fees_minor + order.discount_minor - known
        if len(unknown) > 1 or rest < 0:
            reading.refuse("price", PriceUnknown())
            return None
        lines = tuple(replace(line, amount_minor=rest) if line.amount_minor < 0 else line for line in order.lines)
        return replace(order, lines=lines)


def _settled(order: StoreOrder, tax_minor: int) -> StoreOrder:
    """Let the parts of an order come to its total: by tax that is not in its prices, or by what went back already.

    Some exports tell pieces and total after refunds, some the discount twice: only what makes the order add up is done.
    """
    if order.adds_up:
        return order
    with_tax = replace(order, fees_minor=order.fees_minor + tax_minor)
    if with_tax.adds_up:
        return with_tax
    discounted = replace(order, discount_minor=0)  # the lines are told after the discount
    if discounted.adds_up:
        return discounted
    after = replace(order, total_minor=order.total_minor - order.refunded_minor, refunded_minor=0)
    return after if after.total_minor >= 0 and after.adds_up else order


def _first(group: list[Reading], column: str) -> Reading:
    """Return the first row of an order that says something in a column."""
    return next((reading for reading in group if reading.text(column)), group[0])


def _read_state(text: str) -> OrderState:
    state = state_of(text)
    if state is None:
        raise UnknownState(text)
    return state


def _rounded(read: Callable[[str], int]) -> Callable[[str], int]:
    """Read whole numbers that a program has written with a sign or as 2.0."""
    return lambda text: read(latin_digits(clean(text)).lstrip("x×").strip())
