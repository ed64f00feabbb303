"""Advances and adjustments have a voucher, a reason, and the people who answer for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import (
    NotAllowed,
    OutOfRange,
    ReasonMissing,
    SamePerson,
    UnknownFamily,
)
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    CASHIER,
)
from tests.unit.register.settling import CODE, FIRST, Office, both

if TYPE_CHECKING:
    from pos.register.register import Register


def test_an_advance_has_a_voucher_and_the_same_request_pays_once(register: Register, office: Office) -> None:
    both(register)
    office.fill_box()
    identity = office.ids.new()
    pay = register.vouchers.advance
    first = pay(ACCOUNTANT, CODE, FIRST, 500, reason="materials", identity=identity)
    assert pay(ACCOUNTANT, CODE, FIRST, 500, reason="materials", identity=identity) == first
    second = office.advance(FIRST, 500)
    assert [number.split("-")[1] for number in (first.number, second)] == ["000002", "000003"]
    part = next(one for one in office.draft().lines if one.line.family == FIRST)
    assert part.line.advances_minor == 1000


@pytest.mark.parametrize("amount", [0, -1, 2**53])
def test_an_advance_is_a_positive_amount(register: Register, office: Office, amount: int) -> None:
    with pytest.raises(OutOfRange):
        office.advance(FIRST, amount)
    assert register.accounts.families(ACCOUNTANT, CODE)[0].advances_minor == 0


def test_an_advance_needs_a_right_a_family_and_a_reason(register: Register, office: Office) -> None:
    pay = register.vouchers.advance
    for person in (CASHIER, ADMIN, APPROVER):
        with pytest.raises(NotAllowed):
            pay(person, CODE, FIRST, 1, reason="x", identity=office.ids.new())
    with pytest.raises(UnknownFamily):
        pay(ACCOUNTANT, CODE, "9999", 1, reason="x", identity=office.ids.new())
    with pytest.raises(ReasonMissing):
        pay(ACCOUNTANT, CODE, FIRST, 1, reason="  ", identity=office.ids.new())


def test_an_adjustment_needs_two_people(register: Register, office: Office) -> None:
    both(register)
    adjust = register.vouchers.adjust
    with pytest.raises(NotAllowed):
        adjust(ACCOUNTANT, CODE, FIRST, 100, reason="x", approver=ACCOUNTANT, identity=office.ids.new())
    both_roles = replace(APPROVER, code=ACCOUNTANT.code)
    with pytest.raises(SamePerson):
        adjust(ACCOUNTANT, CODE, FIRST, 100, reason="x", approver=both_roles, identity=office.ids.new())
    adjust(ACCOUNTANT, CODE, FIRST, -100, reason="a broken jar", approver=APPROVER, identity=office.ids.new())
    part = next(one for one in office.draft().lines if one.line.family == FIRST)
    assert part.line.adjustments_minor == -100
