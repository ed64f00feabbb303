"""Runs are read back as they were, and a run that is full says who is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import NotAllowed, UnknownBazaar, UnknownPayout
from pos.domain.limits import AMOUNT_MINOR_MAX as MOST
from pos.domain.limits import CODE_CHARACTERS_MAX, REASON_CHARACTERS_MAX, SEQUENCE_MAX
from pos.domain.office_facts import Cut, PayoutApproved, PayoutDrafted, RateShare, SettlementLine, Withheld
from pos.domain.reports import PayoutState
from pos.ledger.codec import canonical, decode, encode, to_document
from pos.register import payouts as drafting
from pos.register import runs as reading
from pos.register.catalogue import CARDS_KEPT_MAX
from pos.register.claiming import LINES_KEPT_MAX
from pos.register.drafting import Room
from tests.builders import a_stamp
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, CASHIER, FAMILIES
from tests.unit.register.settling import CODE, Office, both
from tests.unit.register.test_settled import sell_more

if TYPE_CHECKING:
    from sqlalchemy import Row

    from pos.domain.reports import PayoutLine
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
    assert listed[1] == register.payouts.run(APPROVER, CODE, second.number) == replace(second, paid_by_act=None)
    assert second.paid_by_act == FAMILIES
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


def test_a_run_has_room_for_so_many_bytes_of_lines(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(register)
    whole = office.draft()
    register.payouts.cancel(ACCOUNTANT, CODE, whole.number, "again", identity=office.ids.new())
    sizes = [len(canonical(to_document(part.line))) + 1 for part in whole.lines]
    for bytes_max, families in ((sum(sizes), 3), (sum(sizes) - 1, 2)):
        for module in (drafting, reading):
            monkeypatch.setattr(module, "LINES_BYTES_MAX", bytes_max)
        run = office.draft()
        assert [part.line for part in run.lines] == [part.line for part in whole.lines[:families]]
        assert run.families_left == 3 - families
        register.payouts.cancel(ACCOUNTANT, CODE, run.number, "again", identity=office.ids.new())


def test_a_full_run_is_a_fact_that_can_be_written() -> None:
    shares = tuple(RateShare(rate_bp=1_000 + n, base_minor=MOST, commission_minor=MOST) for n in range(3))
    line = SettlementLine(
        family="99999-9",
        gross_minor=MOST,
        refunds_minor=MOST,
        shares=shares,
        advances_minor=MOST,
        adjustments_minor=-MOST,
        brought_minor=-MOST,
        net_minor=-MOST,
        paid_minor=MOST,
        carried_minor=-MOST,
    )
    every = (line,) * reading.PAYOUT_FAMILIES_MAX
    assert Room(len(every), reading.LINES_BYTES_MAX).holds(every) == len(every), "three rates each, as much as there is"
    many = tuple(replace(line, shares=shares * 3) for _ in every)
    lines = many[: Room(len(many), reading.LINES_BYTES_MAX).holds(many)]
    assert len(lines) < len(many)
    cuts = tuple(Cut(device=f"T{n:03d}", epoch=SEQUENCE_MAX, seq=SEQUENCE_MAX) for n in range(1_000))
    unknown = Withheld(family="9" * CODE_CHARACTERS_MAX, amount_minor=-MOST)
    withheld = (unknown,) * reading.WITHHELD_MAX
    number = "R01-999999-9"
    for fact in (
        PayoutDrafted(
            number=number, cuts=cuts, lines=lines, provisional="؟" * REASON_CHARACTERS_MAX, withheld=withheld
        ),
        PayoutApproved(number=number, drafted_by="K01", lines=lines),
    ):
        assert decode(encode(a_stamp(), fact)) == (a_stamp(), fact)


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


def test_paying_one_family_reads_the_others_lines_only_for_the_answer(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(register)
    run = office.approve(office.draft().number)
    office.fill_box()
    seen: list[str] = []
    read = reading._line

    def noted(row: Row[Any], *rest: Any) -> PayoutLine:
        seen.append(row.family)
        return read(row, *rest)

    monkeypatch.setattr(reading, "_line", noted)
    paid = office.pay(run.number, FAMILIES[0])
    every = [part.line.family for part in run.lines]
    assert len(every) > 1
    assert seen == [FAMILIES[0], *every]
    assert [part.line.family for part in paid.lines if part.voucher] == [FAMILIES[0]]


def test_a_whole_runs_cards_and_lines_are_kept_between_two_readings() -> None:
    assert min(CARDS_KEPT_MAX, LINES_KEPT_MAX) >= 2 * reading.PAYOUT_FAMILIES_MAX, (
        "one too few, and none is found again"
    )
