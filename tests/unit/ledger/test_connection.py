"""The one door for writing: pragmas that hold, all or nothing, and errors that mean something."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import override

from pos.domain.errors import BookBusy, BookInUse
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger import connection as door
from pos.ledger.connection import PRAGMAS, connect, give_way, health_of, set_pragmas, writing
from pos.ledger.driver import sqlite3
from pos.ledger.health import Health
from tests.fakes import FaultyConnection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "book.db")
    connection.execute("CREATE TABLE note (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    yield connection
    connection.close()


def notes(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return connection.execute("SELECT n, text FROM note ORDER BY n").fetchall()


class Forgetful:
    """A connection to a SQLite that takes a setting without a word and does not keep it."""

    def __init__(self, real: sqlite3.Connection, name: str, value: object) -> None:
        self._real = real
        self._name = name
        self._value = value

    def execute(self, sql: str) -> Any:
        if sql == f"PRAGMA {self._name}":
            return self._real.execute("SELECT ?", (self._value,)) if self._value is not None else Empty()
        return self._real.execute(sql)


class Empty:
    """The answer to a pragma that this SQLite has never heard of."""

    def fetchone(self) -> None:
        return None


@pytest.mark.parametrize("name", PRAGMAS)
@pytest.mark.parametrize("value", ["other", None])
def test_a_pragma_that_does_not_hold_is_found_at_start(tmp_path: Path, name: str, value: object) -> None:
    real = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    connection: Any = Forgetful(real, name, value)
    with pytest.raises(BookDamaged, match=name):
        set_pragmas(connection)
    real.close()


def test_every_commit_is_synced_and_the_guards_cannot_be_passed_by_replacing(book: sqlite3.Connection) -> None:
    assert [book.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS] == list(PRAGMAS.values())
    assert PRAGMAS["journal_mode"] == "wal"
    assert PRAGMAS["synchronous"] == 2
    assert PRAGMAS["recursive_triggers"] == 1


def test_a_file_that_is_no_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    path.write_bytes(b"this is not a database, although it is long enough to be one" * 100)
    with pytest.raises(BookDamaged):
        connect(path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookDamaged):
        connect(tmp_path / "nowhere" / "book.db")


def test_a_block_is_committed_as_a_whole(book: sqlite3.Connection) -> None:
    with writing(book):
        book.execute("INSERT INTO note VALUES (1, 'a')")
        book.execute("INSERT INTO note VALUES (2, 'b')")
    assert notes(book) == [(1, "a"), (2, "b")]
    assert not book.in_transaction


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_block_that_fails_leaves_nothing(book: sqlite3.Connection, error: type[BaseException]) -> None:
    def fail() -> None:
        with writing(book):
            book.execute("INSERT INTO note VALUES (1, 'a')")
            raise error

    with pytest.raises(error):
        fail()
    assert notes(book) == []
    assert not book.in_transaction


def test_a_mistake_in_a_block_stays_itself_and_leaves_nothing(book: sqlite3.Connection) -> None:
    def insert_twice() -> None:
        with writing(book):
            book.executemany("INSERT INTO note VALUES (?, ?)", [(1, "a"), (1, "b")])

    with pytest.raises(sqlite3.IntegrityError):
        insert_twice()
    assert notes(book) == []
    assert health_of(book).stopped is None


@pytest.mark.parametrize("on", ["BEGIN", "INSERT", "COMMIT"])
@pytest.mark.parametrize(
    ("words", "trouble", "stops"),
    [
        ("database or disk is full", DiskFull, False),
        ("disk I/O error", BookDamaged, True),
        ("database is locked", BookInUse, False),
    ],
)
def test_trouble_is_told_by_its_kind_and_leaves_nothing(
    book: sqlite3.Connection, on: str, words: str, trouble: type[Exception], *, stops: bool
) -> None:
    faulty: Any = FaultyConnection(book)
    faulty.fail(words, on=on)

    def insert() -> None:
        with writing(faulty):
            faulty.execute("INSERT INTO note VALUES (1, 'a')")

    with pytest.raises(trouble):
        insert()
    assert notes(book) == []
    assert (health_of(book).stopped is not None) is stops
    faulty.heal()
    if stops:
        with pytest.raises(BookDamaged):
            insert()
    else:
        insert()


def test_a_real_full_disk_is_told_and_leaves_the_book_whole(book: sqlite3.Connection) -> None:
    (pages,) = book.execute("PRAGMA page_count").fetchone()
    book.execute(f"PRAGMA max_page_count={pages}").fetchone()

    def insert() -> None:
        with writing(book):
            book.execute("INSERT INTO note VALUES (1, ?)", ("x" * 100_000,))

    with pytest.raises(DiskFull):
        insert()
    assert health_of(book).is_low
    assert notes(book) == []
    book.execute("PRAGMA max_page_count=100000").fetchone()
    insert()


def test_another_writer_is_waited_for_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(door.PRAGMAS, "busy_timeout", 1)
    one, other = connect(tmp_path / "book.db"), connect(tmp_path / "book.db")
    one.execute("BEGIN IMMEDIATE")

    def write() -> None:
        with writing(other):
            pass

    with pytest.raises(BookInUse):
        write()
    one.execute("ROLLBACK")
    write()
    one.close()
    other.close()


def test_a_neighbour_of_the_same_book_is_waited_for_longer_than_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker that takes new cards in holds the lock for a second and more; no sale is refused because of it."""
    monkeypatch.setattr(door, "COUNTER_BUSY_MS_MAX", 1)
    monkeypatch.setattr(door, "BUSY_MS_MAX", 60)
    path, health = tmp_path / "book.db", Health()
    counter, neighbour, stranger = connect(path, health), connect(path, health), connect(path)
    door.hurry(counter)
    asked: list[str] = []
    counter.set_trace_callback(asked.append)

    def write() -> None:
        with writing(counter):
            pass

    with writing(neighbour), pytest.raises(BookBusy):
        write()
    assert asked.count("BEGIN IMMEDIATE") == 60, "it was asked for until no connection may wait any longer"
    asked.clear()
    with writing(stranger), pytest.raises(BookBusy):
        write()
    assert asked.count("BEGIN IMMEDIATE") == 1, "another program is told of at once"
    write()
    for each in (counter, neighbour, stranger):
        each.close()


def test_a_neighbour_that_ends_while_it_is_waited_for_lets_the_counter_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "COUNTER_BUSY_MS_MAX", 1)
    path, health = tmp_path / "book.db", Health()
    counter, neighbour = connect(path, health), connect(path, health)
    door.hurry(counter)
    held = writing(neighbour)
    held.__enter__()
    asked: list[str] = []

    def end_at_the_third(sql: str) -> None:
        asked.append(sql)
        if asked.count("BEGIN IMMEDIATE") == 3:
            held.__exit__(None, None, None)

    counter.set_trace_callback(end_at_the_third)
    with writing(counter):
        counter.execute("CREATE TABLE note (n INTEGER)")
    assert asked.count("BEGIN IMMEDIATE") >= 3
    counter.close()
    neighbour.close()


def test_a_read_that_meets_damage_stops_the_book(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    first = connect(path)
    first.execute("CREATE TABLE note (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    first.executemany("INSERT INTO note VALUES (?, ?)", [(n, "x" * 1_000) for n in range(100)])
    first.close()
    content = bytearray(path.read_bytes())
    content[2 * 4096 : 20 * 4096] = bytes(18 * 4096)
    path.write_bytes(content)
    damaged = connect(path)
    with pytest.raises(BookDamaged):
        damaged.execute("SELECT count(*), max(text) FROM note").fetchone()
    assert damaged.health.stopped is not None
    damaged.close()


def test_a_schema_that_is_no_text_any_more_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    first = connect(path)
    first.execute("CREATE TABLE note (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    first.close()
    path.write_bytes(path.read_bytes().replace(b"STRICT", b"STRI\xa0T"))
    with pytest.raises(BookDamaged):
        connect(path).execute("SELECT * FROM note")


def test_a_file_that_vanished_is_noticed_before_anything_is_called_saved(book: sqlite3.Connection) -> None:
    health_of(book).is_there = lambda: False
    with pytest.raises(BookDamaged), writing(book):
        book.execute("INSERT INTO note VALUES (1, 'a')")
    with pytest.raises(BookDamaged), writing(book):
        pass


def test_a_plain_connection_has_a_health_of_its_own() -> None:
    plain = sqlite3.connect(":memory:", isolation_level=None)
    with writing(plain):
        plain.execute("CREATE TABLE t (x)")
    assert health_of(plain).stopped is None
    plain.close()


class Noticing(Health):
    """A book's state that tells when somebody begins to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits = Event()

    @contextmanager
    @override
    def waiting(self) -> Iterator[None]:
        with super().waiting():
            self.waits.set()
            yield


def test_who_waits_already_writes_before_the_next_commit_of_a_long_work(tmp_path: Path) -> None:
    health = Noticing()
    first, second = connect(tmp_path / "book.db", health), connect(tmp_path / "book.db", health)
    first.execute("CREATE TABLE note (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")

    def sell() -> None:
        with writing(second):
            second.execute("INSERT INTO note (text) VALUES ('a sale')")

    seller = Thread(target=sell)
    with writing(first):
        first.execute("INSERT INTO note (text) VALUES ('one part')")
        health.waits.clear()
        seller.start()
        assert health.waits.wait(60)
    give_way(first)
    with writing(first):
        first.execute("INSERT INTO note (text) VALUES ('the next part')")
    seller.join()
    assert [text for _, text in notes(first)] == ["one part", "a sale", "the next part"]
    give_way(first)  # nobody waits
    first.close()
    second.close()
