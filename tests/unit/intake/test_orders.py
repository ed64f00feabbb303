"""Files of orders are read alike, whichever store wrote them: to the last coin, in the centre's days, and no customer's name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import NotAnAmount
from pos.domain.facts import Method
from pos.domain.store_orders import DayOrder, OrderState, StoreLine, StoreOrder
from pos.intake.findings import Intake, NotADate, OrderEmpty, OtherCurrency, PriceUnknown, UnknownState
from pos.intake.order_columns import method_of, state_of
from pos.intake.order_products import Product, products_in
from pos.intake.orders import OrderIntake, read_moment, read_orders
from tests.unit.register.rehearsal import BAZAAR

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar

FILES = Path(__file__).parent / "orders"
JAM = "2000042000018"


def read(name: str, bazaar: Bazaar = BAZAAR) -> OrderIntake:
    return read_orders(FILES / f"{name}.csv", bazaar)


def by_number(intake: Intake[StoreOrder]) -> dict[str, StoreOrder]:
    return {order.number: order for order in intake.rows}


def test_woocommerce_with_a_row_for_each_product() -> None:
    orders = by_number(read("woo_rows"))
    first = orders["1021"]
    assert first.lines == (
        StoreLine(sku=JAM, name="Date jam", quantity=2, amount_minor=5_000),
        StoreLine(sku="", name="Oud oil", quantity=1, amount_minor=5_000),
    )
    assert (first.discount_minor, first.delivery_minor, first.total_minor, first.adds_up) == (
        1_000,
        2_000,
        11_000,
        True,
    )
    second = orders["1022"]
    assert (second.method, second.refunded_minor, second.lines[0].refunded) == (Method.AGENT, 2_500, 1)
    assert all(order.adds_up for order in orders.values())
    assert [order.state for order in orders.values()] == [
        *(OrderState.PAID, OrderState.PAID, OrderState.REFUNDED, OrderState.WAITING)
    ]
    assert orders["1024"].method is Method.TRANSFER
    assert not read("woo_rows").findings


def test_woocommerce_with_products_in_cells_of_their_own_and_tax_beside_the_prices() -> None:
    orders = by_number(read("woo_packed"))
    first = orders["1021"]
    assert first.day == date(2026, 11, 21)  # half past nine in the evening in London is the next day in the Gulf
    assert [(line.sku, line.amount_minor) for line in first.lines] == [(JAM, 5_000), ("", 5_000)]
    assert (first.fees_minor, first.adds_up) == (500, True)
    assert orders["1022"].state is OrderState.CANCELLED


def test_salla_with_products_in_one_cell() -> None:
    intake = read("salla")
    orders = by_number(intake)
    first = orders["2041"]
    assert first.lines == (StoreLine(sku=JAM, name="مربى التمر", quantity=2, amount_minor=5_000),)
    assert (first.total_minor, first.method, first.state) == (7_000, Method.CARD, OrderState.PAID)
    second = orders["2042"]
    assert [(line.name, line.amount_minor) for line in second.lines] == [("دهن عود", 5_000), ("مربى التمر", 2_500)]
    assert (second.method, second.adds_up) == (Method.AGENT, True)
    assert (orders["2043"].state, orders["2043"].method) == (OrderState.CANCELLED, Method.TRANSFER)
    (finding,) = intake.errors
    assert isinstance(finding.reason, PriceUnknown)


def test_zid_with_the_order_said_once_and_a_fee_for_cash() -> None:
    assert read("zid").asks_days  # all its days can be read both ways
    intake = read_orders(FILES / "zid.csv", BAZAAR, DayOrder.DAY_FIRST)
    (order,) = intake.rows
    assert order.lines[1] == StoreLine(sku="", name="Oud oil", quantity=1, amount_minor=5_000)
    assert (order.fees_minor, order.delivery_minor, order.adds_up, order.day) == (500, 2_000, True, date(2026, 9, 12))
    assert [type(finding.reason) for finding in intake.errors] == [OtherCurrency, UnknownState]


def test_the_generic_form_in_both_languages_and_digits() -> None:
    intake = read("generic")
    first, second = intake.rows
    assert first.lines == (StoreLine(sku=JAM, name="مربى التمر", quantity=2, refunded=1, amount_minor=5_000),)
    assert (first.refunded_minor, first.adds_up, second.method) == (2_500, True, Method.TRANSFER)
    assert [type(finding.reason) for finding in intake.errors] == [NotADate, NotAnAmount, OrderEmpty]


def test_no_customer_is_looked_at() -> None:
    assert "example.org" not in repr(read("woo_packed"))


@pytest.mark.parametrize(
    ("text", "offset", "day"),
    [
        ("2026-11-20 23:59:59", 240, date(2026, 11, 20)),
        ("2026-11-20T20:30:00Z", 240, date(2026, 11, 21)),
        ("2026-11-20T20:30:00.000+0300", 180, date(2026, 11, 20)),
        ("2026-11-20T01:00:00+09:00", 180, date(2026, 11, 19)),
        ("20/11/2026 07:00 م", 240, date(2026, 11, 20)),
        ("12-09-2025 | 02:58 ص", 180, date(2025, 9, 12)),
    ],
)
def test_a_day_is_the_centres_day(text: str, offset: int, day: date) -> None:
    assert read_moment(text, offset) == day


def test_words_of_stores() -> None:
    assert (state_of("wc-on-hold"), state_of("ON HOLD"), state_of("تم التوصيل")) == (
        *(OrderState.WAITING, OrderState.WAITING, OrderState.PAID),
    )
    assert state_of("lost in space") is None
    assert [method_of(text) for text in ("Apple Pay", "الدفع عند الإستلام", "BACS", "")] == [
        *(Method.CARD, Method.AGENT, Method.TRANSFER, Method.CARD)
    ]


def test_a_list_for_people_names_code_and_count() -> None:
    assert products_in("دهن عود - SKU: AB-1, مربى (SKU: 7) (Qty: ٣)")[-1] == Product(name="مربى", sku="7", quantity="3")
    assert products_in("Jam x2") == (Product(name="Jam", quantity="2"),)
    assert products_in("{broken") == (Product(name="{broken"),)


@given(st.text(max_size=60))
def test_no_cell_stops_the_reading(cell: str) -> None:
    assert all(isinstance(product, Product) for product in products_in(cell))
