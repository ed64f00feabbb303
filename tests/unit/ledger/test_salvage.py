"""After a fault the book goes on in a new file, whole, and the old one stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.device_facts import EpochStarted
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.driver import sqlite3
from pos.ledger.medium import Medium
from pos.ledger.mirror import Mirror
from pos.ledger.salvage import rebuild, salvage
from pos.ledger.verify import verify
from tests.builders import JAM, Till, a_book, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def epochs(till: Till) -> list[str]:
    return [row.fact.reason for row in till.book.journal.since(0) if isinstance(row.fact, EpochStarted)]


def test_a_stopped_book_is_salvaged_and_sells_on_in_the_same_life(till: Till) -> None:
    first = till.sell()
    till.checkout.scan(JAM)
    basket = till.checkout.basket
    told: list[Any] = []
    till.book.journal.observe(told.append)
    till.book.health.stop("disk I/O error")
    with pytest.raises(BookDamaged):
        till.sell()
    salvaged = till.book.salvage()
    assert (salvaged.path.name, salvaged.kept) == ("book.2.db", till.book.folder / "book.db")
    assert (salvaged.from_mirror, salvaged.verdict.faults, salvaged.verdict.facts) == (0, (), 3)
    assert till.book.path == salvaged.path
    assert till.book.health.stopped is None
    assert till.book.drafts.current() == basket
    assert till.book.journal.last_sale() == first
    again = Till(till.book)
    sold = again.sell()
    assert sold.stamp.id == basket.id
    assert told == [sold]
    assert epochs(till) == ["first"]
    assert verify(till.book.connection).faults == ()


def test_the_next_start_opens_the_new_file(till: Till) -> None:
    till.sell()
    till.book.health.stop("disk I/O error")
    till.book.salvage()
    till.book.close()
    book = a_book(till.book.folder)
    assert (book.path.name, book.journal.count()) == ("book.2.db", 3)
    book.close()


def test_a_book_is_salvaged_while_nobody_has_it_open(till: Till) -> None:
    till.sell()
    till.book.close()
    salvaged = salvage(till.book.folder, "T01")
    assert salvaged.verdict.facts == 3
    again = salvage(till.book.folder, "T01")
    assert (again.path.name, again.kept) == ("book.3.db", till.book.folder / "book.2.db")


def test_what_follows_from_facts_is_made_anew_where_it_was_altered(till: Till, tamper: Callable[..., None]) -> None:
    till.sell()
    till.checkout.scan(JAM)
    till.book.close()
    tamper(till.book.path, "UPDATE posting SET amount_minor = 1", "DELETE FROM paper")
    salvaged = salvage(till.book.folder, "T01")
    assert salvaged.verdict.faults == ()
    book = a_book(till.book.folder)
    assert verify(book.connection, public=book.key.public).faults == ()
    assert len(book.drafts.all()) == 1
    assert len(book.catalogue.items()) == 4
    book.close()


def test_a_fact_that_was_altered_comes_from_the_mirror(till: Till, stick: Path, tamper: Callable[..., None]) -> None:
    till.sell()
    sold = till.sell()
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    till.book.close()
    tamper(till.book.path, "UPDATE fact SET body = x'7b7d' WHERE place = 3")
    salvaged = salvage(till.book.folder, "T01", mirror=stick)
    assert (salvaged.from_mirror, salvaged.verdict.facts) == (1, 4)
    book = a_book(till.book.folder)
    assert book.journal.last_sale() == sold
    book.close()


def test_without_a_mirror_what_was_called_saved_and_is_lost_begins_a_new_life(
    till: Till, tamper: Callable[..., None]
) -> None:
    till.sell()
    till.sell()
    lost = till.sell()
    till.book.rest()
    till.book.health.stop("disk I/O error")
    tamper(till.book.path, f"UPDATE fact SET body = x'7b7d' WHERE place = {lost.place}")
    salvaged = till.book.salvage()
    assert salvaged.verdict.facts == lost.place - 1
    assert epochs(till) == ["first", "restored"]
    assert till.book.journal.by_id(lost.stamp.id) is None


def test_a_file_that_is_no_database_any_more_comes_from_the_mirror_alone(till: Till, stick: Path) -> None:
    till.sell()
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    till.book.close()
    till.book.path.write_bytes(b"\xa5" * 40_960)
    with pytest.raises(BookDamaged):
        a_book(till.book.folder)
    salvaged = salvage(till.book.folder, "T01", mirror=stick)
    assert (salvaged.from_mirror, salvaged.verdict.faults) == (3, ())
    assert salvaged.kept is not None
    assert salvaged.kept.read_bytes() == b"\xa5" * 40_960
    book = a_book(till.book.folder)
    assert book.journal.head().epoch == 2
    assert book.catalogue.bazaar().code == "INTAJ8"
    book.close()


def test_a_disk_without_room_for_a_second_file_leaves_everything_as_it_was(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.sell()
    till.book.health.stop("disk I/O error")
    real = sqlite3.Connection.execute

    def full(connection: sqlite3.Connection, sql: str, *values: Any) -> Any:
        if sql.startswith("VACUUM"):
            raise sqlite3.OperationalError("database or disk is full")
        return real(connection, sql, *values)

    monkeypatch.setattr("pos.ledger.connection.BookConnection.execute", lambda *args: judged(full, *args))
    names = sorted(Medium().names(till.book.folder))
    with pytest.raises(DiskFull):
        till.book.salvage()
    monkeypatch.undo()
    assert sorted({*Medium().names(till.book.folder), "book.reserve"}) == names
    assert till.book.health.stopped is not None
    till.book.salvage()
    assert till.book.health.stopped is None


def judged(execute: Callable[..., Any], connection: Any, *values: Any) -> Any:
    """Run a statement as the book's own connection does."""
    try:
        return execute(connection, *values)
    except sqlite3.Error as error:
        connection.health.judge(error)


# -- from the mirror alone ------------------------------------------------------------------------------------------


def test_a_book_is_rebuilt_from_its_mirror_on_an_empty_machine(till: Till, stick: Path, tmp_path: Path) -> None:
    sold = till.sell()
    till.close_shift()
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    rebuilt = rebuild(tmp_path / "new machine", "T01", stick)
    assert (rebuilt.path.name, rebuilt.kept, rebuilt.from_mirror) == ("book.db", None, 5)
    book = a_book(tmp_path / "new machine", around=surroundings(2))
    assert book.journal.last_sale() == sold
    assert book.journal.head().epoch == 2  # the old machine may live on
    assert verify(book.connection, public=book.key.public).faults == ()
    till.book.close()
    fresh = Till(book)
    fresh.open_shift()
    fresh.sell()
    book.close()


def test_a_book_that_is_there_stays_beside_the_rebuilt_one(till: Till, stick: Path) -> None:
    till.sell()
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    till.book.close()
    rebuilt = rebuild(till.book.folder, "T01", stick)
    assert (rebuilt.path.name, rebuilt.kept) == ("book.2.db", till.book.folder / "book.db")


@pytest.mark.parametrize("device", ["T07", "T02"])
def test_a_mirror_without_a_fact_of_this_device_makes_no_book(
    till: Till, stick: Path, tmp_path: Path, device: str
) -> None:
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    with pytest.raises(BookDamaged):
        rebuild(tmp_path / "new", device, stick)
    assert Medium().names(tmp_path / "new") == ["book.lock"]
    with pytest.raises(BookDamaged):
        rebuild(tmp_path / "new", "T01", tmp_path / "nowhere")
