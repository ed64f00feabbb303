"""The basket: every act keeps the totals right, and what is paid is what was charged plus the rounding."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.basket import (
    Basket,
    add,
    cash_due,
    discount_basket,
    discount_line,
    part_of_line,
    pay,
    percent_of,
    remove,
    sale_lines,
    set_quantity,
)
from pos.domain.errors import (
    BelowFloor,
    CardExceedsDue,
    DiscountTooLarge,
    EmptyBasket,
    NotEnoughTendered,
    OutOfRange,
    ReasonMissing,
)
from pos.domain.facts import Bearer, Line, Method, Payment
from pos.domain.limits import (
    BASKET_LINES_MAX,
    NAME_CHARACTERS_MAX,
    PRICE_MINOR_MAX,
    QUANTITY_MAX,
    REASON_CHARACTERS_MAX,
)
from pos.domain.weighing import Unit
from tests.builders import CAKE, COFFEE, JAM, a_basket, a_basket_line, a_line, an_id
from tests.strategies import STEPS, lines

EMPTY = Basket(id=an_id())
priced_lines = st.lists(lines(price_minor_max=10_000, quantity_max=20), min_size=1, max_size=8)
totals = st.integers(0, 10**9)
steps = st.sampled_from(STEPS)


def adds_up(basket: Basket) -> bool:
    """Whether a basket's totals are those of its lines and every line is a possible one."""
    parts = [part.line for part in basket.lines]
    return (
        basket.total_minor == sum(line.gross_minor - line.discount_minor for line in parts)
        and basket.discount_minor == sum(line.discount_minor for line in parts)
        and basket.pieces == sum(line.pieces for line in parts)
        and all(line.quantity >= 1 and 0 <= line.discount_minor <= line.gross_minor for line in parts)
    )


# -- adding and taking out ------------------------------------------------------------------------------------------


def test_the_same_item_at_the_same_price_joins_its_line() -> None:
    basket = add(add(EMPTY, a_basket_line()), a_basket_line(a_line(quantity=3)))
    assert [part.line.quantity for part in basket.lines] == [5]
    assert basket.total_minor == 12_500


@pytest.mark.parametrize(
    "other",
    [
        a_line(item=CAKE),
        a_line(price_minor=2_400),
        a_line(rate_bp=1_000),
        a_line(discount_minor=100, reason="regular"),
        a_line(family="0021"),
    ],
)
def test_anything_else_is_a_line_of_its_own(other: Line) -> None:
    assert len(add(add(EMPTY, a_basket_line()), a_basket_line(other)).lines) == 2


def test_what_is_on_no_list_never_joins() -> None:
    bread = a_basket_line(a_line(item="", name="bread"))
    assert len(add(add(EMPTY, bread), bread).lines) == 2


def test_a_discounted_line_is_left_alone_by_the_next_scan() -> None:
    basket = discount_line(a_basket(), 0, 500, reason="dented lid", borne_by=Bearer.FAMILY)
    basket = add(basket, a_basket_line(a_line(quantity=1)))
    assert [(part.line.quantity, part.line.discount_minor) for part in basket.lines] == [(2, 500), (1, 0)]


def test_two_lines_with_the_same_discount_keep_it_twice() -> None:
    line = a_basket_line(a_line(discount_minor=500, reason="dented"))
    assert add(add(EMPTY, line), line).discount_minor == 1_000


@given(priced_lines)
def test_adding_keeps_the_totals(sold: list[Line]) -> None:
    basket = reduce(lambda held, line: add(held, a_basket_line(line)), sold, EMPTY)
    assert adds_up(basket)
    assert basket.total_minor == sum(line.charged_minor for line in sold)
    assert basket.pieces == sum(line.pieces for line in sold)


@given(priced_lines, st.data())
def test_a_line_taken_out_leaves_the_others_as_they_were(sold: list[Line], data: st.DataObject) -> None:
    basket = a_basket(*sold)
    index = data.draw(st.integers(0, len(sold) - 1))
    rest = [line for n, line in enumerate(sold) if n != index]
    assert [part.line for part in remove(basket, index).lines] == rest
    assert set_quantity(basket, index, 0) == remove(basket, index)


@given(lines(price_minor_max=10_000, quantity_max=50), st.integers(1, 99))
def test_a_changed_quantity_never_raises_the_discount_of_a_piece(line: Line, quantity: int) -> None:
    basket = set_quantity(a_basket(line), 0, quantity)
    changed = basket.lines[0].line
    assert adds_up(basket)
    assert changed.quantity == quantity
    assert changed.discount_minor * line.quantity <= line.discount_minor * quantity
    kept = min(
        line.discount_minor * quantity // line.quantity, changed.gross_minor
    )  # a bag's rounded worth may be less
    assert changed.discount_minor == kept


def test_acts_return_a_new_basket_and_leave_the_old_one() -> None:
    before = a_basket()
    set_quantity(before, 0, 9)
    remove(before, 0)
    assert before == a_basket()


# -- limits ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        a_line(quantity=0),
        a_line(quantity=QUANTITY_MAX + 1),
        a_line(price_minor=-1),
        a_line(price_minor=PRICE_MINOR_MAX + 1),
        a_line(item="", name="x" * (NAME_CHARACTERS_MAX + 1)),
    ],
)
def test_a_line_beyond_the_limits_is_refused(line: Line) -> None:
    with pytest.raises(OutOfRange):
        add(EMPTY, a_basket_line(line))


def test_a_line_at_the_limits_is_taken() -> None:
    name = "x" * NAME_CHARACTERS_MAX
    line = a_line(item="", quantity=QUANTITY_MAX, price_minor=PRICE_MINOR_MAX, name=name)
    assert add(EMPTY, a_basket_line(line)).total_minor == QUANTITY_MAX * PRICE_MINOR_MAX


def test_joining_lines_stays_within_the_limits() -> None:
    basket = a_basket(a_line(quantity=QUANTITY_MAX))
    with pytest.raises(OutOfRange):
        add(basket, a_basket_line(a_line(quantity=1)))
    with pytest.raises(OutOfRange):
        set_quantity(basket, 0, -1)


def test_a_basket_holds_so_many_lines_and_no_more() -> None:
    bread = a_line(item="", name="bread", quantity=1)
    full = a_basket(*[bread] * BASKET_LINES_MAX)
    with pytest.raises(OutOfRange) as refused:
        add(full, a_basket_line(bread))
    assert refused.value == OutOfRange("lines", BASKET_LINES_MAX + 1, 1, BASKET_LINES_MAX)


def test_a_full_basket_still_takes_one_more_of_what_is_in_it() -> None:
    bread = a_line(item="", name="bread", quantity=1)
    full = a_basket(a_line(), *[bread] * (BASKET_LINES_MAX - 1))
    assert add(full, a_basket_line(a_line(quantity=1))).lines[0].line.quantity == 3


# -- discounts ------------------------------------------------------------------------------------------------------


@given(priced_lines, st.data(), st.sampled_from(Bearer))
def test_a_basket_discount_is_spread_to_the_last_fils(sold: list[Line], data: st.DataObject, bearer: Bearer) -> None:
    basket = a_basket(*[replace(line, discount_minor=0) for line in sold], a_line())
    gross = basket.total_minor
    discount = data.draw(st.integers(0, gross))
    lower = discount_basket(basket, discount, reason="closing hour", borne_by=bearer)
    assert adds_up(lower)
    assert lower.discount_minor == discount
    assert lower.total_minor == gross - discount


def test_a_discount_replaces_the_one_before() -> None:
    basket = discount_line(a_basket(), 0, 900, reason="a", borne_by=Bearer.CENTRE, approved_by="L1")
    assert discount_line(basket, 0, 300, reason="b", borne_by=Bearer.FAMILY).discount_minor == 300


def test_no_discount_leaves_no_trace() -> None:
    basket = discount_line(a_basket(), 0, 900, reason="a", borne_by=Bearer.CENTRE, approved_by="L1")
    assert discount_line(basket, 0, 0, reason="", borne_by=Bearer.CENTRE) == a_basket()


def test_a_quantity_too_small_for_its_discount_leaves_no_trace_of_it() -> None:
    basket = discount_line(a_basket(), 0, 1, reason="a", borne_by=Bearer.CENTRE, approved_by="L1")
    assert set_quantity(basket, 0, 1) == a_basket(a_line(quantity=1))


@pytest.mark.parametrize("discount_minor", [-1, 5_001])
def test_a_discount_lies_between_nothing_and_the_price(discount_minor: int) -> None:
    with pytest.raises(DiscountTooLarge):
        discount_line(a_basket(), 0, discount_minor, reason="a", borne_by=Bearer.FAMILY)
    with pytest.raises(DiscountTooLarge):
        discount_basket(a_basket(), discount_minor, reason="a", borne_by=Bearer.FAMILY)


def test_an_empty_basket_has_nothing_to_take_off() -> None:
    with pytest.raises(DiscountTooLarge):
        discount_basket(EMPTY, 0, reason="a", borne_by=Bearer.FAMILY)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_discount_needs_a_reason(reason: str) -> None:
    with pytest.raises(ReasonMissing):
        discount_line(a_basket(), 0, 1, reason=reason, borne_by=Bearer.FAMILY)


def test_a_reason_has_a_limit() -> None:
    with pytest.raises(OutOfRange):
        discount_line(a_basket(), 0, 1, reason="x" * (REASON_CHARACTERS_MAX + 1), borne_by=Bearer.FAMILY)


class TestTheFamilysFloor:
    basket = Basket(id=an_id(), lines=(a_basket_line(floor_minor=2_000),))  # two jars at 25.00, floor 20.00

    def test_it_may_be_reached(self) -> None:
        assert discount_line(self.basket, 0, 1_000, reason="a", borne_by=Bearer.FAMILY).total_minor == 4_000

    def test_it_is_not_crossed_alone(self) -> None:
        with pytest.raises(BelowFloor) as refused:
            discount_line(self.basket, 0, 1_001, reason="a", borne_by=Bearer.FAMILY)
        assert refused.value == BelowFloor(JAM, 2_000, 1_999)

    def test_it_is_not_crossed_by_a_basket_discount_either(self) -> None:
        with pytest.raises(BelowFloor):
            discount_basket(self.basket, 1_001, reason="a", borne_by=Bearer.FAMILY)

    def test_a_shift_lead_may_cross_it(self) -> None:
        lower = discount_line(self.basket, 0, 1_500, reason="a", borne_by=Bearer.FAMILY, approved_by="L1")
        assert lower.lines[0].line.approved_by == "L1"

    def test_a_promotion_of_the_centre_does_not_touch_it(self) -> None:
        lower = discount_line(self.basket, 0, 4_000, reason="a", borne_by=Bearer.CENTRE)
        assert lower.lines[0].line.credited_minor == 5_000

    @given(st.integers(0, 1_000), st.integers(1, 99))
    def test_another_quantity_does_not_cross_it(self, discount: int, quantity: int) -> None:
        lower = discount_line(self.basket, 0, discount, reason="a", borne_by=Bearer.FAMILY)
        assert set_quantity(lower, 0, quantity).total_minor >= 2_000 * quantity


def test_a_percentage_is_rounded_once() -> None:
    assert percent_of(735, 1_000) == 74
    assert percent_of(12_345, 0) == 0


# -- paying ---------------------------------------------------------------------------------------------------------


@given(totals, st.data(), steps)
def test_payments_are_the_total_plus_the_rounding(total: int, data: st.DataObject, step: int) -> None:
    card = data.draw(st.sampled_from([0, total]) | st.integers(0, total))
    due = cash_due(total, card, step)
    tendered = data.draw(st.integers(due, due + 10**6))
    paid = pay(total, tendered_minor=tendered, card_minor=card, reference="7", cash_step_minor=step)
    by_method = {payment.method: payment for payment in paid.payments}
    assert len(by_method) == len(paid.payments)
    assert sum(payment.amount_minor for payment in paid.payments) == total + paid.rounding_minor
    assert paid.change_minor == tendered - due >= 0
    assert 2 * abs(paid.rounding_minor) <= step or (step == 1 and not paid.rounding_minor)
    assert all(payment.amount_minor > 0 for payment in paid.payments)
    assert (by_method[Method.CARD].amount_minor if card else 0) == card <= total
    if Method.CASH in by_method:
        cash = by_method[Method.CASH]
        assert cash.amount_minor % step == 0
        assert cash.tendered_minor in {0, tendered}


@given(totals, st.integers(1, 10**6))
def test_a_card_is_never_charged_more_than_is_due(total: int, over: int) -> None:
    with pytest.raises(CardExceedsDue):
        pay(total, card_minor=total + over)
    with pytest.raises(CardExceedsDue):
        pay(total, card_minor=-over)


@given(st.integers(13, 10**9), st.integers(1, 10**9))
def test_too_few_notes_are_refused(total: int, short: int) -> None:
    due = cash_due(total, 0, 25)
    with pytest.raises(NotEnoughTendered) as refused:
        pay(total, tendered_minor=due - short, cash_step_minor=25)
    assert refused.value == NotEnoughTendered(due, due - short)


def test_a_card_amount_is_not_rounded() -> None:
    assert pay(735, card_minor=735, reference="7", cash_step_minor=25).payments == (
        Payment(method=Method.CARD, amount_minor=735, reference="7"),
    )


def test_only_the_cash_part_is_rounded() -> None:
    paid = pay(1_735, card_minor=1_000, reference="7", tendered_minor=1_000, cash_step_minor=25)
    assert [payment.amount_minor for payment in paid.payments] == [1_000, 725]
    assert (paid.rounding_minor, paid.change_minor) == (-10, 275)


def test_exact_notes_are_not_noted_beside_the_amount() -> None:
    assert pay(5_000, tendered_minor=5_000).payments == (Payment(method=Method.CASH, amount_minor=5_000),)
    assert pay(5_000, tendered_minor=10_000).payments[0].tendered_minor == 10_000


def test_what_costs_nothing_is_paid_by_nothing() -> None:
    assert pay(0).payments == ()


def test_an_empty_basket_is_no_sale() -> None:
    with pytest.raises(EmptyBasket):
        sale_lines(EMPTY)


def test_a_sale_freezes_the_lines_of_its_basket() -> None:
    assert sale_lines(a_basket(a_line(), a_line(item=COFFEE))) == (a_line(), a_line(item=COFFEE))


# -- coming back ----------------------------------------------------------------------------------------------------


@given(lines(price_minor_max=10_000, quantity_max=60).filter(lambda line: line.unit is Unit.PIECE), st.data())
def test_parts_that_come_back_one_by_one_give_back_the_line_exactly(line: Line, data: st.DataObject) -> None:
    parts: list[Line] = []
    already = 0
    while already < line.quantity:
        quantity = data.draw(st.integers(1, line.quantity - already))
        parts.append(part_of_line(line, quantity, already))
        already += quantity
    for total in ("quantity", "gross_minor", "discount_minor", "charged_minor", "credited_minor"):
        assert sum(getattr(part, total) for part in parts) == getattr(line, total), total
    assert all(0 <= part.discount_minor <= part.gross_minor for part in parts)
    assert all(replace(part, quantity=line.quantity, discount_minor=line.discount_minor) == line for part in parts)
