"""Runs are read back as they were, and a run that is full says who is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, UnknownBazaar, UnknownPayout
from pos.domain.reports import PayoutState
from pos.register import payouts as drafting
from pos.register import runs as reading
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, CASHIER, FAMILIES
from tests.unit.register.settling import CODE, Office, both
from tests.unit.register.test_settled import sell_more

if TYPE_CHECKING:
    from pos.register.register import Register


def test_runs_are_listed_the_first_one_first(register: Register, office: Office) -> None:
    both(register)
    first = office.draft()
    register.payouts.cancel(ACCOUNTANT, CODE, first.number, "again", identity=office.ids.new())
    second = office.settle()
    listed = register.payouts.runs(APPROVER, CODE)
    assert [(run.number, run.state) for run in listed] == [
        (first.number, PayoutState.CANCELLED),
        (second.number, PayoutState.PAID),
    ]
    assert listed[1] == register.payouts.run(APPROVER, CODE, second.number) == second
    assert second.approved_at is not None
    assert second.drafted_at < second.approved_at
    assert (second.drafted_by, second.approved_by) == ("K01", "P01")


def test_a_full_run_leaves_families_to_the_next_and_says_how_many(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (drafting, reading):
        monkeypatch.setattr(module, "PAYOUT_FAMILIES_MAX", 2)
    both(register)
    first = office.draft()
    assert [part.line.family for part in first.lines] == list(FAMILIES[:2])
    assert first.families_left == 1
    office.pay_all(office.approve(first.number).number)
    second = office.settle()
    assert second.families_left == 0
    rest = {part.line.family: part.line.gross_minor for part in second.lines}
    assert rest[FAMILIES[2]] > 0
    assert all(amount == 0 for family, amount in rest.items() if family != FAMILIES[2])


def test_who_was_left_out_comes_before_all_who_have_something_new(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (drafting, reading):
        monkeypatch.setattr(module, "PAYOUT_FAMILIES_MAX", 1)
    till, _ = both(register)
    runs = []
    for _ in range(3):  # each of them carries coins forward, and the first two sell something every day
        runs.append(office.settle())
        sell_more(register, till, *FAMILIES[:2])
    assert [[part.line.family for part in run.lines] for run in runs] == [[family] for family in FAMILIES]
    office.reverse(runs[2].number, FAMILIES[2])
    third = [office.settle().lines[0].line for _ in range(3)][2]
    assert (third.family, third.brought_minor) == (FAMILIES[2], runs[2].payable_minor), (
        "undone after the others came back"
    )


def test_runs_are_for_those_who_may_read_the_ledger(register: Register) -> None:
    with pytest.raises(NotAllowed):
        register.payouts.runs(CASHIER, CODE)
    with pytest.raises(NotAllowed):
        register.payouts.run(CASHIER, CODE, "R01-000001-0")
    with pytest.raises(UnknownBazaar):
        register.payouts.runs(APPROVER, "NOWHERE")
    with pytest.raises(UnknownPayout):
        register.payouts.run(APPROVER, CODE, "R01-000001-0")
