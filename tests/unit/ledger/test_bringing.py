"""A book for an empty machine is found among copies and mirrors, wherever on a stick they lie, and brings all they have."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import DamagedMessage
from pos.domain.ways import NoBookOf, NoBooksThere
from pos.ledger.backup import Backup, back_up
from pos.ledger.book import Book
from pos.ledger.bringing import FoundBook, books_in, bring_book
from pos.ledger.mirror import Mirror
from tests.builders import Till, surroundings
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path


def copied(till: Till, place: Path) -> Backup:
    place.mkdir(parents=True, exist_ok=True)
    with closing(till.book.reader()) as reader:
        return back_up(reader, place, device="T01", key=till.book.key, now=NOON)


def mirrored(till: Till, place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    Mirror(place, till.book.folder, "T01", till.book.reader).catch_up()


def test_the_newest_copy_is_found_in_a_folder_of_the_stick(till: Till, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    till.sell()
    copied(till, stick / "monday")
    till.sell()
    newest = copied(till, stick / "tuesday")
    (stick / "notes.json").write_text("{}")
    assert books_in(stick) == (FoundBook("T01", newest, None),)


def test_what_the_mirror_has_beyond_the_copy_comes_along(till: Till, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    till.sell()
    copied(till, stick)
    last = till.sell()
    mirrored(till, stick / "mirror")
    assert bring_book(stick, tmp_path / "new", "T01").from_mirror == 1
    with closing(Book(tmp_path / "new", "T01", surroundings(5))) as book:
        assert book.journal.last_sale() == last


def test_a_mirror_alone_is_enough(till: Till, tmp_path: Path) -> None:
    last = till.sell()
    mirrored(till, tmp_path / "stick")
    assert books_in(tmp_path / "stick") == (FoundBook("T01", None, tmp_path / "stick"),)
    bring_book(tmp_path / "stick", tmp_path / "new", "T01")
    with closing(Book(tmp_path / "new", "T01", surroundings(5))) as book:
        assert book.journal.last_sale() == last


def test_where_there_is_none_or_anothers_nothing_is_made(till: Till, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(NoBooksThere, match="stick"):
        bring_book(stick, tmp_path / "new", "T01")
    copied(till, stick)
    with pytest.raises(NoBookOf, match="T02"):
        bring_book(stick, tmp_path / "new", "T02")
    assert not (tmp_path / "new").exists()


def test_a_copy_that_was_altered_is_refused(till: Till, tmp_path: Path) -> None:
    copy = copied(till, tmp_path / "stick")
    content = bytearray(copy.path.read_bytes())
    content[len(content) // 2] ^= 1
    copy.path.write_bytes(content)
    with pytest.raises(DamagedMessage):
        bring_book(tmp_path / "stick", tmp_path / "new", "T01")
