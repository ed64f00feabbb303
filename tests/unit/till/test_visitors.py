"""The hall's count: never fewer than nobody, kept through a restart, begun anew each day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.till.visitors import NOTE, USUAL_LIMIT, HallChoice, HallCount, Visitors
from tests.builders import DAY, a_bazaar, a_till, reopened, some_cards

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_till_counts_up_to_a_limit_of_its_own_or_not_at_all(till: Till) -> None:
    count = HallCount(till.book)
    assert count.choice() == HallChoice(is_on=True, own_limit=0, bazaar_limit=20)
    assert count.choose(is_on=True, own_limit=15).limit == 15
    assert count.come(DAY).limit == 15
    assert count.switch().limit == 0
    again = HallCount(reopened(till).book)
    assert again.read(DAY) == Visitors(1, 1, 0)
    assert again.switch().limit == 15


def test_where_nobody_named_a_limit_the_usual_one_is_taken(tmp_path: Path) -> None:
    till = a_till(tmp_path, cards=some_cards(bazaar=a_bazaar(hall_limit=0)))
    count = HallCount(till.book)
    assert not count.choice().is_on
    assert count.switch() == HallChoice(is_on=True, own_limit=USUAL_LIMIT, bazaar_limit=0)
    till.book.close()
