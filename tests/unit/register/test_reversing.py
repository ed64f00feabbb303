"""What is undone is owed again, once: it can be paid neither in its own run any more nor twice in the next ones."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from pos.domain.account_errors import LineHeld, LineNotDue, LineReversed
from pos.domain.errors import (
    NotAllowed,
    NothingToPay,
    ReasonMissing,
    SamePerson,
    UnknownFamily,
    UnknownPayout,
    WrongPayoutState,
)
from pos.domain.payout_facts import Mistake, PayoutReversed, ReversalCause
from pos.domain.reports import PayoutState
from pos.ledger.codec import decode
from pos.register.tables import FACT, PAYOUT_REVERSAL, POSTING
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, CASHIER
from tests.unit.register.settling import BANKED, CODE, FIRST, SECOND, Office, both, lines, settled_count, take_in

if TYPE_CHECKING:
    from pos.domain.reports import PayoutLine, PayoutRun
    from pos.register.register import Register

MISTAKE = Mistake(cause=ReversalCause.VOUCHER, reason="handed to another family")


def part_of(run: PayoutRun, family: str) -> PayoutLine:
    return next(part for part in run.lines if part.line.family == family)


def balance(register: Register, account: str) -> int:
    with register.database.reading() as connection:
        total = select(func.coalesce(func.sum(POSTING.c.amount_minor), 0)).where(POSTING.c.account == account)
        return int(connection.execute(total).scalar_one())


def owed(register: Register, family: str) -> tuple[int, int, int, int]:
    row = next(one for one in register.accounts.families(ACCOUNTANT, CODE) if one.family.number == family)
    return row.paid_minor, row.due_minor, row.carried_minor, row.balance_minor


def test_a_payment_that_is_undone_is_owed_again_and_paid_by_the_next_run_once(
    register: Register, office: Office
) -> None:
    both(register)
    first = office.settle()
    amount = part_of(first, FIRST).line.paid_minor
    box = balance(register, "box")
    undone = part_of(office.reverse(first.number, FIRST), FIRST)
    assert (undone.reversal[:4], undone.voucher != "") == ("R01-", True)
    with register.database.reading() as connection:
        (written,) = connection.execute(select(FACT.c.at).where(FACT.c.kind == PayoutReversed.KIND)).scalars()
    assert undone.reversed_at == datetime.fromisoformat(written)
    assert balance(register, "box") == box + amount
    carried = part_of(first, FIRST).line.carried_minor
    assert owed(register, FIRST) == (0, 0, carried + amount, carried + amount)

    second = office.settle()
    assert lines(second) == {FIRST: (carried + amount, amount, carried)}
    assert part_of(second, FIRST).line.shares == ()
    assert owed(register, FIRST) == (amount, 0, carried, carried)
    with pytest.raises(NothingToPay):
        office.draft()


def test_what_was_not_paid_yet_moves_no_money_and_can_no_longer_be_paid(register: Register, office: Office) -> None:
    both(register)
    run = office.approve(office.draft().number)
    before = balance(register, "family")
    office.reverse(run.number, FIRST, ReversalCause.RUN)
    assert balance(register, "family") == before
    with pytest.raises(LineReversed):
        office.pay(run.number, FIRST)
    done = office.pay_all(run.number)
    assert (part_of(done, FIRST).voucher, done.state) == ("", PayoutState.PAID)
    again = office.settle()
    assert part_of(again, FIRST).line.paid_minor == part_of(run, FIRST).line.paid_minor


def test_what_was_paid_and_undone_is_not_called_paid_by_whoever_asks_later(register: Register, office: Office) -> None:
    """A desk whose screen is older than the reversal would hand the money out against the voucher that is no more."""
    both(register)
    run = office.approve(office.draft().number)
    office.fill_box()
    paid = office.ids.new()
    register.payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paid)
    office.reverse(run.number, FIRST)
    before = balance(register, "box")
    with pytest.raises(LineReversed):
        office.pay(run.number, FIRST)
    register.payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paid)  # its answer was lost: it was done, once
    assert balance(register, "box") == before


def test_a_whole_run_is_undone_line_by_line_and_comes_back_whole(register: Register, office: Office) -> None:
    both(register)
    office.advance(SECOND, 300)
    first = office.approve(office.draft().number)
    office.pay(first.number, FIRST)
    identity = office.ids.new()
    undone = office.reverse(first.number, cause=ReversalCause.RUN, identity=identity)
    assert office.reverse(first.number, cause=ReversalCause.RUN, identity=identity) == undone
    assert (undone.paid_minor, undone.reversed_minor, undone.waiting()) == (0, first.payable_minor, ())
    numbers = {part.reversal for part in undone.lines}
    assert len(numbers) == len(undone.lines)
    with pytest.raises(LineReversed):
        office.reverse(first.number)
    second = office.draft()
    assert second.net_minor == first.net_minor
    assert second.commission_minor == 0


def test_an_undone_run_can_be_undone_again_in_the_next_one(register: Register, office: Office) -> None:
    both(register)
    amount = part_of(office.settle(), FIRST).line.paid_minor
    for _ in range(3):
        run = office.register.payouts.runs(ACCOUNTANT, CODE)[-1]
        office.reverse(run.number, FIRST)
        run = office.settle()
        assert part_of(run, FIRST).line.paid_minor == amount
    with register.database.reading() as connection:
        bodies = connection.execute(select(FACT.c.body).where(FACT.c.kind == PayoutReversed.KIND)).scalars().all()
    facts = [decode(bytes(body))[1] for body in bodies]
    assert len({getattr(fact, "number", "") for fact in facts}) == 3


def test_what_is_undone_after_a_draft_waits_for_the_run_after_it(register: Register, office: Office) -> None:
    journal, _ = both(register)
    first = office.settle()
    journal.open_shift()
    journal.sell(SECOND)
    journal.close_shift()
    take_in(register, journal)
    drafted = office.draft()
    office.reverse(first.number, FIRST)
    second = office.pay_all(office.approve(drafted.number).number)
    assert lines(second) == lines(drafted)
    assert part_of(office.draft(), FIRST).line.brought_minor == part_of(first, FIRST).line.net_minor


def test_a_draft_that_is_given_up_frees_what_it_brought(register: Register, office: Office) -> None:
    both(register)
    office.reverse(office.settle().number, FIRST)
    draft = office.draft()
    register.payouts.cancel(ACCOUNTANT, CODE, draft.number, "too early", identity=office.ids.new())
    assert lines(office.draft()) == lines(draft)


def test_two_people_and_a_reason_answer_for_it(register: Register, office: Office) -> None:
    both(register)
    draft = office.draft()
    reverse = register.reversals.reverse
    with pytest.raises(WrongPayoutState):
        office.reverse(draft.number, FIRST)
    number = office.approve(draft.number).number
    for by, approver in ((CASHIER, APPROVER), (ADMIN, APPROVER), (APPROVER, APPROVER), (ACCOUNTANT, ADMIN)):
        with pytest.raises(NotAllowed):
            reverse(by, CODE, number, FIRST, mistake=MISTAKE, approver=approver, identity=office.ids.new())
    empty = Mistake(cause=ReversalCause.RUN, reason=" ")
    with pytest.raises(ReasonMissing):
        reverse(ACCOUNTANT, CODE, number, FIRST, mistake=empty, approver=APPROVER, identity=office.ids.new())
    with pytest.raises(UnknownFamily):
        office.reverse(number, "9999")
    with pytest.raises(UnknownPayout):
        office.reverse("R01-999999-0", FIRST)
    assert not issubclass(SamePerson, NotAllowed)
    assert all(not part.reversal for part in register.payouts.run(ACCOUNTANT, CODE, number).lines)


def test_no_line_is_undone_twice_whatever_asks_for_it(register: Register, office: Office) -> None:
    both(register)
    run = office.settle()
    office.reverse(run.number, FIRST)
    settled = settled_count(register)
    with pytest.raises(LineReversed):
        office.reverse(run.number, FIRST)
    with register.database.reading() as connection:
        row = dict(connection.execute(select(PAYOUT_REVERSAL)).one()._mapping)
    for act in (
        insert(PAYOUT_REVERSAL).values(row),
        update(PAYOUT_REVERSAL).values(amount_minor=1),
        delete(PAYOUT_REVERSAL),
    ):
        with pytest.raises(DBAPIError), register.database.writing(CODE) as connection:
            connection.execute(act)
    office.settle()
    assert settled_count(register) == settled + 1


def test_undoing_the_rest_of_a_run_again_with_its_id_gives_the_same_answer(register: Register, office: Office) -> None:
    both(register)
    run, once = office.settle(), office.ids.new()
    office.reverse(run.number, FIRST)
    rest = office.reverse(run.number, identity=once)
    assert office.reverse(run.number, identity=once) == rest
    with pytest.raises(LineReversed):
        office.reverse(run.number)


def test_who_is_held_is_paid_by_nobody_until_released(register: Register, office: Office) -> None:
    both(register)
    run = office.approve(office.draft().number)
    hold, release = register.reversals.hold, register.reversals.release
    identity = office.ids.new()
    held = hold(ACCOUNTANT, CODE, run.number, FIRST, "the name is not clear", identity=identity)
    assert hold(ACCOUNTANT, CODE, run.number, FIRST, "the name is not clear", identity=identity) == held
    with pytest.raises(LineHeld):
        office.pay(run.number, FIRST)
    done = office.pay_all(run.number)
    assert (done.state, part_of(done, FIRST).voucher) == (PayoutState.APPROVED, "")
    (waits,) = register.uncollected.rows(ACCOUNTANT, CODE)
    assert (waits.family, waits.held, waits.days) == (FIRST, "the name is not clear", 0)
    freed = office.ids.new()
    released = release(ACCOUNTANT, CODE, run.number, FIRST, identity=freed)
    assert release(ACCOUNTANT, CODE, run.number, FIRST, identity=freed) == released
    assert office.pay(run.number, FIRST).state is PayoutState.PAID
    assert register.uncollected.rows(ACCOUNTANT, CODE) == ()
    for family in (FIRST, BANKED):
        with pytest.raises(LineNotDue):
            hold(ACCOUNTANT, CODE, run.number, family, "late", identity=office.ids.new())
        with pytest.raises(LineNotDue):
            release(ACCOUNTANT, CODE, run.number, family, identity=office.ids.new())
    with pytest.raises(NotAllowed):
        hold(APPROVER, CODE, run.number, FIRST, "x", identity=office.ids.new())


def test_statements_say_what_was_undone(register: Register, office: Office) -> None:
    both(register)
    first = office.settle()
    office.reverse(first.number, FIRST)
    second = office.settle()
    told = register.statements.statement(ACCOUNTANT, CODE, FIRST)
    assert [(entry.number, entry.reversal != "") for entry in told.payouts] == [
        (first.number, True),
        (second.number, False),
    ]
    assert told.paid_minor == part_of(second, FIRST).line.paid_minor
    of_first = register.statements.statement(ACCOUNTANT, CODE, FIRST, first.number)
    assert (of_first.paid_minor, of_first.balance_minor) == (0, part_of(first, FIRST).line.net_minor)
