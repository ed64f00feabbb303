"""What the office looks at adds up, and only the office looks at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, UnknownBazaar
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    BAZAAR,
    CASHIER,
    FAMILIES,
    PRICE_MINOR,
    Journal,
    a_day,
    item_of,
    plan,
)

if TYPE_CHECKING:
    from pos.register.register import Register


CODE = BAZAAR.code


def test_the_board_adds_up(register: Register) -> None:
    register.intake.take_in(a_day().batch())
    board = register.accounts.board(ACCOUNTANT, CODE)
    assert (board.sales, board.refunds, board.voids, board.open_payout) == (4, 1, 1, "")
    centre = 2 * PRICE_MINOR
    families = 2 * PRICE_MINOR + PRICE_MINOR
    assert (board.centre_minor, board.families_minor) == (centre, families)
    assert {total.package: total.amount_minor for total in board.packages} == {"": centre, "A": families}
    assert next(total for total in board.packages if total.package == "A").families == 3
    rounding = board.takings_minor - centre - families
    assert abs(rounding) < 25


def test_the_stock_is_the_equation_of_every_item(register: Register) -> None:
    register.intake.take_in(a_day().batch())
    register.intake.take_in(a_day("T02").batch())
    (line,) = register.accounts.stock(ACCOUNTANT, CODE)
    assert (line.item, line.family) == (item_of(FAMILIES[0]), FAMILIES[0])
    assert (line.received, line.sold, line.on_hand) == (20, 2, 18)


def test_one_bazaar_knows_nothing_of_another(register: Register) -> None:
    other = replace(BAZAAR, code="OTHER")
    before = register.accounts.board(ACCOUNTANT, CODE)
    plan(register, other)
    journal = Journal(bazaar="OTHER")
    journal.open_shift()
    journal.sell(FAMILIES[0])
    journal.close_shift()
    register.intake.take_in(journal.batch())
    after = register.accounts.board(ACCOUNTANT, CODE)
    assert replace(after, reconciliation=before.reconciliation) == before
    assert [replace(one, contact_at=None) for one in after.reconciliation.tills] == [
        replace(one, contact_at=None) for one in before.reconciliation.tills
    ]
    assert register.accounts.board(ACCOUNTANT, "OTHER").sales == 1


def test_the_ledger_is_for_those_who_may_read_it(register: Register) -> None:
    accounts = register.accounts
    for read in (accounts.board, accounts.reconciliation, accounts.exceptions, accounts.families, accounts.stock):
        with pytest.raises(NotAllowed):
            read(CASHIER, CODE)
        with pytest.raises(UnknownBazaar):
            read(APPROVER, "NOWHERE")
        read(APPROVER, CODE)
        read(ADMIN, CODE)
