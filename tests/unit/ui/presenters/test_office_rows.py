"""The register's reports as rows: every figure in its place, every till and exception named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Role
from pos.domain.identity import UNASSIGNED
from pos.domain.oddities import Oddity
from pos.domain.office_facts import Withheld
from pos.domain.reports import PayoutState, Standing
from pos.domain.weighing import Unit
from pos.ui.presenters.office_rows import (
    KINDS,
    account,
    blockers,
    exceptions,
    left_out,
    matching,
    payout_lines,
    payout_state,
    tills,
    total_of,
)
from pos.ui.presenters.session import UNASSIGNED_NAME
from pos.ui.rows.names import Name
from pos.ui.rows.office import Matching
from tests.builders import HUDA, SALMA
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import (
    COMMISSION,
    GROSS,
    NET,
    a_board,
    a_part,
    a_row,
    a_run,
    a_settlement,
    a_standing,
    an_exception,
)
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def test_an_account_and_the_sums_of_several() -> None:
    rows = [account(a_row(1)), account(a_row(2, paid_minor=NET, balance_minor=0))]
    assert (rows[0].number, rows[0].gross_minor, rows[0].commission_minor) == (SALMA, GROSS, COMMISSION)
    assert account(a_row(1, family=replace(a_row(1).family, number=UNASSIGNED))).name == UNASSIGNED_NAME
    total = total_of(rows)
    assert (total.gross_minor, total.net_minor, total.paid_minor, total.carried_minor) == (2 * GROSS, 2 * NET, NET, NET)


def test_three_totals_and_the_tills_that_are_in() -> None:
    board = a_board(a_standing(), a_standing("T07", standing=Standing.MISSING, z_reports_minor=0))
    assert matching(board) == Matching(GROSS, 2 * GROSS, 2 * GROSS, 1, 2)
    assert matching(board).waiting_minor == GROSS  # on receipts, and on no Z-report yet: no difference
    differing = matching(a_board(a_standing(), a_standing("T02", receipts_minor=GROSS - 1)))
    assert (differing.apart_minor, differing.waiting_minor) == (1, 0)
    evened = a_board(a_standing("T01", receipts_minor=GROSS - 1), a_standing("T02", receipts_minor=GROSS + 1))
    assert matching(evened).apart_minor == 2  # equal sums of unequal tills are no agreement


def test_a_run_says_what_it_leaves_out(counter: Counter) -> None:
    assert left_out(None, counter.words) == left_out(a_run(), counter.words) == ()
    run = replace(a_run(), withheld=(Withheld(family="9990", amount_minor=2_500),))
    assert left_out(run, counter.words) == ("FamiliesUnknown",)


def test_every_oddity_has_its_kind() -> None:
    assert set(KINDS) == set(Oddity)


def test_what_must_be_looked_at_begins_with_the_tills(counter: Counter) -> None:
    board = a_board(
        a_standing("T01", receipts_minor=GROSS - 1),
        a_standing("T07", standing=Standing.OPEN, open_by="C2"),
    )
    rows = exceptions(board, (an_exception(), an_exception(at=None, amount_minor=0)), counter.desks)
    assert [row.kind for row in rows] == ["missing_till", "total_differs", "cash_difference", "cash_difference"]
    assert (rows[0].till, rows[0].words, rows[0].person) == ("T07", "T07", counter.desks.person_name("C2"))
    assert (rows[1].till, rows[1].amount_minor) == ("T01", 1)
    assert (rows[2].receipt, rows[2].amount_minor, rows[2].words) == ("T01-000009-1", -2_500, "wrong change")
    assert (rows[3].amount_minor, rows[3].at, rows[1].at) == (None, None, None)  # nobody knows since when
    assert len({row.key for row in rows}) == 4


def test_a_till_is_missing_since_its_shift_or_the_first_day_without_a_report_whenever_it_is_asked(
    counter: Counter,
) -> None:
    began, day = NOON - timedelta(hours=5), NOON.date() - timedelta(days=1)
    board = a_board(
        a_standing("T01", standing=Standing.OPEN, open_since=began),
        a_standing("T02", missing_days=(day + timedelta(days=1), day)),
        a_standing("T03", standing=Standing.MISSING),
        a_standing("T04", standing=Standing.GAPPED),
    )
    first = replace(board, bazaar=replace(board.bazaar, first_day=day))
    later = replace(first, reconciliation=replace(board.reconciliation, at=NOON + timedelta(hours=3)))
    since = [row.at for row in exceptions(first, (), counter.desks)]
    assert since[0] == began
    assert [one and (one.date(), one.hour, one.minute) for one in since[1:]] == [(day, 0, 0), (day, 0, 0), None]
    assert [row.at for row in exceptions(later, (), counter.desks)] == since
    ahead = replace(board, bazaar=replace(board.bazaar, first_day=NOON.date() + timedelta(days=9)))
    assert exceptions(ahead, (), counter.desks)[2].at is None


def test_what_is_odd_about_an_item_names_it(counter: Counter) -> None:
    known = counter.desks.book.catalogue.items()[0].code  # on this machine under another name
    about = (
        an_exception(kind=Oddity.OVERSOLD, subject=known, item_ar="مربى", item_en="Jam"),
        an_exception(kind=Oddity.UNKNOWN_ITEM, subject=known),
    )
    named, unknown = exceptions(a_board(), about, counter.desks)
    assert (named.item, unknown.item) == (Name("مربى", "Jam"), None), "the register's list is what counts"


def test_what_is_weighed_is_told_as_such_and_apart_from_pieces(counter: Counter) -> None:
    about = (
        an_exception(kind=Oddity.OVERSOLD, count=1_500, unit=Unit.GRAM),
        an_exception(kind=Oddity.REFUNDED_TWICE, count=2, grams=750),
    )
    found = exceptions(a_board(), about, counter.desks)[-2:]
    assert [(row.count, row.is_weighed, row.grams) for row in found] == [(1_500, True, 0), (2, False, 750)]


def test_what_was_credited_already_is_told_of_a_row(counter: Counter) -> None:
    (row,) = exceptions(a_board(), (an_exception(credited_minor=-500, documents=("R01-7",)),), counter.desks)[-1:]
    assert (row.credited_minor, row.documents) == (-500, ("R01-7",))


def test_what_keeps_a_payout_from_being_drafted(counter: Counter) -> None:
    assert blockers(a_board(), counter.words) == ()
    open_shift = a_standing(standing=Standing.OPEN, receipts_minor=0)
    assert blockers(a_board(open_shift), counter.words) == ("TillsMissing",)
    differing = a_standing("T02", receipts_minor=0)
    assert blockers(a_board(open_shift, differing), counter.words) == ("TillsMissing", "TotalsDiffer")


def test_the_board_names_what_is_missing_and_puts_it_first(counter: Counter) -> None:
    board = a_board(
        a_standing("T01"),
        a_standing("T02", standing=Standing.OPEN, open_by="C1", gap_from=0),
        a_standing("T03", missing_days=(NOON.date(),), contact_at=None, revoked="lost"),
    )
    shown = tills(board, counter.desks)
    assert [(row.device, row.state) for row in shown] == [("T02", "open"), ("T03", "missing"), ("T01", "in")]
    assert shown[0].open_by == counter.desks.person_name("C1")
    assert (shown[1].missing_days, shown[1].contact_at, shown[1].is_revoked) == ((NOON.date(),), None, True)
    assert (shown[2].open_by, shown[2].agrees) == (None, True)


@pytest.mark.parametrize(("standing", "state"), [(Standing.GAPPED, "gapped"), (Standing.FORKED, "forked")])
def test_a_gap_or_a_second_book_is_said_before_a_day_without_a_z_report(
    counter: Counter, standing: Standing, state: str
) -> None:
    (shown,) = tills(a_board(a_standing(standing=standing, gap_from=47, missing_days=(NOON.date(),))), counter.desks)
    assert (shown.state, shown.gap_from, shown.missing_days) == (state, 47, (NOON.date(),))


@pytest.mark.parametrize(
    ("state", "stage", "may"),
    [
        (PayoutState.DRAFTED, "draft", (False, True, False)),
        (PayoutState.APPROVED, "approved", (True, False, True)),
        (PayoutState.PAID, "paid", (True, False, False)),
    ],
)
def test_what_may_be_done_at_each_stage(
    counter: Counter, state: PayoutState, stage: str, may: tuple[bool, bool, bool]
) -> None:
    office = Office(counter)
    office.be("A1", Role.ACCOUNTANT)
    shown = payout_state(a_run(state), (), counter.session, counter.desks)
    assert (shown.stage, (shown.may_draft, shown.may_approve, shown.may_pay)) == (stage, may)
    assert (shown.cash_minor, shown.bank_minor, shown.carried_minor) == (NET, NET, 0)
    assert shown.cut_off == NOON


def test_nobody_drafts_while_something_stands_in_the_way_or_without_the_right(counter: Counter) -> None:
    office = Office(counter)
    office.be("A1", Role.ACCOUNTANT)
    assert payout_state(None, (), counter.session, counter.desks).may_draft
    blocked = payout_state(None, ("missing",), counter.session, counter.desks)
    assert (blocked.may_draft, blocked.blockers) == (False, ("missing",))
    office.be("M1", Role.APPROVER)
    assert not payout_state(None, (), counter.session, counter.desks).may_draft


def test_what_hinders_the_next_draft_is_said_while_money_waits_unless_a_reason_is_enough(counter: Counter) -> None:
    Office(counter).be("A1", Role.ACCOUNTANT)
    run = a_run(PayoutState.APPROVED)
    hindered = payout_state(run, ("differ",), counter.session, counter.desks, unpaid=("left out",))
    assert (hindered.may_draft, hindered.blockers) == (False, ("left out", "differ"))
    excused = payout_state(run, ("missing",), counter.session, counter.desks, needs_reason=True)
    assert (excused.may_draft, excused.blockers) == (True, ())


def test_what_each_family_gets() -> None:
    run = a_run(
        lines=(
            a_part(SALMA, voucher="V1", collector="son"),
            a_part(HUDA, line=a_settlement(HUDA, paid_minor=0)),
        )
    )
    paid, carried = payout_lines(run, lambda moment: moment)
    assert (paid.state, paid.amount_minor, paid.collector, paid.method) == ("paid", NET, "son", "cash")
    assert (carried.state, carried.amount_minor) == ("carried", NET)
