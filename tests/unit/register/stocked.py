"""A register with goods in it: what the tests of its reports share."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.goods_facts import GoodsReceived
from pos.domain.weighing import Unit
from tests.unit.register.rehearsal import FAMILIES, FIRST_DAY, Journal, item_of
from tests.unit.register.settling import take_in

if TYPE_CHECKING:
    from pos.register.register import Register

FIRST, SECOND, THIRD = FAMILIES


def a_note(journal: Journal, family: str, **changes: object) -> GoodsReceived:
    """A goods note like the journal's own, but for one line."""
    journal.receive(family, quantity=1)
    note = journal.facts[-1]
    assert isinstance(note, GoodsReceived)
    lines = (replace(note.lines[0], **changes),)  # type: ignore[arg-type]  # each test names what it changes
    return replace(note, number=journal.number(), lines=lines)


def fill(register: Register) -> Register:
    """Ten of the first family's, four of them sold; five of the second's, all sold; three kilograms of the third's."""
    journal = Journal("T01")
    journal.receive(FIRST, quantity=10)
    journal.receive(SECOND, quantity=5)
    grams = a_note(journal, THIRD, item=item_of(THIRD, 2), quantity=3_000, unit=Unit.GRAM, package="T")
    journal.add(grams)
    soon = a_note(journal, THIRD, item=item_of(THIRD, 3), quantity=2, expiry=FIRST_DAY + timedelta(days=9))
    journal.add(soon)
    journal.open_shift()
    journal.sell(FIRST, quantity=4)
    journal.sell(SECOND, quantity=5)
    journal.close_shift()
    take_in(register, journal)
    return register
