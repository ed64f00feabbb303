"""What one till says of goods reaches the others; who was away sold at the old price, and the accountant sees which line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.goods_facts import ItemRepriced
from pos.domain.oddities import ExceptionRow, Oddity
from pos.ledger.keys import from_seed
from pos.sync.feed import feed_request
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, PRICE_MINOR, Clock, Journal, item_of

if TYPE_CHECKING:
    from pos.register.register import Register

CODE = BAZAAR.code
FAMILY = FAMILIES[0]
RAISED_MINOR = PRICE_MINOR + 500


def listed(register: Register) -> list[ExceptionRow]:
    return [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind is Oddity.OLD_PRICE]


def take_in(register: Register, *journals: Journal) -> None:
    for journal in journals:
        register.intake.take_in(journal.batch())


@pytest.fixture
def tills() -> tuple[Journal, Journal]:
    """Two tills by one clock; the first has received goods and both have an open shift."""
    clock = Clock()
    one, other = Journal("T01", clock=clock), Journal("T02", clock=clock)
    one.receive(FAMILY)
    for journal in (one, other):
        journal.open_shift()
    return one, other


def reprice(journal: Journal) -> None:
    journal.add(ItemRepriced(item=item_of(FAMILY), price_minor=RAISED_MINOR, reason="agreed", consent_by="family"))


def test_what_a_booth_made_appears_at_the_other_tills(register: Register, tills: tuple[Journal, Journal]) -> None:
    one, other = tills
    reprice(one)
    take_in(register, one, other)
    key = from_seed("T02")
    feed = register.catalogue.feed_for(CODE, "T02", 0, key.sign(feed_request(CODE, "T02", 0)))
    assert feed is not None
    assert [(card.code, card.price_minor) for card in feed.items] == [(item_of(FAMILY), RAISED_MINOR)]


def test_a_sale_at_the_old_price_is_listed_and_stays_as_it_was_sold(
    register: Register, tills: tuple[Journal, Journal]
) -> None:
    one, other = tills
    before = other.sell(FAMILY)
    reprice(one)
    late = other.sell(FAMILY, quantity=2)
    take_in(register, one, other)
    (row,) = listed(register)
    assert (row.device, row.seq, row.subject, row.count) == ("T02", late.seq, item_of(FAMILY), 2)
    assert row.amount_minor == 2 * (PRICE_MINOR - RAISED_MINOR)
    assert before.seq < late.seq
    sold = next(account for account in register.accounts.families(ACCOUNTANT, CODE) if account.family.number == FAMILY)
    assert sold.gross_minor == 3 * PRICE_MINOR


def test_the_same_price_again_is_no_change(register: Register, tills: tuple[Journal, Journal]) -> None:
    one, other = tills
    one.receive(FAMILY, quantity=5)
    other.sell(FAMILY)
    take_in(register, one, other)
    assert listed(register) == []


def test_the_order_in_which_tills_send_does_not_matter(register: Register, tills: tuple[Journal, Journal]) -> None:
    one, other = tills
    reprice(one)
    other.sell(FAMILY)
    take_in(register, other, one)
    assert len(listed(register)) == 1
