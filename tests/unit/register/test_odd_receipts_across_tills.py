"""Two tills that give money back for the same pieces are found once both have sent; one that does not exceed is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.basket import part_of_line
from pos.domain.facts import Refund, RefundLine, Sale
from pos.domain.oddities import ExceptionRow, Oddity
from tests.builders import a_void, cash
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, Clock, Journal

if TYPE_CHECKING:
    from pos.domain.facts import Stamp
    from pos.register.register import Register

FAMILY = FAMILIES[0]


def listed(register: Register) -> list[ExceptionRow]:
    rows = register.accounts.exceptions(ACCOUNTANT, BAZAAR.code)
    return [row for row in rows if row.kind is Oddity.REFUNDED_TWICE]


@pytest.fixture
def tills() -> tuple[Journal, Journal]:
    clock = Clock()
    one, other = Journal("T01", clock=clock), Journal("T02", clock=clock)
    for journal in (one, other):
        journal.open_shift()
    return one, other


def give_back(at: Journal, sold: Stamp, sale: Sale, quantity: int) -> None:
    line = part_of_line(sale.lines[0], quantity)
    at.add(
        Refund(
            number=at.number(),
            shift=1,
            day=sale.day,
            of=sold.id,
            of_number=sale.number,
            lines=(RefundLine(of=0, line=line),),
            payments=cash(line.charged_minor),
            reason="lid broken",
            approved_by="L1",
        )
    )


def a_sold(journal: Journal, quantity: int) -> tuple[Stamp, Sale]:
    stamp, sale = journal.sell(FAMILY, quantity=quantity), journal.facts[-1]
    assert isinstance(sale, Sale)
    return stamp, sale


def test_the_same_piece_at_two_tills_is_found_when_both_have_sent(
    register: Register, tills: tuple[Journal, Journal]
) -> None:
    one, other = tills
    stamp, sale = a_sold(one, 2)
    give_back(one, stamp, sale, 1)
    give_back(other, stamp, sale, 2)
    register.intake.take_in(other.batch())
    assert listed(register) == []  # the sale itself is not here yet
    register.intake.take_in(one.batch())
    (row,) = listed(register)
    assert (row.device, row.subject, row.count) == ("T02", sale.number, 1)


def test_what_two_tills_share_out_rightly_is_no_exception(register: Register, tills: tuple[Journal, Journal]) -> None:
    one, other = tills
    stamp, sale = a_sold(one, 3)
    give_back(one, stamp, sale, 1)
    give_back(other, stamp, sale, 2)
    for journal in tills:
        register.intake.take_in(journal.batch())
    assert listed(register) == []


def test_a_sale_that_was_voided_at_home_and_refunded_elsewhere_is_found(
    register: Register, tills: tuple[Journal, Journal]
) -> None:
    one, other = tills
    stamp, sale = a_sold(one, 1)
    one.add(a_void(sale, of=stamp.id, shift=1, day=sale.day))
    give_back(other, stamp, sale, 1)
    for journal in tills:
        register.intake.take_in(journal.batch())
    (row,) = listed(register)
    assert (row.subject, row.count) == (sale.number, 1)
