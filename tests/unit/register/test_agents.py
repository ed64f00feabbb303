"""An outlet hands over what it took: never more than it owes unasked, once for each order, and undone by a document."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import BoxTooSmall
from pos.domain.agent_facts import MoneyPlace
from pos.domain.agents import AgentAccount, HandedOver
from pos.domain.errors import DamagedMessage, NotAllowed, OutOfRange, ReasonMissing, Refusal
from pos.domain.own_book_errors import HandoverUndone, MoreThanOwed, UnknownBook, UnknownHandover
from pos.domain.own_books import BookKind
from pos.domain.payout_facts import CashPlace
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_agent
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, CASHIER, FAMILIES, Ids, Journal
from tests.unit.register.settling import CODE, take_in
from tests.unit.register.test_tallies import SHEET

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import Person
    from pos.register.register import Register

OWED = SHEET.total_minor
IDS = Ids().fork("handovers")


@pytest.fixture
def outlet(register: Register) -> str:
    """An outlet that took 186.00 and has them still."""
    journal = Journal("T01")
    journal.receive(FAMILIES[0], quantity=20)
    take_in(register, journal)
    device = register.books.open(ADMIN, CODE, BookKind.OUTLET, "Branch", identity=IDS.new()).device
    register.tallies.take_in(ACCOUNTANT, CODE, device, SHEET, identity=IDS.new())
    return device


def standing(register: Register) -> AgentAccount:
    (one,) = register.agents.accounts(ACCOUNTANT, CODE)
    return one


def balances(register: Register) -> dict[str, int]:
    trial = register.tracing.trial_balance(ACCOUNTANT, CODE)
    assert trial.difference_minor == 0
    return {one.account: one.balance_minor for one in trial.accounts}


@pytest.mark.parametrize("into", MoneyPlace)
def test_what_is_handed_over_lies_where_it_was_put_and_is_owed_no_more(
    register: Register, outlet: str, into: MoneyPlace
) -> None:
    identity, told = IDS.new(), HandedOver(amount_minor=10_000, into=into, paper=" F-17 ")
    register.agents.take(ACCOUNTANT, CODE, outlet, told, identity=identity)
    after = register.agents.take(ACCOUNTANT, CODE, outlet, told, identity=identity)
    assert (after.taken_minor, after.handed_minor, after.owed_minor) == (OWED, 10_000, OWED - 10_000)
    assert after == standing(register)
    ((number, paper, by),) = [(one.number, one.told.paper, one.by) for one in after.handovers]
    assert (number[:4], paper, by) == ("R01-", "F-17", ACCOUNTANT.code)
    assert (balances(register)["agent"], balances(register)[into.value]) == (OWED - 10_000, 10_000)


def test_every_figure_of_an_outlet_leads_to_rows_that_come_to_it(register: Register, outlet: str) -> None:
    other = register.books.open(ADMIN, CODE, BookKind.OUTLET, "Another", identity=IDS.new()).device
    register.tallies.take_in(ACCOUNTANT, CODE, other, replace(SHEET, paper="F-99"), identity=IDS.new())
    for device, amount in ((outlet, 10_000), (other, 4_000), (outlet, 2_500)):
        told = HandedOver(amount_minor=amount, into=MoneyPlace.SAFE)
        register.agents.take(ACCOUNTANT, CODE, device, told, identity=IDS.new())
    newest = next(one for one in register.agents.accounts(ACCOUNTANT, CODE) if one.device == outlet).handovers[0]
    register.agents.undo(ACCOUNTANT, CODE, outlet, newest.number, "counted twice", identity=IDS.new())

    def come_to(book: str, figure: str) -> int:
        sums = register.tracing.entries(ACCOUNTANT, CODE, trace_of(of_agent(book, figure))).sums
        assert sums is not None
        return sums.balance_minor

    accounts = register.agents.accounts(ACCOUNTANT, CODE)
    assert sorted(one.handed_minor for one in accounts) == [4_000, 10_000]
    for one in accounts:
        figures = (come_to(one.device, "taken"), -come_to(one.device, "handed"), come_to(one.device, "owed"))
        assert figures == (one.taken_minor, one.handed_minor, one.owed_minor)
    assert come_to("", "owed") == sum(one.owed_minor for one in accounts) > 0


def test_more_than_is_owed_needs_a_reason(register: Register, outlet: str) -> None:
    with pytest.raises(MoreThanOwed) as refused:
        register.agents.take(
            ACCOUNTANT, CODE, outlet, HandedOver(amount_minor=OWED + 1, into=MoneyPlace.SAFE), identity=IDS.new()
        )
    assert (refused.value.amount_minor, refused.value.owed_minor) == (OWED + 1, OWED)
    told = HandedOver(amount_minor=OWED + 1, into=MoneyPlace.SAFE, reason="tomorrow's sheet is in it")
    assert register.agents.take(ACCOUNTANT, CODE, outlet, told, identity=IDS.new()).owed_minor == -1


def test_a_handing_over_is_undone_once_and_with_a_reason(register: Register, outlet: str) -> None:
    told = HandedOver(amount_minor=OWED, into=MoneyPlace.BOX)
    taken = IDS.new()
    number = register.agents.take(ACCOUNTANT, CODE, outlet, told, identity=taken).handovers[0].number
    undo = register.agents.undo
    with pytest.raises(ReasonMissing):
        undo(ACCOUNTANT, CODE, outlet, number, " ", identity=IDS.new())
    with pytest.raises(UnknownHandover):
        undo(ACCOUNTANT, CODE, outlet, "R01-000999-0", "wrong", identity=IDS.new())
    with pytest.raises(DamagedMessage):
        undo(ACCOUNTANT, CODE, outlet, number, "wrong", identity=taken)
    register.cash_box.empty(ACCOUNTANT, CODE, 1, CashPlace.SAFE, identity=IDS.new())
    with pytest.raises(BoxTooSmall):
        undo(ACCOUNTANT, CODE, outlet, number, "counted twice", identity=IDS.new())
    register.cash_box.fill(ACCOUNTANT, CODE, 1, CashPlace.SAFE, identity=IDS.new())
    identity = IDS.new()
    undo(ACCOUNTANT, CODE, outlet, number, "counted twice", identity=identity)
    after = undo(ACCOUNTANT, CODE, outlet, number, "counted twice", identity=identity)
    assert (after.owed_minor, after.handovers[0].undone_reason) == (OWED, "counted twice")
    assert after.handovers[0].undone_by not in {"", number}
    with pytest.raises(HandoverUndone):
        undo(ACCOUNTANT, CODE, outlet, number, "again", identity=IDS.new())
    assert (balances(register)["agent"], balances(register)["box"]) == (OWED, 0)
    kinds = [move.kind for move in register.cash_box.box(ACCOUNTANT, CODE).moves]
    assert (kinds[0], kinds[-1]) == ("agent_payment_undone", "agent_paid")


def test_an_id_stands_for_one_handing_over(register: Register, outlet: str) -> None:
    taken, undone = IDS.new(), IDS.new()
    first, second = (HandedOver(amount_minor=amount, into=MoneyPlace.BOX) for amount in (1_000, 2_000))
    after = register.agents.take(ACCOUNTANT, CODE, outlet, first, identity=taken)
    with pytest.raises(DamagedMessage):
        register.agents.take(ACCOUNTANT, CODE, outlet, second, identity=taken)
    assert standing(register) == after
    after = register.agents.take(ACCOUNTANT, CODE, outlet, second, identity=IDS.new())
    numbers = [one.number for one in after.handovers]
    register.agents.undo(ACCOUNTANT, CODE, outlet, numbers[0], "counted twice", identity=undone)
    with pytest.raises(DamagedMessage):
        register.agents.undo(ACCOUNTANT, CODE, outlet, numbers[1], "counted twice", identity=undone)


def test_of_two_at_once_only_one_takes_all_that_is_owed(register: Register, outlet: str) -> None:
    told = HandedOver(amount_minor=OWED, into=MoneyPlace.SAFE)

    def take(identity: UUID) -> bool:
        try:
            register.agents.take(ACCOUNTANT, CODE, outlet, told, identity=identity)
        except MoreThanOwed:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(take, [IDS.new() for _ in range(4)]))
    assert (done.count(True), standing(register).owed_minor) == (1, 0)


def test_who_may_and_what_is_refused(register: Register, outlet: str) -> None:
    def refused(kind: type[Refusal], by: Person = ACCOUNTANT, amount: int = 1, device: str = outlet) -> None:
        told = HandedOver(amount_minor=amount, into=MoneyPlace.SAFE)
        with pytest.raises(kind):
            register.agents.take(by, CODE, device, told, identity=IDS.new())

    for person in (CASHIER, ADMIN, APPROVER):
        refused(NotAllowed, person)
        with pytest.raises(NotAllowed):
            register.agents.undo(person, CODE, outlet, "R01-000001-2", "x", identity=IDS.new())
    with pytest.raises(NotAllowed):
        register.agents.accounts(CASHIER, CODE)
    for amount in (0, -1, 2**53):
        refused(OutOfRange, amount=amount)
    for device in ("T01", "B01", ""):
        refused(UnknownBook, device=device)
