"""The shelf finds goods however they are written, and knows what is left of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.ports import NoPress
from pos.till.goods import GoodsDesk
from pos.ui.presenters.shelf import Shelf
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA, a_received_line
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def shelf(counter: Counter, view: Any) -> Shelf:
    made = Shelf(view, counter.desks)
    made.present()
    return made


def codes(view: Any) -> list[str]:
    return [tile.code for tile in view.last("show_items")]


def left(view: Any, code: str) -> int | None:
    found: int | None = next(tile.left for tile in view.last("show_items") if tile.code == code)
    return found


def test_everything_is_shown_with_its_filters(shelf: Shelf, view: Any) -> None:
    assert sorted(codes(view)) == sorted([JAM, CAKE, OUD, COFFEE])
    chips, chosen = view.last("show_packages")
    assert ([chip.key for chip in chips], chosen) == (["A", "T"], "")
    families, chosen = view.last("show_families")
    assert ([chip.number for chip in families], chosen) == ([SALMA, HUDA], "")
    assert shelf.only_hit() is None


@pytest.mark.parametrize("query", ["هدي احمد", "هُدى أحمد", "Huda", "عود", "عووووود"])
def test_a_search_finds_however_it_is_written(shelf: Shelf, view: Any, query: str) -> None:
    shelf.search(query)
    assert codes(view) == [OUD]
    only = shelf.only_hit()
    assert only is not None
    assert only.code == OUD


def test_a_package_narrows_items_and_families_and_drops_the_family(shelf: Shelf, view: Any) -> None:
    shelf.choose_family(SALMA)
    assert sorted(codes(view)) == sorted([JAM, CAKE])
    shelf.choose_package("T")
    assert codes(view) == [OUD]
    families, chosen = view.last("show_families")
    assert ([chip.number for chip in families], chosen) == ([HUDA], "")


def test_a_filter_gives_way_to_a_search_that_only_others_answer(shelf: Shelf, view: Any) -> None:
    shelf.choose_family(SALMA)
    shelf.search("عود")
    assert codes(view) == [OUD]
    assert (view.last("show_packages")[1], view.last("show_families")[1]) == ("", "")
    shelf.start_over()
    assert len(codes(view)) == 4


def test_a_filter_that_answers_stays(shelf: Shelf, view: Any) -> None:
    shelf.choose_family(SALMA)
    shelf.search("Cake")
    assert codes(view) == [CAKE]
    assert view.last("show_families")[1] == SALMA


def test_starting_over_forgets_the_search_and_keeps_the_package(shelf: Shelf, view: Any) -> None:
    shelf.choose_package("T")
    shelf.search("nothing like it")
    assert codes(view) == []
    shelf.start_over()
    assert codes(view) == [OUD]
    assert view.last("show_search") == ""
    assert view.count("focus_search") == 1


def test_what_is_in_the_basket_and_what_was_sold_is_gone(shelf: Shelf, view: Any, counter: Counter) -> None:
    assert (left(view, JAM), left(view, OUD)) == (40, 40)
    counter.till.checkout.scan(JAM)
    shelf.refresh()
    assert left(view, JAM) == 39
    sale = counter.till.checkout.pay(by="C1", tendered_minor=2_500)
    shelf.learn(sale)
    assert left(view, JAM) == 39
    fact: Any = sale.fact
    shelf.learn(counter.till.undoing.void(fact.number, by="C1", reason="twice", approved_by="L1"))
    assert left(view, JAM) == 40


def test_what_was_received_or_repriced_meanwhile_is_on_the_shelf(shelf: Shelf, view: Any, counter: Counter) -> None:
    desk = GoodsDesk(counter.till.book, NoPress())
    shelf.start_over()
    new = a_received_line("", price_minor=2_900)
    shelf.learn(desk.receive(SALMA, (new,), by="G1"))
    shelf.start_over()
    assert len(codes(view)) == 5
    assert 2_900 in [tile.price_minor for tile in view.last("show_items")]


def test_only_the_tile_that_changed_is_made_anew(shelf: Shelf, view: Any, counter: Counter) -> None:
    before = {tile.code: tile for tile in view.last("show_items")}
    counter.till.checkout.scan(JAM)
    shelf.refresh()
    assert [tile.code for tile in view.last("show_items") if tile is not before[tile.code]] == [JAM]


def test_a_new_shelf_counts_from_the_book(counter: Counter, view: Any) -> None:
    counter.till.sell(JAM, JAM)
    Shelf(view, counter.desks).present()
    assert left(view, JAM) == 38


def test_an_item_of_which_nothing_was_received_is_not_counted(counter: Counter, view: Any) -> None:
    from dataclasses import replace

    from tests.builders import an_item, some_cards

    ticket = an_item(COFFEE, family="", received=0)
    counter.till.book.catalogue.apply(replace(some_cards(), version=2, items=(ticket,)))
    Shelf(view, counter.desks).present()
    assert left(view, COFFEE) is None
