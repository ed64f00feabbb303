"""What was sent to a till and not found there is named with its money and its age until somebody says what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.goods_facts import (
    Cause,
    GoodsReturned,
    GoodsSent,
    GoodsTaken,
    GoodsWrittenOff,
    ItemRepriced,
    Pieces,
    TakenLine,
)
from pos.domain.oddities import Oddity, Resolve
from pos.domain.resolving_errors import UnfitAct
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, FAMILIES, PRICE_MINOR, Journal, item_of
from tests.unit.register.settling import CODE, Office, take_in

if TYPE_CHECKING:
    from pos.domain.oddities import ExceptionRow
    from pos.register.register import Register

FIRST = FAMILIES[0]
ITEM = item_of(FIRST)
KINDS = {Oddity.TRANSFER_SHORT, Oddity.TRANSFER_OVER}


def listed(register: Register) -> list[ExceptionRow]:
    return [row for row in register.accounts.exceptions(ADMIN, CODE) if row.kind in KINDS]


def equation(register: Register) -> tuple[int, int, int]:
    (line,) = [line for line in register.accounts.stock(ADMIN, CODE) if line.item == ITEM]
    return line.on_hand, line.written_off, line.not_arrived


def owed(register: Register) -> int:
    return {row.family.number: row.balance_minor for row in register.accounts.families(ACCOUNTANT, CODE)}[FIRST]


def sent(register: Register, sent: int, *lines: TakenLine) -> tuple[Journal, GoodsSent, GoodsTaken]:
    """Send pieces from the first till, and take them in at the second as they were counted there."""
    here, there = Journal("T01"), Journal("T02")
    here.receive(FIRST, quantity=9)
    note = GoodsSent(number=here.number(), to="T02", reason="full", lines=(Pieces(item=ITEM, quantity=sent),))
    here.add(note)
    taken = GoodsTaken(number=there.number(), of_number=note.number, lines=lines)
    there.add(taken)
    take_in(register, here, there)
    return there, note, taken


def test_a_piece_that_did_not_arrive_is_named_with_its_notes_its_worth_and_its_age(register: Register) -> None:
    there, note, taken = sent(register, 4, TakenLine(item=ITEM, sent=4, quantity=3))
    (row,) = listed(register)
    (card,) = [line for line in register.accounts.stock(ADMIN, CODE) if line.item == ITEM]
    assert (row.kind, row.device, row.subject, row.count) == (Oddity.TRANSFER_SHORT, "T02", ITEM, 1)
    assert (row.amount_minor, row.family) == (card.price_minor, FIRST)
    assert row.at is not None
    assert row.detail == f"{note.number} · {taken.number} · 4 → 3"
    assert row.acts == ("accepted", "written_off")
    assert equation(register) == (9, 0, 1)
    there.add(GoodsTaken(number=there.number(), of_number=note.number, lines=()))  # again: the first count holds
    take_in(register, there)
    assert len(listed(register)) == 1


@pytest.mark.parametrize(
    ("lines", "kind", "count"),
    [
        ((TakenLine(item=ITEM, sent=3, quantity=3),), Oddity.TRANSFER_SHORT, 1),  # somebody typed what was there
        ((), Oddity.TRANSFER_SHORT, 4),  # the line was left out
        ((TakenLine(item=ITEM, sent=4, quantity=6),), Oddity.TRANSFER_OVER, 2),
    ],
)
def test_the_note_that_was_sent_says_what_should_have_arrived(
    register: Register, lines: tuple[TakenLine, ...], kind: Oddity, count: int
) -> None:
    sent(register, 4, *lines)
    assert [(row.kind, row.count) for row in listed(register)] == [(kind, count)]


def test_what_arrived_whole_is_no_exception(register: Register) -> None:
    sent(register, 4, TakenLine(item=ITEM, sent=4, quantity=4))
    assert not listed(register)
    assert equation(register) == (9, 0, 0)


def test_found_at_the_sender_it_is_accepted_and_stays_on_hand(office: Office) -> None:
    sent(office.register, 4, TakenLine(item=ITEM, sent=4, quantity=3))
    (row,) = listed(office.register)
    wish = Resolve(about=row.key, act="accepted", reason="it lay under the table")
    office.register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)
    assert not listed(office.register)
    assert equation(office.register) == (9, 0, 0)


def test_the_centre_bears_what_nobody_finds_and_the_family_is_credited(office: Office) -> None:
    sent(office.register, 4, TakenLine(item=ITEM, sent=4, quantity=3))
    (row,) = listed(office.register)
    before = owed(office.register)
    wish = Resolve(about=row.key, act="written_off", reason="searched, not found")
    office.register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)
    assert not listed(office.register)
    assert equation(office.register) == (8, 1, 0)
    assert owed(office.register) - before == PRICE_MINOR * 9 // 10
    assert row.amount_minor == PRICE_MINOR


def test_what_the_centre_bore_it_bears_once_whatever_the_price_and_the_note_say_later(office: Office) -> None:
    register, here, there = office.register, Journal("T01"), Journal("T02")
    here.receive(FIRST, quantity=9)
    note = here.number()
    there.add(GoodsTaken(number=there.number(), of_number=note, lines=(TakenLine(item=ITEM, sent=4, quantity=3),)))
    take_in(register, here, there)

    def write_off(pieces: int) -> None:
        (row,) = listed(register)
        assert row.count == pieces
        wish = Resolve(about=row.key, act="written_off", reason="searched, not found")
        register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)
        assert not listed(register)

    write_off(1)
    before = owed(register)
    here.add(ItemRepriced(item=ITEM, price_minor=2 * PRICE_MINOR, reason="sells well", consent_by="her sister"))
    take_in(register, here)
    assert not listed(register), "another price makes no other loss of it"
    here.add(GoodsSent(number=note, to="T02", reason="full", lines=(Pieces(item=ITEM, quantity=5),)))
    take_in(register, here)
    assert equation(register) == (8, 1, 1), "of the two, the centre bears one"
    write_off(2)
    assert equation(register) == (7, 2, 0)
    assert owed(register) - before == 2 * PRICE_MINOR * 9 // 10


def test_one_that_is_too_many_is_nothing_to_write_off(office: Office) -> None:
    sent(office.register, 4, TakenLine(item=ITEM, sent=4, quantity=5))
    (row,) = listed(office.register)
    wish = Resolve(about=row.key, act="written_off", reason="why not")
    with pytest.raises(UnfitAct):
        office.register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)


def test_a_till_that_names_the_note_has_dealt_with_it(register: Register) -> None:
    there, note, _ = sent(register, 4, TakenLine(item=ITEM, sent=4, quantity=3))
    lost = GoodsWrittenOff(item=ITEM, family=FIRST, quantity=1, cause=Cause.LOST, reason="fell", approved_by="L1")
    there.add(lost)
    take_in(register, there)
    assert len(listed(register)) == 1, "the canary: another loss of the same item"
    there.add(replace(lost, reason=f"lost on the way, {note.number}"))
    take_in(register, there)
    assert not listed(register)
    assert equation(register) == (7, 2, 0)


def test_once_nothing_is_left_on_the_books_nothing_is_missing(register: Register) -> None:
    there, _, _ = sent(register, 4, TakenLine(item=ITEM, sent=4, quantity=3))
    back = GoodsReturned(number=there.number(), family=FIRST, lines=(Pieces(item=ITEM, quantity=8),))
    there.add(back)
    there.add(GoodsWrittenOff(item=ITEM, family=FIRST, quantity=1, cause=Cause.LOST, reason="lost", approved_by="L1"))
    take_in(register, there)
    assert not listed(register)
    assert equation(register) == (0, 1, 0)
