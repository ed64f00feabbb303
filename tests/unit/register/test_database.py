"""The database is held so that a commit is a commit, and its steps agree with the tables."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text

from pos.domain.errors import NewerBook, OldSqlite
from pos.domain.troubles import BookDamaged, DiskFull
from pos.register import database as module
from pos.register.database import PRAGMAS, Database, insert_many
from pos.register.migrations import LAST, upgrade
from pos.register.tables import META, METADATA, STOCK_MOVE
from tests import stores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'register.db'}")
    upgrade(opened)
    yield opened
    opened.close()


def test_the_steps_lead_to_the_tables(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")).all()
    made: dict[str, str] = {row.name: " ".join(row.sql.split()) for row in rows}
    for name, table in METADATA.tables.items():
        assert made[name].endswith("WITHOUT ROWID, STRICT") or table.dialect_options["sqlite"]["with_rowid"]
        assert "STRICT" in made[name]


def test_the_steps_lead_to_the_tables_on_either_database(tmp_path: Path) -> None:
    opened = Database(stores.current().address(tmp_path / "either.db"))
    upgrade(opened)
    with opened.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    opened.close()


def test_moves_of_stock_survive_the_step_to_their_new_key(tmp_path: Path) -> None:
    opened = Database(stores.current().address(tmp_path / "either.db"))
    rows = [("B1", "T01", 1, seq, n, f"2000{n}", "sold", seq + n) for seq in (2, 1) for n in (1, 0)]
    upgrade(opened, "0005")
    with opened.writing() as connection:
        insert_many(connection, STOCK_MOVE, rows)
    upgrade(opened)
    with opened.reading() as connection:
        assert sorted(tuple(row) for row in connection.execute(select(STOCK_MOVE))) == sorted(rows)
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        key = inspect(connection).get_pk_constraint("stock_move")["constrained_columns"]
    opened.close()
    assert key == [column.name for column in STOCK_MOVE.primary_key]


def test_a_second_upgrade_changes_nothing(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(insert(META), [{"key": "kept", "value": "yes"}])
    upgrade(database)
    with database.reading() as connection:
        assert connection.execute(select(META.c.value)).scalar_one() == "yes"


def test_a_newer_database_is_left_alone(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    with pytest.raises(NewerBook) as refused:
        upgrade(database)
    assert (refused.value.version, refused.value.known) == (99, int(LAST))


def test_an_upgrade_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Database(f"sqlite:///{tmp_path / 'fresh.db'}")
    with monkeypatch.context() as patch:
        from alembic import op

        def fail(*_: object, **__: object) -> None:
            raise RuntimeError("the power went")

        patch.setattr(op, "create_index", fail)
        with pytest.raises(RuntimeError):
            upgrade(fresh)
    with fresh.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_schema")).scalar_one() == 0
    upgrade(fresh)
    fresh.close()


@pytest.mark.parametrize(("name", "wanted"), PRAGMAS.items())
def test_every_connection_keeps_every_pragma(database: Database, name: str, wanted: object) -> None:
    with database.reading() as connection:
        assert connection.execute(text(f"PRAGMA {name}")).scalar_one() == wanted
    with database.writing() as connection:
        assert connection.execute(text(f"PRAGMA {name}")).scalar_one() == wanted


def test_a_pragma_that_does_not_hold_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.PRAGMAS, "journal_mode", "wal2")
    opened = Database(f"sqlite:///{tmp_path / 'register.db'}")
    with pytest.raises(BookDamaged), opened.reading():
        pass
    opened.close()


def test_an_unsafe_sqlite_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def old() -> None:
        raise OldSqlite("3.40.1", "3.51.3")

    monkeypatch.setattr(module, "require_safe", old)
    with pytest.raises(OldSqlite):
        Database(f"sqlite:///{tmp_path / 'register.db'}")


def test_all_of_a_block_is_written_or_nothing(database: Database) -> None:
    def interrupted() -> None:
        with database.writing() as connection:
            connection.execute(insert(META), [{"key": "half", "value": "x"}])
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    with database.reading() as connection:
        assert connection.execute(select(META)).all() == []


def test_writers_stand_in_line_and_readers_do_not_wait(database: Database) -> None:
    inside = threading.Event()
    leave = threading.Event()
    seen: list[int] = []

    def hold() -> None:
        with database.writing() as connection:
            connection.execute(insert(META), [{"key": "one", "value": "x"}])
            inside.set()
            leave.wait(10)

    def follow() -> None:
        with database.writing() as connection:
            seen.append(len(connection.execute(select(META)).all()))

    first, second = threading.Thread(target=hold), threading.Thread(target=follow)
    first.start()
    inside.wait(10)
    second.start()
    with database.reading() as connection:
        assert connection.execute(select(META)).all() == []
    leave.set()
    first.join()
    second.join()
    assert seen == [1]


def test_a_full_disk_is_a_trouble_and_nothing_is_written(database: Database) -> None:
    def overfill() -> None:
        with database.writing() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            connection.execute(insert(META), [{"key": "large", "value": "x" * 100_000}])

    with pytest.raises(DiskFull):
        overfill()
    with database.reading() as connection:
        assert connection.execute(select(META)).all() == []


def test_a_file_that_is_no_database_is_a_trouble(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(b"not a database at all" * 100)
    opened = Database(f"sqlite:///{path}")
    with pytest.raises(BookDamaged):
        upgrade(opened)
    opened.close()


@pytest.mark.on_sqlite
def test_the_one_writer_keeps_its_pages_and_carries_the_log_over_less_often(database: Database) -> None:
    for _ in range(2):
        with database.writing() as connection:
            for name, wanted in module.WRITER_PRAGMAS.items():
                assert connection.execute(text(f"PRAGMA {name}")).scalar_one() == wanted
