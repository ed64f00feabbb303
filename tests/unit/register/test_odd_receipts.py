"""Each odd receipt arises on the list by its own kind, with its money; and a till that comes in after the payout is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import ClockJumped
from pos.domain.facts import Bearer, Refund
from pos.domain.goods_facts import GoodsReceived
from pos.domain.identity import UNASSIGNED
from pos.domain.oddities import Oddity
from pos.domain.weighing import Unit
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, PRICE_MINOR, Journal
from tests.unit.register.settling import Office, day, take_in

if TYPE_CHECKING:
    from pos.domain.oddities import ExceptionRow
    from pos.register.register import Register

CODE = BAZAAR.code
FIRST = FAMILIES[0]


@pytest.fixture
def journal() -> Journal:
    made = Journal()
    made.receive(FIRST, quantity=50)
    made.open_shift()
    return made


def listed(register: Register, *kinds: Oddity) -> list[ExceptionRow]:
    return [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind in kinds]


@pytest.mark.parametrize(
    ("discount_minor", "borne_by", "is_odd"),
    [(500, Bearer.FAMILY, False), (501, Bearer.FAMILY, True), (2_000, Bearer.CENTRE, False)],
)
def test_a_discount_below_the_floor_is_listed_with_what_lacks(
    register: Register, discount_minor: int, borne_by: Bearer, *, is_odd: bool
) -> None:
    journal = Journal()
    journal.receive(FIRST, quantity=50)
    note = journal.facts[-1]
    assert isinstance(note, GoodsReceived)
    floored = replace(note, number=journal.number(), lines=(replace(note.lines[0], floor_minor=PRICE_MINOR - 250),))
    journal.add(floored)
    journal.open_shift()
    sold = journal.sell(FIRST, quantity=2)
    plain = journal._sold(sold)
    line = replace(plain.lines[0], discount_minor=discount_minor, borne_by=borne_by)
    paid = replace(plain.payments[0], amount_minor=line.charged_minor)
    journal.add(replace(plain, number=journal.number(), lines=(line,), payments=(paid,), rounding_minor=0))
    take_in(register, journal)
    rows = listed(register, Oddity.BELOW_FLOOR)
    assert [(row.device, row.count, row.amount_minor) for row in rows] == ([("T01", 2, -1)] if is_odd else [])


def test_what_came_back_twice_is_listed_and_what_came_back_once_is_not(register: Register, journal: Journal) -> None:
    once, twice = journal.sell(FIRST), journal.sell(FIRST, quantity=3)
    journal.refund(once)
    journal.refund(twice)
    take_in(register, journal)
    assert listed(register, Oddity.REFUNDED_TWICE, Oddity.REFUND_WITHOUT_SALE) == []
    again = journal.refund(twice)
    take_in(register, journal)
    (row,) = listed(register, Oddity.REFUNDED_TWICE, Oddity.REFUND_WITHOUT_SALE)
    assert (row.kind, row.seq, row.count, row.amount_minor) == (
        Oddity.REFUNDED_TWICE,
        again.seq,
        3,
        -3 * PRICE_MINOR + 15,
    )
    assert row.subject == journal._sold(twice).number


@pytest.mark.parametrize(
    ("pieces", "told"), [(2, (2, Unit.PIECE, 750)), (0, (750, Unit.GRAM, 0))], ids=["with pieces", "alone"]
)
def test_grams_that_came_back_twice_are_never_added_to_pieces(
    register: Register, journal: Journal, pieces: int, told: tuple[int, Unit, int]
) -> None:
    plain = journal._sold(journal.sell(FIRST, quantity=2))
    honey = replace(plain.lines[0], quantity=750, unit=Unit.GRAM)
    lines = (honey, *plain.lines) if pieces else (honey,)
    total = sum(line.charged_minor for line in lines)
    paid = replace(plain.payments[0], amount_minor=total - total % 25)
    sold = journal.add(
        replace(plain, number=journal.number(), lines=lines, payments=(paid,), rounding_minor=-(total % 25))
    )
    journal.refund(sold)
    journal.refund(sold)
    take_in(register, journal)
    (row,) = listed(register, Oddity.REFUNDED_TWICE)
    assert (row.count, row.unit, row.grams) == told


def test_a_refund_waits_for_its_sale(register: Register, journal: Journal) -> None:
    """A sale of another till may come in later: until then its refund is on the list."""
    other = Journal("T02")
    other.open_shift()
    sold = other.sell(FIRST)
    other.refund(sold)
    refund = other.facts[-1]
    assert isinstance(refund, Refund)
    journal.add(replace(refund, number=journal.number()))
    take_in(register, journal)
    (row,) = listed(register, Oddity.REFUND_WITHOUT_SALE)
    assert (row.device, row.subject, row.detail) == ("T01", refund.of_number, "broken")
    alone = Journal("T02")
    alone.open_shift()
    alone.sell(FIRST)
    take_in(register, alone)
    assert listed(register, Oddity.REFUND_WITHOUT_SALE) == []


def test_a_clock_that_changed_and_a_sale_that_is_nobodys_are_listed(register: Register, journal: Journal) -> None:
    journal.add(ClockJumped(by_ms=-3_600_000))
    journal.add(ClockJumped(by_ms=61_000))
    journal.sell(UNASSIGNED)
    journal.sell("9990")
    take_in(register, journal)
    assert [row.count for row in listed(register, Oddity.CLOCK_JUMPED)] == [-60, 2]
    (parked,) = listed(register, Oddity.UNASSIGNED)
    assert (parked.subject, parked.family, parked.amount_minor) == ("T01-000002-0", UNASSIGNED, PRICE_MINOR)
    (unknown,) = listed(register, Oddity.UNKNOWN_FAMILY)
    assert unknown.subject == "9990"


def test_a_till_that_comes_in_after_the_payout_is_named_with_its_money(register: Register, office: Office) -> None:
    first, late = day("T01"), day("T02", (FIRST, FIRST))
    take_in(register, first)
    run = office.approve(office.draft("T02 is away").number)
    assert listed(register, Oddity.LATE_TILL) == []
    take_in(register, late)
    (row,) = listed(register, Oddity.LATE_TILL)
    assert (row.device, row.subject, row.count, row.amount_minor) == ("T02", run.number, 2, 2 * PRICE_MINOR)
    office.pay_all(run.number)
    office.settle()
    assert listed(register, Oddity.LATE_TILL) == []
