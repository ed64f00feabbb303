"""Baskets outlive a kill at any moment: same goods, same order, same id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.basket import Basket
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.codec import from_document, to_document
from pos.ledger.drafts import Drafts
from tests.builders import CAKE, JAM, a_basket, a_basket_line, a_book, a_line, an_id, reopened
from tests.fakes import FaultyConnection
from tests.strategies import lines

if TYPE_CHECKING:
    from tests.builders import Till


def test_every_scan_is_in_the_book_and_comes_back_with_the_same_id(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    till.checkout.set_quantity(0, 3, by="C1")
    basket = till.checkout.basket
    again = reopened(till)
    assert again.checkout.basket == basket
    assert again.checkout.basket.id == basket.id
    again.book.close()


def test_half_a_character_in_a_basket_is_no_reason_to_lose_it(till: Till) -> None:
    till.book.drafts.save(basket := a_basket(replace(a_line(), item="", name="\ud83d\0")))
    assert till.book.drafts.current() == basket


def test_a_kill_without_a_goodbye_brings_the_same_basket_back(till: Till) -> None:
    till.checkout.scan(JAM)
    basket = till.checkout.basket
    reader = till.book.reader()
    assert Drafts(reader).current() == basket
    reader.close()


def test_the_basket_in_hand_and_those_on_hold_are_told_apart(till: Till) -> None:
    drafts = till.book.drafts
    held = [a_basket(serial=1, held_as="blue"), a_basket(serial=2, held_as="red")]
    hand = a_basket(serial=3)
    for basket in (held[1], hand, held[0]):
        drafts.save(basket)
    assert drafts.held() == held
    assert drafts.current() == hand
    assert drafts.all() == [*held, hand]


def test_an_empty_basket_is_forgotten_unless_it_is_on_hold(till: Till) -> None:
    drafts = till.book.drafts
    drafts.save(a_basket())
    drafts.save(Basket(id=an_id()))
    assert drafts.all() == []
    drafts.save(Basket(id=an_id(), held_as="name only"))
    assert len(drafts.all()) == 1
    drafts.forget(an_id())
    assert drafts.all() == []


def test_a_change_takes_the_place_of_the_basket_before(till: Till) -> None:
    drafts = till.book.drafts
    drafts.save(a_basket())
    changed = a_basket(a_line(quantity=5))
    drafts.save(changed)
    assert drafts.all() == [changed]


@given(st.lists(lines(), max_size=4), st.text(st.characters(codec="utf-8")))
def test_any_basket_comes_back_as_it_was(sold: list[Any], held_as: str) -> None:
    basket = Basket(id=an_id(), lines=tuple(map(a_basket_line, sold)), held_as=held_as)
    assert from_document(Basket, to_document(basket)) == basket


@pytest.mark.parametrize(
    ("words", "trouble"), [("database or disk is full", DiskFull), ("disk I/O error", BookDamaged)]
)
def test_a_basket_that_cannot_be_kept_is_told_and_the_one_before_stays(
    till: Till, words: str, trouble: type[Exception]
) -> None:
    till.book.drafts.save(a_basket())
    faulty: Any = FaultyConnection(till.book.connection)
    faulty.fail(words, on="INSERT")
    with pytest.raises(trouble):
        Drafts(faulty).save(a_basket(a_line(quantity=5)))
    assert till.book.drafts.all() == [a_basket()]


def test_a_basket_is_not_in_the_journal_and_leaves_it_whole(till: Till) -> None:
    count = till.book.journal.count()
    till.checkout.scan(JAM)
    till.book.close()
    book = a_book(till.book.folder)
    assert book.journal.count() == count
    book.close()
