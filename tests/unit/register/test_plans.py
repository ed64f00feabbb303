"""What is read all day is read through an index in its order, on both databases, however large a bazaar grows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, inspect, select, text

from pos.domain.identity import family_number
from pos.domain.ledger_reports import Trace
from pos.register import trace_order
from pos.register.database import Database, insert_many
from pos.register.extents import extents_of
from pos.register.migrations import upgrade
from pos.register.reconciling import projected
from pos.register.tables import FACT, POSTING, STOCK_MOVE
from tests import stores
from tests.unit.register.arrivals import morning
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, FIRST_DAY
from tests.unit.register.settling import Office, both, day, settled_lines, take_in
from tests.unit.register.test_settled import enrol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from pos.register.register import Register

FAMILY_INDEX = ["bazaar", "family", "claim", "rate_bp", "device", "epoch", "seq", "n", "amount_minor"]
KIND_INDEX = ["bazaar", "kind", "device", "epoch", "seq"]
TIME_INDEX = ["bazaar", "at", "device", "epoch", "seq", "kind"]


@contextmanager
def planned(register: Register, *, begin: tuple[str, ...] = ("SELECT", "WITH")) -> Iterator[list[str]]:
    """Collect the database's own plan of every question, in one line each; small tables are treated as large ones.

    Args:
        register: whose database it is.
        begin: how the statements begin; those that write are planned before they do.
    """
    plans: list[str] = []
    explain = "EXPLAIN QUERY PLAN " if register.database.is_sqlite else "EXPLAIN "

    def ask(connection: Connection, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith(begin):
            cursor = connection.connection.driver_connection.cursor()  # type: ignore[union-attr]  # it is held
            if not register.database.is_sqlite:
                cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(explain + statement, parameters)
            plans.append("; ".join(str(row[-1]).strip() for row in cursor.fetchall()))

    engines = {register.database.engine, register.database._writer}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", ask)
    yield plans
    for engine in engines:
        event.remove(engine, "before_cursor_execute", ask)


def require(plans: list[str], *words: str) -> None:
    assert plans
    for plan in plans:
        missing = [word for word in words if word not in plan]
        assert not missing, plan


def test_shifts_are_found_without_reading_the_sales_between_them(register: Register) -> None:
    both(register)
    with planned(register) as plans, register.database.reading() as connection:
        found = list(projected(connection, BAZAAR.code, "shift_opened", "shift_closed"))
    assert [device for device, _ in found] == ["T01", "T01", "T02", "T02"]
    assert b'"kind":"shift_opened"' in found[0][1]
    require(plans, "fact_kind")
    assert not [plan for plan in plans if "Sort" in plan or "B-TREE" in plan]


def test_a_statement_finds_its_lines_in_the_index_alone(register: Register) -> None:
    both(register)
    with planned(register) as plans:
        register.statements.statement(ACCOUNTANT, BAZAAR.code, FAMILIES[0])
    lines = [plan for plan in plans if "posting_family" in plan]
    require(
        lines,
        "COVERING INDEX posting_family" if register.database.is_sqlite else "Index Only Scan using posting_family",
    )
    bodies = [plan for plan in plans if "fact" in plan]
    assert not [plan for plan in bodies if "SCAN fact" in plan or "Seq Scan on fact" in plan]


def test_what_was_left_out_is_found_before_the_first_of_it_is_settled(register: Register, office: Office) -> None:
    """Else PostgreSQL, which takes an empty table for a small one, looks through what it writes for each further line."""
    with planned(register, begin=("WITH waiting",)) as plans:
        leave_out_and_settle(register, office)
    writing = [plan for plan in plans if "GROUP BY" not in plan and "Group" not in plan]
    assert len(writing) == 2, "one for each run"
    require(writing, "USE TEMP B-TREE FOR ORDER BY" if register.database.is_sqlite else "Sort Key: waiting.seq")
    assert len(settled_lines(register)) == 3


def test_whether_a_line_that_was_left_out_waits_is_asked_by_keys(register: Register, office: Office) -> None:
    """And its claim is looked up from it: the ledger is not gone through, nor what is settled by line once more for each line."""
    with planned(register, begin=("WITH waiting",)) as plans:
        leave_out_and_settle(register, office)
    assert len(plans) >= 6, "two drafts, two approvals and what each of these settled"
    require(plans, "paid_line", "settled_stretch", *["CORRELATED SCALAR SUBQUERY"] * register.database.is_sqlite)
    assert not [plan for plan in plans if "Semi Join" in plan or "Anti Join" in plan or "posting_family" in plan]


def test_where_each_journal_is_settled_is_asked_once_for_all_that_is_left_out(
    register: Register, office: Office
) -> None:
    with planned(register, begin=("INSERT INTO left_out",)) as plans:
        leave_out_and_settle(register, office)
    require(plans, "posting_family")
    assert not [plan for plan in plans if "SubPlan" in plan or "CORRELATED" in plan]


def leave_out_and_settle(register: Register, office: Office) -> None:
    """Let a run leave a family without a card out, and the next one settle it."""
    stranger = family_number(756)
    take_in(register, day("T01", sold=(FAMILIES[0], stranger)), day("T02", sold=(stranger,)))
    office.approve(office.draft().number)
    enrol(office, stranger)
    office.approve(office.draft().number)


def test_how_far_journals_are_held_is_found_by_leaps(register: Register) -> None:
    both(register)
    with planned(register) as plans, register.database.reading() as connection:
        extents_of(connection, BAZAAR.code)
    require(plans, "device>?" if register.database.is_sqlite else "Index Only Scan")
    assert not [plan for plan in plans if "SCAN fact" in plan or "Seq Scan on fact" in plan]


def test_a_page_of_the_ledger_begins_where_the_one_before_it_ended(register: Register) -> None:
    both(register)
    for trace in (Trace(), Trace(accounts=("cash",)), Trace(source="facts")):
        first = register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace, "", 2)
        with planned(register) as plans:
            register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace, first.after, 2)
        pages = [plan for plan in plans if "fact_time" in plan]
        require(pages, "COVERING INDEX fact_time" if register.database.is_sqlite else "fact_time on fact")
        assert not [plan for plan in plans if "SCAN fact" in plan or "Seq Scan on" in plan or "SCAN posting" in plan]
        if (
            not register.database.is_sqlite
        ):  # which would take a span for a quarter of all facts, and join it with everything
            require([plan for plan in plans if "near" in plan], "CTE near; ->  Limit")


def test_the_rows_of_a_family_are_put_in_order_by_its_index_where_few_facts_have_any(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(register)
    monkeypatch.setattr(trace_order, "FACTS_WALKED", 1)
    with planned(register) as plans:
        register.tracing.entries(ACCOUNTANT, BAZAAR.code, Trace(family=FAMILIES[2]), "T01.1.1.0", 1)
    wanted = [plan for plan in plans if "wanted" in plan]
    assert len(wanted) == 1
    require(wanted, "posting_family")


@pytest.mark.parametrize(
    "trace",
    [
        Trace(hour="09"),
        Trace(mentions="T01-000001-1"),
        Trace(first_day=FIRST_DAY),
        Trace(accounts=("cash",), hour="09"),
    ],
    ids=("hour", "number", "day", "hour of an account"),
)
def test_each_fact_is_asked_once_before_its_rows_are_looked_up(register: Register, trace: Trace) -> None:
    """Asked with each row, a million of them took seconds with the first page."""
    both(register)
    with planned(register) as plans:
        register.tracing.entries(ACCOUNTANT, BAZAAR.code, trace, "", 2)
    rows = [plan for plan in plans if "posting" in plan]
    assert len([plan for plan in rows if "facts" in plan]) == 1 + (trace.first_day is not None), "sums, what was before"
    if register.database.is_sqlite:
        require(rows, "USING PRIMARY KEY (bazaar=? AND device=? AND epoch=? AND seq=?)")
    else:
        require(rows, "CTE Scan on", "posting_pkey")
    assert all("CTE facts" in plan or "near" in plan or "facts; SEARCH fact" in plan for plan in rows)


def test_a_database_of_an_older_amana_gets_the_indexes_and_keeps_its_rows(register: Register, tmp_path: Path) -> None:
    register.intake.take_in(morning().batch())
    with register.database.reading() as connection:
        before = all_rows(connection)
    older = Database(stores.current().address(tmp_path / "older.db"))
    upgrade(older, "0002")
    with older.writing() as connection:
        for table, found in before.items():
            insert_many(connection, table, found)
    upgrade(older)
    with older.reading() as connection:
        indexes = {
            index["name"]: index["column_names"]
            for table in ("posting", "fact")
            for index in inspect(connection).get_indexes(table)
        }
        after = all_rows(connection)
    older.close()
    assert (indexes["posting_family"], indexes["fact_kind"]) == (FAMILY_INDEX, KIND_INDEX)
    assert indexes["fact_time"] == TIME_INDEX
    assert after == before


def all_rows(connection: Connection) -> dict[Table, list[tuple[object, ...]]]:
    return {
        table: [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]
        for table in (FACT, POSTING, STOCK_MOVE)
    }


def test_a_plan_that_reads_everything_would_be_seen(register: Register) -> None:
    both(register)
    with planned(register) as plans, register.database.reading() as connection:
        connection.execute(text("SELECT body FROM fact WHERE received_at = 'x'"))
    with pytest.raises(AssertionError):
        require(plans, "fact_kind")
