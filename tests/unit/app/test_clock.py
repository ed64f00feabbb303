"""The clock shows the hall's time whatever zone the machine believes in; chance is drawn wide enough for ids."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.app.clock import ID_BITS, HallClock, entropy
from tests.builders import an_open_book

if TYPE_CHECKING:
    from pathlib import Path


def test_the_clock_goes_by_the_hall_once_a_book_is_open(tmp_path: Path) -> None:
    clock = HallClock()
    assert clock.now().utcoffset() is not None
    book = an_open_book(tmp_path)
    clock.go_to(book)
    assert clock.now().utcoffset() == timedelta(minutes=book.catalogue.bazaar().utc_offset_minutes)
    book.close()


def test_the_surroundings_of_a_book_are_this_clock_and_a_steady_one() -> None:
    around = HallClock().surroundings()
    assert around.monotonic_ms is not None
    first, moment = around.monotonic_ms(), around.now()
    assert around.monotonic_ms() >= first
    assert moment.tzinfo is not None
    assert 0 <= entropy() < 1 << ID_BITS
