"""The counter when things go wrong: on hold, over a restart, on a disk that is full or failing, the basket is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import EmptyBasket, OutOfRange
from pos.domain.facts import Bearer
from pos.domain.limits import BASKETS_HELD_MAX
from pos.domain.troubles import BookDamaged, DiskFull
from pos.till.checkout import Checkout
from tests.builders import CAKE, JAM, Till, an_id, reopened
from tests.fakes import RecordingDrawer, RecordingPress, faulty

if TYPE_CHECKING:
    from pos.domain.basket import Basket


def pieces_of(basket: Basket) -> dict[str, int]:
    """Pieces by item code."""
    return {part.line.item: part.line.quantity for part in basket.lines}


# -- hold, recall, restart ------------------------------------------------------------------------------------------


def test_every_change_survives_a_restart_under_the_same_id(till: Till) -> None:
    for act in (
        lambda: till.checkout.scan(JAM),
        lambda: till.checkout.scan(CAKE),
        lambda: till.checkout.set_quantity(0, 4, by="C1"),
        lambda: till.checkout.discount_line(0, 100, reason="dented", borne_by=Bearer.FAMILY),
        lambda: till.checkout.remove(1, by="C1"),
    ):
        act()
        other = Checkout(till.book, RecordingPress(), RecordingDrawer())
        assert other.basket == till.checkout.basket


def test_a_held_basket_waits_over_a_restart(till: Till) -> None:
    till.checkout.scan(JAM)
    held = till.checkout.basket
    till.checkout.hold(" مريم ")
    till.checkout.scan(CAKE)
    again = reopened(till)
    assert pieces_of(again.checkout.basket) == {CAKE: 1}
    assert [(one.id, one.held_as) for one in again.checkout.held()] == [(held.id, "مريم")]
    again.checkout.recall(held.id)
    assert again.checkout.basket == held
    assert [pieces_of(one) for one in again.checkout.held()] == [{CAKE: 1}]
    again.book.close()


def test_a_basket_held_without_a_name_gets_a_number(till: Till) -> None:
    till.checkout.scan(JAM)
    till.checkout.hold("  ")
    assert [one.held_as for one in till.checkout.held()] == ["1"]


def test_an_empty_basket_is_not_put_aside(till: Till) -> None:
    with pytest.raises(EmptyBasket):
        till.checkout.hold("Maryam")


def test_so_many_baskets_are_held_and_no_more(till: Till) -> None:
    for _ in range(BASKETS_HELD_MAX):
        till.checkout.scan(JAM)
        till.checkout.hold("")
    till.checkout.scan(CAKE)
    with pytest.raises(OutOfRange):
        till.checkout.hold("")
    assert pieces_of(till.checkout.basket) == {CAKE: 1}


def test_recalling_what_is_not_on_hold_changes_nothing(till: Till) -> None:
    till.checkout.scan(JAM)
    before = till.checkout.basket
    till.checkout.recall(an_id(77))
    assert till.checkout.basket == before


# -- when the disk fails --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("statement", ["BEGIN", "INSERT INTO fact", "INSERT INTO paper", "DELETE FROM draft", "COMMIT"])
def test_a_full_disk_leaves_basket_and_book_as_they_were(till: Till, statement: str) -> None:
    till.checkout.scan(JAM)
    before, head = till.checkout.basket, till.book.journal.head()
    disk = faulty(till.book)
    disk.fail(on=statement)
    with pytest.raises(DiskFull):
        till.checkout.pay(by="C1", tendered_minor=2_500)
    assert (till.checkout.basket, till.diary) == (before, [])
    disk.heal()
    assert till.book.journal.head() == head
    assert till.book.drafts.current() == before
    assert till.checkout.pay(by="C1", tendered_minor=2_500).stamp.seq == head.seq + 1


def test_a_failing_disk_is_not_called_full(till: Till) -> None:
    till.checkout.scan(JAM)
    faulty(till.book).fail("disk I/O error")
    with pytest.raises(BookDamaged):
        till.checkout.pay(by="C1", tendered_minor=2_500)
    assert till.diary == []


def test_a_scan_that_cannot_be_kept_is_not_shown(till: Till) -> None:
    till.checkout.scan(JAM)
    before = till.checkout.basket
    faulty(till.book).fail()
    with pytest.raises(DiskFull):
        till.checkout.scan(CAKE)
    assert till.checkout.basket == before


def test_a_basket_that_cannot_be_put_aside_stays_in_hand(till: Till) -> None:
    till.checkout.scan(JAM)
    before = till.checkout.basket
    faulty(till.book).fail()
    with pytest.raises(DiskFull):
        till.checkout.hold("Maryam")
    assert till.checkout.basket == before
