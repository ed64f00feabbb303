"""A book is made again from whatever is left of it, each fact only where it follows the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Sale
from pos.ledger.catalogue import Cards
from pos.ledger.connection import connect
from pos.ledger.incarnation import Witness
from pos.ledger.mirror import Mirror, journal_file
from pos.ledger.rebuild import BookSource, MirrorSource, assemble, carry_over
from pos.ledger.schema import prepare
from pos.ledger.verify import verify
from pos.ledger.watermarks import Watermark
from tests.builders import JAM, SALMA, a_received_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.ledger.driver import sqlite3
    from tests.builders import Till


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def sold(till: Till, stick: Path) -> Till:
    """A till with goods, sales, a closed shift and a second life, all of it mirrored; its book is closed."""
    till.goods.receive(SALMA, (a_received_line(),), by="G1")
    for _ in range(3):
        till.sell()
    till.close_shift()
    till.book.watermarks.accept(Watermark(epoch=1, seq=4))
    till.book.new_epoch("restored", Witness(token="", epoch=4))  # the fifth: a lost book had those between
    till.open_shift()
    till.sell()
    till.checkout.scan(JAM)
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    till.book.close()
    return till


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path / "fresh.db")
    prepare(connection)
    yield connection
    connection.close()


def rows(connection: sqlite3.Connection, table: str) -> list[object]:
    return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()


def same(one: sqlite3.Connection, other: sqlite3.Connection, *tables: str) -> bool:
    return all(rows(one, table) == rows(other, table) for table in tables)


FOLLOWING = ("fact", "posting", "move", "paper", "undone", "signed_head")


def test_from_the_mirror_alone_comes_the_same_book(sold: Till, stick: Path, fresh: sqlite3.Connection) -> None:
    counts = assemble(fresh, "T01", [MirrorSource(stick, "T01")], learn=True)
    old = connect(sold.book.path)
    assert counts == (old.execute("SELECT count(*) FROM fact").fetchone()[0],)
    assert same(old, fresh, *FOLLOWING)
    assert verify(fresh, public=sold.book.key.public).faults == ()
    old.close()


def test_from_the_old_file_comes_the_same_book_with_its_baskets(sold: Till, fresh: sqlite3.Connection) -> None:
    old = connect(sold.book.path)
    assemble(fresh, "T01", [BookSource(old, "T01")], learn=False)
    carry_over(old, fresh)
    assert same(old, fresh, *FOLLOWING, "draft", "item", "family", "person", "lockout")
    assert verify(fresh).faults == ()
    old.close()


@pytest.mark.parametrize("damage", [[4], [4, 5], [1], [11], [2, 6, 9]])
def test_holes_of_the_file_are_filled_from_the_mirror(
    sold: Till, stick: Path, fresh: sqlite3.Connection, tamper: Callable[..., None], damage: list[int]
) -> None:
    whole = connect(sold.book.path)
    before = rows(whole, "fact")
    whole.close()
    for place in damage:
        tamper(sold.book.path, f"UPDATE fact SET body = x'7b7d' WHERE place = {place}")
    old = connect(sold.book.path)
    counts = assemble(fresh, "T01", [BookSource(old, "T01"), MirrorSource(stick, "T01")], learn=False)
    assert counts == (len(before) - len(damage), len(damage))
    assert rows(fresh, "fact") == before
    assert verify(fresh).faults == ()
    old.close()


def test_without_a_second_source_the_history_ends_at_the_hole(
    sold: Till, fresh: sqlite3.Connection, tamper: Callable[..., None]
) -> None:
    tamper(sold.book.path, "UPDATE fact SET body = x'7b7d' WHERE place = 4")
    old = connect(sold.book.path)
    assert assemble(fresh, "T01", [BookSource(old, "T01")], learn=False) == (3,)
    assert verify(fresh).faults == ()
    old.close()


def test_a_line_that_was_altered_is_not_taken(sold: Till, stick: Path, fresh: sqlite3.Connection) -> None:
    path = journal_file(stick, "T01", 1)
    path.write_bytes(path.read_bytes().replace(b'"price":2500,"quantity":1', b'"price":9500,"quantity":1', 1))
    assert assemble(fresh, "T01", [MirrorSource(stick, "T01")], learn=True) == (2,)
    assert sold.book.path.exists()


def test_the_books_own_history_is_preferred_to_the_lost_time_in_the_mirror(
    sold: Till, stick: Path, fresh: sqlite3.Connection
) -> None:
    old = connect(sold.book.path)
    lost = journal_file(stick, "T01", 1)
    last = lost.read_bytes().splitlines()[-1]
    lost.write_bytes(lost.read_bytes() + last + b"\n")
    assemble(fresh, "T01", [BookSource(old, "T01"), MirrorSource(stick, "T01")], learn=False)
    assert rows(fresh, "fact") == rows(old, "fact")
    old.close()


def test_what_is_rebuilt_continues_what_is_there(sold: Till, stick: Path, fresh: sqlite3.Connection) -> None:
    assemble(fresh, "T01", [Only(MirrorSource(stick, "T01"), 5)], learn=True)
    assert fresh.execute("SELECT count(*) FROM fact").fetchone() == (5,)
    assemble(fresh, "T01", [MirrorSource(stick, "T01")], learn=True)
    assert verify(fresh).faults == ()
    assert sold.book.path.exists()


class Only(MirrorSource):
    """A mirror of which only the first facts can be read."""

    def __init__(self, source: MirrorSource, last: int) -> None:
        self.__dict__.update(source.__dict__)
        self._last = last

    def find(self, epoch: int, seq: int) -> tuple[bytes, bytes] | None:
        return super().find(epoch, seq) if seq <= self._last else None


def test_items_are_learned_from_facts_and_cards_come_from_beside_them(sold: Till, stick: Path) -> None:
    cards = MirrorSource(stick, "T01").cards()
    assert isinstance(cards, Cards)
    assert (cards.bazaar.code, len(cards.items), cards.people) == ("INTAJ8", 4, ())
    for path in stick.glob("cards-*"):
        path.unlink()
    assert MirrorSource(stick, "T01").cards() is None
    last = sold.book.device
    assert last == "T01"


def test_a_file_that_is_no_book_has_nothing_and_does_no_harm(tmp_path: Path, fresh: sqlite3.Connection) -> None:
    empty = connect(tmp_path / "empty.db")
    source = BookSource(empty, "T01")
    assert (source.find(1, 1), source.base(), list(source.heads())) == (None, None, [])
    assert assemble(fresh, "T01", [source], learn=False) == (0,)
    carry_over(empty, fresh)
    empty.close()


def test_sales_that_were_rebuilt_are_the_same_sales(sold: Till, stick: Path, fresh: sqlite3.Connection) -> None:
    assemble(fresh, "T01", [MirrorSource(stick, "T01")], learn=True)
    (total,) = fresh.execute("SELECT sum(amount_minor) FROM ledger WHERE account = 'cash' AND kind = 'sale'").fetchone()
    assert total == 4 * 2_500
    assert Sale.KIND in {row[0] for row in fresh.execute("SELECT DISTINCT kind FROM fact")}
    assert sold.book.device == "T01"
