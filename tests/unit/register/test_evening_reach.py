"""How far each journal reaches up to the evening of a day: the last fact of a shift of that day, or recorded in none by then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.register.evenings import cuts_by_evening, told_whole
from tests.unit.register.rehearsal import Journal
from tests.unit.register.settling import CODE, FIRST, take_in
from tests.unit.register.test_evenings import DAYS, at, moment, sell

if TYPE_CHECKING:
    from datetime import date

    from pos.register.register import Register

MILLISECOND = timedelta(milliseconds=1)


def reach_of(register: Register, *days: date) -> list[int]:
    """How far T01 reaches up to the evening of each of some days; 0 for not at all."""
    with register.database.reading() as connection:
        cuts = [{cut.device: cut.seq for cut in cuts_by_evening(connection, CODE, day)} for day in days]
    return [one.get("T01", 0) for one in cuts]


def test_a_day_ends_at_midnight_by_the_halls_clock(register: Register) -> None:
    journal = Journal()
    for early in (2 * MILLISECOND, MILLISECOND):  # the clock moves on by one before it is read
        journal.clock.at = moment(DAYS[1], 0) - early
        journal.receive(FIRST)
    take_in(register, journal)
    assert [stamp.at for stamp in journal.stamps[1:]] == [moment(DAYS[1], 0) - MILLISECOND, moment(DAYS[1], 0)]
    assert reach_of(register, DAYS[0] - timedelta(days=1), DAYS[0], DAYS[1]) == [0, 2, 3]


def test_what_a_till_did_before_its_first_shift_does_not_wait_for_that_shifts_report(register: Register) -> None:
    journal = Journal()
    at(journal.clock, DAYS[0], 22)
    journal.receive(FIRST)
    sell(journal, DAYS[1], FIRST)
    take_in(register, journal)
    assert reach_of(register, DAYS[0]) == [2]


def test_what_has_no_time_does_not_say_how_far_a_day_reaches(register: Register) -> None:
    journal = Journal()
    sell(journal, DAYS[0], FIRST)
    told = journal.seq
    sell(journal, DAYS[1], FIRST)
    journal.add_body(b'{"kind":"of a newer Amana"}')
    take_in(register, journal)
    assert reach_of(register, DAYS[0]) == [told]


def test_what_is_recorded_between_shifts_of_later_days_belongs_to_its_own_day(register: Register) -> None:
    journal = Journal()
    sell(journal, DAYS[2], FIRST)
    at(journal.clock, DAYS[0], 20)  # its clock went back
    journal.receive(FIRST)
    between = journal.seq
    sell(journal, DAYS[3], FIRST)
    at(journal.clock, DAYS[2], 20)
    journal.receive(FIRST)
    take_in(register, journal)
    assert reach_of(register, DAYS[0], DAYS[2]) == [between, journal.seq]


def test_a_shift_that_was_typed_in_days_later_is_in_with_all_before_it(register: Register) -> None:
    journal = Journal()
    sell(journal, DAYS[2], FIRST)
    at(journal.clock, DAYS[0], 20)
    journal.receive(FIRST)
    at(journal.clock, DAYS[3], 10)
    journal.open_shift(DAYS[0])
    journal.sell(FIRST)
    journal.close_shift()
    report = journal.seq
    journal.receive(FIRST)
    take_in(register, journal)
    assert reach_of(register, DAYS[0], DAYS[3]) == [report, journal.seq]


def test_a_shift_without_a_report_ends_where_the_next_one_begins(register: Register) -> None:
    journal = Journal()
    sell(journal, DAYS[0], FIRST, closes=False)
    told = journal.seq
    sell(journal, DAYS[1], FIRST)
    take_in(register, journal)
    assert reach_of(register, DAYS[0], DAYS[1]) == [told, journal.seq]


def test_a_book_that_was_begun_anew_proves_nothing_of_the_lost_one(register: Register) -> None:
    lost, anew = Journal("T01"), Journal("T01", epoch=2)
    at(anew.clock, DAYS[1], 10)
    anew.receive(FIRST)
    take_in(register, lost, anew)
    with register.database.reading() as connection:
        cuts = tuple(cut for cut in cuts_by_evening(connection, CODE, DAYS[0]) if cut.epoch == 1)
        assert "T01" not in told_whole(connection, CODE, cuts)
        assert "T01" in told_whole(connection, CODE, [cut for cut in cuts if cut.device != "T01"])
