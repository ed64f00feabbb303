"""The walls of the journal: what is in it cannot be changed, removed, replaced or skipped; and an altered table is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import NewerBook
from pos.domain.facts import Sale
from pos.domain.troubles import BookDamaged
from pos.ledger import schema
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.schema import GUARDED, STEPS, missing_guards, prepare, require_schema, schema_hash
from tests.builders import an_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Till

BODY, HASH = b"{}", bytes(32)


@pytest.fixture
def book(till: Till) -> sqlite3.Connection:
    """A book with sales, a refund, paper and a signed head, through a connection without the authorizer."""
    sold = till.sell()
    assert isinstance(sold.fact, Sale)
    till.undoing.refund(sold.fact.number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    till.book.sign_head()
    till.book.connection.set_authorizer(None)
    return till.book.connection


def content(connection: sqlite3.Connection) -> list[Any]:
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in GUARDED]


ATTACKS = [
    *[f"DELETE FROM {table}" for table in GUARDED if table != "base"],
    "UPDATE fact SET body = x'00'",
    "UPDATE fact SET place = place + 100",
    "UPDATE posting SET amount_minor = amount_minor + 1",
    "UPDATE move SET quantity = 0",
    "UPDATE paper SET place = 1",
    "UPDATE undone SET place = 1",
    "UPDATE signed_head SET signature = zeroblob(64)",
    "UPDATE account SET name = 'cache' WHERE code = 1",
    "UPDATE way SET name = 'gone' WHERE code = 1",
    "REPLACE INTO fact SELECT place, epoch, seq, id, first, kind, hash, x'00' FROM fact WHERE place = 1",
    "REPLACE INTO signed_head SELECT place, zeroblob(64) FROM signed_head",
    "REPLACE INTO account VALUES (1, 'cache')",
    "REPLACE INTO paper VALUES (1, 1)",
    "INSERT OR IGNORE INTO fact SELECT * FROM fact WHERE place = 1",
    "INSERT OR REPLACE INTO fact SELECT * FROM fact WHERE place = 2",
    "INSERT INTO posting SELECT 1, account, amount_minor, family, rate_bp FROM posting LIMIT 1",
    "INSERT INTO move SELECT 1, item, way, quantity FROM move LIMIT 1",
    "INSERT INTO base VALUES (0, 0, 0, zeroblob(32), x'')",
    "INSERT INTO posting SELECT max(place), 99, 1, '', 0 FROM fact",
]


@pytest.mark.parametrize("statement", ATTACKS)
def test_what_is_recorded_stays_as_it_is(book: sqlite3.Connection, statement: str) -> None:
    before = content(book)
    with pytest.raises(sqlite3.IntegrityError):
        book.execute(statement)
    assert content(book) == before


@pytest.mark.parametrize("statement", [statement for statement in ATTACKS if "INTO fact" in statement])
def test_facts_are_not_even_replaced_where_sqlite_does_not_ask_the_delete_guard(
    book: sqlite3.Connection, statement: str
) -> None:
    book.execute("PRAGMA recursive_triggers=0")
    before = content(book)
    with pytest.raises(sqlite3.IntegrityError):
        book.execute(statement)
    assert content(book) == before


def test_an_epoch_may_leap_over_those_that_a_lost_book_had(book: sqlite3.Connection) -> None:
    book.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (5, 4, 1, an_id(99).bytes, None, "x", HASH, BODY))
    assert book.execute("SELECT max(epoch) FROM fact").fetchone() == (4,)


def test_a_book_of_version_1_gets_the_guard_that_lets_epochs_leap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect(tmp_path / "old.db")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "SCHEMA_HASHES", {})
        prepare(connection, STEPS[:1])
    connection.execute("DROP TRIGGER fact_no_gap")
    connection.execute("CREATE TRIGGER fact_no_gap BEFORE INSERT ON fact BEGIN SELECT RAISE(ABORT, 'as it was'); END")
    prepare(connection)
    assert missing_guards(connection) == []
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    connection.close()


@pytest.mark.parametrize(
    ("place", "epoch", "seq"),
    [(0, 1, 6), (2, 1, 2), (9, 1, 9), (5, 1, 6), (5, 1, 4), (5, 2, 2), (5, 0, 1), (5, 2, 5), (-1, 1, 5)],
)
def test_numbers_have_no_gaps_and_no_seconds(book: sqlite3.Connection, place: int, epoch: int, seq: int) -> None:
    row = (place, epoch, seq, an_id(99).bytes, None, "sale", HASH, BODY)
    for verb in ("INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE"):
        with pytest.raises(sqlite3.IntegrityError):
            book.execute(f"{verb} INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


@pytest.mark.parametrize(("epoch", "seq"), [(1, 5), (2, 1)])
def test_the_next_number_and_the_next_life_are_let_in(book: sqlite3.Connection, epoch: int, seq: int) -> None:
    assert book.execute("SELECT max(place) FROM fact").fetchone() == (4,)
    row = (5, epoch, seq, an_id(99).bytes, None, "sale", HASH, BODY)
    book.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def test_an_id_stands_once_and_is_said_again_only_with_its_first_place(book: sqlite3.Connection) -> None:
    (known,) = book.execute("SELECT id FROM fact WHERE place = 3").fetchone()
    with pytest.raises(sqlite3.IntegrityError):
        book.execute("INSERT INTO fact VALUES (5, 2, 1, ?, NULL, 'sale', ?, ?)", (known, HASH, BODY))
    book.execute("INSERT INTO fact VALUES (5, 2, 1, ?, 3, 'sale', ?, ?)", (known, HASH, BODY))
    with pytest.raises(sqlite3.IntegrityError):
        book.execute("INSERT INTO fact VALUES (6, 2, 2, ?, 3, 'sale', ?, ?)", (known, HASH, BODY))


@pytest.mark.parametrize(
    "row",
    [
        (5, 1, 5, b"short", None, "sale", HASH, BODY),
        (5, 1, 5, an_id(99).bytes, None, "sale", b"short", BODY),
        (5, 1, 5, an_id(99).bytes, None, "sale", HASH, "text"),
        (5, 1, 5, an_id(99).bytes, None, None, HASH, BODY),
        (5, 1, "five", an_id(99).bytes, None, "sale", HASH, BODY),
    ],
)
def test_tables_are_strict(book: sqlite3.Connection, row: tuple[Any, ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        book.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def test_every_table_of_ours_is_strict(book: sqlite3.Connection) -> None:
    tables = book.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    assert [name for name, strict in tables if not strict and not name.startswith(("sqlite_", "_sqlite"))] == []


# -- canaries: each wall is needed -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guard", "statement"),
    [
        ("fact_no_update", "UPDATE fact SET kind = 'gift'"),
        ("fact_no_delete", "DELETE FROM fact WHERE place = 4"),
        ("fact_no_replace", "INSERT OR IGNORE INTO fact SELECT * FROM fact WHERE place = 1"),
        ("fact_no_gap", "INSERT INTO fact VALUES (900, 1, 900, randomblob(16), NULL, 'sale', zeroblob(32), x'00')"),
        ("posting_no_update", "UPDATE posting SET amount_minor = 0"),
        (
            "posting_with_fact",
            "INSERT INTO posting SELECT 1, account, amount_minor, family, rate_bp FROM posting LIMIT 1",
        ),
        ("move_with_fact", "INSERT INTO move SELECT 1, item, way, quantity FROM move LIMIT 1"),
        ("base_first", "INSERT INTO base VALUES (0, 0, 0, zeroblob(32), x'')"),
    ],
)
def test_without_a_guard_the_attack_succeeds_and_the_missing_guard_is_named(
    book: sqlite3.Connection, guard: str, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        book.execute(statement)
    book.execute(f"DROP TRIGGER {guard}")
    book.execute("PRAGMA foreign_keys=0")
    book.execute(statement)
    assert missing_guards(book) == [guard]
    with pytest.raises(BookDamaged, match=guard):
        require_schema(book)


# -- opening ------------------------------------------------------------------------------------------------------------


def test_a_fresh_book_has_the_schema_that_this_version_expects(tmp_path: Path) -> None:
    connection = connect(tmp_path / "book.db")
    prepare(connection)
    assert schema_hash(connection) == schema.SCHEMA_HASHES[len(STEPS)]
    prepare(connection)  # a second start finds everything as it is
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE fact ADD COLUMN note TEXT",
        "DROP INDEX fact_kind",
        "DROP VIEW ledger",
        "CREATE TABLE extra (x)",
        "CREATE TRIGGER quiet AFTER INSERT ON fact BEGIN DELETE FROM draft; END",
        "CREATE TEMP TABLE only_here (x)",
    ],
)
def test_a_table_that_somebody_altered_is_noticed(book: sqlite3.Connection, statement: str) -> None:
    book.execute(statement)
    if "TEMP" in statement:
        require_schema(book)
        return
    with pytest.raises(BookDamaged, match="altered"):
        require_schema(book)


def test_canary_without_the_hash_over_the_tables_an_altered_one_is_not_noticed(
    book: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.execute("CREATE TRIGGER quiet AFTER INSERT ON fact BEGIN DELETE FROM draft; END")
    monkeypatch.setattr(schema, "SCHEMA_HASHES", {})
    require_schema(book)


def test_a_guard_that_only_pretends_is_noticed(book: sqlite3.Connection) -> None:
    book.execute("DROP TRIGGER fact_no_delete")
    book.execute("CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT 1; END")
    assert missing_guards(book) == ["fact_no_delete"]


def test_transform_of_sqlite_utils_drops_the_guards_and_is_noticed(book: sqlite3.Connection) -> None:
    from sqlite_utils import Database

    book.execute("PRAGMA foreign_keys=0")
    database = Database(book, execute_plugins=False)
    database.execute("DROP VIEW ledger")
    database.table("posting").transform(not_null={"family"})
    assert "posting_no_update" in missing_guards(book)
    with pytest.raises(BookDamaged):
        require_schema(book)


def test_a_book_of_a_newer_amana_is_left_alone(book: sqlite3.Connection) -> None:
    book.execute("PRAGMA user_version=7")
    with pytest.raises(NewerBook) as refused:
        prepare(book)
    assert refused.value == NewerBook(7, len(STEPS))


# -- migrations ---------------------------------------------------------------------------------------------------------


def add_note(connection: sqlite3.Connection) -> None:
    """A step of a version to come: it rebuilds a guarded table, as migrations do, and so loses its triggers."""
    connection.execute("CREATE TABLE paper_new (serial INTEGER PRIMARY KEY, place INTEGER NOT NULL, note TEXT) STRICT")
    connection.execute("INSERT INTO paper_new SELECT serial, place, NULL FROM paper")
    connection.execute("DROP TABLE paper")
    connection.execute("ALTER TABLE paper_new RENAME TO paper")


def fail_late(connection: sqlite3.Connection) -> None:
    add_note(connection)
    raise KeyboardInterrupt


def test_a_step_that_rebuilds_a_table_gets_its_guards_again(book: sqlite3.Connection) -> None:
    before = book.execute("SELECT serial, place FROM paper").fetchall()
    prepare(book, (*STEPS, add_note))
    assert missing_guards(book) == []
    assert book.execute("SELECT serial, place FROM paper").fetchall() == before
    assert book.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)


def test_a_step_that_is_interrupted_leaves_the_book_as_it_was_and_is_done_at_the_next_start(
    book: sqlite3.Connection,
) -> None:
    before = schema_hash(book)
    with pytest.raises(KeyboardInterrupt):
        prepare(book, (*STEPS, fail_late))
    assert (schema_hash(book), book.execute("PRAGMA user_version").fetchone()) == (before, (len(STEPS),))
    fail_late_done: tuple[Callable[[sqlite3.Connection], None], ...] = (*STEPS, add_note)
    prepare(book, fail_late_done)
    assert book.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)


def test_guards_that_a_kill_left_out_after_a_step_are_made_at_the_next_start(book: sqlite3.Connection) -> None:
    from sqlite_utils import Database, Migrations

    migrations = Migrations("book")

    @migrations(name=f"{len(STEPS) + 1:03d}_add_note")
    def step(database: Database) -> None:
        add_note(database.conn)

    migrations.apply(Database(book, execute_plugins=False))
    assert missing_guards(book) == ["paper_no_update", "paper_no_delete", "paper_no_replace"]
    prepare(book, (*STEPS, add_note))
    assert missing_guards(book) == []


def test_canary_without_the_guards_made_again_a_migration_leaves_the_book_open_to_changes(
    book: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "ensure_guards", lambda _: None)
    with pytest.raises(BookDamaged, match="paper_no_update"):
        prepare(book, (*STEPS, add_note))
    assert missing_guards(book) == ["paper_no_update", "paper_no_delete", "paper_no_replace"]
