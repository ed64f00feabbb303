"""A till is killed while it takes many cards in: each card is as it was or as it was told, and the rest is fetched again."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pos.ledger.verify import verify
from tests.builders import Till
from tests.faults.feeding import AT_ONCE, FAMILIES, ITEMS, cards_of, opened

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.book import Book

PARTS = (
    -(-FAMILIES // AT_ONCE) + -(-ITEMS // AT_ONCE) - 2
)  # between two commits; families' last part goes with the first items


def feed_and_kill(folder: Path, seed: int, parts: int, *hasty: str) -> None:
    """Let a process of its own take the next cards in, and kill it between two commits."""
    command = [sys.executable, "-m", "tests.faults.feeding", str(folder), str(seed), str(parts), *hasty]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.kill()


def versions(book: Book) -> list[int]:
    """Return of which version each card is, the families' first."""
    families = [int(card.name_en.split()[-1]) for card in book.catalogue.families()]
    return families + [card.price_minor - 2_000 for card in book.catalogue.all_items()]


def require_old_or_new(folder: Path, seed: int, version: int, parts: int) -> Book:
    """Open what was left behind: its version is the old one, and each of its cards old or new."""
    book = opened(folder, seed)
    assert book.catalogue.version == version
    found = versions(book)
    assert len(found) == FAMILIES + ITEMS
    assert set(found) == {version, version + 1}, parts
    assert verify(book.connection, public=book.key.public).faults == ()
    return book


def test_a_till_that_is_killed_while_it_takes_cards_in_catches_up(tmp_path: Path) -> None:
    for parts in range(1, PARTS + 1):
        feed_and_kill(tmp_path, 2 * parts, parts)
        require_old_or_new(tmp_path, 2 * parts + 1, 1, parts).close()
    book = opened(tmp_path, 0)
    book.catalogue.apply_beside(cards_of(2))
    assert set(versions(book)) == {book.catalogue.version} == {2}
    till = Till(book)
    till.open_shift()
    till.sell(book.catalogue.all_items()[0].code)
    book.close()


def test_canary_a_version_that_is_written_before_its_cards_is_noticed(tmp_path: Path) -> None:
    feed_and_kill(tmp_path, 0, 2, "hasty")
    with pytest.raises(AssertionError):
        require_old_or_new(tmp_path, 1, 1, 2)
