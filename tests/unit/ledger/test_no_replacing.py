"""What is recorded is walled against whoever opens a till's book with SQLite as it comes, where REPLACE asks no delete guard."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Sale
from pos.domain.troubles import BookDamaged
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.schema import GUARDED, guards, missing_guards, require_schema
from tests.older_books import make_older
from tests.replacing import VERBS, replacements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.builders import Till

# The guard that refuses it, the table, and a row that would take the place of another.
ATTACKS = [
    ("fact_no_replace", "fact", "SELECT place, epoch, seq, id, first, kind, hash, x'00' FROM fact WHERE place = 3"),
    ("fact_again_no_replace", "fact", "SELECT 6, 2, 2, id, first, kind, hash, x'00' FROM fact WHERE place = 5"),
    (
        *("posting_no_replace", "posting"),
        "(rowid, place, account, amount_minor, family, rate_bp) SELECT 1, max(place), 1, 5, '', 0 FROM fact",
    ),
    ("move_no_replace", "move", "(rowid, place, item, way, quantity) SELECT 1, max(place), 'x', 1, 9 FROM fact"),
    ("paper_no_replace", "paper", "SELECT serial, 1 FROM paper"),
    ("undone_no_replace", "undone", "SELECT of, place FROM undone"),
    ("signed_head_no_replace", "signed_head", "SELECT place, zeroblob(64) FROM signed_head"),
    ("account_no_replace", "account", "VALUES (1, 'nothing')"),
    ("account_no_replace", "account", "SELECT 99, name FROM account WHERE code = 1"),
    ("way_no_replace", "way", "VALUES (1, 'nowhere')"),
    ("way_no_replace", "way", "SELECT 99, name FROM way WHERE code = 1"),
]
NEW_IN_5 = set(guards(5)) - set(guards(4))


@pytest.fixture
def foreign(till: Till) -> Iterator[sqlite3.Connection]:
    """A plain connection to a book in which each table has rows, one fact of them said again in a second life."""
    sold = till.sell()
    assert isinstance(sold.fact, Sale)
    till.undoing.refund(sold.fact.number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.book.sign_head()
    with closing(sqlite3.connect(till.book.path, isolation_level=None)) as plain:
        assert plain.execute("PRAGMA recursive_triggers").fetchone() == (0,), "as SQLite comes"
        plain.execute("INSERT INTO fact SELECT 5, 2, 1, id, place, kind, hash, body FROM fact WHERE place = 3")
        yield plain


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in GUARDED}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(("guard", "table", "row"), ATTACKS)
def test_no_row_is_replaced_by_a_foreign_program(
    foreign: sqlite3.Connection, verb: str, guard: str, table: str, row: str
) -> None:
    before = content(foreign)
    assert before[table], "there is something to replace"
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
        foreign.execute(f"{verb} INTO {table} {row}")
    assert content(foreign) == before
    assert guard in guards(5)


@pytest.mark.parametrize(("guard", "table", "row"), ATTACKS)
def test_without_its_guard_the_row_is_replaced_and_the_missing_guard_is_named(
    foreign: sqlite3.Connection, guard: str, table: str, row: str
) -> None:
    before = content(foreign)
    foreign.execute(f"DROP TRIGGER {guard}")
    foreign.execute(f"REPLACE INTO {table} {row}")
    after = content(foreign)
    assert [each for each in GUARDED if set(before[each]) - set(after[each])] == [table][: table != "undone"]
    assert missing_guards(foreign) == [guard]
    with pytest.raises(BookDamaged, match=guard):
        require_schema(foreign)


@pytest.mark.parametrize(("guard", "table", "row"), [attack for attack in ATTACKS if attack[0] in NEW_IN_5])
def test_canary_a_book_of_version_4_let_it_be_replaced(
    foreign: sqlite3.Connection, guard: str, table: str, row: str
) -> None:
    make_older(foreign, 4)
    foreign.execute(f"REPLACE INTO {table} {row}")
    assert guard not in guards(4)
    require_schema(foreign)  # it has all that a book of version 4 has


@pytest.mark.parametrize("table", [table for table in GUARDED if table != "base"])
def test_every_key_of_a_guarded_table_is_walled(foreign: sqlite3.Connection, table: str) -> None:
    before = content(foreign)
    for statement in replacements(foreign, table):
        with pytest.raises(sqlite3.IntegrityError):
            foreign.execute(statement)
    assert content(foreign) == before


def test_a_row_that_a_stranger_numbered_below_zero_stops_no_sale(till: Till) -> None:
    """Before our own rows are given their number, SQLite calls it -1."""
    till.sell()
    with closing(sqlite3.connect(till.book.path, isolation_level=None)) as plain:
        for table in ("posting", "move"):
            columns = ", ".join(row[1] for row in plain.execute(f"PRAGMA table_info({table})"))
            last = f"SELECT -1, {columns} FROM {table} ORDER BY rowid DESC LIMIT 1"
            plain.execute(f"INSERT INTO {table} (rowid, {columns}) {last}")
    assert isinstance(till.sell().fact, Sale)


def test_our_own_connection_is_refused_too(till: Till) -> None:
    till.sell()
    with closing(connect(till.book.path)) as own, pytest.raises(sqlite3.IntegrityError, match="paper is append-only"):
        own.execute("INSERT OR IGNORE INTO paper SELECT * FROM paper")
