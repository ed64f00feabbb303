"""Money goes back the way it came: per way never more than came by it, and all of a sale gives back what was paid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.basket import pay
from pos.domain.facts import Line, Method, Refund, RefundLine, Sale
from pos.domain.money_back import GivenBack, going_back

if TYPE_CHECKING:
    from pos.domain.facts import Payment

DAY = date(2026, 11, 20)


def line(minor: int) -> Line:
    """Return a line of one piece."""
    return Line(family="", item="", name="x", quantity=1, price_minor=minor)


def of(payments: tuple[Payment, ...], method: Method) -> int:
    """Return what was paid by a way."""
    return sum(payment.amount_minor for payment in payments if payment.method is method)


@st.composite
def sales(draw: st.DrawFn) -> tuple[Sale, int]:
    """Return a sale of one-piece lines, some of it on a card, and the step of the coins."""
    step = draw(st.sampled_from((1, 25, 50)))
    lines = tuple(line(minor) for minor in draw(st.lists(st.integers(1, 9_999), min_size=1, max_size=6)))
    total = sum(each.charged_minor for each in lines)
    on_card = draw(st.one_of(st.sampled_from((0, total)), st.integers(0, total)))
    paid = pay(total, tendered_minor=total + 2 * step, card_minor=on_card, cash_step_minor=step)
    return Sale(
        number="T01-1", shift=1, day=DAY, lines=lines, payments=paid.payments, rounding_minor=paid.rounding_minor
    ), step


@given(sold=sales(), wishes=st.lists(st.sampled_from(("came", "cash", "why")), min_size=6, max_size=6), data=st.data())
def test_no_way_gives_back_more_than_came_by_it(sold: tuple[Sale, int], wishes: list[str], data: st.DataObject) -> None:
    """Whatever came back before and how: as it came asks nobody, and only with a word more cash goes back than came."""
    sale, step = sold
    before, beyond = GivenBack(), 0
    for index, wish in zip(data.draw(st.permutations(range(len(sale.lines)))), wishes, strict=False):
        piece = sale.lines[index]
        back = going_back(sale, before, piece.charged_minor, step, in_cash=wish != "came")
        if wish == "cash" and back.beyond_minor:
            back = going_back(sale, before, piece.charged_minor, step, in_cash=False)
        assert wish == "why" or back.beyond_minor == 0
        beyond += back.beyond_minor
        assert sum(each.amount_minor for each in back.payments) == piece.charged_minor + back.rounding_minor
        refund = Refund(
            number="T01-2",
            shift=1,
            day=DAY,
            of=UUID(int=1),
            of_number=sale.number,
            lines=(RefundLine(of=index, line=piece),),
            payments=back.payments,
            rounding_minor=back.rounding_minor,
            reason="x",
            approved_by="L1",
        )
        before = before.plus(refund)
    assert before.card_minor <= of(sale.payments, Method.CARD)
    assert before.cash_minor <= of(sale.payments, Method.CASH) + beyond
    assert before.charged_minor == sale.charged_minor
    assert sale.paid_minor - step < before.paid_minor <= sale.paid_minor
    if set(wishes) == {"came"}:  # notes and coins cannot pay every fils that a card paid
        assert before.paid_minor == sale.paid_minor
