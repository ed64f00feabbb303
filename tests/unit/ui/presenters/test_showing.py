"""What the customer sees follows the counter, and the choice to show it survives a restart; the hall's count is shown too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos.ui.presenters.basket_rows import basket_rows, totals
from pos.ui.presenters.showing import Showing
from pos.ui.presenters.visitors import HallCounter
from pos.ui.rows.till import HallState
from tests.builders import JAM
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def test_the_choice_is_kept_in_the_book(counter: Counter) -> None:
    window: Any = Recorder()
    showing = Showing(window, counter.desks, counter.announcer)
    showing.present()
    assert window.last("set_open") is False
    showing.switch()
    assert window.last("set_open") is True
    Showing(window, counter.desks, counter.announcer).present()
    assert window.last("set_open") is True
    showing.switch()
    assert not showing.is_on


def test_a_customer_sees_the_basket_the_amount_and_the_change(counter: Counter) -> None:
    window: Any = Recorder()
    showing = Showing(window, counter.desks, counter.announcer)
    counter.till.checkout.scan(JAM)
    basket = counter.till.checkout.basket
    showing.basket(basket_rows(basket), totals(basket))
    assert window.last("show_basket")[1].total_minor == 2_500
    showing.due(2_500)
    showing.sold(counter.till.checkout.pay(by="C1", tendered_minor=5_000))
    assert window.last("show_change") == 2_500
    basket = counter.till.checkout.basket
    showing.basket(basket_rows(basket), totals(basket))
    assert window.calls[-1][0] == "show_welcome"


def test_a_customer_sees_what_a_refund_or_a_void_gives_back(counter: Counter) -> None:
    window: Any = Recorder()
    showing = Showing(window, counter.desks, counter.announcer)
    sold: Any = counter.till.sell(JAM, JAM).fact
    showing.learn(counter.till.undoing.refund(sold.number, {0: 1}, by="C1", reason="x", approved_by="L1"))
    assert window.last("show_refund") == 2_500
    other = counter.till.sell(JAM, JAM, card_minor=3_000)
    showing.learn(other)
    assert window.count("show_refund") == 1
    showing.learn(counter.till.undoing.void(getattr(other.fact, "number", ""), by="C1", reason="x", approved_by="L1"))
    assert window.last("show_refund") == 5_000


def test_the_hall_is_counted_only_where_it_has_a_limit(counter: Counter) -> None:
    view: Any = Recorder()
    hall = HallCounter(view, counter.desks, counter.announcer)
    hall.present()
    hall.come()
    assert view.last("show_state") == HallState(1, 20, is_full=False)
    hall.go()
    assert view.last("show_state") == HallState(0, 20, is_full=False)
