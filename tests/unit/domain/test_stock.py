"""Pieces: received = sold + returned + written off + still here, whatever happened and in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.goods_facts import Cause, GoodsReceived, GoodsReturned, GoodsWrittenOff, Pieces
from pos.domain.stock import Equation, Move, Way, fold_moves, moves
from tests.builders import CAKE, COFFEE, HUDA, JAM, SALMA, a_line, a_received_line, a_refund, a_sale, a_void
from tests.strategies import facts, of_kind, sales

if TYPE_CHECKING:
    from pos.domain.facts import Sale

goods = st.lists(
    st.one_of([of_kind(kind) for kind in (GoodsReceived, GoodsReturned, GoodsWrittenOff)] + [sales()]), max_size=12
)


def equations(*all_facts: Any) -> dict[str, Equation]:
    """The equation of each item after these facts."""
    return fold_moves(move for fact in all_facts for move in moves(fact))


@given(st.lists(facts(), max_size=12))
def test_the_equation_holds_for_every_item(happened: list[Any]) -> None:
    for item in equations(*happened).values():
        assert item.received == item.sold + item.returned + item.written_off + item.on_hand


@given(goods, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(happened: list[Any], dice: Any) -> None:
    shuffled = list(happened)
    dice.shuffle(shuffled)
    assert equations(*shuffled) == equations(*happened)


@given(sales())
def test_a_voided_sale_leaves_all_pieces_here(sale: Sale) -> None:
    assert all(item == Equation() for item in equations(sale, a_void(sale)).values())


def test_a_note_a_sale_and_a_note_back() -> None:
    received = GoodsReceived(
        number="", family=SALMA, rate_bp=1_500, terms="1", lines=(a_received_line(JAM, 12), a_received_line(CAKE, 30))
    )
    returned = GoodsReturned(number="", family=SALMA, lines=(Pieces(item=JAM, quantity=4),))
    sums = equations(received, a_sale(a_line(quantity=5)), returned)
    assert sums == {JAM: Equation(received=12, sold=5, returned=4), CAKE: Equation(received=30)}
    assert (sums[JAM].on_hand, sums[CAKE].on_hand) == (3, 30)


def test_pieces_that_come_back_whole_are_here_again() -> None:
    sale = a_sale(a_line(quantity=5))
    assert equations(sale, a_refund(sale, 2)) == {JAM: Equation(sold=3)}


def test_pieces_that_come_back_broken_are_written_off() -> None:
    sale = a_sale(a_line(quantity=5))
    whole = a_refund(sale, 2)
    broken = a_refund(
        sale, 2, lines=tuple(type(part)(of=part.of, line=part.line, restocked=False) for part in whole.lines)
    )
    assert equations(sale, broken) == {JAM: Equation(sold=3, written_off=2)}
    assert equations(sale, broken)[JAM].on_hand == -5


def test_what_is_on_no_list_has_no_stock() -> None:
    bread = a_sale(a_line(item="", name="bread"))
    assert moves(bread) == moves(a_void(bread)) == moves(a_refund(bread)) == ()


@pytest.mark.parametrize("cause", Cause)
def test_pieces_written_off_are_not_here(cause: Cause) -> None:
    fact = GoodsWrittenOff(item=JAM, family=HUDA, quantity=2, cause=cause, reason="")
    assert moves(fact) == (Move(JAM, Way.WRITTEN_OFF, 2),)


def test_more_sold_than_received_is_told_not_hidden() -> None:
    assert equations(a_sale(a_line(item=COFFEE, quantity=3)))[COFFEE].on_hand == -3
