"""What was sold last is told to who may sell, in its own shift only, and printed once more when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.bazaar import Role
from pos.domain.facts import ReceiptReprinted
from pos.ui.presenters.last_sale import LastSale
from tests.builders import a_person

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def the_last(counter: Counter) -> LastSale:
    return LastSale(counter.desks, counter.session, counter.announcer)


def test_nothing_is_told_before_the_first_sale(counter: Counter) -> None:
    the_last(counter).tell()
    the_last(counter).reprint()
    assert counter.notices.count("show_notice") == 0


def test_the_last_sale_is_told_to_who_may_sell(counter: Counter) -> None:
    counter.till.sell()
    counter.session.person = a_person("G1", Role.GOODS)
    the_last(counter).tell()
    assert counter.notices.count("show_notice") == 0
    counter.session.person = a_person("C1", Role.CASHIER)
    the_last(counter).tell()
    assert (counter.notices.last("show_notice").text, counter.notices.last("show_notice").action) == (
        "last_sale",
        "print_last",
    )
    counter.till.sell(card_minor=2_500)
    the_last(counter).tell()
    assert counter.notices.last("show_notice").text == "last_card_sale"


def test_a_copy_is_a_fact(counter: Counter) -> None:
    counter.till.sell()
    the_last(counter).reprint()
    assert counter.desks.book.journal.last(ReceiptReprinted.KIND) is not None
    assert counter.notices.last("show_notice").text == "copy_printed"
