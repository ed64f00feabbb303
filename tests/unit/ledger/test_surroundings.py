"""The watch on the wall clock: a clock that is set leaves a fact, a clock that runs leaves none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import ClockJumped
from pos.ledger.surroundings import JUMP_MS_MIN, Watch
from tests.builders import a_sale, an_id, an_open_book, surroundings
from tests.fakes import NOON, FrozenNow, seeded_entropy

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.book import Book


class Clocks:
    """A wall clock and one that cannot be set."""

    def __init__(self) -> None:
        self.wall = FrozenNow()
        self.steady_ms = 1_000_000

    def run(self, ms: int) -> None:
        """Let time pass."""
        self.wall.at += timedelta(milliseconds=ms)
        self.steady_ms += ms

    def set_wall(self, ms: int) -> None:
        """Set the wall clock forward, or back."""
        self.wall.at += timedelta(milliseconds=ms)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def looks(clocks: Clocks, watch: Watch) -> ClockJumped | None:
    seen = watch.look(clocks.wall())
    watch.settle()
    return seen


@pytest.mark.parametrize("by_ms", [-5 * 86_400_000, -3_600_000, -JUMP_MS_MIN - 1, JUMP_MS_MIN + 1, 2 * 86_400_000])
def test_a_jump_is_measured(clocks: Clocks, by_ms: int) -> None:
    watch = Watch(lambda: clocks.steady_ms, None)
    assert looks(clocks, watch) is None
    clocks.run(90_000)
    clocks.set_wall(by_ms)
    assert looks(clocks, watch) == ClockJumped(by_ms=by_ms)
    clocks.run(90_000)
    assert looks(clocks, watch) is None


@pytest.mark.parametrize("by_ms", [-JUMP_MS_MIN, 0, JUMP_MS_MIN])
def test_a_clock_that_runs_or_is_corrected_a_little_leaves_nothing(clocks: Clocks, by_ms: int) -> None:
    watch = Watch(lambda: clocks.steady_ms, None)
    assert looks(clocks, watch) is None
    clocks.run(7_200_000)
    clocks.set_wall(by_ms)
    assert looks(clocks, watch) is None


def test_another_offset_is_no_jump(clocks: Clocks) -> None:
    watch = Watch(lambda: clocks.steady_ms, None)
    looks(clocks, watch)
    clocks.wall.at = clocks.wall.at.astimezone(timezone(timedelta(hours=3)))
    assert looks(clocks, watch) is None


@pytest.mark.parametrize(("after_ms", "seen"), [(60_000, None), (-1_000, None), (-86_400_000, -86_400_000)])
def test_a_clock_that_was_set_back_while_the_program_was_off_is_seen_at_the_first_fact(
    clocks: Clocks, after_ms: int, seen: int | None
) -> None:
    watch = Watch(lambda: clocks.steady_ms, NOON)
    clocks.set_wall(after_ms)
    assert looks(clocks, watch) == (ClockJumped(by_ms=seen) if seen is not None else None)


def test_a_look_without_a_commit_is_forgotten(clocks: Clocks) -> None:
    watch = Watch(lambda: clocks.steady_ms, None)
    looks(clocks, watch)
    clocks.set_wall(60_000)
    assert watch.look(clocks.wall()) == ClockJumped(by_ms=60_000)
    assert looks(clocks, watch) == ClockJumped(by_ms=60_000)


# -- in the book ----------------------------------------------------------------------------------------------------


def watched_book(folder: Path, clocks: Clocks) -> Book:
    around = replace(surroundings(), now=clocks.wall, entropy=seeded_entropy(), monotonic_ms=lambda: clocks.steady_ms)
    return an_open_book(folder, around=around)


def test_a_jump_is_recorded_before_the_sale_that_follows_it_and_changes_neither_order_nor_totals(
    tmp_path: Path, clocks: Clocks
) -> None:
    book = watched_book(tmp_path, clocks)
    sums = []
    for serial, set_ms in enumerate((0, -5 * 86_400_000, 2 * 86_400_000, 0), 1):
        clocks.run(60_000)
        clocks.set_wall(set_ms)
        sold = book.journal.append(a_sale(serial=serial), identity=an_id(serial), by="C1")
        sums.append(sold.stamp.seq)
    kinds = [row.fact.KIND for row in book.journal.since(0)]
    assert kinds == ["epoch_started", "sale", "clock_jumped", "sale", "clock_jumped", "sale", "sale"]
    assert [row.stamp.seq for row in book.journal.since(0)] == list(range(1, 8))
    assert sums == [2, 4, 6, 7]
    (total,) = book.connection.execute("SELECT sum(amount_minor) FROM ledger WHERE account = 'cash'").fetchone()
    assert total == 4 * a_sale().paid_minor
    last = book.journal.last_sale()
    assert last is not None
    assert last.stamp.id == an_id(4)
    jumps = [row.fact.by_ms for row in book.journal.since(0) if isinstance(row.fact, ClockJumped)]
    assert jumps == [-5 * 86_400_000, 2 * 86_400_000]
    book.close()


def test_a_clock_set_back_between_two_starts_is_recorded(tmp_path: Path, clocks: Clocks) -> None:
    book = watched_book(tmp_path, clocks)
    book.close()
    clocks.set_wall(-3_600_000)
    book = watched_book(tmp_path, clocks)
    book.journal.append(a_sale(), identity=an_id(), by="C1")
    assert [row.fact.KIND for row in book.journal.since(0)] == ["epoch_started", "clock_jumped", "sale"]
    book.close()


def test_without_a_watch_a_rehearsal_may_do_as_it_likes_with_time(tmp_path: Path) -> None:
    around = surroundings()
    book = an_open_book(tmp_path, around=around)
    assert isinstance(around.now, FrozenNow)
    around.now.advance(days=-9)
    book.journal.append(a_sale(), identity=an_id(), by="C1")
    assert [row.fact.KIND for row in book.journal.since(0)] == ["epoch_started", "sale"]
    book.close()
