"""Reading the journal: every fact is proved as it is read, every place can be found, acts are met once."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import EpochStarted
from pos.domain.facts import Sale, ShiftOpened
from pos.domain.goods_facts import GoodsReceived
from pos.domain.identity import paper_number
from pos.domain.troubles import BookDamaged
from pos.ledger.chain import GENESIS
from pos.ledger.history import History
from pos.ledger.watermarks import Watermark
from tests.builders import JAM, SALMA, Till, a_book, a_received_line, a_sale, an_id, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_facts_are_found_by_id_by_number_and_by_kind(till: Till) -> None:
    first, second = till.sell(), till.sell()
    journal = till.book.journal
    assert isinstance(first.fact, Sale)
    assert journal.by_id(first.stamp.id) == first
    assert journal.by_id(an_id(999)) is None
    assert journal.by_number(first.fact.number) == first
    assert journal.by_number(paper_number("T01", 999)) is None
    assert journal.by_number("no number") is None
    assert journal.last_sale() == second
    opened = journal.last(ShiftOpened.KIND)
    assert opened is not None
    assert opened.place == 2
    assert journal.last(GoodsReceived.KIND) is None


def test_another_devices_paper_number_is_not_taken_for_ours(till: Till) -> None:
    sold = till.sell()
    assert isinstance(sold.fact, Sale)
    assert sold.fact.number == paper_number("T01", 1)
    assert till.book.journal.by_number(paper_number("T07", 1)) is None


def test_places_numbers_and_hashes_are_found_in_one_life(till: Till) -> None:
    journal = till.book.journal
    sold = till.sell()
    assert (journal.base(), journal.count()) == (0, sold.place)
    assert [journal.place_at(1, seq) for seq in (0, 1, sold.stamp.seq, 99)] == [0, 1, sold.place, sold.place]
    assert (journal.place_at(0, 5), journal.place_at(2, 0), journal.place_at(7, 3)) == (0, sold.place, sold.place)
    assert journal.hash_at(1, 0) == GENESIS
    assert journal.hash_at(1, sold.stamp.seq) == sold.hash
    assert journal.hash_at(2, 0) == sold.hash
    assert journal.hash_at(1, 99) is None
    assert journal.hash_at(2, 1) is None
    assert journal.hash_at(3, 0) == sold.hash  # a life that leaps goes on from there too


def test_places_numbers_and_hashes_are_found_in_a_second_life(till: Till) -> None:
    journal = till.book.journal
    sold = till.sell()
    till.book.watermarks.accept(Watermark(epoch=1, seq=2))
    started = till.book.new_epoch("restored")
    again = list(journal.since(started.place))
    assert [row.stamp.id for row in again] == [sold.stamp.id]
    assert journal.place_at(1, 99) == sold.place
    assert [journal.place_at(2, seq) for seq in (0, 1, 2, 9)] == [
        sold.place,
        started.place,
        again[0].place,
        again[0].place,
    ]
    assert journal.hash_at(2, 0) == sold.hash
    assert journal.hash_at(2, 2) == again[0].hash
    assert journal.head().epoch == 2


def test_the_shift_that_is_open_is_the_last_that_was_not_closed(till: Till) -> None:
    journal = till.book.journal
    opened = journal.open_shift()
    assert opened is not None
    assert isinstance(opened.fact, ShiftOpened)
    assert (opened.fact.shift, journal.next_shift()) == (1, 2)
    till.close_shift()
    assert journal.open_shift() is None
    till.open_shift()
    assert journal.next_shift() == 3


def test_pieces_that_left_are_counted_over_all_facts(till: Till) -> None:
    till.goods.receive(SALMA, (a_received_line(quantity=12),), by="G1")
    sold = till.sell(JAM, JAM)
    assert isinstance(sold.fact, Sale)
    till.undoing.refund(sold.fact.number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    assert till.book.journal.sold() == {JAM: 1}


def test_an_opened_book_counts_on_from_what_its_start_has_proved(till: Till, tmp_path: Path) -> None:
    till.sell(JAM)
    till.book.close()
    book = a_book(tmp_path / "T01", around=surroundings(9))
    Till(book).sell(JAM)
    assert book.journal.proven.gone == {JAM: 1}
    asked: list[str] = []
    book.connection.set_trace_callback(asked.append)
    assert book.journal.sold() == {JAM: 2}
    book.connection.set_trace_callback(None)
    assert [text for text in asked if "rowid > 1 " in text]
    book.note("proven", json.dumps(asdict(replace(book.journal.proven, gone={JAM: 70}))))
    assert book.journal.sold() == {
        JAM: 2
    }  # what is only noted, and was not proved since the opening, counts for nothing
    book.close()


def test_an_empty_journal_has_nothing(till: Till) -> None:
    history = History(till.book.connection, "T01")
    assert list(history.since(99)) == []
    assert next(history.since(0, 1)).fact == history.epoch()
    assert isinstance(history.epoch(), EpochStarted)
    assert history.last_at() is not None


def test_a_fact_that_was_altered_is_not_read(till: Till, tamper: Callable[..., None]) -> None:
    sold = till.sell()
    till.sell()
    till.book.close()
    path = till.book.path
    tamper(
        path, f"UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), 2500, 9500) AS BLOB) WHERE place = {sold.place}"
    )
    connection = till.book.medium.connect(path)
    history = History(connection, "T01")
    for read in (
        lambda: history.by_id(sold.stamp.id),
        lambda: history.by_number(paper_number("T01", 1)),
        lambda: list(history.since(0)),
        lambda: list(history.acts(0)),
    ):
        with pytest.raises(BookDamaged, match=f"place {sold.place}"):
            read()
    connection.close()


def test_a_fact_whose_predecessor_was_altered_with_its_hash_is_not_read(
    till: Till, tamper: Callable[..., None]
) -> None:
    till.sell()
    second = till.book.journal.append(a_sale(serial=2), identity=an_id(2), by="C1")
    till.book.close()
    tamper(till.book.path, f"UPDATE fact SET hash = zeroblob(32) WHERE place = {second.place - 1}")
    connection = till.book.medium.connect(till.book.path)
    with pytest.raises(BookDamaged):
        History(connection, "T01").by_id(an_id(2))
    connection.close()
