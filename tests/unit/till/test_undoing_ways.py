"""A sale paid by cash and card goes back the way it came, and otherwise only when somebody says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Method, Payment, Refund, Sale, Void
from pos.domain.tender_errors import CardMoneyInCash
from tests.builders import CAKE, Till, cash, number_of

if TYPE_CHECKING:
    from pos.domain.record import Recorded


def refund(till: Till, sold: Recorded, quantities: dict[int, int]) -> Refund:
    """Give pieces of a sale back as it came; return the fact."""
    recorded = till.undoing.refund(number_of(sold), quantities, by="C1", reason="lid broken", approved_by="L1")
    assert isinstance(recorded.fact, Refund)
    return recorded.fact


def sell_split(till: Till) -> Recorded:
    """Sell three cakes of 7.35, 10.00 of them on a card."""
    for _ in range(3):
        till.checkout.scan(CAKE)
    return till.checkout.pay(by="C1", card_minor=1_000, reference="7", tendered_minor=1_200)


def onto_card(minor: int) -> tuple[Payment, ...]:
    """Return what goes back to a card."""
    return (Payment(method=Method.CARD, amount_minor=minor),)


def test_a_sale_partly_on_a_card_goes_back_the_way_it_came(till: Till) -> None:
    """Each cake is 7.35; the card paid 10.00 of three, and notes the rest: 12.00."""
    sold = sell_split(till)
    first, second, third = (refund(till, sold, {0: 1}) for _ in range(3))
    assert (first.payments, first.rounding_minor) == (onto_card(735), 0)
    assert (second.payments, second.rounding_minor) == ((*onto_card(265), *cash(475)), 5)
    assert (third.payments, third.rounding_minor) == (cash(725), -10)
    assert till.shifts.figures().rounding_minor == 0


def test_notes_go_back_as_notes_where_the_customer_wants_them(till: Till) -> None:
    sold = sell_split(till)
    back = till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason="lid", approved_by="L1", in_cash="").fact
    assert isinstance(back, Refund)
    assert (back.payments, back.reason) == (cash(725), "lid")


def test_what_a_card_paid_goes_back_in_notes_only_when_somebody_says_why(till: Till) -> None:
    sold = sell_split(till)

    def give(pieces: int, why: str) -> Refund:
        number = number_of(sold)
        fact = till.undoing.refund(number, {0: pieces}, by="C1", reason="lid", approved_by="L1", in_cash=why).fact
        assert isinstance(fact, Refund)
        return fact

    assert give(1, "").payments == cash(725)
    with pytest.raises(CardMoneyInCash) as refused:
        give(1, "  ")
    assert refused.value == CardMoneyInCash(number_of(sold), 275)  # of the 12.00 that came in notes 4.75 are left
    second = give(1, "card machine gone")
    assert (second.payments, second.reason) == (cash(750), "lid · card machine gone")
    assert refund(till, sold, {0: 1}).payments == onto_card(725)
    assert till.undoing.find(number_of(sold)).back.paid_minor == 2_200


def test_a_voided_split_sale_goes_back_exactly_as_it_was_paid(till: Till) -> None:
    sold = sell_split(till)
    voided = till.undoing.void(number_of(sold), by="C1", reason="rung up twice", approved_by="L1").fact
    assert isinstance(sold.fact, Sale)
    assert isinstance(voided, Void)
    assert voided.payments == sold.fact.payments
    assert till.shifts.figures().expected_minor == 20_000
