"""A tally sheet of an outlet becomes one sale under the outlet's letter, whole or not at all, and is undone by a refund."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, OutOfRange, ReasonMissing, UnknownFamily, UnknownItem, UnknownReceipt
from pos.domain.facts import Method
from pos.domain.own_book_errors import (
    AlreadyReversed,
    ControlDiffers,
    DayBeyond,
    SheetEmpty,
    SheetRepeated,
    UnknownBook,
)
from pos.domain.own_books import BookKind, TallyLine, TallySheet
from pos.domain.postings import Account
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, CASHIER, FAMILIES, FIRST_DAY, Ids, Journal, item_of
from tests.unit.register.settling import CODE, take_in
from tests.unit.register.test_store import account, family_row, standing

if TYPE_CHECKING:
    from pos.register.register import Register

JAM = item_of(FAMILIES[0])
LINES = (
    TallyLine(item=JAM, price_minor=2_500, count=4),
    TallyLine(family=FAMILIES[1], name="بخور", price_minor=1_200, count=3),
    TallyLine(name="Workshop", price_minor=5_000, count=1),
)
SHEET = TallySheet(day=FIRST_DAY, paper="17", lines=LINES, pieces=8, total_minor=18_600)


@pytest.fixture
def outlet(register: Register) -> str:
    journal = Journal("T01")
    journal.receive(FAMILIES[0], quantity=20)
    take_in(register, journal)
    return register.books.open(ADMIN, CODE, BookKind.OUTLET, "Branch", identity=Ids().fork("book").new()).device


def test_a_sheet_credits_every_line_as_a_sale_at_a_till_would(register: Register, outlet: str) -> None:
    identity = Ids().fork("sheet").new()
    row = register.tallies.take_in(ACCOUNTANT, CODE, outlet, SHEET, identity=identity)
    assert (row.number.split("-")[0], row.by) == (outlet, ACCOUNTANT.code)
    assert row.sheet == replace(SHEET, lines=(replace(LINES[0], family=FAMILIES[0]), *LINES[1:]))
    assert family_row(register, FAMILIES[0]).gross_minor == 10_000
    assert family_row(register, FAMILIES[0]).commission_minor == 1_000
    assert family_row(register, FAMILIES[1]).commission_minor == 540
    assert account(register, outlet, Account.CENTRE) == -5_000
    assert account(register, outlet, Account.AGENT) == 18_600
    assert register.tallies.take_in(ACCOUNTANT, CODE, outlet, SHEET, identity=identity) == row
    assert register.tallies.sheets(ACCOUNTANT, CODE, outlet) == (row,)
    assert (standing(register, outlet).agrees, standing(register, outlet).is_complete) == (True, True)


def test_money_that_was_handed_in_lies_in_the_safe(register: Register, outlet: str) -> None:
    register.tallies.take_in(
        ACCOUNTANT, CODE, outlet, replace(SHEET, method=Method.CASH), identity=Ids().fork("sheet").new()
    )
    assert (account(register, outlet, Account.SAFE), account(register, outlet, Account.CASH)) == (18_600, 0)


def test_a_wrong_sheet_is_undone_on_its_own_day_and_once(register: Register, outlet: str) -> None:
    ids = Ids().fork("sheets")
    first = register.tallies.take_in(ACCOUNTANT, CODE, outlet, SHEET, identity=ids.new())
    other = replace(SHEET, paper="18")
    second = register.tallies.take_in(ACCOUNTANT, CODE, outlet, other, identity=ids.new())
    with pytest.raises(ReasonMissing):
        register.tallies.reverse(ACCOUNTANT, CODE, outlet, first.number, " ", identity=ids.new())
    identity = ids.new()
    undone = register.tallies.reverse(ACCOUNTANT, CODE, outlet, first.number, "wrong day", identity=identity)
    assert (undone.reason, bool(undone.reversed_by)) == ("wrong day", True)
    again = register.tallies.reverse(ACCOUNTANT, CODE, outlet, first.number, "wrong day", identity=identity)
    assert again == undone
    with pytest.raises(AlreadyReversed):
        register.tallies.reverse(ACCOUNTANT, CODE, outlet, first.number, "wrong day", identity=ids.new())
    with pytest.raises(UnknownReceipt):
        register.tallies.reverse(ACCOUNTANT, CODE, outlet, "A01-000999-0", "none", identity=ids.new())
    assert register.tallies.sheets(ACCOUNTANT, CODE, outlet) == (second, undone)
    row = family_row(register, FAMILIES[0])
    assert (row.gross_minor, row.refunds_minor, row.commission_minor) == (20_000, 10_000, 1_000)
    assert account(register, outlet, Account.AGENT) == 18_600
    assert not [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.device == outlet]


def test_a_sheet_that_cannot_be_right_is_refused_whole(register: Register, outlet: str) -> None:
    def refused(kind: type[Exception], sheet: TallySheet, device: str = outlet) -> None:
        with pytest.raises(kind):
            register.tallies.take_in(ACCOUNTANT, CODE, device, sheet, identity=Ids().fork("sheet").new())

    refused(ControlDiffers, replace(SHEET, pieces=9))
    refused(ControlDiffers, replace(SHEET, total_minor=18_500))
    refused(SheetEmpty, replace(SHEET, lines=(), pieces=0, total_minor=0))
    refused(DayBeyond, replace(SHEET, day=FIRST_DAY + timedelta(days=400)))
    one = {"pieces": 1, "total_minor": 100}
    unknown = TallyLine(item=item_of(FAMILIES[2], 9), price_minor=100, count=1)
    refused(UnknownItem, replace(SHEET, lines=(unknown,), **one))  # type: ignore[arg-type]  # two numbers
    stranger = TallyLine(family="9997", price_minor=100, count=1)
    refused(UnknownFamily, replace(SHEET, lines=(stranger,), **one))  # type: ignore[arg-type]  # two numbers
    refused(OutOfRange, replace(SHEET, lines=(TallyLine(price_minor=100, count=0),), pieces=0, total_minor=0))
    refused(UnknownBook, SHEET, "W01")
    refused(UnknownBook, SHEET, "B01")
    with pytest.raises(NotAllowed):
        register.tallies.take_in(CASHIER, CODE, outlet, SHEET, identity=Ids().fork("sheet").new())
    assert register.tallies.sheets(ACCOUNTANT, CODE, outlet) == ()


def test_the_same_paper_counts_once_a_day_until_it_is_undone(register: Register, outlet: str) -> None:
    ids = Ids().fork("papers")
    first, again = ids.new(), ids.new()
    row = register.tallies.take_in(ACCOUNTANT, CODE, outlet, SHEET, identity=first)
    assert register.tallies.take_in(ACCOUNTANT, CODE, outlet, SHEET, identity=first) == row
    with pytest.raises(SheetRepeated) as refused:
        register.tallies.take_in(ACCOUNTANT, CODE, outlet, replace(SHEET, paper=" 17 "), identity=again)
    assert (refused.value.paper, refused.value.number) == ("17", row.number)
    register.tallies.reverse(ACCOUNTANT, CODE, outlet, row.number, "wrong price", identity=ids.new())
    assert register.tallies.take_in(ACCOUNTANT, CODE, outlet, SHEET, identity=again).number != row.number
    for _ in range(2):  # without a number nothing tells two sheets apart
        register.tallies.take_in(ACCOUNTANT, CODE, outlet, replace(SHEET, paper=""), identity=ids.new())
    assert len(register.tallies.sheets(ACCOUNTANT, CODE, outlet)) == 4
