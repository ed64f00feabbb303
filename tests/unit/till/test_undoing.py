"""Undoing: never more than was sold, always the sale's own prices, and nothing is deleted."""

from __future__ import annotations

from dataclasses import replace
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
    UnknownFamily,
    UnknownReceipt,
    WrongCheckDigit,
)
from pos.domain.facts import Bearer, LineMoved, Method, Payment, ReceiptReprinted, Refund, Sale, Void
from pos.domain.identity import UNASSIGNED, family_number, paper_number
from pos.domain.line_errors import AlreadyWithFamily, WeighedComesWhole
from pos.domain.troubles import DiskFull
from pos.domain.weighing import Unit
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA, Till, a_till, card, cash, facts_in, number_of, reopened
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


@pytest.mark.parametrize("pieces", [(1, 1, 1), (2, 1), (1, 2), (3,)])
def test_pieces_that_come_back_one_by_one_give_back_what_was_paid(till: Till, pieces: tuple[int, ...]) -> None:
    """Rounded piece by piece, three cakes of 7.35 would bring 21.75 of the 22.00 that were paid."""
    sold = till.sell(CAKE, CAKE, CAKE)
    back = [refund(till, sold, {0: quantity}) for quantity in pieces]
    assert isinstance(sold.fact, Sale)
    assert sum(fact.paid_minor for fact in back) == sold.fact.paid_minor == 2_200
    assert till.shifts.figures().rounding_minor == 0


def test_what_goes_back_is_told_before_it_is_recorded(till: Till) -> None:
    sold = till.sell(CAKE, CAKE, CAKE)
    told = till.undoing.worth(till.undoing.find(number_of(sold)), {0: 1})
    fact = refund(till, sold, {0: 1})
    assert (told.charged_minor, told.payments) == (735, fact.payments) == (735, cash(725))
    rest = till.undoing.worth(till.undoing.find(number_of(sold)), {0: 2})
    assert (rest.charged_minor, rest.paid_minor) == (1_470, 1_475)


def test_what_was_weighed_comes_back_whole(till: Till) -> None:
    jam = till.book.catalogue.item(JAM)
    assert jam is not None
    till.checkout.add(replace(jam, unit=Unit.GRAM, price_minor=4_000), 750)
    sold = till.checkout.pay(by="C1", tendered_minor=3_000)
    with pytest.raises(WeighedComesWhole):
        refund(till, sold, {0: 100})
    fact = refund(till, sold, {0: 750})
    assert (fact.paid_minor, fact.lines[0].line.unit) == (3_000, Unit.GRAM)


# -- the wrong family -----------------------------------------------------------------------------------------------


def credit(till: Till, family: str) -> int:
    """What a family has by this till's ledger."""
    (amount,) = till.book.connection.execute(
        "SELECT -coalesce(sum(amount_minor), 0) FROM ledger WHERE account = 'family' AND family = ?", (family,)
    ).fetchone()
    return int(amount)


def move(till: Till, sold: Recorded, family: str, index: int = 0) -> LineMoved:
    """Move a line; return the fact."""
    moved = till.undoing.move(number_of(sold), index, family, by="C1", reason="wrong label", approved_by="L1")
    assert isinstance(moved.fact, LineMoved)
    return moved.fact


def test_a_moved_line_is_the_right_familys_and_so_is_its_refund(till: Till) -> None:
    sold = till.sell(JAM, JAM)
    fact = move(till, sold, HUDA)
    assert (fact.from_family, fact.to_family, fact.amount_minor) == (SALMA, HUDA, 5_000)
    assert (fact.from_rate_bp, fact.to_rate_bp) == (1_500, 1_000)
    assert (credit(till, SALMA), credit(till, HUDA)) == (0, 5_000)
    back = refund(till, sold, {0: 1})
    assert (back.lines[0].line.family, back.lines[0].line.rate_bp) == (HUDA, 1_000)
    assert (credit(till, SALMA), credit(till, HUDA)) == (0, 2_500)
    totals = {row.family: row.amount_minor for row in till.shifts.figures().family_totals()}
    assert totals == {HUDA: 2_500}


def test_a_voided_sale_takes_a_moved_line_from_whom_it_was_moved_to(till: Till) -> None:
    sold = till.sell(JAM, CAKE)
    move(till, sold, HUDA)
    void(till, sold)
    assert (credit(till, SALMA), credit(till, HUDA)) == (0, 0)


def test_only_what_is_left_of_a_line_is_moved(till: Till) -> None:
    sold = till.sell(JAM, JAM)
    refund(till, sold, {0: 1})
    assert move(till, sold, HUDA).amount_minor == 2_500
    assert (credit(till, SALMA), credit(till, HUDA)) == (0, 2_500)
    refund(till, sold, {0: 1})
    with pytest.raises(NothingLeftToRefund):
        move(till, sold, SALMA)


def test_what_was_parked_finds_its_family(till: Till) -> None:
    till.checkout.add_unlisted(UNASSIGNED, 3_000, "basket of palm leaves")
    sold = till.checkout.pay(by="C1", tendered_minor=3_000)
    assert credit(till, UNASSIGNED) == 3_000
    move(till, sold, HUDA.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    assert (credit(till, UNASSIGNED), credit(till, HUDA)) == (0, 3_000)


def test_a_line_is_not_moved_to_nobody_or_to_where_it_is(till: Till) -> None:
    sold = till.sell(JAM)
    with pytest.raises(AlreadyWithFamily):
        move(till, sold, SALMA)
    with pytest.raises(WrongCheckDigit):
        move(till, sold, UNASSIGNED)
    with pytest.raises(UnknownFamily):
        move(till, sold, family_number(756))
    with pytest.raises(NothingLeftToRefund):
        move(till, sold, HUDA, index=1)
    with pytest.raises(ReasonMissing):
        till.undoing.move(number_of(sold), 0, HUDA, by="C1", reason=" ", approved_by="L1")
    till.close_shift()
    with pytest.raises(ShiftNotOpen):
        move(till, sold, HUDA)


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
