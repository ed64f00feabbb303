"""The hall's count: never fewer than nobody, kept through a restart, begun anew each day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.till.visitors import NOTE, HallCount, Visitors
from tests.builders import DAY, reopened

if TYPE_CHECKING:
    from tests.builders import Till


def test_visitors_come_and_go(till: Till) -> None:
    count = HallCount(till.book)
    assert count.go(DAY) == Visitors(0, 0, 20)
    count.come(DAY)
    count.come(DAY)
    assert count.go(DAY) == Visitors(1, 2, 20)


def test_a_full_hall_is_told_and_not_locked(till: Till) -> None:
    count = HallCount(till.book)
    for _ in range(19):
        assert not count.come(DAY).is_full
    assert count.come(DAY).is_full
    assert count.come(DAY) == Visitors(21, 21, 20)
    assert not Visitors(99, 99, 0).is_full


def test_the_count_outlives_the_program_but_not_the_day(till: Till) -> None:
    HallCount(till.book).come(DAY)
    again = reopened(till)
    count = HallCount(again.book)
    assert count.read(DAY).inside == 1
    assert count.read(DAY + timedelta(days=1)) == Visitors(0, 0, 20)
    again.book.note(NOTE, "nonsense")
    assert count.read(DAY).inside == 0
    again.book.close()
