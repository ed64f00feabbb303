"""Three roads give one figure, or the row that differs is named; and everyone who is missing is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos.domain.errors import Forked, GapFound, NotAllowed, UnknownBazaar
from pos.domain.reports import Oddity, Standing
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
    admit,
    item_of,
    plan,
)

if TYPE_CHECKING:
    from pos.domain.reports import Reconciliation, TillStanding
    from pos.register.register import Register

CODE = BAZAAR.code


def reconcile(register: Register) -> Reconciliation:
    return register.accounts.reconciliation(ACCOUNTANT, CODE)


def till(register: Register, device: str = "T01") -> TillStanding:
    return next(one for one in reconcile(register).tills if one.device == device)


def day(device: str = "T01") -> Journal:
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    first = journal.sell(FAMILIES[0], FAMILIES[1])
    journal.sell("", FAMILIES[2], quantity=2, card=True)
    journal.void(journal.sell(FAMILIES[1]))
    journal.refund(first)
    journal.sell(FAMILIES[0])
    journal.close_shift(missing_minor=100)
    return journal


# -- three roads ----------------------------------------------------------------------------------------------------


def test_the_three_roads_meet_at_every_till(register: Register) -> None:
    for device in BAZAAR.tills:
        register.intake.take_in(day(device).batch())
    found = reconcile(register)
    assert found.agrees
    assert found.incomplete == ()
    assert found.z_reports_minor == found.receipts_minor == found.ledgers_minor > 0
    for one in found.tills:
        assert (one.standing, one.sales, one.shifts, one.difference_minor) == (Standing.CLOSED, 4, 1, -100)
        assert one.z_reports_minor * 2 == found.z_reports_minor


def test_a_wrong_z_report_is_seen_on_its_road(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell(FAMILIES[0])
    journal.close_shift(miscount_minor=25)
    register.intake.take_in(journal.batch())
    one = till(register)
    assert not one.agrees
    assert one.z_reports_minor - 25 == one.receipts_minor == one.ledgers_minor


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE posting SET amount_minor = amount_minor + 1 WHERE account = 'family' AND kind = 'sale'",
        "UPDATE posting SET amount_minor = amount_minor - 1 WHERE account = 'rounding'",
        "DELETE FROM posting WHERE kind = 'refund'",
        "UPDATE posting SET account = 'adjustment' WHERE account = 'centre'",
    ],
)
def test_an_altered_ledger_is_seen_on_its_road(register: Register, statement: str) -> None:
    register.intake.take_in(day().batch())
    assert till(register).agrees
    with register.database.writing() as connection:
        assert connection.execute(text(statement)).rowcount > 0
    one = till(register)
    assert one.z_reports_minor == one.receipts_minor != one.ledgers_minor


def test_two_errors_that_cancel_out_are_no_agreement(register: Register) -> None:
    for device, wrong in (("T01", 100), ("T02", -100)):
        journal = Journal(device)
        journal.open_shift()
        journal.sell(FAMILIES[0])
        journal.close_shift(miscount_minor=wrong)
        register.intake.take_in(journal.batch())
    found = reconcile(register)
    assert found.z_reports_minor == found.receipts_minor == found.ledgers_minor
    assert not found.agrees


def test_what_a_new_epoch_sends_again_counts_once(register: Register) -> None:
    old = day()
    register.intake.take_in(old.batch())
    before = till(register)
    new = Journal(epoch=2)
    for stamp, fact in list(zip(old.stamps, old.facts, strict=True))[1:]:
        new.add(fact, stamp.id)
    register.intake.take_in(new.batch())
    after = till(register)
    assert (after.epoch, after.facts) == (2, old.seq + new.seq)
    assert replace(after, epoch=1, last_seq=before.last_seq, facts=before.facts, contact_at=before.contact_at) == before


# -- who is in ------------------------------------------------------------------------------------------------------


def test_a_till_that_never_spoke_is_missing(register: Register) -> None:
    register.intake.take_in(day().batch())
    assert till(register, "T02").standing is Standing.MISSING
    assert reconcile(register).incomplete == ("T02",)


def test_an_expected_till_that_only_began_its_book_is_still_missing(register: Register) -> None:
    register.intake.take_in(Journal().batch())
    assert till(register).standing is Standing.MISSING


def test_an_expected_till_that_nobody_admitted_is_missing(register: Register) -> None:
    register.planning.plan(ADMIN, replace(BAZAAR, tills=("T01", "T02", "T05")), identity=Ids().fork("again").new())
    assert (till(register, "T05").standing, till(register, "T05").label) == (Standing.MISSING, "")


def test_a_goods_desk_that_is_not_expected_to_sell_is_no_obstacle(register: Register) -> None:
    admit(register, "G01")
    desk = Journal("G01")
    desk.receive(FAMILIES[0])
    register.intake.take_in(desk.batch())
    one = till(register, "G01")
    assert (one.expected, one.standing, one.is_complete) == (False, Standing.CLOSED, True)


def test_an_open_shift_is_open_until_its_z_report(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    journal.sell(FAMILIES[0])
    register.intake.take_in(journal.batch())
    assert (till(register).standing, till(register).open_by) == (Standing.OPEN, "C01")
    journal.close_shift()
    register.intake.take_in(journal.batch())
    assert (till(register).standing, till(register).open_by) == (Standing.CLOSED, "")


def test_a_gap_stays_on_the_board_until_it_is_filled(register: Register) -> None:
    journal = day()
    register.intake.take_in(journal.batch(0, 4))
    with pytest.raises(GapFound):
        register.intake.take_in(journal.batch(6))
    assert (till(register).standing, till(register).gap_from) == (Standing.GAPPED, 5)
    register.intake.take_in(journal.batch(4))
    assert till(register).standing is Standing.CLOSED


def test_a_fork_stays_on_the_board_until_a_new_epoch_begins(register: Register) -> None:
    ours, theirs = day(), Journal()
    theirs.sell(FAMILIES[2])
    register.intake.take_in(ours.batch())
    with pytest.raises(Forked):
        register.intake.take_in(theirs.batch())
    assert till(register).standing is Standing.FORKED
    register.intake.take_in(Journal(epoch=2).batch())
    assert till(register).standing is Standing.CLOSED


def test_a_day_without_a_z_report_is_missed_when_others_have_one(register: Register) -> None:
    first, second = day("T01"), day("T02")
    tomorrow = FIRST_DAY + timedelta(days=1)
    first.open_shift(tomorrow)
    first.close_shift()
    register.intake.take_in(first.batch())
    register.intake.take_in(second.batch())
    assert till(register, "T02").missing_days == (date(2026, 11, 21),)
    assert reconcile(register).incomplete == ("T02",)


# -- the board and the list -----------------------------------------------------------------------------------------


def test_the_board_adds_up(register: Register) -> None:
    register.intake.take_in(day().batch())
    board = register.accounts.board(ACCOUNTANT, CODE)
    assert (board.sales, board.refunds, board.voids, board.open_payout) == (4, 1, 1, "")
    centre = 2 * PRICE_MINOR
    families = 2 * PRICE_MINOR + PRICE_MINOR
    assert (board.centre_minor, board.families_minor) == (centre, families)
    assert {total.package: total.amount_minor for total in board.packages} == {"": centre, "A": families}
    assert next(total for total in board.packages if total.package == "A").families == 3
    rounding = board.takings_minor - centre - families
    assert abs(rounding) < 25


def test_odd_things_are_kept_and_named(register: Register) -> None:
    journal = Journal()
    journal.receive(FAMILIES[0], quantity=1)
    journal.open_shift()
    journal.sell(FAMILIES[0], quantity=3)
    journal.sell("9990")
    journal.close_shift(missing_minor=70)
    register.intake.take_in(journal.batch())
    rows = register.accounts.exceptions(ACCOUNTANT, CODE)
    found = {row.kind: row for row in rows}
    assert len(rows) == len(found) == 4
    assert (found[Oddity.UNKNOWN_FAMILY].subject, found[Oddity.UNKNOWN_FAMILY].amount_minor) == ("9990", PRICE_MINOR)
    assert (found[Oddity.UNKNOWN_ITEM].subject, found[Oddity.UNKNOWN_ITEM].count) == (item_of("9990"), 1)
    assert (found[Oddity.OVERSOLD].subject, found[Oddity.OVERSOLD].count) == (item_of(FAMILIES[0]), 2)
    assert found[Oddity.CASH_DIFFERENCE].amount_minor == -70
    assert register.accounts.board(ACCOUNTANT, CODE).exceptions == 4


def test_what_was_set_aside_is_named(register: Register) -> None:
    ours, theirs = day(), Journal()
    theirs.sell(FAMILIES[2])
    register.intake.take_in(ours.batch())
    with pytest.raises(Forked):
        register.intake.take_in(theirs.batch())
    kinds = [row.kind for row in register.accounts.exceptions(ACCOUNTANT, CODE)]
    assert kinds.count(Oddity.FORKED) == 1


def test_the_stock_is_the_equation_of_every_item(register: Register) -> None:
    register.intake.take_in(day().batch())
    register.intake.take_in(day("T02").batch())
    (line,) = register.accounts.stock(ACCOUNTANT, CODE)
    assert (line.item, line.family) == (item_of(FAMILIES[0]), FAMILIES[0])
    assert (line.received, line.sold, line.on_hand) == (20, 2, 18)


def test_one_bazaar_knows_nothing_of_another(register: Register) -> None:
    other = replace(BAZAAR, code="OTHER")
    before = register.accounts.board(ACCOUNTANT, CODE)
    plan(register, other)
    journal = Journal(bazaar="OTHER")
    journal.open_shift()
    journal.sell(FAMILIES[0])
    journal.close_shift()
    register.intake.take_in(journal.batch())
    after = register.accounts.board(ACCOUNTANT, CODE)
    assert replace(after, reconciliation=before.reconciliation) == before
    assert [replace(one, contact_at=None) for one in after.reconciliation.tills] == [
        replace(one, contact_at=None) for one in before.reconciliation.tills
    ]
    assert register.accounts.board(ACCOUNTANT, "OTHER").sales == 1


def test_the_ledger_is_for_those_who_may_read_it(register: Register) -> None:
    accounts = register.accounts
    for read in (accounts.board, accounts.reconciliation, accounts.exceptions, accounts.families, accounts.stock):
        with pytest.raises(NotAllowed):
            read(CASHIER, CODE)
        with pytest.raises(UnknownBazaar):
            read(APPROVER, "NOWHERE")
        read(APPROVER, CODE)
        read(ADMIN, CODE)
