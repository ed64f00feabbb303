"""One process per book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged
from pos.ledger.lock import FILE, BookLock, sole_use
from pos.ledger.salvage import rebuild, salvage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def test_the_right_to_write_is_one_holders(tmp_path: Path) -> None:
    lock = BookLock(tmp_path / "book")
    lock.acquire()
    assert (tmp_path / "book" / FILE).exists()
    with pytest.raises(BookInUse):
        BookLock(tmp_path / "book").acquire()
    lock.release()
    with sole_use(tmp_path / "book"), pytest.raises(BookInUse):
        BookLock(tmp_path / "book").acquire()
    lock.acquire()
    lock.release()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BookDamaged):
        BookLock(tmp_path / "file").acquire()


def test_nobody_salvages_or_rebuilds_a_book_that_is_open(till: Till, tmp_path: Path) -> None:
    with pytest.raises(BookInUse):
        salvage(till.book.folder, "T01")
    with pytest.raises(BookInUse):
        rebuild(till.book.folder, "T01", tmp_path)
