"""Things that the centre can bear, keep or correct, and the facts that arrive later and explain them otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pos.domain.facts import LineMoved, Sale
from pos.domain.goods_facts import (
    Cause,
    GoodsReceived,
    GoodsSent,
    GoodsTaken,
    GoodsWrittenOff,
    ItemRepriced,
    Pieces,
    TakenLine,
)
from pos.domain.identity import UNASSIGNED
from pos.domain.oddities import ExceptionRow, Oddity
from tests.unit.register.rehearsal import ACCOUNTANT, PRICE_MINOR, Clock, Journal, item_of
from tests.unit.register.settling import CODE, FIRST, Office, day, take_in
from tests.unit.register.test_odd_receipts_across_tills import a_sold, give_back
from tests.unit.register.test_resolving import STRANGER
from tests.unit.register.test_settled import enrol

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register

ITEM = item_of(FIRST)


class Case(NamedTuple):
    """One thing that the centre can bear and that vanishes later.

    Attributes:
        arrives: lets the missing fact arrive; before that, everything else is there already.
        over_minor: what a family has twice then, before commission; below zero what it lacks.
    """

    arrives: Callable[[Register, Office], None]
    over_minor: int


def rows_of(register: Register, kind: Oddity) -> list[ExceptionRow]:
    return [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind is kind]


def gone(register: Register) -> list[ExceptionRow]:
    return rows_of(register, Oddity.CAUSE_GONE)


def tills() -> tuple[Journal, Journal]:
    clock = Clock()
    return Journal("T01", clock=clock), Journal("T02", clock=clock)


# -- how each kind comes about, and what ends it -----------------------------------------------------------------


def refund_without_sale(register: Register) -> Case:
    here, there = tills()
    there.receive(FIRST)
    there.open_shift()
    here.open_shift()
    give_back(here, *a_sold(there, 2), 2)
    take_in(register, here)
    return Case(lambda *_: take_in(register, there), 2 * PRICE_MINOR)


def refunded_twice(register: Register) -> Case:
    """Nothing that arrives can make it less: its sale is here, and refunds only become more."""
    here, there = tills()
    there.receive(FIRST)
    for till in (here, there):
        till.open_shift()
    sold = a_sold(there, 1)
    give_back(there, *sold, 1)
    give_back(here, *sold, 1)
    take_in(register, here, there)
    return Case(lambda *_: None, 0)


def transfer(register: Register) -> Case:
    here, there = tills()
    here.receive(FIRST, quantity=9)
    note = GoodsSent(number=here.number(), to="T02", reason="full", lines=(Pieces(item=ITEM, quantity=4),))
    here.add(note)
    taken = TakenLine(item=ITEM, sent=4, quantity=2)
    there.add(GoodsTaken(number=there.number(), of_number=note.number, lines=(taken,)))
    take_in(register, here, there)

    def arrives(*_: object) -> None:
        here.add(lost(1, note.number))
        take_in(register, here)

    return Case(arrives, PRICE_MINOR)


def lost(quantity: int, note: str) -> GoodsWrittenOff:
    return GoodsWrittenOff(
        item=ITEM,
        family=FIRST,
        quantity=quantity,
        cause=Cause.LOST,
        reason=f"lost on the way, {note}",
        approved_by="L1",
        price_minor=PRICE_MINOR,
        rate_bp=1_000,
        paid_by_centre=True,
    )


def unknown_family(register: Register) -> Case:
    take_in(register, day("T01", (STRANGER, STRANGER)), day("T02", ()))
    return Case(lambda _, office: enrol(office, STRANGER), -2 * PRICE_MINOR)


def unassigned(register: Register) -> Case:
    """Its till says later whose it was: what stands on nobody's account is on the list by itself."""
    journal = day("T01", (UNASSIGNED,))
    take_in(register, journal, day("T02", ()))

    def arrives(*_: object) -> None:
        sale = journal.facts[2]
        assert isinstance(sale, Sale)
        move = LineMoved(
            of=journal.stamps[2].id,
            of_number=sale.number,
            line=0,
            from_family=UNASSIGNED,
            to_family=FIRST,
            from_rate_bp=0,
            to_rate_bp=1_000,
            amount_minor=PRICE_MINOR,
            reason="she asked",
            approved_by="L1",
        )
        journal.add(move)
        take_in(register, journal)

    return Case(arrives, 0)


def old_price(register: Register) -> Case:
    """The sale at the old price is voided at its till, which is away meanwhile."""
    here, there = tills()
    here.receive(FIRST)
    raised = ItemRepriced(item=ITEM, price_minor=PRICE_MINOR + 500, reason="agreed", consent_by="family")
    here.add(raised)
    there.clock.advance(minutes=1)
    there.open_shift()
    sold = there.sell(FIRST)
    take_in(register, here, there)

    def arrives(*_: object) -> None:
        there.void(sold)
        take_in(register, there)

    return Case(arrives, 125)


def below_floor(register: Register) -> Case:
    """The note with the floor was wrong, and the right one arrives."""
    here, there = tills()
    here.receive(FIRST)
    note = here.facts[-1]
    assert isinstance(note, GoodsReceived)
    floored = replace(note.lines[0], floor_minor=PRICE_MINOR - 250)
    here.add(replace(note, number=here.number(), lines=(floored,)))
    there.clock.advance(minutes=1)
    there.open_shift()
    _, sale = a_sold(there, 1)
    line = replace(sale.lines[0], discount_minor=300)
    there.add(
        replace(sale, number=there.number(), lines=(line,), payments=(replace(sale.payments[0], amount_minor=2225),))
    )
    take_in(register, here, there)

    def arrives(*_: object) -> None:
        right = ItemRepriced(item=ITEM, price_minor=PRICE_MINOR, reason="mistyped", floor_minor=0, consent_by="family")
        here.add(right)
        take_in(register, here)

    return Case(arrives, 125)


def unknown_item(register: Register) -> Case:
    here, there = tills()
    there.open_shift()
    there.sell(FIRST)
    here.receive(FIRST)
    take_in(register, there)
    return Case(lambda *_: take_in(register, here), 125)


def oversold(register: Register) -> Case:
    here, there = tills()
    there.receive(FIRST, quantity=1)
    there.open_shift()
    there.sell(FIRST, quantity=3)
    here.receive(FIRST, quantity=5)
    take_in(register, there)
    return Case(lambda *_: take_in(register, here), 125)


CASES: dict[Oddity, Callable[[Register], Case]] = {
    Oddity.UNASSIGNED: unassigned,
    Oddity.UNKNOWN_FAMILY: unknown_family,
    Oddity.UNKNOWN_ITEM: unknown_item,
    Oddity.OVERSOLD: oversold,
    Oddity.OLD_PRICE: old_price,
    Oddity.BELOW_FLOOR: below_floor,
    Oddity.REFUNDED_TWICE: refunded_twice,
    Oddity.REFUND_WITHOUT_SALE: refund_without_sale,
    Oddity.TRANSFER_SHORT: transfer,
}
