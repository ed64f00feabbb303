"""Undoing, holding and the cash box over the wire: two persons, refused in words that arrive as they were said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.access import Second
from pos.domain.account_errors import BoxTooSmall, LineHeld, LineReversed
from pos.domain.bank_errors import LeftOutWaits
from pos.domain.errors import WrongSecret
from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, SECRETS, Ids
from tests.unit.register.settling import IBAN, send_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]

CODE = BAZAAR.code
FIRST, SECOND, BANKED = FAMILIES
RETURNED = Mistake(cause=ReversalCause.RETURNED, reason="account closed", reference="RJ-7")


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("undoing")


def test_a_run_is_held_paid_and_undone_by_two_persons(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    send_both(line)
    accountant, approver = office("K01"), office("P01")
    number = accountant.draft_payout(CODE, identity=ids.new()).number
    approver.approve_payout(CODE, number, identity=ids.new())
    with pytest.raises(BoxTooSmall) as empty:
        accountant.pay_family(CODE, number, FIRST, identity=ids.new())
    assert empty.value.held_minor == 0
    accountant.fill_box(CODE, 100_000, CashPlace.BANK, identity=ids.new(), reason="for the families")
    accountant.hold_payout(CODE, number, FIRST, "the name is not clear", identity=ids.new())
    with pytest.raises(LineHeld):
        accountant.pay_family(CODE, number, FIRST, identity=ids.new())
    assert [one.held for one in accountant.uncollected(CODE)] == ["the name is not clear", "", ""]
    accountant.release_payout(CODE, number, FIRST, identity=ids.new())
    with pytest.raises(LeftOutWaits):
        accountant.pay_all(CODE, number, identity=ids.new(), reference="BATCH-7")
    office("A01").write_personal(BANKED, {"iban": IBAN})
    accountant.pay_all(CODE, number, identity=ids.new(), reference="BATCH-7")

    def undo(second: Second) -> str:
        run = accountant.reverse_payout(CODE, number, BANKED, RETURNED, second=second, identity=ids.new())
        return next(part.reversal for part in run.lines if part.line.family == BANKED)

    with pytest.raises(WrongSecret):
        undo(Second("P01", SECRETS["K01"]))
    assert undo(Second("P01", SECRETS["P01"])).startswith("R01-")
    with pytest.raises(LineReversed):
        undo(Second("P01", SECRETS["P01"]))
    left = accountant.cash_box(CODE).balance_minor
    assert accountant.empty_box(CODE, left, CashPlace.SAFE, identity=ids.new()).balance_minor == 0
