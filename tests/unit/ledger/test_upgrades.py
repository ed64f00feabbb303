"""A till's book of an earlier Amana opens in this one: with every row, every guard, and the next sale."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Sale
from pos.ledger.backup import back_up
from pos.ledger.connection import connect
from pos.ledger.restoring import restore
from pos.ledger.schema import GUARDED, STEPS, missing_guards, require_schema, schema_hash
from pos.ledger.verify import verify
from tests.builders import Till, a_book, surroundings
from tests.fakes import NOON
from tests.older_books import OLDER, make_older

if TYPE_CHECKING:
    from pos.ledger.driver import sqlite3

ROWS = (*GUARDED, "family", "item", "person", "draft")

DERIVED = ("posting", "move", "paper", "undone")


def fill(till: Till) -> None:
    """Sell, take back, undo, hold, and sign."""
    sold = [till.sell().fact for _ in range(4)]
    assert isinstance(sold[0], Sale)
    assert isinstance(sold[1], Sale)
    till.undoing.refund(sold[0].number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.undoing.void(sold[1].number, by="C1", reason="twice", approved_by="L1")
    till.book.sign_head()


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in ROWS}


@pytest.mark.parametrize("version", OLDER)
def test_a_filled_book_of_an_earlier_version_opens_with_every_row_and_every_guard(till: Till, version: int) -> None:
    fill(till)
    path = till.book.path
    till.book.close()
    with closing(connect(path)) as connection:
        make_older(connection, version)
        before = content(connection)
        assert all(before[table] for table in ROWS if table not in {"base", "draft"})
    book = a_book(path.parent, around=surroundings(2))
    with closing(connect(path)) as connection:
        after = content(connection)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert missing_guards(connection) == []
        require_schema(connection)
        assert after == before
    assert verify(book.connection, public=book.key.public).faults == ()
    sold = Till(book).sell()
    assert book.journal.by_id(sold.stamp.id) == sold
    book.close()


@pytest.mark.parametrize("version", OLDER)
def test_a_copy_of_an_earlier_version_is_whole_as_it_is_and_restores(till: Till, tmp_path: Path, version: int) -> None:
    fill(till)
    path, key = till.book.path, till.book.key
    till.book.close()
    with closing(connect(path)) as connection:
        make_older(connection, version)
        before, was = content(connection), schema_hash(connection)
        copy = back_up(connection, tmp_path / "copies", device="T01", key=key, now=NOON)
    with closing(connect(Path(copyfile(copy.path, tmp_path / "looked at.db")))) as connection:
        assert verify(connection).faults == (), "a wall that came later is not missing in it"
        assert (content(connection), schema_hash(connection)) == (before, was)
    restore(copy, tmp_path / "new")
    book = a_book(tmp_path / "new", around=surroundings(2))
    assert missing_guards(book.connection) == []
    after = content(book.connection)
    assert [after[table] for table in DERIVED] == [before[table] for table in DERIVED]
    book.close()
