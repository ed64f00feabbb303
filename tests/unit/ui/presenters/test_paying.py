"""A payment adds up while it is typed, is recorded once, and never stands in the way of the next customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.facts import Method, Sale
from pos.domain.money import CURRENCIES
from pos.domain.troubles import DiskFull
from pos.ui.presenters.paying import PayPresenter, Step, quick_amounts
from pos.ui.rows.pay import Done, Due, Settling, Tender
from tests.builders import CAKE, JAM
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

NOTHING = Tender("cash", None, None, "")
AED = CURRENCIES["AED"]


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def paying(counter: Counter, view: Any) -> PayPresenter:
    return a_payment(counter, view)


def a_payment(counter: Counter, view: Any) -> PayPresenter:
    return PayPresenter(
        view,
        counter.desks,
        counter.session,
        counter.words,
        counter.announcer,
        counter.committed.append,
        lambda _recorded: "printing",
    )


def the_sale(counter: Counter) -> Sale:
    (recorded,) = counter.committed
    assert isinstance(recorded.fact, Sale)
    return recorded.fact


def test_it_begins_with_what_is_due_rounded_to_coins(paying: PayPresenter, view: Any, counter: Counter) -> None:
    for code in (CAKE, CAKE, JAM):
        counter.till.checkout.scan(code)
    paying.begin()
    assert view.last("show_due") == Due(3_970, 3_975, (4_000, 5_000, 10_000, 20_000), 3)
    assert paying.step is Step.ASKING
    assert view.count("open") == 1


def test_nothing_is_asked_for_an_empty_basket_or_without_a_shift(
    paying: PayPresenter, view: Any, closed_counter: Counter
) -> None:
    paying.begin()
    assert (view.calls, paying.step) == ([], Step.AWAY)
    closed = a_payment(closed_counter, view)
    closed_counter.till.checkout.scan(JAM)
    closed.begin()
    assert (view.calls, closed_counter.said) == ([], "ShiftNotOpen")


@pytest.mark.parametrize(
    ("tender", "settling"),
    [
        (NOTHING, Settling(2_500, 2_500, 0, None, is_ready=False)),
        (Tender("cash", 2_000, None, ""), Settling(2_500, 500, 0, None, is_ready=False)),
        (Tender("cash", 2_500, None, ""), Settling(2_500, 0, 0, None, is_ready=True)),
        (Tender("cash", 5_000, None, ""), Settling(2_500, 0, 2_500, None, is_ready=True)),
        (Tender("card", None, None, "17"), Settling(2_500, 0, 0, None, is_ready=True)),
        (Tender("both", None, None, ""), Settling(2_500, 0, 0, 2_500, is_ready=True)),
        (Tender("both", 1_000, None, ""), Settling(2_500, 0, 0, 1_500, is_ready=True)),
        (Tender("both", 1_000, 2_000, ""), Settling(2_500, 0, 500, None, is_ready=True)),
        (Tender("both", 1_000, 1_000, ""), Settling(2_500, 500, 0, None, is_ready=False)),
        (Tender("both", 1_000, 2_600, ""), Settling(2_500, 0, 0, None, is_ready=False)),
    ],
)
def test_what_a_tender_comes_to(
    paying: PayPresenter, view: Any, counter: Counter, tender: Tender, settling: Settling
) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.change(tender)
    assert view.last("show_settling") == settling


def test_the_suggested_card_amount_follows_the_cash_until_one_is_typed(
    paying: PayPresenter, view: Any, counter: Counter
) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.change(Tender("both", 1_000, None, ""))
    paying.change(Tender("both", 1_200, 1_500, ""))
    assert view.last("show_settling").card_minor == 1_300
    paying.change(Tender("both", 1_200, 900, ""))
    assert view.last("show_settling").card_minor is None
    paying.change(Tender("both", 1_600, 900, ""))
    assert view.last("show_settling") == Settling(2_500, 0, 0, None, is_ready=True)


def test_a_completed_sale_is_in_the_book_and_its_change_is_shown(
    paying: PayPresenter, view: Any, counter: Counter
) -> None:
    counter.till.checkout.scan(CAKE)
    paying.begin()
    paying.complete(Tender("cash", 1_000, None, ""))
    sale = the_sale(counter)
    assert view.last("show_done") == Done(sale.number, 725, 275, "printing", tendered_minor=1_000)
    assert (sale.paid_minor, sale.rounding_minor) == (725, -10)
    assert paying.step is Step.DONE
    assert paying.last is counter.committed[0]


def test_card_and_both_charge_what_the_sheet_showed(paying: PayPresenter, view: Any, counter: Counter) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.change(Tender("both", 1_000, None, ""))
    paying.complete(Tender("both", 1_000, 1_500, "0042"))
    payments = the_sale(counter).payments
    assert [(one.method, one.amount_minor, one.reference) for one in payments] == [
        (Method.CARD, 1_500, "0042"),
        (Method.CASH, 1_000, ""),
    ]
    done = view.last("show_done")
    assert (done.method, done.tendered_minor, done.card_minor, done.change_minor) == ("both", 1_000, 1_500, 0)


@pytest.mark.parametrize(("cash_minor", "refusal"), [(100, "NotEnoughTendered"), (1_000_000, "TooMuchTendered")])
def test_what_nobody_hands_over_is_refused_on_the_sheet_and_nothing_is_recorded(
    paying: PayPresenter, view: Any, counter: Counter, cash_minor: int, refusal: str
) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.complete(Tender("cash", cash_minor, None, ""))
    assert (view.last("show_refusal"), paying.step, counter.committed) == (refusal, Step.ASKING, [])


def test_a_card_that_is_charged_too_much_is_told_while_it_is_typed(
    paying: PayPresenter, view: Any, counter: Counter
) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.change(Tender("both", 1_000, 1_500, ""))
    assert view.count("show_refusal") == 0
    paying.change(Tender("both", 1_000, 4_000, ""))
    assert (view.last("show_settling").is_ready, view.last("show_refusal")) == (False, "CardExceedsDue")


def test_a_full_disk_leaves_the_basket_and_the_tender(
    paying: PayPresenter, view: Any, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise DiskFull("database or disk is full")

    counter.till.checkout.scan(JAM)
    paying.begin()
    monkeypatch.setattr(counter.till.checkout, "pay", full)
    paying.complete(Tender("cash", 2_500, None, ""))
    assert (view.last("show_refusal"), paying.step) == ("DiskFull", Step.ASKING)
    assert counter.till.checkout.basket.pieces == 1


def test_a_second_press_records_no_second_sale(paying: PayPresenter, counter: Counter) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    tender = Tender("cash", 2_500, None, "")
    paying.complete(tender)
    paying.complete(tender)
    assert len(counter.committed) == 1


def test_the_paper_of_this_sale_is_followed_and_that_of_another_is_not(
    paying: PayPresenter, view: Any, counter: Counter
) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.complete(Tender("cash", 2_500, None, ""))
    paying.paper_changed("T01-999999-0", "waiting")
    assert view.count("show_paper") == 0
    paying.paper_changed(the_sale(counter).number, "printed")
    assert view.last("show_paper") == "printed"


def test_a_dismissed_sheet_can_be_opened_again(paying: PayPresenter, view: Any, counter: Counter) -> None:
    counter.till.checkout.scan(JAM)
    paying.begin()
    paying.dismissed()
    assert paying.step is Step.AWAY
    paying.begin()
    assert view.count("show_due") == 2
    paying.put_away()
    assert (paying.step, view.count("close_sheet")) == (Step.AWAY, 1)


@pytest.mark.parametrize(
    ("due", "quick"),
    [
        (2_300, (2_500, 3_000, 4_000, 5_000)),
        (2_000, (5_000, 10_000, 20_000, 50_000)),
        (89_950, (90_000, 100_000)),
        (1_234_500, (1_235_000, 1_236_000, 1_240_000, 1_250_000)),
        (0, ()),
        (29_050, (29_500, 30_000, 40_000, 50_000)),  # most give the note of 500
        (110_500, (111_000, 112_000, 115_000, 120_000)),  # no note is enough
    ],
)
def test_quick_amounts_are_the_next_round_notes(due: int, quick: tuple[int, ...]) -> None:
    assert quick_amounts(due, AED) == quick


def test_quick_amounts_know_currencies_with_three_decimals() -> None:
    assert quick_amounts(2_300, CURRENCIES["KWD"]) == (3_000, 5_000, 10_000, 20_000)
