"""Three roads give one figure, or the row that differs is named; and everyone who is missing is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos.domain.errors import Forked, GapFound
from pos.domain.reports import Standing
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    FAMILIES,
    FIRST_DAY,
    Ids,
    Journal,
    admit,
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
    began = till(register).open_since
    assert began is not None
    journal.sell(FAMILIES[0])
    register.intake.take_in(journal.batch())
    assert till(register).open_since == began  # however often it is heard of
    journal.close_shift()
    register.intake.take_in(journal.batch())
    assert (till(register).standing, till(register).open_by, till(register).open_since) == (Standing.CLOSED, "", None)


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
