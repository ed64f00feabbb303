"""The cash box never holds less than nothing, whoever takes out of it, and however many do so at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import ApproverMissing, BoxTooSmall, CollectorUnknown
from pos.domain.bazaar import PayBy
from pos.domain.collecting import Collector
from pos.domain.errors import NotAllowed, OutOfRange, SamePerson
from pos.domain.payout_facts import CashPlace
from pos.register.personal import Field
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, BAZAAR, CASHIER, plan
from tests.unit.register.settling import CODE, FIRST, Office, both, fill_box

if TYPE_CHECKING:
    from pos.register.register import Register


def held(register: Register) -> int:
    return register.cash_box.box(ACCOUNTANT, CODE).balance_minor


def test_it_is_filled_and_emptied_with_papers_once_for_each_order(register: Register, office: Office) -> None:
    put, take = office.ids.new(), office.ids.new()
    for _ in range(2):
        register.cash_box.fill(ACCOUNTANT, CODE, 5_000, CashPlace.BANK, identity=put, reason="for Friday")
    for _ in range(2):
        register.cash_box.empty(ACCOUNTANT, CODE, 1_200, CashPlace.SAFE, identity=take)
    box = register.cash_box.box(ACCOUNTANT, CODE)
    assert [(move.kind, move.amount_minor, move.balance_minor) for move in box.moves] == [
        ("cash_box_emptied", -1_200, 3_800),
        ("cash_box_filled", 5_000, 5_000),
    ]
    assert len({move.number for move in box.moves}) == 2
    assert (box.moves[1].reason, box.moves[1].by) == ("for Friday", "K01")


def test_no_more_comes_out_than_is_in_it(register: Register, office: Office) -> None:
    both(register)
    run = office.approve(office.draft().number)
    cash = sum(part.line.paid_minor for part in run.waiting(PayBy.CASH))
    fill_box(register, office.ids, cash - 1)
    pay_all, identity = register.payouts.pay_all, office.ids.new()
    with pytest.raises(BoxTooSmall) as refused:
        pay_all(ACCOUNTANT, CODE, run.number, identity=identity)
    assert (refused.value.amount_minor, refused.value.held_minor) == (cash, cash - 1)
    assert held(register) == cash - 1
    pay_all(ACCOUNTANT, CODE, run.number, identity=office.ids.new(), pay_by=PayBy.BANK)  # the bank needs no cash
    with pytest.raises(BoxTooSmall):
        register.cash_box.empty(ACCOUNTANT, CODE, cash, CashPlace.SAFE, identity=office.ids.new())
    with pytest.raises(BoxTooSmall):
        register.vouchers.advance(ACCOUNTANT, CODE, FIRST, cash, reason="x", identity=office.ids.new())
    fill_box(register, office.ids, 1)
    pay_all(ACCOUNTANT, CODE, run.number, identity=identity)
    assert held(register) == 0
    moves = register.cash_box.box(ACCOUNTANT, CODE).moves
    assert {move.family for move in moves if move.kind == "payout_paid"} == {
        part.line.family for part in run.lines if part.line.pay_by is PayBy.CASH
    }


@pytest.mark.parametrize("amount", [0, -1, 2**53])
def test_only_amounts_go_in_and_out(register: Register, office: Office, amount: int) -> None:
    for act in (register.cash_box.fill, register.cash_box.empty):
        with pytest.raises(OutOfRange):
            act(ACCOUNTANT, CODE, amount, CashPlace.SAFE, identity=office.ids.new())


def test_it_is_the_accountants_business(register: Register, office: Office) -> None:
    for person in (CASHIER, ADMIN, APPROVER):
        with pytest.raises(NotAllowed):
            register.cash_box.fill(person, CODE, 1, CashPlace.SAFE, identity=office.ids.new())
    with pytest.raises(NotAllowed):
        register.cash_box.box(CASHIER, CODE)


def test_a_collector_whom_the_family_did_not_name_needs_a_reason(register: Register, office: Office) -> None:
    both(register)
    register.personal.write(ADMIN, FIRST, {Field.COLLECTORS: "أم أحمد، فاطمة"})
    run = office.approve(office.draft().number)
    fill_box(register, office.ids)
    pay = register.payouts.pay
    with pytest.raises(CollectorUnknown):
        pay(ACCOUNTANT, CODE, run.number, FIRST, identity=office.ids.new(), collector=Collector("سالم"))
    named = Collector("ام احمد")
    paid = pay(ACCOUNTANT, CODE, run.number, FIRST, identity=office.ids.new(), collector=named)
    assert next(part.collector for part in paid.lines if part.line.family == FIRST) == "ام احمد"


def test_another_collector_with_a_reason_is_written_down(register: Register, office: Office) -> None:
    both(register)
    register.personal.write(ADMIN, FIRST, {Field.COLLECTORS: "أم أحمد"})
    run = office.approve(office.draft().number)
    fill_box(register, office.ids)
    other = Collector("سالم", "ابنها، والأم مسافرة")
    register.payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=office.ids.new(), collector=other)
    last = list(register.exports.journal(ACCOUNTANT, CODE, "R01"))[-1].decode()
    assert '"collector":"سالم"' in last
    assert '"collector_reason":"ابنها، والأم مسافرة"' in last
    assert '"from_box":true' in last


def test_a_large_advance_needs_a_second_person(register: Register, office: Office) -> None:
    plan(register, replace(BAZAAR, code="LIMITED", advance_limit_minor=1_000))
    fill_box(register, office.ids, 10_000, "LIMITED")
    vouchers = register.vouchers

    def pay(amount: int, approver: str = "") -> int:
        one = vouchers.approved_by({"P01": APPROVER, "K01": ACCOUNTANT}[approver]) if approver else vouchers
        line = one.advance(ACCOUNTANT, "LIMITED", FIRST, amount, reason="flour", identity=office.ids.new())
        return line.amount_minor

    assert pay(1_000) == -1_000
    with pytest.raises(ApproverMissing):
        pay(1_001)
    with pytest.raises(NotAllowed):
        pay(1_001, "K01")
    assert pay(1_001, "P01") == -1_001
    assert not issubclass(SamePerson, NotAllowed)
