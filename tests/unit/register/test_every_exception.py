"""Every kind of exception arises in one bazaar, with till, age and money; each of its acts clears it by a fact with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import ClockJumped
from pos.domain.errors import Forked, UnknownDevice
from pos.domain.exception_facts import ACTS, ExceptionResolved, Resolution
from pos.domain.facts import Line, Method, Payment, Refund, Sale
from pos.domain.goods_facts import GoodsReceived, GoodsSent, GoodsTaken, ItemRepriced, Pieces, TakenLine
from pos.domain.identity import UNASSIGNED, family_number
from pos.domain.ledger_reports import Trace
from pos.domain.oddities import ExceptionRow, Oddity, Resolve
from pos.ledger.codec import _spelt
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_exception, place_of
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    FIRST_DAY,
    PRICE_MINOR,
    Clock,
    Journal,
    admit,
    item_of,
)
from tests.unit.register.settling import CODE, FIRST, SECOND, Office, take_in
from tests.unit.register.test_intake_odd import stamp_of
from tests.unit.register.test_odd_receipts_across_tills import give_back

if TYPE_CHECKING:
    from pos.register.register import Register

ONE, TWO, THREE = "T01", "T02", "T03"  # the till of that day, one that is late, one that was stolen
STRANGER = family_number(756)
RAISED_MINOR = PRICE_MINOR + 500
TAKEN_MINOR = PRICE_MINOR - 5  # in cash: five fils are rounded off
LONG = "9" * 10_000
WHY = "She has looked into it"
# Where each kind stands, and the money it is about; a clock and a note that was taken in twice are about none.
EXPECTED = {
    Oddity.UNREAD: ("T02", 700),
    Oddity.FORKED: ("T01", TAKEN_MINOR),
    Oddity.REVOKED: ("T03", TAKEN_MINOR),
    Oddity.LATE_TILL: ("T02", 2 * PRICE_MINOR),
    Oddity.UNASSIGNED: ("T01", PRICE_MINOR),
    Oddity.UNKNOWN_FAMILY: ("T01", 2 * PRICE_MINOR),
    Oddity.UNKNOWN_ITEM: ("", 2 * PRICE_MINOR),
    Oddity.OVERSOLD: ("", 2 * PRICE_MINOR),
    Oddity.OLD_PRICE: ("T02", -500),
    Oddity.BELOW_FLOOR: ("T01", -50),
    Oddity.REFUNDED_TWICE: ("T01", -TAKEN_MINOR),
    Oddity.REFUND_WITHOUT_SALE: ("T01", -TAKEN_MINOR),
    Oddity.CASH_DIFFERENCE: ("T01", -70),
    Oddity.CLOCK_JUMPED: ("T01", 0),
    Oddity.PAPER_DIFFERS: ("T01", 500),
    Oddity.TAKEN_TWICE: ("T02", 0),
    Oddity.TRANSFER_SHORT: ("T02", RAISED_MINOR),
    Oddity.TRANSFER_OVER: ("T02", RAISED_MINOR),
    Oddity.CAUSE_GONE: ("R01", PRICE_MINOR),
}


def odd_till(clock: Clock) -> Journal:
    """A till whose day has whatever one till alone can have."""
    one = Journal(ONE, clock=clock)
    one.receive(FIRST, quantity=50)
    note = one.facts[-1]
    assert isinstance(note, GoodsReceived)
    floored = replace(note.lines[0], floor_minor=PRICE_MINOR - 250)
    one.add(replace(note, number=one.number(), lines=(floored,)))
    one.receive(SECOND, quantity=1)
    one.open_shift()
    one.sell(UNASSIGNED)
    one.sell(STRANGER, quantity=2)
    one.sell(SECOND, quantity=3)
    plain = one._sold(one.sell(FIRST))
    line = replace(plain.lines[0], discount_minor=300)
    paid = (Payment(method=Method.CARD, amount_minor=line.charged_minor),)
    one.add(replace(plain, number=one.number(), lines=(line,), payments=paid, rounding_minor=0))
    twice = one.sell(FIRST)
    one.refund(twice)
    one.refund(twice)
    refund = one.facts[-1]
    assert isinstance(refund, Refund)
    one.add(replace(refund, number=one.number(), of=one.ids.new(), of_number="T09-000001-1"))
    one.add(ClockJumped(by_ms=-3_600_000))
    for number in (1, 2):
        pieces = (Pieces(item=item_of(FIRST), quantity=4),)
        one.add(GoodsSent(number=f"{ONE}-00090{number}-0", to=TWO, reason="full", lines=pieces))
    one.close_shift(missing_minor=70)
    one.add(
        ItemRepriced(
            item=item_of(FIRST),
            price_minor=RAISED_MINOR,
            floor_minor=floored.floor_minor,
            reason="agreed",
            consent_by="family",
        )
    )
    return one


def late_till(clock: Clock) -> Journal:
    """A till that sold at the old price, counted otherwise what was sent to it, and has a fact that cannot be read."""
    two = Journal(TWO, clock=clock)
    two.open_shift()
    two.sell(FIRST)
    two.sell(SECOND)  # and the first till has given its money back already
    two.close_shift()
    for of_number, counted in ((1, 3), (1, 3), (2, 5)):
        lines = (TakenLine(item=item_of(FIRST), sent=4, quantity=counted),)
        two.add(GoodsTaken(number=two.number(), of_number=f"{ONE}-00090{of_number}-0", lines=lines))
    payments = (Payment(method=Method.CASH, amount_minor=700),)
    unreadable = (Line(item=LONG, family=FIRST, quantity=1, price_minor=700),)
    two.add_body(
        _spelt(
            stamp_of(two), Sale(number=f"{TWO}-000009-0", shift=1, day=FIRST_DAY, lines=unreadable, payments=payments)
        )
    )
    return two


def everything(register: Register, office: Office) -> None:
    """Let everything happen that the list knows."""
    clock = Clock()
    one, two = odd_till(clock), late_till(clock)
    one.open_shift()
    late = two.facts[3]
    assert isinstance(late, Sale)
    give_back(one, two.stamps[3], late, 1)
    one.close_shift()
    take_in(register, one)
    (unknown,) = [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.subject == late.number]
    wish = Resolve(about=unknown.key, act=Resolution.WRITTEN_OFF.value, reason=WHY)
    register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)
    other_book = Journal(ONE)
    other_book.sell(SECOND)
    with pytest.raises(Forked):
        register.intake.take_in(other_book.batch())
    admit(register, THREE)
    shut_out = Journal(THREE)
    shut_out.sell(SECOND)
    register.devices.revoke(ADMIN, CODE, THREE, "stolen")
    with pytest.raises(UnknownDevice):
        register.intake.take_in(shut_out.batch())
    office.approve(office.draft("one is away").number)
    take_in(register, two)
    (report, *_) = register.papers.reports(ADMIN, CODE, ONE)
    said = replace(report.held, takings_minor=report.held.takings_minor + 500)
    register.papers.check(ADMIN, CODE, device=report.device, epoch=report.epoch, seq=report.seq, said=said)


@pytest.fixture
def rows(register: Register, office: Office) -> dict[Oddity, ExceptionRow]:
    everything(register, office)
    return listed(register)


def listed(register: Register) -> dict[Oddity, ExceptionRow]:
    found = register.accounts.exceptions(ACCOUNTANT, CODE)
    assert len({row.kind for row in found}) == len(found), "each kind arises once"
    return {row.kind: row for row in found}


def test_every_kind_arises_with_its_till_its_age_its_money_and_an_owner(
    register: Register, office: Office, rows: dict[Oddity, ExceptionRow]
) -> None:
    assert {kind: (row.device, row.amount_minor) for kind, row in rows.items()} == EXPECTED
    assert set(EXPECTED) == set(Oddity)
    assert [row.kind for row in rows.values() if row.at is None] == []
    assert all(row.needs_two == bool(row.amount_minor) for row in rows.values())
    for row in rows.values():
        assert row.acts == tuple(act.value for act in ACTS[row.kind])
        register.resolving.take(ACCOUNTANT, CODE, row.key, identity=office.ids.new())
    assert {row.owner for row in listed(register).values()} == {ACCOUNTANT.code}


def test_items_are_named_by_the_registers_list_while_open_and_when_dealt_with(
    register: Register, office: Office, rows: dict[Oddity, ExceptionRow]
) -> None:
    named = {kind for kind, row in rows.items() if row.item_ar or row.item_en}
    assert named == {Oddity.OVERSOLD, Oddity.OLD_PRICE, Oddity.TRANSFER_SHORT, Oddity.TRANSFER_OVER}
    odd = rows[Oddity.OVERSOLD]
    assert odd.subject == item_of(SECOND)
    wish = Resolve(about=odd.key, act=Resolution.ACCEPTED.value, reason=WHY)
    register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)
    done, *_ = register.resolving.resolved(ACCOUNTANT, CODE)
    assert (done.item_ar, done.item_en) == (odd.item_ar, odd.item_en) != ("", "")


def test_the_money_of_an_exception_is_that_of_the_rows_that_it_leads_to(
    register: Register, rows: dict[Oddity, ExceptionRow]
) -> None:
    about_many = {kind for kind, row in rows.items() if not place_of(row)}
    assert about_many >= {Oddity.LATE_TILL, Oddity.UNKNOWN_FAMILY, Oddity.UNKNOWN_ITEM, Oddity.OVERSOLD}
    for kind, sign in ((Oddity.LATE_TILL, -1), (Oddity.UNKNOWN_FAMILY, -1), (Oddity.UNKNOWN_ITEM, 1)):
        page = register.tracing.entries(ACCOUNTANT, CODE, trace_of(of_exception(rows[kind])))
        assert sign * sum(one.amount_minor for one in page.entries) == rows[kind].amount_minor != 0
    moves = register.tracing.entries(ACCOUNTANT, CODE, trace_of(of_exception(rows[Oddity.OVERSOLD]))).entries
    here = sum(one.quantity if one.way == "received" else -one.quantity for one in moves)
    assert -here == rows[Oddity.OVERSOLD].count > 0
    nothing = register.tracing.entries(ACCOUNTANT, CODE, Trace(late_for="R01-000099-9"))
    assert nothing.entries == ()


@pytest.mark.parametrize("act", Resolution)
def test_each_act_clears_its_kinds_by_a_fact_with_its_reason(
    register: Register, office: Office, rows: dict[Oddity, ExceptionRow], act: Resolution
) -> None:
    fitting = [row for row in rows.values() if act in ACTS[row.kind]]
    assert fitting
    for row in fitting:
        family = SECOND if act in {Resolution.ASSIGNED, Resolution.CORRECTED} else ""
        amount = 125 if act is Resolution.CORRECTED else 0
        wish = Resolve(about=row.key, act=act.value, reason=WHY, family=family, amount_minor=amount)
        done = register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=office.ids.new(), approver=APPROVER)
        assert row.kind not in listed(register)
        assert (done.kind, done.act, done.reason, done.by, done.approved_by) == (row.kind, act, WHY, "K01", "P01")
        assert register.resolving.resolved(ACCOUNTANT, CODE)[0] == done
        stored = register.tracing.fact(ACCOUNTANT, CODE, done.device, done.epoch, done.seq)
        assert (stored.kind, stored.by, stored.number) == (ExceptionResolved.KIND, "K01", done.number)
    assert set(listed(register)) == set(rows) - {row.kind for row in fitting}
    assert register.tracing.trial_balance(ACCOUNTANT, CODE).difference_minor == 0
