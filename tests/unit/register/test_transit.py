"""What is on its way between two tills is named and still on hand, and a note that two tills took in is an exception."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.oddities import Oddity
from pos.domain.stock_reports import Narrowed, StockBy
from pos.domain.weighing import Unit
from tests.unit.register.rehearsal import ADMIN, FAMILIES, FIRST_DAY, Journal, item_of
from tests.unit.register.settling import CODE, take_in

if TYPE_CHECKING:
    from pos.register.register import Register

FIRST = FAMILIES[0]


def test_what_is_on_its_way_between_tills_is_named_and_still_on_hand(register: Register) -> None:
    there = Journal("T02")
    there.receive(FIRST, quantity=6)
    note = GoodsSent(number=there.number(), to="T01", reason="full", lines=(Pieces(item=item_of(FIRST), quantity=2),))
    there.add(note)
    take_in(register, there)
    lines = {line.item: line for line in register.accounts.stock(ADMIN, CODE)}
    assert (lines[item_of(FIRST)].on_hand, lines[item_of(FIRST)].in_transit) == (6, 2)
    for group, key in ((StockBy.FAMILY, FIRST), (StockBy.PACKAGE, "A"), (StockBy.HALL, "")):
        rows = {(row.key, row.unit): row for row in register.stock_reports.stock(ADMIN, CODE, group)}
        assert rows[key, Unit.PIECE].in_transit == 2
    narrowed = (
        (Narrowed(package="A"), 2),
        (Narrowed(package="T"), 0),
        (Narrowed(family=FIRST), 2),
        (Narrowed(family=FAMILIES[1]), 0),
        (Narrowed(branch=""), 2),
        (Narrowed(branch="Hills"), 0),
        (Narrowed(hall=""), 2),
        (Narrowed(last=FIRST_DAY), 2),
        (Narrowed(last=FIRST_DAY - timedelta(days=1)), 0),
    )
    for to, on_the_way in narrowed:
        asked = register.stock_reports.stock(ADMIN, CODE, StockBy.FAMILY, to)
        assert sum(row.in_transit for row in asked) == on_the_way, to
    there.add(
        GoodsTaken(
            number=there.number(),
            of_number=note.number,
            lines=(TakenLine(item=item_of(FIRST), sent=2, quantity=1),),
        )
    )
    take_in(register, there)
    lines = {line.item: line for line in register.accounts.stock(ADMIN, CODE)}
    assert (lines[item_of(FIRST)].on_hand, lines[item_of(FIRST)].in_transit) == (6, 0)
    assert lines[item_of(FIRST)].not_arrived == 1
    for group, key in (
        (StockBy.FAMILY, FIRST),
        (StockBy.PACKAGE, "A"),
        (StockBy.HALL, ""),
        (StockBy.ITEM, item_of(FIRST)),
    ):
        narrowed_to = Narrowed(family=FIRST)
        rows = {(row.key, row.unit): row for row in register.stock_reports.stock(ADMIN, CODE, group, narrowed_to)}
        assert (rows[key, Unit.PIECE].in_transit, rows[key, Unit.PIECE].not_arrived) == (0, 1)
    for to, lost in (
        (Narrowed(last=FIRST_DAY - timedelta(days=1)), 0),
        (Narrowed(but="T02"), 0),
        (Narrowed(hall=""), 1),
    ):
        asked = register.stock_reports.stock(ADMIN, CODE, StockBy.FAMILY, to)
        assert sum(row.not_arrived for row in asked) == lost, to


def test_a_note_that_two_tills_took_in_is_an_exception_and_no_piece_is_counted_twice(register: Register) -> None:
    there, third = Journal("T02"), Journal("T01")
    there.receive(FIRST, quantity=6)
    note = GoodsSent(number=there.number(), to="T01", reason="full", lines=(Pieces(item=item_of(FIRST), quantity=2),))
    there.add(note)
    line = TakenLine(item=item_of(FIRST), sent=2, quantity=2)
    there.add(GoodsTaken(number=there.number(), of_number=note.number, lines=(line,)))
    take_in(register, there)
    assert not [row for row in register.accounts.exceptions(ADMIN, CODE) if row.kind is Oddity.TAKEN_TWICE]
    third.add(GoodsTaken(number=third.number(), of_number=note.number, lines=(line,)))
    take_in(register, third)
    (row,) = [row for row in register.accounts.exceptions(ADMIN, CODE) if row.kind is Oddity.TAKEN_TWICE]
    assert (row.subject, row.count, row.acts) == (note.number, 2, ("accepted",))
    (stock,) = register.accounts.stock(ADMIN, CODE)
    assert (stock.on_hand, stock.in_transit) == (6, 0)
