"""Undoing: never more than was sold, always the sale's own prices, and nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.errors import (
    AlreadyUndone,
    EmptyBasket,
    NothingLeftToRefund,
    OtherShift,
    ReasonMissing,
    ShiftNotOpen,
    UnknownReceipt,
    WrongCheckDigit,
)
from pos.domain.facts import Bearer, Method, Payment, ReceiptReprinted, Refund, Sale, Void
from pos.domain.identity import paper_number
from pos.domain.troubles import DiskFull
from tests.builders import CAKE, COFFEE, JAM, OUD, Till, a_till, card, cash, facts_in, number_of, reopened
from tests.fakes import faulty

if TYPE_CHECKING:
    from pos.domain.record import Recorded


def refund(till: Till, sold: Recorded, quantities: dict[int, int], *, restocked: bool = True) -> Refund:
    """Give pieces of a sale back; return the fact."""
    recorded = till.undoing.refund(
        number_of(sold), quantities, by="C1", reason="lid broken", approved_by="L1", restocked=restocked
    )
    assert isinstance(recorded.fact, Refund)
    return recorded.fact


def void(till: Till, sold: Recorded, reason: str = "rung up twice") -> Void:
    """Void a sale; return the fact."""
    recorded = till.undoing.void(number_of(sold), by="C1", reason=reason, approved_by="L1")
    assert isinstance(recorded.fact, Void)
    return recorded.fact


# -- finding --------------------------------------------------------------------------------------------------------


def test_a_receipt_is_found_as_typed_in_either_digit_set(till: Till) -> None:
    sold = till.sell(JAM, JAM, CAKE)
    arabic = number_of(sold).lower().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    found = till.undoing.find(arabic)
    assert (found.recorded, found.left, found.voided, found.is_touched) == (sold, (2, 1), False, False)


def test_a_receipt_that_is_not_here_is_told_apart_from_a_mistyped_one(till: Till) -> None:
    till.sell()
    with pytest.raises(UnknownReceipt):
        till.undoing.find(paper_number("T01", 99))
    with pytest.raises(UnknownReceipt):
        till.undoing.find(paper_number("T07", 1))
    with pytest.raises(WrongCheckDigit):
        till.undoing.find("T01-000001-3")


def test_the_number_of_a_refund_is_no_sales(till: Till) -> None:
    back = refund(till, till.sell(), {0: 1})
    with pytest.raises(UnknownReceipt):
        till.undoing.find(back.number)


# -- voids ----------------------------------------------------------------------------------------------------------


def test_a_void_takes_the_whole_sale_back(till: Till) -> None:
    sold = till.sell(JAM, CAKE)
    sale = sold.fact
    assert isinstance(sale, Sale)
    fact = void(till, sold)
    assert fact == Void(
        shift=1,
        day=sale.day,
        of=sold.stamp.id,
        of_number=sale.number,
        lines=sale.lines,
        payments=sale.payments,
        rounding_minor=sale.rounding_minor,
        reason="rung up twice",
        approved_by="L1",
    )
    found = till.undoing.find(sale.number)
    assert (found.left, found.voided, found.is_touched) == ((0, 0), True, True)
    assert till.shifts.figures().expected_minor == 20_000
    assert till.diary[-2:] == ["open drawer", "print void"]


def test_a_sale_is_voided_once(till: Till) -> None:
    sold = till.sell()
    void(till, sold)
    with pytest.raises(AlreadyUndone):
        void(till, sold)
    with pytest.raises(NothingLeftToRefund):
        refund(till, sold, {0: 1})


def test_a_sale_of_which_something_came_back_is_not_voided(till: Till) -> None:
    sold = till.sell(JAM, JAM)
    refund(till, sold, {0: 1})
    with pytest.raises(AlreadyUndone):
        void(till, sold)


def test_a_sale_of_another_shift_is_refunded_not_voided(till: Till) -> None:
    sold = till.sell()
    till.close_shift()
    till.open_shift()
    with pytest.raises(OtherShift):
        void(till, sold)
    assert refund(till, sold, {0: 1}).shift == 2


@pytest.mark.parametrize("reason", ["", " \t"])
def test_undoing_needs_a_reason(till: Till, reason: str) -> None:
    sold = till.sell()
    with pytest.raises(ReasonMissing):
        void(till, sold, reason)
    with pytest.raises(ReasonMissing):
        till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason=reason, approved_by="L1")


def test_undoing_needs_an_open_shift(till: Till) -> None:
    sold = till.sell()
    till.close_shift()
    with pytest.raises(ShiftNotOpen):
        void(till, sold)
    with pytest.raises(ShiftNotOpen):
        refund(till, sold, {0: 1})


def test_a_full_disk_undoes_nothing(till: Till) -> None:
    sold = till.sell()
    till.diary.clear()
    disk = faulty(till.book)
    disk.fail()
    with pytest.raises(DiskFull):
        void(till, sold)
    disk.heal()
    assert not till.undoing.find(number_of(sold)).is_touched
    assert till.diary == []


# -- refunds --------------------------------------------------------------------------------------------------------


def test_a_refund_gives_back_at_the_sales_own_price_and_points_at_it(till: Till) -> None:
    sold = till.sell(JAM, JAM, OUD)
    fact = refund(till, sold, {1: 1, 0: 1})
    assert (fact.of, fact.of_number) == (sold.stamp.id, number_of(sold))
    assert [(part.of, part.line.item, part.line.quantity, part.restocked) for part in fact.lines] == [
        (0, JAM, 1, True),
        (1, OUD, 1, True),
    ]
    assert fact.payments == cash(14_500)
    assert fact.number == "T01-000002-0"
    assert till.undoing.find(number_of(sold)).left == (1, 0)
    assert till.diary[-2:] == ["open drawer", "print refund"]


def test_pieces_never_come_back_twice(till: Till) -> None:
    sold = till.sell(JAM, JAM, JAM)
    refund(till, sold, {0: 2})
    with pytest.raises(NothingLeftToRefund) as refused:
        refund(till, sold, {0: 2})
    assert refused.value == NothingLeftToRefund(number_of(sold), 0, 2, 1)
    refund(till, sold, {0: 1})
    again = reopened(till)
    with pytest.raises(NothingLeftToRefund):
        refund(again, sold, {0: 1})
    again.book.close()


@pytest.mark.parametrize("quantities", [{0: -1}, {7: 1}, {-1: 1}, {0: 1, 1: 1}])
def test_pieces_that_were_not_sold_do_not_come_back(till: Till, quantities: dict[int, int]) -> None:
    sold = till.sell()
    with pytest.raises(NothingLeftToRefund):
        refund(till, sold, quantities)


@pytest.mark.parametrize("quantities", [{}, {0: 0}])
def test_a_refund_of_nothing_is_none(till: Till, quantities: dict[int, int]) -> None:
    with pytest.raises(EmptyBasket):
        refund(till, till.sell(), quantities)


def test_a_sale_on_a_card_goes_back_onto_the_card_to_the_fils(till: Till) -> None:
    sold = till.sell(CAKE, card_minor=735)
    fact = refund(till, sold, {0: 1})
    assert fact.payments == (Payment(method=Method.CARD, amount_minor=735),)
    assert fact.rounding_minor == 0
    assert till.drawer.opened == 0


def test_a_sale_partly_on_a_card_goes_back_in_cash(till: Till) -> None:
    till.checkout.scan(CAKE)
    sold = till.checkout.pay(by="C1", card_minor=500, reference="7", tendered_minor=225)
    fact = refund(till, sold, {0: 1})
    assert (fact.payments, fact.rounding_minor) == (cash(725), -10)


def test_cash_given_back_is_rounded_to_coins_like_cash_taken(till: Till) -> None:
    sold = till.sell(CAKE)
    fact = refund(till, sold, {0: 1})
    assert (fact.payments, fact.rounding_minor) == (cash(725), -10)
    assert till.shifts.figures().rounding_minor == 0
    assert till.shifts.figures().expected_minor == 20_000


def test_coins_too_small_to_take_are_not_given_back_on_a_card_nobody_showed(till: Till) -> None:
    till.checkout.add_unlisted("", 10, "bag")
    sold = till.checkout.pay(by="C1")
    fact = refund(till, sold, {0: 1})
    assert (fact.payments, fact.rounding_minor) == ((), -10)


def test_what_was_given_away_comes_back_for_nothing(till: Till) -> None:
    till.checkout.scan(COFFEE)
    till.checkout.discount_line(0, 1_000, reason="guest", borne_by=Bearer.CENTRE)
    till.diary.clear()
    fact = refund(till, till.checkout.pay(by="C1"), {0: 1})
    assert (fact.payments, fact.rounding_minor) == ((), 0)
    assert till.diary == ["print sale", "print refund"]


def test_broken_pieces_are_not_put_back(till: Till) -> None:
    sold = till.sell(JAM, JAM)
    refund(till, sold, {0: 1}, restocked=False)
    assert till.book.journal.sold() == {JAM: 2}
    refund(till, sold, {0: 1})
    assert till.book.journal.sold() == {JAM: 1}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.integers(1, 4), min_size=1, max_size=6), discount=st.integers(0, 999))
def test_parts_that_come_back_give_back_the_sale(till: Till, pieces: list[int], discount: int) -> None:
    item = till.book.catalogue.item(JAM)
    assert item is not None
    till.checkout.add(item, sum(pieces))
    till.checkout.discount_line(0, discount, reason="closing hour", borne_by=Bearer.FAMILY, approved_by="L1")
    total = till.checkout.subtotal_minor()
    sold = till.checkout.pay(by="C1", card_minor=total, reference="7")
    back = [refund(till, sold, {0: quantity}) for quantity in pieces]
    assert sum(fact.paid_minor for fact in back) == total
    assert sum(part.line.discount_minor for fact in back for part in fact.lines) == discount
    assert till.undoing.find(number_of(sold)).left == (0,)


# -- copies ---------------------------------------------------------------------------------------------------------


def test_a_reprint_says_copy_and_is_a_fact(till: Till) -> None:
    sold = till.sell()
    assert till.undoing.reprint(number_of(sold), by="C1") == sold
    assert till.press.printed[-1] == (sold, True)
    assert facts_in(till.book)[-1] == ReceiptReprinted(of=sold.stamp.id, of_number=number_of(sold))


def test_a_reprint_needs_no_shift_and_changes_no_figure(till: Till) -> None:
    sold = till.sell(card_minor=2_500)
    till.close_shift()
    till.undoing.reprint(number_of(sold), by="L1")
    assert till.book.journal.open_shift() is None


def test_one_till_does_not_know_the_receipts_of_another(till: Till, tmp_path_factory: pytest.TempPathFactory) -> None:
    sold = till.sell()
    other = a_till(tmp_path_factory.mktemp("other"), "T07")
    with pytest.raises(UnknownReceipt):
        other.undoing.find(number_of(sold))
    other.book.close()


def test_a_voided_card_sale_leaves_the_drawer_shut(till: Till) -> None:
    sold = till.sell(card_minor=2_500)
    assert void(till, sold).payments == card(2_500, reference="")
    assert till.drawer.opened == 0
