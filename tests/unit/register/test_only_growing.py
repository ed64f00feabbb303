"""What only grows is walled against whoever opens the register's file with SQLite as it comes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pos.register.tables import FACT
from tests.replacing import replacements
from tests.unit.register.rehearsal import ADMIN, on_sqlite, open_register
from tests.unit.register.settling import CODE, FIRST, Office, day, take_in
from tests.unit.register.test_settled import PROVISIONAL, STRANGER, enrol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONLY_GROWING = (
    *("fact", "seen", "settled_stretch", "left_out", "paid_line", "payout_reversal"),
    *("paper_check", "trail", "family_change"),
)


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to a register in which each of those tables has rows."""
    register = open_register(tmp_path / "grown.db")
    office = Office(register)
    take_in(register, day("T01", (FIRST, STRANGER)), day("T02", (FIRST,)))
    number = office.approve(office.draft().number).number
    office.pay(number, FIRST)
    office.reverse(number, FIRST)
    enrol(office, STRANGER)
    office.approve(office.draft(PROVISIONAL).number)
    (report, *_) = register.papers.reports(ADMIN, CODE, "T01")
    register.papers.check(ADMIN, CODE, device="T01", epoch=report.epoch, seq=report.seq, said=report.held)
    register.close()
    with closing(sqlite3.connect(tmp_path / "grown.db", isolation_level=None)) as plain:
        assert plain.execute("PRAGMA recursive_triggers").fetchone() == (0,), "as SQLite comes"
        yield plain


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


@on_sqlite
@pytest.mark.parametrize("table", ONLY_GROWING)
def test_no_row_is_replaced_by_another_of_the_same_key(foreign: sqlite3.Connection, table: str) -> None:
    before = rows(foreign, table)
    assert before, "there is something to replace"
    for statement in replacements(foreign, table):
        with pytest.raises(sqlite3.IntegrityError):
            foreign.execute(statement)
    assert rows(foreign, table) == before


@on_sqlite
def test_no_fact_is_replaced_by_its_row_number(foreign: sqlite3.Connection) -> None:
    before = rows(foreign, "fact")
    names = ", ".join(column.name for column in FACT.columns)
    others = ", ".join("seq + 1000" if column.name == "seq" else column.name for column in FACT.columns)
    with pytest.raises(sqlite3.IntegrityError):
        foreign.execute(f"REPLACE INTO fact (rowid, {names}) SELECT rowid, {others} FROM fact LIMIT 1")
    assert rows(foreign, "fact") == before


@on_sqlite
@pytest.mark.parametrize("table", ONLY_GROWING)
def test_the_wall_is_what_refuses_it(foreign: sqlite3.Connection, table: str) -> None:
    """The canary: without it, REPLACE takes a row away and no other trigger hears of it."""
    for (name,) in foreign.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall():
        if "_no_replace_" in name or "_rule_" in name:
            foreign.execute(f"DROP TRIGGER {name}")
    foreign.execute("PRAGMA ignore_check_constraints = 1")
    foreign.execute(f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


@on_sqlite
def test_every_table_that_only_grows_is_among_them(foreign: sqlite3.Connection) -> None:
    walled = foreign.execute(
        "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE name LIKE '%\\_no\\_delete' ESCAPE '\\'"
    )
    assert {name for (name,) in walled} == set(ONLY_GROWING)
