"""A payout pays what is owed, once; two people answer for it; nothing is forgotten and nothing forgiven."""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from pos.domain.bazaar import PayBy
from pos.domain.errors import (
    BookDamaged,
    NotAllowed,
    NothingToPay,
    OutOfRange,
    PayoutOpen,
    ReasonMissing,
    Refusal,
    SamePerson,
    TillsMissing,
    TotalsDiffer,
    UnknownFamily,
    UnknownPayout,
    WrongPayoutState,
)
from pos.domain.office_facts import PayoutPaid
from pos.domain.reports import PayoutState
from pos.domain.settlement import claims, settle
from pos.ledger.codec import decode
from pos.register.tables import FACT, PAID_LINE, POSTING, SETTLED
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    BAZAAR,
    CASHIER,
    FAMILIES,
    FIRST_DAY,
    PRICE_MINOR,
    Ids,
    Journal,
    open_register,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pos.domain.reports import PayoutRun
    from pos.register.register import Register

CODE = BAZAAR.code
FIRST, SECOND, BANKED = FAMILIES


class Office:
    """Whoever works in the office, with an id for every act."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.ids = Ids(random.Random("office"))

    def draft(self, provisional: str = "", identity: UUID | None = None) -> PayoutRun:
        new = identity or self.ids.new()
        return self.register.payouts.draft(ACCOUNTANT, CODE, identity=new, provisional=provisional)

    def approve(self, number: str, identity: UUID | None = None) -> PayoutRun:
        return self.register.payouts.approve(APPROVER, CODE, number, identity=identity or self.ids.new())

    def pay(self, number: str, family: str, reference: str = "") -> PayoutRun:
        return self.register.payouts.pay(
            ACCOUNTANT, CODE, number, family, identity=self.ids.new(), collector="her brother", reference=reference
        )

    def pay_all(self, number: str, pay_by: PayBy | None = None) -> PayoutRun:
        return self.register.payouts.pay_all(ACCOUNTANT, CODE, number, identity=self.ids.new(), pay_by=pay_by)

    def settle(self) -> PayoutRun:
        return self.pay_all(self.approve(self.draft().number).number)

    def advance(self, family: str, amount_minor: int) -> str:
        line = self.register.vouchers.advance(
            ACCOUNTANT, CODE, family, amount_minor, reason="materials", identity=self.ids.new()
        )
        return line.number


@pytest.fixture
def office(register: Register) -> Office:
    return Office(register)


def day(device: str = "T01", sold: tuple[str, ...] = FAMILIES) -> Journal:
    """A journal of one closed shift."""
    journal = Journal(device)
    journal.open_shift()
    for family in sold:
        journal.sell(family)
    journal.close_shift()
    return journal


def take_in(register: Register, *journals: Journal) -> None:
    for journal in journals:
        held = register.intake.take_in(journal.batch(journal.seq)).seq
        register.intake.take_in(journal.batch(held))


def both(register: Register, sold: tuple[str, ...] = FAMILIES) -> tuple[Journal, Journal]:
    first, second = day("T01", sold), day("T02", sold[:1])
    take_in(register, first, second)
    return first, second


def lines(run: PayoutRun) -> dict[str, tuple[int, int, int]]:
    return {
        part.line.family: (part.line.net_minor, part.line.paid_minor, part.line.carried_minor) for part in run.lines
    }


# -- the arithmetic -------------------------------------------------------------------------------------------------


def test_a_run_pays_what_the_domain_works_out(register: Register, office: Office) -> None:
    journals = both(register)
    office.advance(FIRST, 1000)
    run = office.draft()
    expected = [claim for journal in journals for fact in journal.facts for _, claim in claims(fact)]
    for part in run.lines:
        family = part.line.family
        mine = [claim for claim in expected if claim.family == family]
        pay_by = PayBy.BANK if family == BANKED else PayBy.CASH
        plain = settle(family, mine, pay_by=pay_by, payout_step_minor=25)
        if family != FIRST:
            assert part.line == plain
        else:
            assert (part.line.advances_minor, part.line.net_minor) == (1000, plain.net_minor - 1000)
    assert [part.name_en for part in run.lines] == [f"Family {number}" for number in FAMILIES]


def test_the_rate_is_the_lines_and_commission_is_rounded_once(register: Register, office: Office) -> None:
    both(register, (SECOND, SECOND, SECOND))
    (part,) = office.draft().lines
    (share,) = part.line.shares
    assert (share.rate_bp, share.base_minor) == (1500, 4 * PRICE_MINOR)
    assert share.commission_minor == (4 * PRICE_MINOR * 1500 + 5000) // 10000


def test_what_coins_cannot_pay_is_carried_into_the_next_run(register: Register, office: Office) -> None:
    first, second = both(register, (FIRST,))
    run = office.settle()
    (net, paid, carried) = lines(run)[FIRST]
    assert (paid % 25, paid + carried) == (0, net)
    assert carried > 0
    first.open_shift(FIRST_DAY + timedelta(days=1))
    first.sell(FIRST)
    first.close_shift()
    second.open_shift(FIRST_DAY + timedelta(days=1))
    second.close_shift()
    take_in(register, first, second)
    (part,) = office.draft().lines
    assert part.line.brought_minor == carried
    assert part.line.gross_minor == PRICE_MINOR


def test_a_refund_after_the_payout_becomes_a_debt_and_the_debt_is_carried_not_forgiven(
    register: Register, office: Office
) -> None:
    first, second = both(register, (FIRST, SECOND))
    office.settle()
    sold = next(stamp for stamp, fact in zip(first.stamps, first.facts, strict=True) if fact.KIND == "sale")
    tomorrow = FIRST_DAY + timedelta(days=1)
    first.open_shift(tomorrow)
    first.refund(sold)
    first.close_shift()
    second.open_shift(tomorrow)
    second.close_shift()
    take_in(register, first, second)
    run = office.settle()
    part = next(one for one in run.lines if one.line.family == FIRST)
    assert part.line.refunds_minor == PRICE_MINOR
    assert part.line.commission_minor < 0
    assert (part.line.paid_minor, part.line.carried_minor) == (0, part.line.net_minor)
    assert part.line.net_minor < 0
    assert (part.voucher, run.state) == ("", PayoutState.PAID)
    account = next(row for row in register.accounts.families(ACCOUNTANT, CODE) if row.family.number == FIRST)
    assert account.balance_minor == part.line.carried_minor == account.carried_minor


# -- who, in which order --------------------------------------------------------------------------------------------


def test_only_two_different_people_with_their_rights_can_pay(register: Register, office: Office) -> None:
    both(register)
    new = office.ids.new
    payouts = register.payouts
    for person in (CASHIER, ADMIN, APPROVER):
        with pytest.raises(NotAllowed):
            payouts.draft(person, CODE, identity=new())
    run = office.draft()
    for person in (CASHIER, ADMIN, ACCOUNTANT):
        with pytest.raises(NotAllowed):
            payouts.approve(person, CODE, run.number, identity=new())
    both_roles = replace(APPROVER, code=ACCOUNTANT.code)
    with pytest.raises(SamePerson):
        payouts.approve(both_roles, CODE, run.number, identity=new())
    with pytest.raises(WrongPayoutState):
        office.pay_all(run.number)
    office.approve(run.number)
    for person in (CASHIER, ADMIN, APPROVER):
        with pytest.raises(NotAllowed):
            payouts.pay_all(person, CODE, run.number, identity=new())
        with pytest.raises(NotAllowed):
            payouts.pay(person, CODE, run.number, FIRST, identity=new())
    assert office.pay_all(run.number).state is PayoutState.PAID


def test_one_draft_at_a_time(register: Register, office: Office) -> None:
    both(register)
    run = office.draft()
    with pytest.raises(PayoutOpen) as refused:
        office.draft()
    assert refused.value.number == run.number
    with pytest.raises(ReasonMissing):
        register.payouts.cancel(ACCOUNTANT, CODE, run.number, " ", identity=office.ids.new())
    gone = register.payouts.cancel(APPROVER, CODE, run.number, "a wrong price", identity=office.ids.new())
    assert gone.state is PayoutState.CANCELLED
    for act in (office.approve, office.pay_all):
        with pytest.raises(WrongPayoutState):
            act(run.number)
    again = office.draft()
    assert (again.number != run.number, lines(again)) == (True, lines(run))


def test_uncollected_money_stays_due_and_does_not_hold_up_the_next_run(register: Register, office: Office) -> None:
    first, second = both(register, (FIRST, SECOND))
    run = office.approve(office.draft().number)
    office.pay(run.number, SECOND)
    tomorrow = FIRST_DAY + timedelta(days=1)
    for journal in (first, second):
        journal.open_shift(tomorrow)
        journal.sell(FIRST)
        journal.close_shift()
    take_in(register, first, second)
    later = office.settle()
    account = next(row for row in register.accounts.families(ACCOUNTANT, CODE) if row.family.number == FIRST)
    assert account.due_minor == lines(run)[FIRST][1]
    assert account.balance_minor == account.due_minor + lines(later)[FIRST][2]
    assert office.pay(run.number, FIRST).state is PayoutState.PAID


def test_what_arrives_after_the_draft_falls_into_the_next_run(register: Register, office: Office) -> None:
    first, second = both(register, (FIRST,))
    draft = office.draft()
    late = Journal("T02", epoch=2)
    late.open_shift()
    late.sell(FIRST)
    late.close_shift()
    register.intake.take_in(late.batch())
    approved = office.approve(draft.number)
    assert lines(approved) == lines(draft)
    (part,) = office.draft().lines
    assert (part.line.gross_minor, part.line.brought_minor) == (PRICE_MINOR, lines(draft)[FIRST][2])
    assert first.device != second.device


def test_a_run_names_how_far_it_looked(register: Register, office: Office) -> None:
    first, second = both(register)
    cuts = {(cut.device, cut.epoch): cut.seq for cut in office.draft().cuts}
    assert (cuts["T01", 1], cuts["T02", 1]) == (first.seq, second.seq)
    assert ("R01", 1) in cuts


# -- nothing may be missing, nothing may differ ---------------------------------------------------------------------


def test_a_missing_till_stops_the_run_or_is_named_in_it(register: Register, office: Office) -> None:
    take_in(register, day("T01"))
    with pytest.raises(TillsMissing) as refused:
        office.draft()
    assert refused.value.devices == ("T02",)
    assert office.draft("T02 was stolen").provisional == "T02 was stolen"


def test_an_open_shift_stops_the_run(register: Register, office: Office) -> None:
    first, second = day("T01"), Journal("T02")
    second.open_shift()
    second.sell(FIRST)
    take_in(register, first, second)
    with pytest.raises(TillsMissing) as refused:
        office.draft()
    assert refused.value.devices == ("T02",)
    assert office.draft("the shift is closed on paper").lines


def test_a_till_that_was_silent_on_a_day_of_the_others_stops_the_run(register: Register, office: Office) -> None:
    first, _ = both(register)
    first.open_shift(FIRST_DAY + timedelta(days=1))
    first.close_shift()
    take_in(register, first)
    with pytest.raises(TillsMissing) as refused:
        office.draft()
    assert refused.value.devices == ("T02",)


def test_totals_that_differ_stop_the_run_whatever_the_reason(register: Register, office: Office) -> None:
    first = Journal("T01")
    first.open_shift()
    first.sell(FIRST)
    first.close_shift(miscount_minor=500)
    take_in(register, first, day("T02"))
    for provisional in ("", "let it be"):
        with pytest.raises(TotalsDiffer) as refused:
            office.draft(provisional)
        assert refused.value.z_reports_minor == refused.value.receipts_minor + 500
        assert refused.value.receipts_minor == refused.value.ledgers_minor


def test_a_ledger_that_was_altered_by_hand_stops_the_run(register: Register, office: Office) -> None:
    both(register)
    with register.database.writing() as connection:
        connection.execute(
            text("UPDATE posting SET amount_minor = amount_minor - 100 WHERE account = 'family' AND seq = 3")
        )
    with pytest.raises(TotalsDiffer):
        office.draft()


def test_a_draft_whose_claims_were_altered_cannot_be_approved(register: Register, office: Office) -> None:
    both(register)
    run = office.draft()
    with register.database.writing() as connection:
        connection.execute(
            text("UPDATE posting SET amount_minor = amount_minor - 100 WHERE account = 'family' AND seq = 3")
        )
    with pytest.raises(BookDamaged):
        office.approve(run.number)
    assert settled_count(register) == 0


def test_nothing_to_pay_is_said(register: Register, office: Office) -> None:
    both(register, ())
    with pytest.raises(NothingToPay):
        office.draft()
    with pytest.raises(UnknownPayout):
        office.approve("R01-000001-0")


# -- once -----------------------------------------------------------------------------------------------------------


def settled_count(register: Register) -> int:
    with register.database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(PAID_LINE)).scalar_one())


def payments(register: Register) -> list[PayoutPaid]:
    with register.database.reading() as connection:
        bodies = connection.execute(select(FACT.c.body).where(FACT.c.kind == PayoutPaid.KIND)).scalars().all()
    facts = [decode(bytes(body))[1] for body in bodies]
    return [fact for fact in facts if isinstance(fact, PayoutPaid)]


def test_every_claim_is_settled_by_exactly_one_run(register: Register, office: Office) -> None:
    both(register)
    office.advance(FIRST, 100)
    run = office.settle()
    with register.database.reading() as connection:
        claimed = connection.execute(
            select(func.count()).select_from(POSTING).where(POSTING.c.claim != "")
        ).scalar_one()
        runs = set(connection.execute(select(PAID_LINE.c.payout)).scalars())
    assert (settled_count(register), runs) == (claimed, {run.number})
    with pytest.raises(NothingToPay):
        office.draft()


def test_the_database_itself_refuses_to_settle_a_line_twice(register: Register, office: Office) -> None:
    both(register)
    office.settle()
    with register.database.reading() as connection:
        row = connection.execute(select(PAID_LINE).limit(1)).mappings().one()
    with pytest.raises(IntegrityError), register.database.writing() as connection:
        connection.execute(insert(PAID_LINE), [{**row, "payout": "another"}])
    for statement in ("DELETE FROM paid_line", "UPDATE paid_line SET payout = 'another'"):
        with pytest.raises(IntegrityError), register.database.writing() as connection:
            connection.execute(text(statement))


def test_the_memory_of_what_is_settled_saves_work_and_decides_nothing(register: Register, office: Office) -> None:
    first, second = both(register)
    office.settle()
    with register.database.writing() as connection:
        assert connection.execute(select(func.count()).select_from(SETTLED)).scalar_one() == 3
        connection.execute(SETTLED.delete())
    with pytest.raises(NothingToPay):
        office.draft()
    assert first.seq
    assert second.seq


def test_the_same_request_again_gives_the_same_answer(register: Register, office: Office) -> None:
    both(register)
    drafting, approving, paying, everyone = (office.ids.new() for _ in range(4))
    run = office.draft(identity=drafting)
    assert office.draft(identity=drafting) == run
    approved = office.approve(run.number, approving)
    assert office.approve(run.number, approving) == approved
    payouts = register.payouts
    once = payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paying)
    assert payouts.pay(ACCOUNTANT, CODE, run.number, FIRST, identity=paying) == once
    done = payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=everyone)
    assert payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=everyone) == done
    assert payouts.pay_all(ACCOUNTANT, CODE, run.number, identity=office.ids.new()) == done
    assert sorted(fact.family for fact in payments(register)) == sorted(FAMILIES)


def test_a_family_that_was_paid_keeps_its_voucher(register: Register, office: Office) -> None:
    both(register)
    run = office.approve(office.draft().number)
    first = office.pay(run.number, FIRST)
    again = office.pay(run.number, FIRST)
    assert again == first
    part = next(one for one in first.lines if one.line.family == FIRST)
    assert part.collector == "her brother"
    assert part.voucher.startswith("R01-")
    with pytest.raises(UnknownFamily):
        office.pay(run.number, "9999")


def test_a_bank_batch_is_its_own_reference_and_cash_has_vouchers(register: Register, office: Office) -> None:
    both(register)
    run = office.approve(office.draft().number)
    register.payouts.pay_all(
        ACCOUNTANT, CODE, run.number, identity=office.ids.new(), pay_by=PayBy.BANK, reference="BATCH-7"
    )
    banked = office.register.payouts.run(ACCOUNTANT, CODE, run.number)
    assert {part.line.family: part.voucher for part in banked.lines if part.voucher} == {BANKED: "BATCH-7"}
    done = office.pay_all(run.number)
    vouchers = [part.voucher for part in done.lines]
    assert len(set(vouchers)) == 3


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


# -- advances and adjustments ---------------------------------------------------------------------------------------


def test_an_advance_has_a_voucher_and_the_same_request_pays_once(register: Register, office: Office) -> None:
    both(register)
    identity = office.ids.new()
    pay = register.vouchers.advance
    first = pay(ACCOUNTANT, CODE, FIRST, 500, reason="materials", identity=identity)
    assert pay(ACCOUNTANT, CODE, FIRST, 500, reason="materials", identity=identity) == first
    second = office.advance(FIRST, 500)
    assert [number.split("-")[1] for number in (first.number, second)] == ["000001", "000002"]
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


# -- whatever may happen --------------------------------------------------------------------------------------------

ACTS = st.lists(
    st.tuples(st.sampled_from(["sell", "refund", "void", "advance", "settle", "uncollected"]), st.integers(0, 2)),
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
    register.close()
    for path in tmp_path.glob("any.db*"):
        path.unlink()


def earned(register: Register, family: str) -> int:
    """The commission that approved runs have booked."""
    runs = register.payouts.runs(ACCOUNTANT, CODE)
    return sum(part.line.commission_minor for run in runs for part in run.lines if part.line.family == family)


def happen(office: Office, journal: Journal, act: str, family: str) -> None:
    sales = [stamp for stamp, fact in zip(journal.stamps, journal.facts, strict=True) if fact.KIND == "sale"]
    undone = {getattr(fact, "of", None) for fact in journal.facts}
    left = [stamp for stamp in sales if stamp.id not in undone]
    if act == "advance":
        office.advance(family, 700)
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
