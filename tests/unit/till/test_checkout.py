"""The counter: nothing that was rung up is lost, nothing is recorded twice, and the book comes before drawer and paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import (
    AlreadyRecorded,
    BelowFloor,
    CardExceedsDue,
    EmptyBasket,
    NotEnoughTendered,
    OutOfRange,
    ShiftNotOpen,
    UnknownFamily,
    UnknownItem,
    WrongCheckDigit,
)
from pos.domain.facts import Bearer, Line, LineDropped, Method, Payment, Sale
from pos.domain.identity import UNASSIGNED, catalogue_item_code, ean13, family_number
from pos.domain.line_errors import SoldByWeight
from pos.domain.postings import Account, postings
from pos.domain.tender_errors import TooMuchTendered
from pos.domain.weighing import Unit
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA, Till, facts_in, reopened

if TYPE_CHECKING:
    from pos.domain.basket import Basket

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def pieces_of(basket: Basket) -> dict[str, int]:
    """Pieces by item code."""
    return {part.line.item: part.line.quantity for part in basket.lines}


def sale_in(till: Till) -> Sale:
    """The last sale of the book."""
    recorded = till.book.journal.last_sale()
    assert recorded is not None
    assert isinstance(recorded.fact, Sale)
    return recorded.fact


# -- ringing up -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [JAM, f" {JAM}\n", JAM.translate(ARABIC)])
def test_a_scan_adds_one_piece_with_price_owner_and_rate_frozen(till: Till, text: str) -> None:
    assert till.checkout.scan(text).name_en == "Date jam"
    (part,) = till.checkout.basket.lines
    assert part.line == Line(item=JAM, family=SALMA, quantity=1, price_minor=2_500, rate_bp=1_500)
    assert part.floor_minor == 2_000


def test_a_second_scan_adds_to_the_line(till: Till) -> None:
    for code in (JAM, CAKE, JAM):
        till.checkout.scan(code)
    assert pieces_of(till.checkout.basket) == {JAM: 2, CAKE: 1}


def test_a_misread_code_adds_nothing(till: Till) -> None:
    with pytest.raises(WrongCheckDigit):
        till.checkout.scan(JAM[:-1] + str((int(JAM[-1]) + 1) % 10))
    with pytest.raises(UnknownItem):
        till.checkout.scan(ean13("629123456789"))
    assert not till.checkout.basket.lines


def test_what_is_on_no_list_goes_onto_a_familys_account_at_its_rate(till: Till) -> None:
    till.checkout.add_unlisted(HUDA.translate(ARABIC), 4_000, " بخور\u200f خاص ")
    till.checkout.add_unlisted(SALMA, 500, "bread")
    till.checkout.add_unlisted("", 300, "water")
    assert [part.line for part in till.checkout.basket.lines] == [
        Line(item="", family=HUDA, quantity=1, price_minor=4_000, rate_bp=1_000, name="بخور خاص"),
        Line(item="", family=SALMA, quantity=1, price_minor=500, rate_bp=1_500, name="bread"),
        Line(item="", family="", quantity=1, price_minor=300, rate_bp=0, name="water"),
    ]


def test_a_family_that_is_not_here_is_not_credited(till: Till) -> None:
    with pytest.raises(UnknownFamily):
        till.checkout.add_unlisted(family_number(99), 100, "bread")
    with pytest.raises(WrongCheckDigit):
        till.checkout.add_unlisted("0765", 100, "bread")
    with pytest.raises(UnknownFamily):
        till.checkout.add_unlisted("أم فلان", 100, "bread")


def test_prices_are_within_their_limits(till: Till) -> None:
    with pytest.raises(OutOfRange):
        till.checkout.add_unlisted(SALMA, -1, "bread")
    assert not till.checkout.basket.lines


def test_discounts_lower_what_is_due(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(OUD)
    till.checkout.discount_line(0, 500, reason="dented", borne_by=Bearer.FAMILY)
    assert till.checkout.subtotal_minor() == 14_000
    till.checkout.discount_basket(1_450, reason="closing hour", borne_by=Bearer.CENTRE)
    assert till.checkout.subtotal_minor() == 13_050


def test_a_discount_below_the_floor_needs_a_shift_lead(till: Till) -> None:
    till.checkout.scan(JAM)
    with pytest.raises(BelowFloor):
        till.checkout.discount_line(0, 501, reason="dented", borne_by=Bearer.FAMILY)
    assert till.checkout.basket.discount_minor == 0
    till.checkout.discount_line(0, 501, reason="dented", borne_by=Bearer.FAMILY, approved_by="L1")
    assert till.checkout.basket.discount_minor == 501


# -- what the customer has seen -------------------------------------------------------------------------------------


def dropped(till: Till) -> list[LineDropped]:
    """The facts about pieces taken out of baskets."""
    return [fact for fact in facts_in(till.book) if isinstance(fact, LineDropped)]


def test_taking_out_before_the_subtotal_is_nobodys_business(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    till.checkout.remove(0, by="C1")
    assert dropped(till) == []
    assert pieces_of(till.checkout.basket) == {CAKE: 1}


def test_taking_out_after_the_subtotal_is_a_fact(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    basket = till.checkout.basket.id
    till.checkout.subtotal_minor()
    till.checkout.remove(0, by="C1")
    assert dropped(till) == [LineDropped(shift=1, basket=basket, item=JAM, family=SALMA, quantity=1, price_minor=2_500)]
    assert pieces_of(till.checkout.basket) == {CAKE: 1}


def test_fewer_pieces_after_the_subtotal_are_a_fact_and_more_are_not(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.subtotal_minor()
    till.checkout.set_quantity(0, 5, by="C1")
    assert dropped(till) == []
    till.checkout.set_quantity(0, 2, by="C1")
    till.checkout.set_quantity(0, 0, by="C1")
    assert [fact.quantity for fact in dropped(till)] == [3, 2]


def test_a_subtotal_is_not_forgotten_on_hold_or_over_a_restart(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    till.checkout.subtotal_minor()
    till.checkout.hold("Maryam")
    again = reopened(till)
    again.checkout.recall(again.checkout.held()[0].id)
    again = reopened(again)
    again.checkout.remove(0, by="C1")
    assert [fact.item for fact in dropped(again)] == [JAM]
    again.book.close()


def test_a_basket_given_up_after_the_subtotal_leaves_all_its_lines_behind(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    till.checkout.subtotal_minor()
    before = till.checkout.basket.id
    till.checkout.clear(by="C1")
    assert sorted(fact.item for fact in dropped(till)) == sorted([JAM, CAKE])
    assert till.checkout.basket.id != before
    assert till.book.drafts.all() == []


@pytest.mark.parametrize(("seen", "facts"), [(True, 2), (False, 0)])
def test_a_basket_on_hold_is_given_up_in_the_same_way(till: Till, *, seen: bool, facts: int) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    if seen:
        till.checkout.subtotal_minor()
    till.checkout.hold("Maryam")
    till.checkout.scan(OUD)
    till.checkout.discard(till.checkout.held()[0].id, by="C1")
    assert len(dropped(till)) == facts
    assert till.checkout.held() == []
    assert pieces_of(till.checkout.basket) == {OUD: 1}


def test_the_next_customer_has_seen_nothing_yet(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.subtotal_minor()
    till.checkout.pay(by="C1", tendered_minor=2_500)
    till.checkout.scan(JAM)
    till.checkout.remove(0, by="C1")
    assert dropped(till) == []


def test_an_impossible_quantity_leaves_no_fact(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.subtotal_minor()
    with pytest.raises(OutOfRange):
        till.checkout.set_quantity(0, -1, by="C1")
    assert dropped(till) == []


# -- being paid -----------------------------------------------------------------------------------------------------


def test_a_sale_freezes_lines_payments_shift_day_and_price_list(till: Till) -> None:
    basket = till.checkout.basket.id
    till.checkout.scan(JAM)
    recorded = till.checkout.pay(by="C1", tendered_minor=5_000)
    assert recorded.stamp.id == basket
    assert (recorded.stamp.by, recorded.stamp.device) == ("C1", "T01")
    assert recorded.fact == Sale(
        number="T01-000001-2",
        shift=1,
        day=recorded.stamp.at.date(),
        lines=(Line(item=JAM, family=SALMA, quantity=1, price_minor=2_500, rate_bp=1_500),),
        payments=(Payment(method=Method.CASH, amount_minor=2_500, tendered_minor=5_000),),
        catalogue=1,
    )
    assert till.book.journal.last_sale() == recorded


def test_cash_is_rounded_to_coins_and_a_card_is_not(till: Till) -> None:
    till.checkout.scan(CAKE)  # 7.35
    assert till.checkout.cash_due_minor() == 725
    till.checkout.pay(by="C1", tendered_minor=725)
    assert (sale_in(till).rounding_minor, sale_in(till).paid_minor) == (-10, 725)
    till.checkout.scan(CAKE)
    till.checkout.pay(by="C1", card_minor=735, reference=" 0042\u200f ")
    assert sale_in(till).payments == (Payment(method=Method.CARD, amount_minor=735, reference="0042"),)
    till.checkout.scan(CAKE)
    assert till.checkout.cash_due_minor(500) == 225


def test_the_book_comes_first_then_the_drawer_then_paper(till: Till) -> None:
    other = till.book.reader()
    seen: list[str] = []

    def look() -> None:
        (sales,) = other.execute("SELECT count(*) FROM fact WHERE kind = 'sale'").fetchone()
        (drafts,) = other.execute("SELECT count(*) FROM draft").fetchone()
        seen.append(f"{sales} sale, {drafts} drafts")

    till.drawer.on_open = till.press.on_print = look
    till.diary.clear()
    till.sell()
    assert till.diary == ["open drawer", "print sale"]
    assert seen == ["1 sale, 0 drafts"] * 2  # seen by a second connection, so it was committed
    other.close()


def test_a_card_leaves_the_drawer_shut(till: Till) -> None:
    till.sell(card_minor=2_500)
    assert till.drawer.opened == 0
    assert till.press.kinds == ["sale"]


def test_the_next_basket_is_empty_and_new(till: Till) -> None:
    first = till.checkout.basket.id
    till.sell()
    assert not till.checkout.basket.lines
    assert till.checkout.basket.id != first


def test_receipt_numbers_run_on_over_a_restart(till: Till) -> None:
    till.sell()
    again = reopened(till)
    again.sell()
    assert [fact.number for fact in facts_in(again.book) if isinstance(fact, Sale)] == ["T01-000001-2", "T01-000002-0"]
    again.book.close()


def test_a_basket_paid_twice_is_one_sale(till: Till) -> None:
    till.checkout.scan(JAM)
    basket = till.checkout.basket
    first = till.checkout.pay(by="C1", tendered_minor=2_500)
    till.checkout.basket = basket  # as after a crash between the commit and the next picture on the screen
    second = till.checkout.pay(by="C1", tendered_minor=2_500)
    assert second == first
    till.checkout.basket = basket
    with pytest.raises(AlreadyRecorded):
        till.checkout.pay(by="C1", tendered_minor=5_000)  # the same basket with another payment is not waved through
    till.checkout.clear(by="C1")
    assert [fact.KIND for fact in facts_in(till.book)].count("sale") == 1
    till.sell(CAKE)
    assert sale_in(till).number == "T01-000002-0"


@pytest.mark.parametrize(
    ("tendered_minor", "card_minor", "refusal"),
    [
        (2_499, 0, NotEnoughTendered),
        (0, 2_501, CardExceedsDue),
        (1_000, 1_000, NotEnoughTendered),
        (102_500, 0, TooMuchTendered),  # a note of 1000 would go back
        (101_500, 1_000, TooMuchTendered),
    ],
)
def test_a_refused_payment_leaves_the_basket(
    till: Till, tendered_minor: int, card_minor: int, refusal: type[Exception]
) -> None:
    till.checkout.scan(JAM)
    before = till.checkout.basket
    with pytest.raises(refusal):
        till.checkout.pay(by="C1", tendered_minor=tendered_minor, card_minor=card_minor)
    assert till.checkout.basket == before
    assert till.book.drafts.current() == before
    assert till.diary == []


def test_the_largest_note_may_be_handed_over_for_anything(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.pay(by="C1", tendered_minor=102_499)
    (payment,) = sale_in(till).payments
    assert (payment.amount_minor, payment.tendered_minor) == (2_500, 102_499)


def test_an_empty_basket_cannot_be_paid(till: Till) -> None:
    with pytest.raises(EmptyBasket):
        till.checkout.pay(by="C1")


def test_without_a_shift_goods_are_rung_up_but_not_paid(idle_till: Till) -> None:
    idle_till.checkout.scan(JAM)
    with pytest.raises(ShiftNotOpen):
        idle_till.checkout.pay(by="C1", tendered_minor=2_500)
    assert pieces_of(idle_till.checkout.basket) == {JAM: 1}


def test_what_costs_nothing_needs_no_drawer(till: Till) -> None:
    till.checkout.scan(COFFEE)
    till.checkout.discount_line(0, 1_000, reason="guest", borne_by=Bearer.CENTRE)
    till.checkout.pay(by="C1")
    assert sale_in(till).payments == ()
    assert till.diary == ["print sale"]


# -- by weight, and nobody's yet ------------------------------------------------------------------------------------


def test_what_is_sold_by_weight_is_not_rung_up_without_it(till: Till) -> None:
    jam = till.book.catalogue.item(JAM)
    assert jam is not None
    weighed = replace(jam, code=catalogue_item_code(SALMA, 9), unit=Unit.GRAM, price_minor=4_000)
    till.book.catalogue.apply(replace(till.book.catalogue.cards(), items=(weighed,)))
    with pytest.raises(SoldByWeight):
        till.checkout.scan(weighed.code)
    assert till.checkout.basket.lines == ()
    till.checkout.add(till.checkout.find(weighed.code), 1_250)
    sold = till.checkout.pay(by="C1", tendered_minor=5_000)
    assert isinstance(sold.fact, Sale)
    assert (sold.fact.lines[0].unit, sold.fact.charged_minor) == (Unit.GRAM, 5_000)
    assert till.book.journal.sold() == {weighed.code: 1_250}


def test_a_weighed_basket_comes_back_after_a_restart(till: Till) -> None:
    jam = till.book.catalogue.item(JAM)
    assert jam is not None
    till.checkout.add(replace(jam, unit=Unit.GRAM), 125)
    again = reopened(till)
    assert again.checkout.basket == till.checkout.basket
    again.book.close()


def test_what_is_nobodys_yet_is_no_income_of_the_centre(till: Till) -> None:
    till.checkout.add_unlisted(UNASSIGNED, 1_000, "fan")
    sold = till.checkout.pay(by="C1", tendered_minor=1_000)
    rows = [(row.account, row.family, row.amount_minor) for row in postings(sold.fact)]
    assert rows == [(Account.FAMILY, UNASSIGNED, -1_000), (Account.CASH, "", 1_000)]
