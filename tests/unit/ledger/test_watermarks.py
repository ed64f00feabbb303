"""The register's word: it may go up and down, and what is unsent follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ledger.codec import write_time
from pos.ledger.watermarks import Unsent, Watermark
from tests.builders import a_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def test_before_the_first_word_nothing_is_sent(till: Till) -> None:
    till.sell()
    first = next(till.book.journal.since(0, 1))
    assert till.book.watermarks.current() == Watermark()
    assert till.book.watermarks.unsent() == Unsent(3, 1, write_time(first.stamp.at))


def test_an_empty_book_has_nothing_to_send(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert book.watermarks.unsent() == Unsent(0, 0, "")
    book.close()


@pytest.mark.parametrize(("seq", "facts", "sales"), [(0, 5, 2), (2, 3, 2), (3, 2, 1), (4, 1, 0), (5, 0, 0), (9, 0, 0)])
def test_what_is_unsent_follows_from_the_word(till: Till, seq: int, facts: int, sales: int) -> None:
    till.sell()
    till.sell()
    till.shifts.open_drawer(by="C1", reason="change")
    till.book.watermarks.accept(Watermark(epoch=1, seq=seq))
    unsent = till.book.watermarks.unsent()
    assert (unsent.facts, unsent.sales) == (facts, sales)
    if facts:
        oldest = next(till.book.journal.since(seq, 1))
        assert unsent.oldest_at == write_time(oldest.stamp.at)


def test_the_word_may_go_down_and_stays_through_a_restart(till: Till) -> None:
    till.sell()
    till.book.watermarks.accept(Watermark(epoch=1, seq=3, head="ab", generation="1", at="noon"))
    lower = Watermark(epoch=1, seq=1, head="cd", generation="2", at="later")
    till.book.watermarks.accept(lower)
    assert till.book.watermarks.unsent().facts == 2
    till.book.close()
    book = a_book(till.book.folder)
    assert book.watermarks.current() == lower
    book.close()


def test_a_new_life_counts_from_its_own_beginning(till: Till) -> None:
    till.sell()
    till.book.watermarks.accept(Watermark(epoch=1, seq=2))
    till.book.new_epoch("forked")
    unsent = till.book.watermarks.unsent()
    assert (unsent.facts, unsent.sales) == (2, 1)  # how the life began, and the sale said again
    till.sell()
    assert till.book.watermarks.unsent().sales == 2
    till.book.watermarks.accept(Watermark(epoch=2, seq=2))
    assert till.book.watermarks.unsent().sales == 1
