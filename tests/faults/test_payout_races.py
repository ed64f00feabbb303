"""Several registers on one database press the same buttons at once, and one dies half-way: each line is paid once."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from pos.domain.bazaar import PayBy
from pos.domain.errors import NothingToPay, Refusal
from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from pos.register.register import Register
from pos.register.tables import LEFT_OUT, PAID_LINE, POSTING, SETTLED_STRETCH
from tests import stores
from tests.stores import postgres, store
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, FAMILIES, KEYS, Clock, Ids, open_register, surroundings
from tests.unit.register.settling import BANKED, CODE, FIRST, Office, both, give_account, settled_within

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pos.domain.bazaar import Person
    from pos.domain.reports import PayoutRun

__all__ = ["postgres", "store"]  # every story here is told on both databases

RACERS = 6


def require_paid_once(register: Register, due_minor: int) -> None:
    """What was handed over is what was due, and every claim is settled by one run."""
    with register.database.reading() as connection:
        handed = connection.execute(
            select(func.coalesce(func.sum(POSTING.c.amount_minor), 0)).where(
                POSTING.c.kind == "payout_paid", POSTING.c.account == "family"
            )
        ).scalar_one()
        claims = connection.execute(select(func.count()).where(POSTING.c.claim != "")).scalar_one()
        settled = settled_within(connection)
    assert (int(handed), settled) == (due_minor, claims)


def race(tmp_path: Path, what: str, act: Callable[[Register, Ids], object]) -> list[str]:
    """Let registers of their own, which share nothing but the database, do one thing at once."""
    address = stores.current().address(tmp_path / "register.db")
    racers = [Register.open(address, KEYS, surroundings(Clock(), seed)) for seed in range(50, 50 + RACERS)]
    start = threading.Barrier(RACERS)
    results: list[str] = []

    def run(register: Register, ids: Ids) -> None:
        start.wait()
        try:
            act(register, ids)
            results.append("done")
        except Refusal as refusal:
            results.append(type(refusal).__name__)

    threads = [
        threading.Thread(target=run, args=(register, Ids().fork(f"{what} {number}")))
        for number, register in enumerate(racers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    for register in racers:
        register.close()
    assert len(results) == RACERS
    return sorted(results)


def test_six_registers_on_one_database_pay_every_line_once(tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db")
    both(register)
    drafted = race(tmp_path, "draft", lambda one, ids: one.payouts.draft(ACCOUNTANT, CODE, identity=ids.new()))
    assert drafted == ["PayoutOpen"] * (RACERS - 1) + ["done"]
    (run,) = register.payouts.runs(ACCOUNTANT, CODE)
    approved = race(
        tmp_path, "approve", lambda one, ids: one.payouts.approve(APPROVER, CODE, run.number, identity=ids.new())
    )
    assert approved == ["WrongPayoutState"] * (RACERS - 1) + ["done"]
    Office(register).fill_box()
    race(tmp_path, "pay_all", lambda one, ids: one.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=ids.new()))
    require_paid_once(register, run.payable_minor)
    register.close()


@pytest.mark.parametrize("is_for_all", [False, True])
def test_of_six_that_pay_at_once_one_is_told_that_it_paid(tmp_path: Path, *, is_for_all: bool) -> None:
    """Everyone sees the one voucher; whose press paid is told in the answer, and told again to the same press."""
    register = open_register(tmp_path / "register.db")
    office = Office(register)
    both(register)
    run = office.approve(office.draft().number)
    office.fill_box()
    answers: dict[UUID, PayoutRun] = {}

    def pay(one: Register, identity: UUID) -> PayoutRun:
        if is_for_all:
            return one.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=identity)
        return one.payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=identity)

    def press(one: Register, ids: Ids) -> None:
        identity = ids.new()
        answers[identity] = pay(one, identity)

    assert race(tmp_path, "pay", press) == ["done"] * RACERS
    due = tuple(sorted(FAMILIES)) if is_for_all else (FIRST,)
    told = [one.paid_by_act for one in answers.values()]
    assert sorted(told, key=str) == sorted([due, *[()] * (RACERS - 1)], key=str)
    vouchers = {tuple(part.voucher for part in one.lines if part.line.family in due) for one in answers.values()}
    assert len(vouchers) == 1
    assert {identity: pay(register, identity).paid_by_act for identity in answers} == {
        identity: one.paid_by_act for identity, one in answers.items()
    }
    require_paid_once(register, sum(part.line.paid_minor for part in run.lines if part.line.family in due))
    register.close()


def test_six_registers_that_reverse_and_pay_at_once_hand_out_what_is_due_once(tmp_path: Path) -> None:
    """Whoever comes first, every line is in the end paid by its run or brought into the next one, never both."""
    register = open_register(tmp_path / "register.db")
    office = Office(register)
    both(register)
    run = office.approve(office.draft().number)
    cash = sum(part.line.paid_minor for part in run.waiting(PayBy.CASH))
    office.fill_box(cash)
    undo = Mistake(cause=ReversalCause.RUN, reason="the wrong rates")

    def reverse_or_pay(one: Register, ids: Ids) -> None:
        one.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=ids.new())
        one.reversals.reverse(
            ACCOUNTANT, CODE, run.number, FAMILIES[0], mistake=undo, approver=APPROVER, identity=ids.new()
        )

    assert race(tmp_path, "reverse", reverse_or_pay) == ["LineReversed"] * (RACERS - 1) + ["done"]
    second = race(tmp_path, "draft", lambda one, ids: one.payouts.draft(ACCOUNTANT, CODE, identity=ids.new()))
    assert second == ["PayoutOpen"] * (RACERS - 1) + ["done"]
    again = register.payouts.runs(ACCOUNTANT, CODE)[-1]
    race(tmp_path, "approve", lambda one, ids: one.payouts.approve(APPROVER, CODE, again.number, identity=ids.new()))
    race(tmp_path, "pay", lambda one, ids: one.payouts.pay_all(ACCOUNTANT, CODE, again.number, identity=ids.new()))
    first, last = register.payouts.runs(ACCOUNTANT, CODE)
    assert first.paid_minor + last.paid_minor == first.payable_minor
    assert register.cash_box.box(ACCOUNTANT, CODE).balance_minor == 0
    with pytest.raises(NothingToPay):
        office.draft()
    register.close()


def test_six_accountants_who_pay_hold_undo_and_tell_the_bank_hand_out_what_is_due_once(
    tmp_path: Path, dice_of: Callable[[object], random.Random]
) -> None:
    """Everybody does everything to the same run, each in an order of their own."""
    register = open_register(tmp_path / "register.db")
    office = Office(register)
    both(register)
    give_account(register)
    run = office.approve(office.draft().number)
    cash = sum(part.line.paid_minor for part in run.waiting(PayBy.CASH))
    office.fill_box(cash)
    undo = Mistake(cause=ReversalCause.RETURNED, reason="account closed", reference="RJ-7")
    dice = dice_of("accountants")
    orders = [dice.sample(range(5), 5) for _ in range(RACERS)]

    def everything(one: Register, ids: Ids) -> None:
        payouts, reversals, number = one.payouts, one.reversals, run.number
        who: tuple[Person, str, str] = (ACCOUNTANT, CODE, number)
        acts: tuple[Callable[[], object], ...] = (
            lambda: reversals.hold(*who, FIRST, "nobody came", identity=ids.new()),
            lambda: reversals.release(*who, FIRST, identity=ids.new()),
            lambda: payouts.pay(*who, FIRST, identity=ids.new()),
            lambda: payouts.pay_all(*who, identity=ids.new(), pay_by=PayBy.BANK, reference="BATCH-1"),
            lambda: reversals.reverse(*who, BANKED, mistake=undo, approver=APPROVER, identity=ids.new()),
        )
        for which in orders.pop():
            with suppress(Refusal):
                acts[which]()

    assert race(tmp_path, "everything", everything) == ["done"] * RACERS
    (after,) = register.payouts.runs(ACCOUNTANT, CODE)
    if after.held():
        register.reversals.release(ACCOUNTANT, CODE, run.number, FIRST, identity=office.ids.new())
    register.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=office.ids.new())
    race(tmp_path, "draft", lambda one, ids: one.payouts.draft(ACCOUNTANT, CODE, identity=ids.new()))
    again = register.payouts.runs(ACCOUNTANT, CODE)[-1]
    office.approve(again.number)
    race(tmp_path, "pay", lambda one, ids: one.payouts.pay_all(ACCOUNTANT, CODE, again.number, identity=ids.new()))
    first, last = register.payouts.runs(ACCOUNTANT, CODE)
    undone = sum(part.line.paid_minor for part in first.lines if part.reversal)
    assert undone == sum(part.line.paid_minor for part in first.lines if part.line.family == BANKED)
    assert first.paid_minor + last.paid_minor == first.payable_minor
    assert register.cash_box.box(ACCOUNTANT, CODE).balance_minor == 0
    banked = sum(part.line.paid_minor for part in last.lines if part.line.family == BANKED)
    assert banked == undone, "what came back is paid once more, once"
    assert register.tracing.trial_balance(ACCOUNTANT, CODE).difference_minor == 0
    register.close()


def test_six_registers_that_empty_the_box_at_once_never_take_more_than_is_in_it(tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db")
    Office(register).fill_box(2_500)
    taken = race(
        tmp_path,
        "empty",
        lambda one, ids: one.cash_box.empty(ACCOUNTANT, CODE, 1_000, CashPlace.SAFE, identity=ids.new()),
    )
    assert taken == ["BoxTooSmall"] * (RACERS - 2) + ["done"] * 2
    assert register.cash_box.box(ACCOUNTANT, CODE).balance_minor == 500
    register.close()


def test_a_run_that_dies_half_way_leaves_nothing_and_is_done_when_it_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = open_register(tmp_path / "register.db")
    office = Office(register)
    both(register)
    run = office.draft()
    identity = office.ids.new()

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pos.register.office_journal.OfficeJournal.append", die)
        with pytest.raises(KeyboardInterrupt):
            office.approve(run.number, identity)
    with register.database.reading() as connection:
        for table in (SETTLED_STRETCH, LEFT_OUT, PAID_LINE):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0
    office.approve(run.number, identity)
    office.approve(run.number, identity)
    office.pay_all(run.number)
    require_paid_once(register, run.payable_minor)
    register.close()


def test_canary_a_line_that_was_paid_twice_is_noticed(tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db")
    office = Office(register)
    both(register)
    run = office.settle()
    require_paid_once(register, run.payable_minor)
    columns = "bazaar, device, epoch, seq, n + 100, kind, account, amount_minor, family, rate_bp, claim"
    with register.database.writing(CODE) as connection:
        of_one = f"kind = 'payout_paid' AND family = '{FAMILIES[0]}'"
        connection.execute(text(f"INSERT INTO posting SELECT {columns} FROM posting WHERE {of_one}"))
    with pytest.raises(AssertionError):
        require_paid_once(register, run.payable_minor)
    register.close()
