"""The latch: after the first fault of the disk nothing is called saved, until the book was salvaged."""

from __future__ import annotations

import pytest

from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.driver import sqlite3
from pos.ledger.health import Health


def test_a_healthy_book_may_be_written() -> None:
    health = Health()
    health.require()
    health.confirm()
    assert health.stopped is None
    assert not health.is_low


@pytest.mark.parametrize("words", ["disk I/O error", "database disk image is malformed", "file is not a database"])
def test_the_first_fault_of_the_disk_stops_the_book_for_good(words: str) -> None:
    health = Health()
    with pytest.raises(BookDamaged, match=words):
        health.judge(sqlite3.OperationalError(words))
    with pytest.raises(BookDamaged, match=words):
        health.require()
    with pytest.raises(DiskFull):
        health.judge(sqlite3.OperationalError("database or disk is full"))
    assert health.stopped == BookDamaged(words)


def test_the_first_reason_stays() -> None:
    health = Health()
    health.stop("one")
    health.stop("two")
    assert health.stopped == BookDamaged("one")


def test_a_full_disk_gets_the_reserve_and_stops_nothing() -> None:
    released: list[str] = []
    health = Health(lambda: released.append("reserve"))
    with pytest.raises(DiskFull):
        health.judge(sqlite3.OperationalError("database or disk is full"))
    health.require()
    assert (released, health.is_low) == (["reserve"], True)


@pytest.mark.parametrize(
    ("words", "trouble"),
    [("database is locked", BookInUse), ("attempt to write a readonly database", BookDamaged)],
)
def test_what_can_pass_by_itself_stops_nothing(words: str, trouble: type[Exception]) -> None:
    health = Health()
    with pytest.raises(trouble):
        health.judge(sqlite3.OperationalError(words))
    health.require()


def test_a_mistake_of_ours_stays_itself() -> None:
    error = sqlite3.OperationalError("no such table: sale")
    with pytest.raises(sqlite3.OperationalError) as caught:
        Health().judge(error)
    assert caught.value is error


def test_a_file_that_is_not_under_its_name_any_more_stops_the_book() -> None:
    health = Health()
    health.is_there = lambda: False
    with pytest.raises(BookDamaged):
        health.confirm()
    with pytest.raises(BookDamaged):
        health.require()


def test_the_way_is_given_for_so_long_at_most() -> None:
    health = Health()
    with health.waiting():
        health.give_way(0)
    health.give_way(60_000)
