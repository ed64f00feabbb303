"""An order's amounts hold to the last coin, however they are split, and all of it comes back to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Bearer, Method, Sale
from pos.domain.store_matching import Goods, match_products
from pos.domain.store_orders import OrderState, OrderStep, StoreLine, StoreOrder
from pos.domain.store_planning import Rules, Taken, plan_order
from tests.builders import CAKE, JAM, a_bazaar, a_family, an_item

GOODS = Goods((an_item(JAM), an_item(CAKE)), (a_family(1),))
LINE = st.builds(
    StoreLine,
    sku=st.sampled_from((JAM, CAKE)),
    name=st.just("x"),
    quantity=st.integers(1, 20),
    amount_minor=st.integers(0, 50_000),
)


@st.composite
def orders(draw: st.DrawFn) -> StoreOrder:
    lines = tuple(draw(st.lists(LINE, min_size=1, max_size=6)))
    goods = sum(line.amount_minor for line in lines)
    order = StoreOrder(
        number="1",
        day=date(2026, 11, 20),
        state=OrderState.PAID,
        method=Method.CARD,
        lines=lines,
        delivery_minor=draw(st.integers(0, 5_000)),
        fees_minor=draw(st.integers(0, 500)),
        discount_minor=draw(st.integers(0, goods)),
        total_minor=0,
    )
    total = goods - order.discount_minor + order.delivery_minor + order.fees_minor
    return replace(order, total_minor=total)


def rules(order: StoreOrder, bearer: Bearer) -> Rules:
    products = match_products([order], GOODS, ())
    return Rules(plan=a_bazaar(), goods=GOODS, products=products, discounts_by=bearer, restocked=True)


@given(orders(), st.sampled_from(Bearer), st.data())
def test_customers_pay_exactly_the_total_and_get_exactly_it_back(
    order: StoreOrder, bearer: Bearer, data: st.DataObject
) -> None:
    planned = plan_order(order, None, rules(order, bearer))
    assert (planned.row.step, planned.charged_minor) == (OrderStep.SELL, order.total_minor)
    sale = Sale(number="W01-000001-1", shift=1, day=order.day, lines=planned.lines, payments=())
    returned = [data.draw(st.integers(0, line.quantity)) for line in order.lines]
    some = replace(order, lines=tuple(replace(line, refunded=n) for line, n in zip(order.lines, returned, strict=True)))
    part = plan_order(some, Taken(sale=sale), rules(order, bearer))
    back = {one.of: one.line.quantity for one in part.parts}
    assert back == {place: n for place, n in enumerate(returned) if n}
    taken = Taken(sale=sale, back=back, back_minor=part.back_minor)
    assert plan_order(some, taken, rules(order, bearer)).row.step is OrderStep.NOTHING
    rest = plan_order(replace(order, state=OrderState.CANCELLED), taken, rules(order, bearer))
    assert part.back_minor + rest.back_minor == order.total_minor


@given(orders())
def test_a_family_that_bears_no_discount_is_credited_what_its_goods_cost(order: StoreOrder) -> None:
    planned = plan_order(order, None, rules(order, Bearer.FAMILY))
    credited = sum(line.credited_minor for line in planned.lines if line.family)
    assert credited == order.goods_minor - order.discount_minor
