"""Odd things are kept as they came, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import Forked
from pos.domain.oddities import Oddity
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    BAZAAR,
    FAMILIES,
    PRICE_MINOR,
    Journal,
    a_day,
    item_of,
)

if TYPE_CHECKING:
    from pos.register.register import Register


CODE = BAZAAR.code


def test_odd_things_are_kept_and_named(register: Register) -> None:
    journal = Journal()
    journal.receive(FAMILIES[0], quantity=1)
    journal.open_shift()
    journal.sell(FAMILIES[0], quantity=3)
    journal.sell("9990")
    journal.close_shift(missing_minor=70)
    register.intake.take_in(journal.batch())
    rows = register.accounts.exceptions(ACCOUNTANT, CODE)
    found = {row.kind: row for row in rows}
    assert len(rows) == len(found) == 4
    assert (found[Oddity.UNKNOWN_FAMILY].subject, found[Oddity.UNKNOWN_FAMILY].amount_minor) == ("9990", PRICE_MINOR)
    assert (found[Oddity.UNKNOWN_ITEM].subject, found[Oddity.UNKNOWN_ITEM].count) == (item_of("9990"), 1)
    assert (found[Oddity.OVERSOLD].subject, found[Oddity.OVERSOLD].count) == (item_of(FAMILIES[0]), 2)
    assert found[Oddity.CASH_DIFFERENCE].amount_minor == -70
    assert register.accounts.board(ACCOUNTANT, CODE).exceptions == 4


def test_what_was_set_aside_is_named(register: Register) -> None:
    ours, theirs = a_day(), Journal()
    theirs.sell(FAMILIES[2])
    register.intake.take_in(ours.batch())
    with pytest.raises(Forked):
        register.intake.take_in(theirs.batch())
    kinds = [row.kind for row in register.accounts.exceptions(ACCOUNTANT, CODE)]
    assert kinds.count(Oddity.FORKED) == 1
