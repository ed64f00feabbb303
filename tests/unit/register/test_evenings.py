"""A run up to the evening of a day takes the shifts of the days up to it and what else was recorded by then; the rest waits."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import DayNotOver, DaySettled, NothingByEvening
from pos.domain.errors import DamagedMessage, GapFound, NothingToPay, TillsMissing
from pos.domain.ledger_reports import Trace
from pos.domain.oddities import Oddity
from tests.unit.register.rehearsal import ACCOUNTANT, FAMILIES, FIRST_DAY, PRICE_MINOR, ZONE, Clock, Journal
from tests.unit.register.settling import CODE, FIRST, SECOND, Office, lines, settled_count, take_in

if TYPE_CHECKING:
    from pos.domain.reports import PayoutRun
    from pos.register.register import Register

DAYS = tuple(FIRST_DAY + timedelta(days=n) for n in range(4))
PROVISIONAL = "the van is late"


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


def at(clock: Clock, day: date, hour: int, minute: int = 0) -> None:
    """Let the next thing happen a millisecond after this time."""
    clock.at = moment(day, hour, minute)


def sell(journal: Journal, day: date, *families: str, closes: bool = True) -> None:
    """One shift of a day, a sale for each family."""
    at(journal.clock, day, 10)
    journal.open_shift(day)
    for family in families:
        journal.sell(family)
    if closes:
        journal.close_shift()


def sell_over_midnight(journal: Journal) -> None:
    """A shift of the first day that goes on in the second, a sale on each side of midnight, not closed yet."""
    at(journal.clock, DAYS[0], 23)
    journal.open_shift(DAYS[0])
    journal.sell(FIRST)
    at(journal.clock, DAYS[1], 0, 40)
    journal.sell(SECOND)


def gross(run: PayoutRun) -> dict[str, int]:
    return {part.line.family: part.line.gross_minor for part in run.lines}


@pytest.fixture
def tills(clock: Clock) -> tuple[Journal, Journal]:
    """Two tills that are closed on the first evening; it is noon of the second day."""
    first, second = Journal("T01"), Journal("T02")
    sell(first, DAYS[0], FIRST, SECOND)
    sell(second, DAYS[0], FIRST)
    at(clock, DAYS[1], 12)
    return first, second


# -- what is in -----------------------------------------------------------------------------------------------------


def test_the_first_day_is_paid_while_the_halls_go_on_selling(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    for journal in tills:
        sell(journal, DAYS[1], FIRST, closes=False)
    take_in(register, *tills)
    with pytest.raises(TillsMissing):
        office.draft()
    run = office.settle(until=DAYS[0])
    assert (run.until, run.provisional, gross(run)) == (DAYS[0], "", {FIRST: 2 * PRICE_MINOR, SECOND: PRICE_MINOR})
    for journal in tills:
        journal.close_shift()
    take_in(register, first, second)
    at(clock, DAYS[2], 9)
    next_run = office.settle(until=DAYS[1])
    assert gross(next_run)[FIRST] == 2 * PRICE_MINOR
    assert settled_count(register) == 5
    with pytest.raises(NothingToPay):
        office.draft()


def test_a_shift_over_midnight_is_in_with_its_report(
    register: Register, office: Office, tills: tuple[Journal, Journal]
) -> None:
    first, _ = tills
    sell_over_midnight(first)
    take_in(register, *tills)
    with pytest.raises(TillsMissing) as refused:
        office.draft(until=DAYS[0])
    assert refused.value.devices == ("T01",)
    first.close_shift()
    sell(first, DAYS[1], FIRST)
    take_in(register, first)
    run = office.draft(until=DAYS[0])
    assert gross(run) == {FIRST: 3 * PRICE_MINOR, SECOND: 2 * PRICE_MINOR}


def test_a_shift_whose_report_is_not_here_is_in_as_far_as_it_was_told_for_a_reason(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    sell_over_midnight(first)
    take_in(register, *tills)
    run = office.draft(PROVISIONAL, until=DAYS[0])
    assert (run.provisional, gross(run)) == (PROVISIONAL, {FIRST: 3 * PRICE_MINOR, SECOND: 2 * PRICE_MINOR})
    office.approve(run.number)
    first.sell(SECOND)
    first.close_shift()
    take_in(register, first, second)
    at(clock, DAYS[2], 9)
    assert gross(office.draft(until=DAYS[1])) == {SECOND: PRICE_MINOR} | dict.fromkeys(lines(run).keys() - {SECOND}, 0)


def test_a_shift_belongs_to_the_day_that_was_chosen_for_it(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    at(first.clock, DAYS[1], 9)  # sheets of the evening before, typed in the morning after
    first.open_shift(DAYS[0])
    first.sell(SECOND)
    first.close_shift()
    at(second.clock, DAYS[0], 23)  # prepared for the next morning
    second.open_shift(DAYS[1])
    second.sell(SECOND)
    second.close_shift()
    take_in(register, *tills)
    assert gross(office.settle(until=DAYS[0])) == {FIRST: 2 * PRICE_MINOR, SECOND: 2 * PRICE_MINOR}
    at(clock, DAYS[2], 9)
    assert gross(office.draft(PROVISIONAL, until=DAYS[1]))[SECOND] == PRICE_MINOR


def test_the_offices_own_acts_of_later_days_are_in_the_next_run(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    take_in(register, *tills)
    at(clock, DAYS[0], 23, 59)
    office.advance(FIRST, 500)
    at(clock, DAYS[1], 0)
    office.advance(FIRST, 700)
    run = office.draft(until=DAYS[0])
    assert {part.line.family: part.line.advances_minor for part in run.lines}[FIRST] == 500


def test_what_is_undone_after_the_day_is_in_the_next_run(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    take_in(register, *tills)
    run = office.settle(until=DAYS[0])
    paid = lines(run)[FIRST][1]
    at(clock, DAYS[2], 12)
    office.reverse(run.number, FIRST)
    for journal in tills:
        sell(journal, DAYS[1], FIRST)
    take_in(register, *tills)
    second = office.settle(until=DAYS[1])
    carried = lines(run)[FIRST][2]
    assert {part.line.family: part.line.brought_minor for part in second.lines}[FIRST] == carried
    third = office.draft()
    assert {part.line.family: part.line.brought_minor for part in third.lines}[FIRST] == paid + lines(second)[FIRST][2]


# -- clocks that are wrong ------------------------------------------------------------------------------------------


def test_a_clock_that_jumped_ahead_and_came_back_keeps_nothing_out(
    register: Register, office: Office, tills: tuple[Journal, Journal]
) -> None:
    first, _ = tills
    at(first.clock, DAYS[3], 10)
    first.open_shift(DAYS[0])
    first.sell(SECOND)
    at(first.clock, DAYS[0], 18)
    first.close_shift()
    take_in(register, *tills)
    assert gross(office.draft(until=DAYS[0]))[SECOND] == 2 * PRICE_MINOR


def test_a_journal_is_settled_without_gaps_also_where_its_clock_went_back(
    register: Register, office: Office, tills: tuple[Journal, Journal]
) -> None:
    first, _ = tills
    sell(first, DAYS[1], SECOND)
    at(first.clock, DAYS[0], 20)
    first.receive(FIRST)
    take_in(register, *tills)
    assert gross(office.draft(until=DAYS[0]))[SECOND] == 2 * PRICE_MINOR


# -- who must be in -------------------------------------------------------------------------------------------------


def test_a_till_that_nobody_has_heard_of_is_missing(
    register: Register, office: Office, tills: tuple[Journal, Journal]
) -> None:
    first, _ = tills
    take_in(register, first)
    with pytest.raises(TillsMissing) as refused:
        office.draft(until=DAYS[0])
    assert refused.value.devices == ("T02",)
    begun = Journal("T02")
    at(begun.clock, DAYS[1], 9)
    begun.bodies, begun.facts, begun.stamps = [], [], []
    begun.head = begun.start
    begun.__post_init__()
    sell(begun, DAYS[1], FIRST, closes=False)
    take_in(register, begun)
    assert gross(office.draft(until=DAYS[0])) == {FIRST: PRICE_MINOR, SECOND: PRICE_MINOR}


def test_a_day_that_a_till_has_not_told_of_is_missing_until_it_tells_of_a_later_one(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    sell(first, DAYS[1], FIRST)
    take_in(register, *tills)
    at(clock, DAYS[3], 9)
    with pytest.raises(TillsMissing) as refused:
        office.draft(until=DAYS[1])
    assert refused.value.devices == ("T02",)
    sell(second, DAYS[2], FIRST, closes=False)
    take_in(register, second)
    assert gross(office.draft(until=DAYS[1]))[FIRST] == 3 * PRICE_MINOR


def test_a_gap_counts_where_it_can_hold_something_of_the_day(
    register: Register, office: Office, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    told = second.seq
    sell(second, DAYS[1], FIRST)
    take_in(register, first)
    register.intake.take_in(second.batch(0, told))
    with pytest.raises(GapFound):
        register.intake.take_in(second.batch(told + 2))
    with pytest.raises(TillsMissing) as refused:
        office.draft(until=DAYS[0])
    assert refused.value.devices == ("T02",)
    register.intake.take_in(second.batch(told, told + 1))
    with suppress(GapFound):
        register.intake.take_in(second.batch(told + 2))
    assert office.draft(until=DAYS[0]).provisional == ""


def test_a_till_that_sends_the_day_after_its_run_is_late_and_only_with_the_day(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    take_in(register, first)
    told, number = second.seq, office.draft(PROVISIONAL, until=DAYS[0]).number
    office.approve(number)
    sell(first, DAYS[1], FIRST, FIRST)
    sell(second, DAYS[1], FIRST, FIRST)
    at(clock, DAYS[1], 23)
    take_in(register, first, second)
    late = [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind is Oddity.LATE_TILL]
    assert [(row.device, row.count, row.amount_minor) for row in late] == [("T02", 1, PRICE_MINOR)]
    behind = register.tracing.entries(ACCOUNTANT, CODE, Trace(late_for=number)).entries
    assert {entry.device for entry in behind} == {"T02"}
    assert max(entry.seq for entry in behind) <= told
    at(clock, DAYS[2], 9)
    assert gross(office.draft(until=DAYS[1]))[FIRST] == 5 * PRICE_MINOR


def test_a_shift_of_the_day_that_is_typed_in_after_its_run_is_late(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, _ = tills
    take_in(register, *tills)
    office.settle(until=DAYS[0])
    sell(first, DAYS[1], FIRST)
    at(first.clock, DAYS[2], 9)
    first.open_shift(DAYS[0])
    first.sell(SECOND)
    first.close_shift()
    take_in(register, first)
    at(clock, DAYS[2], 12)
    late = [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.kind is Oddity.LATE_TILL]
    assert [(row.device, row.count, row.amount_minor) for row in late] == [("T01", 2, 2 * PRICE_MINOR)]


# -- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hour", "is_over"), [(19, False), (20, True)])
def test_a_day_is_over_at_midnight_in_the_hall_wherever_the_register_stands(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal], hour: int, *, is_over: bool
) -> None:
    take_in(register, *tills)
    clock.at = datetime.combine(DAYS[0], time(hour), timezone.utc)  # four hours behind the hall
    if is_over:
        assert office.draft(until=DAYS[0]).until == DAYS[0]
        return
    with pytest.raises(DayNotOver) as refused:
        office.draft(until=DAYS[0])
    assert refused.value.day == DAYS[0]


def test_what_is_settled_cannot_be_settled_up_to_an_earlier_evening(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    take_in(register, *tills)
    at(clock, DAYS[2], 12)
    cancelled = office.draft(until=DAYS[1])
    register.payouts.cancel(ACCOUNTANT, CODE, cancelled.number, "too far", identity=office.ids.new())
    run = office.settle(until=DAYS[0])
    for day in (DAYS[0], DAYS[0] - timedelta(days=1)):
        with pytest.raises(DaySettled) as refused:
            office.draft(until=day)
        assert (refused.value.day, refused.value.number) == (day, run.number)
    for journal in tills:
        sell(journal, DAYS[1], FIRST)
    take_in(register, *tills)
    now = office.settle()
    with pytest.raises(DaySettled) as refused:
        office.draft(until=DAYS[1])
    assert refused.value.number == now.number
    at(clock, DAYS[3], 12)
    with pytest.raises(NothingByEvening) as nothing:
        office.draft(until=DAYS[2])
    assert nothing.value.day == DAYS[2]


def test_a_run_never_reaches_less_far_than_the_one_before(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    first, second = tills
    at(first.clock, DAYS[2], 10)  # its clock is two days ahead
    first.receive(FIRST)
    take_in(register, first, second)
    before = office.settle()
    sell(second, DAYS[1], FIRST)
    take_in(register, second)
    at(clock, DAYS[2], 9)
    run = office.draft(PROVISIONAL, until=DAYS[1])
    reach = {(cut.device, cut.epoch): cut.seq for cut in run.cuts}
    assert all(reach[cut.device, cut.epoch] >= cut.seq for cut in before.cuts)
    assert office.approve(run.number).number == run.number


# -- what stands written --------------------------------------------------------------------------------------------


def test_an_id_that_drafted_up_to_one_end_is_refused_for_another(
    register: Register, office: Office, clock: Clock, tills: tuple[Journal, Journal]
) -> None:
    take_in(register, *tills)
    at(clock, DAYS[2], 12)
    identity = office.ids.new()
    run = office.draft(identity=identity, until=DAYS[0])
    for other in (DAYS[1], None):
        with pytest.raises(DamagedMessage):
            office.draft(identity=identity, until=other)
    assert register.payouts.runs(ACCOUNTANT, CODE) == (run,)


def test_the_run_and_its_statements_say_the_day_and_the_same_order_is_the_same_run(
    register: Register, office: Office, tills: tuple[Journal, Journal]
) -> None:
    take_in(register, *tills)
    identity = office.ids.new()
    run = office.draft(identity=identity, until=DAYS[0])
    assert office.draft(identity=identity, until=DAYS[0]) == run
    assert register.payouts.run(ACCOUNTANT, CODE, run.number).until == DAYS[0]
    statement = register.statements.statement(ACCOUNTANT, CODE, FIRST, run.number)
    assert (statement.until, statement.evening) == (moment(DAYS[1], 0), DAYS[0])
    assert statement.gross_minor == 2 * PRICE_MINOR
    whole = register.statements.statement(ACCOUNTANT, CODE, FIRST)
    assert (whole.until, whole.evening) == (None, None)
    journal = b"".join(register.exports.journal(ACCOUNTANT, CODE, "R01"))
    assert journal.count(b'"until":"2026-11-20"') == 1


def test_a_run_up_to_now_says_no_day(register: Register, office: Office, tills: tuple[Journal, Journal]) -> None:
    take_in(register, *tills)
    run = office.draft()
    assert run.until is None
    assert FAMILIES[2] not in gross(run)
    assert b'"until"' not in b"".join(register.exports.journal(ACCOUNTANT, CODE, "R01"))
