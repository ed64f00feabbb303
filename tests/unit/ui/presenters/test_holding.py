"""Baskets wait by name, come back whole, and survive a restart of the till."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.till.checkout import Checkout
from pos.ui.presenters.holding import Holding
from pos.ui.presenters.shelf import Shelf
from tests.builders import CAKE, JAM
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def holding(counter: Counter, view: Any) -> Holding:
    def attempt(act: Callable[[], object]) -> bool:
        act()
        return True

    shelf = Shelf(view, counter.desks)
    return Holding(
        view,
        view,
        counter.desks,
        counter.session,
        shelf,
        confirmations=counter.confirmations,
        announcer=counter.announcer,
        words=counter.words,
        attempt=attempt,
    )


def test_a_held_basket_is_listed_with_its_time_and_first_item_and_comes_back(
    holding: Holding, view: Any, counter: Counter
) -> None:
    counter.till.checkout.scan(JAM)
    counter.till.checkout.scan(CAKE)
    holding.put_aside("")
    assert counter.said == "held"
    holding.present()
    (row,) = view.last("show_held")
    assert (row.label, row.quantity, row.total_minor) == ("1 · Date jam", 2, 3_235)
    assert row.at.utcoffset() == NOON.utcoffset()
    assert row.at.date() == NOON.date()
    assert counter.till.checkout.basket.lines == ()
    holding.recall(row.key)
    assert counter.till.checkout.basket.pieces == 2
    holding.present()
    assert view.last("show_held") == ()


def test_several_wait_newest_first_and_one_is_given_up(holding: Holding, view: Any, counter: Counter) -> None:
    for code in (JAM, CAKE):
        counter.till.checkout.scan(code)
        holding.put_aside("")
    holding.present()
    rows = view.last("show_held")
    assert [row.label for row in rows] == ["2 · Cake", "1 · Date jam"]
    holding.discard(rows[0].key)
    assert [basket.held_as for basket in counter.till.checkout.held()] == ["1", "2"], "only asked so far"
    counter.confirmations.confirm()
    assert counter.said == "discarded"
    assert [row.label for row in view.last("show_held")] == ["1 · Date jam"]


def test_held_baskets_survive_a_restart(holding: Holding, counter: Counter) -> None:
    counter.till.checkout.scan(JAM)
    holding.put_aside("")
    again = Checkout(counter.till.book, counter.till.press, counter.till.drawer)
    assert [basket.pieces for basket in again.held()] == [1]


def test_a_basket_is_put_aside_under_a_name(holding: Holding, view: Any, counter: Counter) -> None:
    holding.hold()
    assert view.count("ask") == 0
    counter.till.checkout.scan(JAM)
    holding.hold()
    assert view.last("ask") == "1"
    assert counter.till.checkout.basket.pieces == 1
    holding.put_aside(" الوشاح الأحمر ")
    holding.present()
    assert [row.label for row in view.last("show_held")] == ["الوشاح الأحمر · Date jam"]
