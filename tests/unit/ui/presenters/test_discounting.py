"""A discount needs a reason; below the family's floor it needs the shift lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.facts import Bearer
from pos.ui.presenters.discounting import Discounts
from pos.ui.rows.names import Name
from pos.ui.rows.till import DiscountOffer, DiscountWish
from tests.builders import CAKE, JAM
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.domain.facts import Line
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def shown() -> list[int | None]:
    return []


@pytest.fixture
def discounts(counter: Counter, view: Any, shown: list[int | None]) -> Discounts:
    for code in (JAM, JAM, CAKE):
        counter.till.checkout.scan(code)
    return Discounts(
        view, counter.desks, counter.approvals, counter.words, shown.append, confirmations=counter.confirmations
    )


def line(counter: Counter, index: int = 0) -> Line:
    return counter.till.checkout.basket.lines[index].line


def test_a_line_is_offered_with_its_price_and_its_floor(discounts: Discounts, view: Any) -> None:
    whole = DiscountOffer("", None, 5_735)
    discounts.ask("0")
    assert view.last("ask") == (DiscountOffer("0", Name("مربى التمر", "Date jam"), 5_000, 0, 4_000), whole)
    discounts.ask("1")
    assert view.last("ask")[0].floor_minor is None
    assert not view.last("ask")[0].is_centres
    discounts.ask("")
    assert view.last("ask") == (whole, whole)


def test_nothing_is_offered_on_an_empty_basket(counter: Counter, discounts: Discounts, view: Any) -> None:
    counter.till.checkout.clear(by="C1")
    discounts.ask("")
    assert view.calls == []


def test_percent_and_amount_are_taken_off_and_taken_back(
    counter: Counter, discounts: Discounts, shown: list[int | None]
) -> None:
    discounts.give(DiscountWish("0", "percent", 1_000, "family", "last day"))
    assert (line(counter).discount_minor, line(counter).borne_by) == (500, Bearer.FAMILY)
    discounts.give(DiscountWish("0", "amount", 250, "centre", "promotion"))
    assert (line(counter).discount_minor, line(counter).borne_by) == (250, Bearer.CENTRE)
    discounts.give(DiscountWish("0", "amount", 0, "family", ""))
    assert line(counter).discount_minor == 0
    assert shown == [0, 0, 0]


def test_the_whole_basket_shares_a_discount_exactly(counter: Counter, discounts: Discounts) -> None:
    discounts.give(DiscountWish("", "percent", 1_000, "centre", "opening day"))
    assert counter.till.checkout.basket.discount_minor == 574
    assert [line(counter, index).discount_minor for index in (0, 1)] == [500, 74]


def test_a_discount_on_the_whole_basket_leaves_the_chosen_line_chosen(
    counter: Counter, discounts: Discounts, shown: list[int | None]
) -> None:
    discounts.ask("1")
    discounts.give(DiscountWish("", "percent", 1_000, "centre", "opening day"))
    assert line(counter).discount_minor > 0
    discounts.ask("")
    discounts.give(DiscountWish("", "amount", 0, "centre", ""))
    assert shown == [1, None]


def test_without_a_reason_or_beyond_the_price_it_is_refused_on_the_sheet(
    counter: Counter, discounts: Discounts, view: Any
) -> None:
    discounts.give(DiscountWish("0", "percent", 1_000, "family", " "))
    assert view.last("show_refusal") == "ReasonMissing"
    discounts.give(DiscountWish("0", "amount", 5_001, "centre", "x"))
    assert view.last("show_refusal") == "DiscountTooLarge"
    assert line(counter).discount_minor == 0


def test_below_the_floor_the_lead_is_asked_and_named(counter: Counter, discounts: Discounts) -> None:
    discounts.give(DiscountWish("0", "percent", 5_000, "family", "last day"))
    assert line(counter).discount_minor == 0
    assert counter.approval.last("ask")[1] == "BelowFloor"
    counter.approvals.answer("L1", "2222")
    assert (line(counter).discount_minor, line(counter).approved_by) == (2_500, "L1")


def test_when_the_lead_does_not_agree_nothing_changes(counter: Counter, discounts: Discounts) -> None:
    discounts.give(DiscountWish("0", "percent", 5_000, "family", "last day"))
    counter.approvals.dismiss()
    assert line(counter).discount_minor == 0


def test_a_smaller_discount_on_the_basket_is_asked_about_before_the_total_goes_up(
    counter: Counter, discounts: Discounts
) -> None:
    discounts.choose(DiscountWish("0", "percent", 2_000, "centre", "last day"))
    assert counter.till.checkout.basket.discount_minor == 1_000
    discounts.choose(DiscountWish("", "percent", 1_000, "centre", "all"))
    assert counter.till.checkout.basket.discount_minor == 1_000
    assert counter.confirm.last("ask").key == "replace_discounts"
    counter.confirmations.confirm()
    assert counter.till.checkout.basket.discount_minor == 574
    discounts.choose(DiscountWish("", "amount", 0, "centre", "all"))
    assert counter.till.checkout.basket.discount_minor == 0


def test_a_discount_that_the_lead_approved_is_not_replaced_without_a_question(
    counter: Counter, discounts: Discounts
) -> None:
    discounts.give(DiscountWish("0", "percent", 3_000, "family", "dented"), approved_by="L1")
    for wish in (DiscountWish("0", "percent", 500, "family", "offer"), DiscountWish("0", "amount", 0, "family", "")):
        discounts.choose(wish)
        assert counter.confirm.last("ask").key == "replace_discounts"
        assert counter.till.checkout.basket.lines[0].line.approved_by == "L1"
        counter.confirmations.dismiss()
    discounts.choose(DiscountWish("0", "percent", 500, "family", "offer"))
    counter.confirmations.confirm()
    assert counter.till.checkout.basket.lines[0].line.approved_by == ""
