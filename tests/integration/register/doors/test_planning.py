"""From the plan to the last voucher, over real HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.access import Second
from pos.domain.bazaar import PayBy
from pos.domain.identity import family_number
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from pos.domain.reports import PayoutState
from pos.ledger.keys import from_seed
from pos.office.acting import Acting
from pos.office.desk import Desk
from tests.unit.register.rehearsal import (
    BAZAAR,
    FAMILIES,
    PRICE_MINOR,
    SECRETS,
    Ids,
    Journal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.office.line import OfficeLine
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


def test_from_the_plan_to_the_last_voucher(line: RegisterClient, office: SignIn, ids: Ids) -> None:
    admin = office("A01")
    fresh = replace(BAZAAR, code="FRESH", tills=("T01",))
    assert admin.plan(fresh, identity=ids.new()) == fresh
    number = family_number(7)
    family = FamilyEnrolled(
        number=number, name_ar="أم أحمد", name_en="Um Ahmad", package="A", pay_by=PayBy.BANK, rate_bp=1000
    )
    private = {"iban": "AE070331234567890123456", "phone": "+971500000001"}
    card = admin.enrol_family("FRESH", family, identity=ids.new(), private=private)
    assert admin.families("FRESH") == (card,)
    assert {bazaar.code for bazaar in admin.bazaars()} == {"INTAJ8", "FRESH"}
    code = admin.issue_code("FRESH").code
    assert line.admit(code, from_seed("T01").public, "the only till").device == "T01"

    journal = Journal("T01", bazaar="FRESH")
    journal.receive(number, rate_bp=1000)
    journal.open_shift()
    journal.sell(number, quantity=4, card=True)
    journal.close_shift()
    line.push(journal.batch())

    accountant: OfficeLine = office("K01")
    books = Desk(accountant, "FRESH", Acting(ids.new))
    assert books.board().reconciliation.agrees
    books.fill_box(1000, CashPlace.BANK)
    books.pay_advance(number, 1000, reason="materials", collector="her son")
    run = books.draft()
    approver = Desk(office("P01"), "FRESH", Acting(ids.new))
    assert approver.approve(run.number).state is PayoutState.APPROVED
    batch = books.transfers(books.run(run.number))
    (transfer,) = batch.transfers
    assert (transfer.account, transfer.amount_minor) == ("AE070331234567890123456", run.payable_minor)
    assert (batch.reference, batch.told) == (f"FRESH-{run.number}-1", "")
    done = books.pay_all(run.number, pay_by=PayBy.BANK, reference="BATCH-1")
    assert (done.state, done.paid_minor, done.waiting()) == (PayoutState.PAID, run.payable_minor, ())
    again = books.transfers(
        done
    )  # the same file can be written once more after its lines are marked paid, and names itself so
    assert again == replace(batch, told="BATCH-1")
    statement = books.statement(number, run.number)
    assert statement.net_minor == run.net_minor == 4 * PRICE_MINOR - 1012 - 1000
    assert (statement.paid_minor, statement.balance_minor) == (run.payable_minor, 0)
    assert [row.family.number for row in books.families("احمد")] == [number]
    assert books.families("nobody") == ()
    assert [line.on_hand for line in books.stock(number)] == [6]

    returned = Mistake(cause=ReversalCause.RETURNED, reason="account closed", reference="RJ-7")
    undone = books.reverse(run.number, number, returned, Second("P01", SECRETS["P01"]))
    assert books.transfers(undone).transfers == ()  # what the bank sent back is in no file of this run any more
    (told,) = (line for line in books.journal().splitlines() if b"RJ-7" in line)
    assert b"payout_reversed" in told
    assert books.papers((undone.lines[0].reversal,)) == (told.decode(),)
    assert undone.lines[0].reversed_at is not None
    later = approver.approve(books.draft().number)
    assert later.payable_minor == run.payable_minor  # it is in the next run, under that run's own reference
    assert books.transfers(later).reference == f"FRESH-{later.number}-1"
