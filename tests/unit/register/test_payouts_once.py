"""No line is paid twice: not by the same request, not by six people, not by whatever may happen."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from pos.domain.bank_errors import LeftOutWaits
from pos.domain.bazaar import PayBy
from pos.domain.errors import (
    DamagedMessage,
    NothingToPay,
    Refusal,
    UnknownFamily,
)
from pos.domain.office_facts import PayoutPaid
from pos.ledger.codec import decode
from pos.register.tables import FACT, POSTING
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    FAMILIES,
    Journal,
    open_register,
)
from tests.unit.register.settling import BANKED, CODE, FIRST, SECOND, Office, both, day, give_account, take_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pos.domain.reports import PayoutRun
    from pos.register.register import Register


def payments(register: Register) -> list[PayoutPaid]:
    with register.database.reading() as connection:
        bodies = connection.execute(select(FACT.c.body).where(FACT.c.kind == PayoutPaid.KIND)).scalars().all()
    facts = [decode(bytes(body))[1] for body in bodies]
    return [fact for fact in facts if isinstance(fact, PayoutPaid)]


def test_the_same_request_again_gives_the_same_answer(register: Register, office: Office) -> None:
    both(register)
    drafting, approving, paying, everyone = (office.ids.new() for _ in range(4))
    run = office.draft(identity=drafting)
    assert office.draft(identity=drafting) == run
    approved = office.approve(run.number, approving)
    assert office.approve(run.number, approving) == approved
    payouts = register.payouts
    office.fill_box()
    once = payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paying)
    assert payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paying) == once
    done = payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=everyone)
    assert payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=everyone) == done
    assert (once.paid_by_act, done.paid_by_act) == ((FIRST,), (SECOND, BANKED))
    late = payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=office.ids.new())
    assert late == replace(done, paid_by_act=()), "somebody else had paid everyone"
    assert sorted(fact.family for fact in payments(register)) == sorted(FAMILIES)


def test_an_id_that_was_used_for_another_family_or_run_is_refused_not_passed_over(
    register: Register, office: Office
) -> None:
    both(register)
    once, payouts, reversals = office.ids.new(), register.payouts, register.reversals
    run = office.approve(office.draft().number, once)
    office.fill_box()
    paid, held, freed = (office.ids.new() for _ in range(3))
    payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paid)
    reversals.hold(ACCOUNTANT, CODE, run.number, SECOND, "her name", identity=held)
    with pytest.raises(DamagedMessage):
        payouts.pay(ACCOUNTANT, CODE, run.number, BANKED, identity=paid)
    with pytest.raises(DamagedMessage):
        reversals.hold(ACCOUNTANT, CODE, run.number, BANKED, "her name", identity=held)
    reversals.release(ACCOUNTANT, CODE, run.number, SECOND, identity=freed)
    reversals.hold(ACCOUNTANT, CODE, run.number, BANKED, "her account", identity=office.ids.new())
    with pytest.raises(DamagedMessage):
        reversals.release(ACCOUNTANT, CODE, run.number, BANKED, identity=freed)
    office.advance(FIRST, 100)
    given_up, second = office.ids.new(), office.draft().number
    with pytest.raises(DamagedMessage):
        office.approve(second, once)
    payouts.cancel(ACCOUNTANT, CODE, second, "too early", identity=given_up)
    third = office.draft().number
    with pytest.raises(DamagedMessage):
        payouts.cancel(ACCOUNTANT, CODE, third, "too early", identity=given_up)


def test_an_id_that_paid_all_of_one_run_pays_nobody_of_another(register: Register, office: Office) -> None:
    journals = both(register)
    payouts, once = register.payouts, office.ids.new()
    first = office.approve(office.draft().number)
    office.fill_box()
    payouts.pay_all(ACCOUNTANT, CODE, first.number, identity=once)
    for journal in journals:
        journal.open_shift()
        journal.sell(*FAMILIES)
        journal.close_shift()
    take_in(register, *journals)
    second = office.approve(office.draft().number)
    before = payments(register)
    with pytest.raises(DamagedMessage):
        payouts.pay_all(ACCOUNTANT, CODE, second.number, identity=once)
    assert payments(register) == before
    assert payouts.pay_all(ACCOUNTANT, CODE, first.number, identity=once).state.value == "paid"
    with pytest.raises(DamagedMessage):
        office.reverse(second.number, identity=_reversed(office, first.number))


def _reversed(office: Office, number: str) -> UUID:
    identity = office.ids.new()
    office.reverse(number, identity=identity)
    return identity


def test_a_family_that_was_paid_keeps_its_voucher(register: Register, office: Office) -> None:
    both(register)
    run = office.approve(office.draft().number)
    first = office.pay(run.number, FIRST)
    again = office.pay(run.number, FIRST)
    assert (first.paid_by_act, again.paid_by_act) == ((FIRST,), ()), "the second press was another one"
    assert replace(again, paid_by_act=first.paid_by_act) == first
    assert register.payouts.run(ACCOUNTANT, CODE, run.number).paid_by_act is None
    part = next(one for one in first.lines if one.line.family == FIRST)
    assert part.collector == "her brother"
    assert part.voucher.startswith("R01-")
    with pytest.raises(UnknownFamily):
        office.pay(run.number, "9999")


def test_a_bank_batch_is_its_own_reference_and_cash_has_vouchers(register: Register, office: Office) -> None:
    both(register)
    give_account(register)
    run = office.approve(office.draft().number)
    register.payouts.pay_all(
        ACCOUNTANT, CODE, run.number, identity=office.ids.new(), pay_by=PayBy.BANK, reference="BATCH-7"
    )
    banked = office.register.payouts.run(ACCOUNTANT, CODE, run.number)
    assert {part.line.family: part.voucher for part in banked.lines if part.voucher} == {BANKED: "BATCH-7"}
    done = office.pay_all(run.number)
    vouchers = [part.voucher for part in done.lines]
    assert len(set(vouchers)) == 3


@pytest.mark.parametrize("iban", ["", "AE070331234567890123465"], ids=["no account", "a mistyped one"])
def test_a_bank_batch_with_a_family_that_no_file_holds_is_refused_by_the_register_itself(
    register: Register, office: Office, iban: str
) -> None:
    both(register)
    give_account(register, iban=iban)
    run = office.approve(office.draft().number)
    for family in ("", BANKED):
        with pytest.raises(LeftOutWaits) as refused:
            _tell_bank(office, run.number, family)
        assert refused.value.families == (BANKED,)
    assert not any(part.voucher for part in register.payouts.run(ACCOUNTANT, CODE, run.number).lines)
    give_account(register)
    _tell_bank(office, run.number)
    give_account(register, iban="")
    told = _tell_bank(office, run.number)  # who was paid is not asked for again
    assert [part.voucher for part in told.lines if part.voucher] == ["BATCH-7"]


def _tell_bank(office: Office, number: str, family: str = "") -> PayoutRun:
    payouts, identity = office.register.payouts, office.ids.new()
    if family:
        return payouts.pay(ACCOUNTANT, CODE, number, family, identity=identity, reference="BATCH-7")
    return payouts.pay_all(ACCOUNTANT, CODE, number, identity=identity, pay_by=PayBy.BANK, reference="BATCH-7")


def outcome(act: Callable[[], PayoutRun]) -> str:
    try:
        act()
    except Refusal as refusal:
        return type(refusal).__name__
    return "done"


def test_six_people_pressing_at_once_settle_everything_once(register: Register, office: Office) -> None:
    both(register)
    run = office.draft()
    results: list[str] = []
    start = threading.Barrier(6)

    def press() -> None:
        own = Office(register)
        own.ids.dice.seed(threading.get_ident())
        start.wait()
        acts: list[Callable[[], PayoutRun]] = [
            own.draft,
            lambda: own.approve(run.number),
            lambda: own.pay_all(run.number),
        ]
        results.extend(map(outcome, acts))

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 18
    assert set(results) <= {"done", "PayoutOpen", "WrongPayoutState", "NothingToPay"}
    office.register.payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=office.ids.new())
    assert sorted(fact.family for fact in payments(register)) == sorted(FAMILIES)
    with register.database.reading() as connection:
        paid_out = connection.execute(
            select(func.sum(POSTING.c.amount_minor)).where(
                POSTING.c.kind == "payout_paid", POSTING.c.account == "family"
            )
        ).scalar_one()
    assert int(paid_out) == run.payable_minor


DEEDS = ("sell", "refund", "void", "advance", "settle", "uncollected", "reverse", "reverse run")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.integers(0, 2),
    ),
    max_size=14,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS)
def test_what_is_paid_and_carried_is_what_is_owed(tmp_path: Path, acts: list[tuple[str, int]]) -> None:
    register = open_register(tmp_path / "any.db")
    office = Office(register)
    journal, quiet = Journal("T01"), day("T02", ())
    take_in(register, quiet)
    for act, index in acts:
        happen(office, journal, act, FAMILIES[index])
    for row in register.accounts.families(ACCOUNTANT, CODE):
        statement = register.statements.statement(ACCOUNTANT, CODE, row.family.number)
        assert statement.balance_minor == row.balance_minor == row.net_minor - row.paid_minor
        assert statement.net_minor == row.net_minor
        with register.database.reading() as connection:
            ledger = connection.execute(
                select(func.sum(-POSTING.c.amount_minor)).where(
                    POSTING.c.family == row.family.number, POSTING.c.account.in_(("family", "advance"))
                )
            ).scalar()
        unearned = row.commission_minor - earned(register, row.family.number)
        assert row.balance_minor == int(ledger or 0) - unearned
    runs = register.payouts.runs(ACCOUNTANT, CODE)
    handed = sum(run.paid_minor for run in runs)
    assert handed == sum(row.paid_minor for row in register.accounts.families(ACCOUNTANT, CODE))
    assert handed == standing_in_ledger(register)
    register.close()
    for path in tmp_path.glob("any.db*"):
        path.unlink()


def standing_in_ledger(register: Register) -> int:
    """What the ledger says was handed over and did not come back."""
    with register.database.reading() as connection:
        handed = connection.execute(
            select(func.sum(POSTING.c.amount_minor)).where(
                POSTING.c.kind.in_(("payout_paid", "payout_reversed")), POSTING.c.account == "family"
            )
        ).scalar()
    return int(handed or 0)


def earned(register: Register, family: str) -> int:
    """The commission that approved runs have booked."""
    runs = register.payouts.runs(ACCOUNTANT, CODE)
    return sum(part.line.commission_minor for run in runs for part in run.lines if part.line.family == family)


def reverse_last(office: Office, family: str) -> None:
    """Undo a family's line of the last run, or all of it, where anything is left of it."""
    for run in office.register.payouts.runs(ACCOUNTANT, CODE)[-1:]:
        left = [part.line.family for part in run.lines if part.line.paid_minor and not part.reversal]
        if left and family in ["", *left]:
            office.reverse(run.number, family)


def happen(office: Office, journal: Journal, act: str, family: str) -> None:
    sales = [stamp for stamp, fact in zip(journal.stamps, journal.facts, strict=True) if fact.KIND == "sale"]
    undone = {getattr(fact, "of", None) for fact in journal.facts}
    left = [stamp for stamp in sales if stamp.id not in undone]
    if act == "advance":
        office.advance(family, 700)
        return
    if act.startswith("reverse"):
        reverse_last(office, "" if act == "reverse run" else family)
        return
    journal.open_shift()
    if act == "sell":
        journal.sell(family, FIRST, quantity=3)
    elif act == "refund" and left:
        journal.refund(left[0])
    elif act == "void":
        journal.void(journal.sell(family))
    journal.close_shift()
    take_in(office.register, journal)
    if act in {"settle", "uncollected"}:
        try:
            number = office.approve(office.draft().number).number
        except NothingToPay:
            return
        if act == "settle":
            office.pay_all(number)
