"""An exception is dealt with by a fact that has its reason: it leaves the list, its money finds its place once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from pos.domain.errors import DamagedMessage, NotAllowed, ReasonMissing, SamePerson, UnknownFamily
from pos.domain.exception_facts import ACTS, Resolution
from pos.domain.identity import CENTRE, UNASSIGNED, family_number
from pos.domain.oddities import ExceptionRow, Oddity, Resolve, ResolvedRow
from pos.domain.resolving_errors import ExceptionGone, SecondPersonNeeded, UnfitAct
from pos.register.tables import FACT
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, CASHIER, PRICE_MINOR, Journal
from tests.unit.register.settling import CODE, FIRST, SECOND, Office, day, lines, take_in
from tests.unit.register.test_odd_receipts_across_tills import a_sold, give_back

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import Person
    from pos.register.register import Register

STRANGER = family_number(756)
EARNED = PRICE_MINOR * 9 // 10  # at FIRST's ten per cent
WHY = "Her daughter showed the label"


def listed(register: Register, kind: Oddity) -> list[ExceptionRow]:
    return [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind is kind]


def resolve(
    office: Office,
    row: ExceptionRow,
    act: Resolution,
    *,
    family: str = "",
    amount_minor: int = 0,
    by: Person = ACCOUNTANT,
    approver: Person | None = APPROVER,
    reason: str = WHY,
    identity: UUID | None = None,
) -> ResolvedRow:
    wish = Resolve(about=row.key, act=act.value, reason=reason, family=family, amount_minor=amount_minor)
    return office.register.resolving.resolve(by, CODE, wish, identity=identity or office.ids.new(), approver=approver)


def balance(register: Register) -> dict[str, int]:
    trial = register.tracing.trial_balance(ACCOUNTANT, CODE)
    assert trial.difference_minor == 0
    return {one.account: one.balance_minor for one in trial.accounts}


def owed(register: Register, family: str) -> int:
    return {row.family.number: row.balance_minor for row in register.accounts.families(ACCOUNTANT, CODE)}[family]


def parked(register: Register) -> tuple[Journal, ExceptionRow]:
    """A day with one sale that is assigned to nobody."""
    journal = day("T01", (FIRST, UNASSIGNED))
    take_in(register, journal, day("T02", ()))
    (row,) = listed(register, Oddity.UNASSIGNED)
    return journal, row


# -- every kind -----------------------------------------------------------------------------------------------------


def test_every_kind_of_exception_has_its_acts() -> None:
    assert set(ACTS) == set(Oddity)
    assert all(ACTS.values())


def test_a_row_says_since_when_whose_and_how_much(register: Register, office: Office) -> None:
    journal, row = parked(register)
    sale = journal.stamps[3]
    assert (row.at, row.by, row.amount_minor, row.owner) == (sale.at, "C01", PRICE_MINOR, "")
    taken = register.resolving.take(ACCOUNTANT, CODE, row.key, identity=office.ids.new())
    assert (taken.owner, taken.key) == (ACCOUNTANT.code, row.key)
    given = register.resolving.take(ACCOUNTANT, CODE, row.key, identity=office.ids.new(), person="")
    assert given.owner == ""
    with pytest.raises(NotAllowed):
        register.resolving.take(CASHIER, CODE, row.key, identity=office.ids.new())


# -- assign ---------------------------------------------------------------------------------------------------------


def test_what_is_assigned_is_paid_to_its_family_once(register: Register, office: Office) -> None:
    _, row = parked(register)
    first = lines(office.settle())
    assert set(first) == {FIRST}
    decided = resolve(office, row, Resolution.ASSIGNED, family=SECOND)
    assert (decided.act, decided.family, decided.by, decided.reason) == ("assigned", SECOND, ACCOUNTANT.code, WHY)
    assert listed(register, Oddity.UNASSIGNED) == []
    assert register.resolving.resolved(ACCOUNTANT, CODE) == (decided,)
    second = office.settle()
    assert second.withheld == ()
    assert lines(second)[SECOND][0] == PRICE_MINOR - (PRICE_MINOR * 15 + 50) // 100
    balance(register)


def test_an_unknown_number_is_assigned_as_a_whole_and_late_sales_stand_on_the_list_again(
    register: Register, office: Office
) -> None:
    journal = day("T01", (FIRST, STRANGER, STRANGER))
    take_in(register, journal, day("T02", (STRANGER,)))
    here, there = listed(register, Oddity.UNKNOWN_FAMILY)
    assert (here.device, here.count, here.amount_minor, there.amount_minor) == ("T01", 2, 2 * PRICE_MINOR, PRICE_MINOR)
    resolve(office, here, Resolution.ASSIGNED, family=FIRST)
    assert listed(register, Oddity.UNKNOWN_FAMILY) == [there]
    assert owed(register, FIRST) == 3 * EARNED
    journal.open_shift()
    late = journal.sell(STRANGER)
    journal.close_shift()
    take_in(register, journal)
    (again, _) = listed(register, Oddity.UNKNOWN_FAMILY)
    assert (again.key, again.amount_minor, again.at) == (here.key, PRICE_MINOR, late.at)


def test_goods_that_come_back_after_they_were_assigned_stand_on_the_list_again(
    register: Register, office: Office
) -> None:
    journal, row = parked(register)
    resolve(office, row, Resolution.ASSIGNED, family=FIRST)
    journal.open_shift()
    journal.refund(journal.stamps[3])
    journal.close_shift()
    take_in(register, journal)
    (again,) = listed(register, Oddity.UNASSIGNED)
    assert (again.key, again.amount_minor) == (row.key, -PRICE_MINOR)
    resolve(office, again, Resolution.ASSIGNED, family=FIRST)
    assert owed(register, FIRST) == EARNED


def test_what_nobody_asks_for_becomes_the_centres(register: Register, office: Office) -> None:
    _, row = parked(register)
    before = balance(register)
    resolve(office, row, Resolution.WRITTEN_OFF)
    after = balance(register)
    assert after.get("centre", 0) - before.get("centre", 0) == -PRICE_MINOR
    assert listed(register, Oddity.UNASSIGNED) == []
    assert office.settle().withheld == ()


def test_nothing_is_assigned_to_nobody(register: Register, office: Office) -> None:
    _, row = parked(register)
    for family in (CENTRE, UNASSIGNED, STRANGER):
        with pytest.raises(UnknownFamily):
            resolve(office, row, Resolution.ASSIGNED, family=family)
    assert listed(register, Oddity.UNASSIGNED) == [row]


# -- accept, correct, write off -------------------------------------------------------------------------------------


def test_what_is_accepted_comes_back_when_it_grows(register: Register, office: Office) -> None:
    journal = Journal("T01")
    journal.receive(FIRST, quantity=1)
    journal.open_shift()
    journal.sell(FIRST, quantity=3)
    journal.close_shift()
    take_in(register, journal)
    (row,) = listed(register, Oddity.OVERSOLD)
    assert (row.count, row.at) == (2, journal.stamps[3].at)
    assert (row.amount_minor, row.family) == (2 * PRICE_MINOR, FIRST)
    done = resolve(office, row, Resolution.ACCEPTED)
    (kept,) = register.resolving.resolved(ACCOUNTANT, CODE)
    assert [(one.item_ar, one.item_en) for one in (row, done, kept)] == [("مربى", "Jam")] * 3
    assert listed(register, Oddity.OVERSOLD) == []
    journal.open_shift()
    journal.sell(FIRST)
    journal.close_shift()
    take_in(register, journal)
    (again,) = listed(register, Oddity.OVERSOLD)
    assert (again.key, again.count) == (row.key, 3)


def test_a_correction_is_an_adjustment_that_two_persons_answer_for(register: Register, office: Office) -> None:
    journal = Journal("T01")
    journal.receive(FIRST, quantity=1)
    journal.open_shift()
    journal.sell(FIRST, quantity=2)
    journal.close_shift()
    take_in(register, journal)
    (row,) = listed(register, Oddity.OVERSOLD)
    with pytest.raises(SecondPersonNeeded):
        resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=500, approver=None)
    before = owed(register, FIRST)
    decided = resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=-500)
    statement = register.statements.statement(ACCOUNTANT, CODE, FIRST)
    assert [(one.number, one.amount_minor, one.reason) for one in statement.adjustments] == [
        (decided.document, -500, WHY)
    ]
    assert owed(register, FIRST) == before - 500
    assert decided.approved_by == APPROVER.code


def oversold(register: Register) -> tuple[Journal, ExceptionRow]:
    """One piece more sold than received."""
    journal = Journal("T01")
    journal.receive(FIRST, quantity=1)
    journal.open_shift()
    journal.sell(FIRST, quantity=2)
    take_in(register, journal)
    (row,) = listed(register, Oddity.OVERSOLD)
    return journal, row


@pytest.mark.parametrize("side", [1, -1])
def test_what_comes_up_again_says_what_was_credited_already_and_what_is_left(
    register: Register, office: Office, side: int
) -> None:
    journal, row = oversold(register)
    assert (row.credited_minor, row.rest_minor, row.documents) == (0, 0, ())
    first = resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=side * 500)
    journal.sell(FIRST)
    take_in(register, journal)
    (again,) = listed(register, Oddity.OVERSOLD)
    left_minor = 2 * PRICE_MINOR - 500
    assert (again.key, again.amount_minor) == (row.key, 2 * PRICE_MINOR)
    assert (again.credited_minor, again.rest_minor) == (side * 500, side * left_minor)
    assert again.documents == (first.document,)
    second = resolve(office, again, Resolution.CORRECTED, family=FIRST, amount_minor=again.rest_minor)
    journal.sell(FIRST)
    take_in(register, journal)
    (third,) = listed(register, Oddity.OVERSOLD)
    assert (third.credited_minor, third.rest_minor) == (side * 2 * PRICE_MINOR, side * PRICE_MINOR)
    assert third.documents == (first.document, second.document)


def test_nothing_is_left_of_what_was_credited_in_full(register: Register, office: Office) -> None:
    journal, row = oversold(register)
    resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=9 * PRICE_MINOR)
    journal.sell(FIRST)
    take_in(register, journal)
    (again,) = listed(register, Oddity.OVERSOLD)
    assert (again.credited_minor, again.rest_minor) == (9 * PRICE_MINOR, 0)


def test_what_was_accepted_was_not_credited(register: Register, office: Office) -> None:
    journal, row = oversold(register)
    resolve(office, row, Resolution.ACCEPTED)
    journal.sell(FIRST)
    take_in(register, journal)
    (again,) = listed(register, Oddity.OVERSOLD)
    assert (again.credited_minor, again.documents) == (0, ())


def test_a_cash_difference_becomes_the_centres_loss(register: Register, office: Office) -> None:
    journal = day("T01")
    journal.open_shift()
    journal.close_shift(missing_minor=70)
    take_in(register, journal)
    (row,) = listed(register, Oddity.CASH_DIFFERENCE)
    assert balance(register)["difference"] == 70
    resolve(office, row, Resolution.WRITTEN_OFF)
    after = balance(register)
    assert (after["difference"], after["loss"]) == (0, 70)
    assert listed(register, Oddity.CASH_DIFFERENCE) == []


def test_what_was_refunded_twice_is_borne_by_the_centre(register: Register, office: Office) -> None:
    journal = Journal("T01")
    journal.receive(FIRST)
    journal.open_shift()
    sale = journal.sell(FIRST)
    journal.refund(sale)
    journal.refund(sale)
    journal.close_shift()
    take_in(register, journal, day("T02", ()))
    assert owed(register, FIRST) == -EARNED
    (row,) = listed(register, Oddity.REFUNDED_TWICE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    assert (owed(register, FIRST), balance(register)["centre"]) == (0, PRICE_MINOR)
    assert listed(register, Oddity.REFUNDED_TWICE) == []


def test_what_the_centre_bears_already_it_bears_once_when_a_refund_is_heard_of_late(
    register: Register, office: Office
) -> None:
    here, there = Journal("T01"), Journal("T02")
    for journal in (here, there):
        journal.open_shift()
    stamp, sale = a_sold(here, 2)
    give_back(there, stamp, sale, 1)
    give_back(there, stamp, sale, 2)
    take_in(register, here, there)
    (row,) = listed(register, Oddity.REFUNDED_TWICE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    assert owed(register, FIRST) == 0
    give_back(here, stamp, sale, 1)
    take_in(register, here)
    (grown,) = listed(register, Oddity.REFUNDED_TWICE)
    assert (grown.key, row.count, grown.count) == (row.key, 1, 2)
    assert owed(register, FIRST) == -EARNED
    resolve(office, grown, Resolution.WRITTEN_OFF)
    assert (owed(register, FIRST), balance(register)["centre"]) == (0, 2 * PRICE_MINOR)


# -- who and how often ----------------------------------------------------------------------------------------------


def test_above_the_limit_a_second_person_is_needed_and_is_another_one(register: Register, office: Office) -> None:
    _, row = parked(register)
    assert row.needs_two
    with pytest.raises(SecondPersonNeeded):
        resolve(office, row, Resolution.ASSIGNED, family=FIRST, approver=None)
    with pytest.raises(NotAllowed):
        resolve(office, row, Resolution.ASSIGNED, family=FIRST, approver=ACCOUNTANT)
    with pytest.raises(NotAllowed):
        resolve(office, row, Resolution.ASSIGNED, family=FIRST, by=CASHIER)
    with pytest.raises((SamePerson, NotAllowed)):
        resolve(office, row, Resolution.ASSIGNED, family=FIRST, by=APPROVER)
    with pytest.raises(ReasonMissing):
        resolve(office, row, Resolution.ASSIGNED, family=FIRST, reason=" ")
    with pytest.raises(UnfitAct):
        resolve(office, row, Resolution.ACCEPTED)
    assert listed(register, Oddity.UNASSIGNED) == [row]


def test_the_same_request_again_decides_once(register: Register, office: Office) -> None:
    _, row = parked(register)
    identity = office.ids.new()
    first = resolve(office, row, Resolution.ASSIGNED, family=FIRST, identity=identity)
    assert resolve(office, row, Resolution.ASSIGNED, family=FIRST, identity=identity) == first
    for act, family in ((Resolution.ASSIGNED, SECOND), (Resolution.WRITTEN_OFF, "")):
        with pytest.raises(DamagedMessage):
            resolve(office, row, act, family=family, identity=identity)
    with pytest.raises(ExceptionGone):
        resolve(office, row, Resolution.ASSIGNED, family=SECOND)
    assert owed(register, FIRST) == 2 * EARNED


def test_six_people_who_assign_at_once_assign_once(register: Register, office: Office) -> None:
    _, row = parked(register)
    wishes = [(family, office.ids.new()) for family in (FIRST, SECOND) * 3]

    def press(wish: tuple[str, UUID]) -> str:
        try:
            return resolve(office, row, Resolution.ASSIGNED, family=wish[0], identity=wish[1]).family
        except ExceptionGone:
            return ""

    with ThreadPoolExecutor(len(wishes)) as people:
        got = list(people.map(press, wishes))
    (winner,) = filter(None, got)
    moved = select(func.count()).where(FACT.c.bazaar == CODE, FACT.c.kind == "line_moved")
    with register.database.reading() as connection:
        assert connection.execute(moved).scalar_one() == 1
    run = office.settle()
    assert (set(lines(run)), run.withheld) == ({FIRST, winner}, ())
    balance(register)
