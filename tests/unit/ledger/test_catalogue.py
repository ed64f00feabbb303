"""The cards: taken over all or none, learned from facts, and found however a name is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import WrongBazaar
from pos.domain.goods_facts import ItemRepriced
from pos.domain.identity import catalogue_item_code
from pos.domain.troubles import DiskFull
from pos.ledger.catalogue import SEARCH_ROWS_MAX, Catalogue
from tests.builders import (
    CAKE,
    COFFEE,
    HUDA,
    JAM,
    OUD,
    SALMA,
    a_bazaar,
    a_book,
    a_family,
    a_person,
    a_received_line,
    an_id,
    an_item,
    some_cards,
)
from tests.fakes import FaultyConnection

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def test_cards_come_back_as_they_were_taken_over(till: Till) -> None:
    catalogue = till.book.catalogue
    cards = some_cards()
    assert (catalogue.version, catalogue.bazaar()) == (cards.version, cards.bazaar)
    assert catalogue.families() == list(cards.families)
    assert sorted(catalogue.items(), key=lambda item: item.code) == sorted(cards.items, key=lambda item: item.code)
    assert catalogue.people() == sorted(cards.people, key=lambda person: person.code)
    assert catalogue.item(JAM) == cards.items[0]
    assert catalogue.item("9") is None
    assert catalogue.family(HUDA) == cards.families[1]
    assert catalogue.family("9") is None
    taken = catalogue.cards()
    assert (taken.version, taken.bazaar, taken.families) == (cards.version, cards.bazaar, cards.families)
    assert sorted(taken.items, key=lambda item: item.code) == sorted(cards.items, key=lambda item: item.code)


def test_before_the_first_cards_there_is_no_bazaar(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert book.catalogue.version == 0
    with pytest.raises(LookupError):
        book.catalogue.bazaar()
    with pytest.raises(LookupError):
        book.catalogue.cards()
    book.close()


def test_later_cards_change_and_add_but_take_no_item_away(till: Till) -> None:
    newer = some_cards(
        version=2,
        items=(an_item(JAM, price_minor=2_700), an_item(catalogue_item_code(SALMA, 3), name_en="Fig jam")),
        families=(a_family(1, name_en="Umm Salem and daughters"),),
        people=(a_person("L1"),),
    )
    till.book.begin(newer)
    catalogue = till.book.catalogue
    jam = catalogue.item(JAM)
    assert jam is not None
    assert jam.price_minor == 2_700
    assert catalogue.item(OUD) is not None
    assert len(catalogue.items()) == 5
    assert [person.code for person in catalogue.people()] == ["L1"]  # who is not named may not sign in any more
    assert len(catalogue.families()) == 2
    assert [row.code for row in catalogue.items(query="daughters fig")] == [catalogue_item_code(SALMA, 3)]


def test_cards_of_another_bazaar_are_refused(till: Till) -> None:
    with pytest.raises(WrongBazaar):
        till.book.begin(some_cards(bazaar=a_bazaar(code="OTHER")))
    assert till.book.catalogue.bazaar().code == "INTAJ8"


@pytest.mark.parametrize("on", [f"INSERT OR REPLACE INTO {table}" for table in ("meta", "family", "item")] + ["COMMIT"])
def test_cards_are_taken_over_all_or_none(till: Till, on: str) -> None:
    faulty: Any = FaultyConnection(till.book.connection)
    faulty.fail(on=on)
    before = till.book.catalogue.cards()
    with pytest.raises(DiskFull):
        Catalogue(faulty).apply(some_cards(version=9, items=(an_item(JAM, price_minor=1),)))
    assert till.book.catalogue.cards() == before


def test_goods_received_at_this_desk_are_known_at_once(till: Till) -> None:
    fresh = catalogue_item_code(SALMA, 9)
    line = a_received_line(fresh, 12, name_ar="دبس", name_en="Molasses")
    till.goods.receive(SALMA, (line, a_received_line(JAM, 8)), by="G1")
    item, jam = till.book.catalogue.item(fresh), till.book.catalogue.item(JAM)
    assert item is not None
    assert jam is not None
    assert (item.family, item.received, item.rate_bp) == (SALMA, 12, 1_500)
    assert jam.received == 48
    till.goods.receive(SALMA, (line,), by="G1")
    again = till.book.catalogue.item(fresh)
    assert again is not None
    assert again.received == 24


def test_a_new_price_holds_from_its_fact_on(till: Till) -> None:
    repriced = ItemRepriced(item=JAM, price_minor=2_200, reason="last day", floor_minor=1_800)
    till.book.journal.append(repriced, identity=an_id(), by="L1")
    item = till.book.catalogue.item(JAM)
    assert item is not None
    assert (item.price_minor, item.floor_minor) == (2_200, 1_800)
    unknown = replace(repriced, item="9")
    till.book.journal.append(unknown, identity=an_id(2), by="L1")
    assert till.book.catalogue.item("9") is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [JAM, CAKE, OUD, COFFEE]),
        ("jam", [JAM]),
        ("JAM date", [JAM]),
        ("مربي", [JAM]),
        ("مُرَبَّى", [JAM]),
        ("التمر", [JAM]),
        ("كعكه", [CAKE]),
        ("قهوه", [COFFEE]),
        ("سالم", [JAM, CAKE]),
        ("احمد", [OUD]),
        ("huda", [OUD]),
        (SALMA, [JAM, CAKE, OUD]),  # the oud's code ends in these digits
        ("٠٠١٣", [JAM, CAKE, OUD]),
        (OUD[-7:], [OUD]),
        ("jam oud", []),
        ("%", []),
        ("_am", []),
        ("\\", []),
    ],
)
def test_items_are_found_by_any_part_of_a_name_number_or_code(till: Till, query: str, found: list[str]) -> None:
    assert sorted(item.code for item in till.book.catalogue.items(query=query)) == sorted(found)


def test_items_are_narrowed_by_package_and_family(till: Till) -> None:
    catalogue = till.book.catalogue
    assert [item.code for item in catalogue.items(package="T")] == [OUD]
    assert [item.code for item in catalogue.items(family=SALMA)] == sorted([JAM, CAKE])
    assert [item.code for item in catalogue.items(family="")] == [COFFEE]
    assert catalogue.items(query="jam", package="T") == []


def test_a_search_shows_a_screenful_and_the_cards_are_all_there(till: Till) -> None:
    many = tuple(an_item(catalogue_item_code(SALMA, 100 + n)) for n in range(SEARCH_ROWS_MAX + 5))
    till.book.begin(some_cards(version=2, items=many))
    assert len(till.book.catalogue.items()) == SEARCH_ROWS_MAX
    assert len(till.book.catalogue.all_items()) >= len(many)
    assert {card.family for card in till.book.catalogue.all_items(SALMA)} == {SALMA}
    assert len(till.book.catalogue.cards().items) == len(many) + 4
