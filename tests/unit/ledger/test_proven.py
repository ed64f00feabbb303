"""What a pass has proved is remembered by a digest that sees every column of every row."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Sale
from pos.ledger import proven
from pos.ledger.connection import connect
from pos.ledger.proven import Proven, Sums, digest, leave, pieces, recall
from tests.builders import JAM, SALMA, a_received_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Till


@pytest.fixture
def sold(till: Till) -> Till:
    till.goods.receive(SALMA, (a_received_line(),), by="G1")
    sale = till.sell()
    assert isinstance(sale.fact, Sale)
    till.undoing.refund(sale.fact.number, {0: 1}, by="C1", reason="lid", approved_by="L1")
    leave(till.book.connection)
    return till


def test_what_was_left_is_recalled(sold: Till) -> None:
    left = recall(sold.book.connection)
    assert (left.place, left.postings, left.moves) == (5, 6, 3)
    assert digest(sold.book.connection, left) == left.digest


def test_the_pieces_that_left_are_under_the_digest(sold: Till) -> None:
    connection, left = sold.book.connection, recall(sold.book.connection)
    assert left.gone == pieces(connection, Proven()) == {JAM: 0}
    assert digest(connection, replace(left, gone={JAM: 1})) != left.digest
    assert digest(connection, replace(left, gone={})) != left.digest


def test_pieces_go_on_from_what_is_known(sold: Till) -> None:
    connection, left = sold.book.connection, recall(sold.book.connection)
    sold.sell(JAM)
    assert pieces(connection, Proven()) == pieces(connection, left) == {JAM: 1}
    assert pieces(connection, replace(left, gone={JAM: 40})) == {JAM: 41}
    assert pieces(connection, Proven(), left.moves) == left.gone
    assert leave(connection, known=left) == recall(connection)
    assert recall(connection).gone == {JAM: 1}


def test_a_proof_of_an_earlier_release_that_knows_no_pieces_is_none(sold: Till) -> None:
    text = asdict(recall(sold.book.connection))
    sold.book.note(proven.NAME, json.dumps({name: value for name, value in text.items() if name != "gone"}))
    assert recall(sold.book.connection) == Proven()


def test_nothing_or_nonsense_is_no_proof(till: Till) -> None:
    assert recall(till.book.connection) == Proven()
    for text in (
        "",
        "{",
        "[]",
        '{"other": 1}',
        '{"place": "x"}',
        '{"place": -1}',
        '{"moves": null}',
        '{"gone": []}',
        '{"gone": {"a": "1"}}',
    ):
        till.book.note(proven.NAME, text)
        assert recall(till.book.connection) == Proven()


def test_what_is_recorded_later_does_not_change_it(sold: Till) -> None:
    left = recall(sold.book.connection)
    sold.sell()
    assert digest(sold.book.connection, left) == left.digest


def test_sums_that_go_on_are_those_of_one_reading(sold: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    connection, sums = sold.book.connection, Sums()
    assert digest(connection, recall(connection), sums) == recall(connection).digest
    sold.sell()
    leave(connection, sums)
    left = recall(connection)
    assert left.place == 6
    monkeypatch.setattr(proven, "ROWS_AT_ONCE", 2)
    assert digest(connection, left) == left.digest


@pytest.mark.parametrize("rows_at_once", [1, 2, 1_000])
def test_pieces_of_any_size_see_every_row(sold: Till, monkeypatch: pytest.MonkeyPatch, rows_at_once: int) -> None:
    monkeypatch.setattr(proven, "ROWS_AT_ONCE", rows_at_once)
    left = recall(sold.book.connection)
    assert digest(sold.book.connection, left) != digest(sold.book.connection, Proven(place=5, postings=5, moves=3))
    assert digest(sold.book.connection, left) == digest(sold.book.connection, left)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET kind = 'gift' WHERE place = 4",
        "UPDATE fact SET id = zeroblob(16) WHERE place = 4",
        "UPDATE fact SET first = 1 WHERE place = 4",
        *(
            f"UPDATE posting SET {column} WHERE rowid = 3"
            for column in ("place = 5", "account = 7", "amount_minor = 1", "family = 'x'", "rate_bp = 1")
        ),
        *(
            f"UPDATE move SET {column} WHERE rowid = 2"
            for column in ("place = 5", "item = 'x'", "way = 1", "quantity = 9")
        ),
        "UPDATE paper SET place = 3 WHERE serial = 2",
        "UPDATE paper SET serial = 9 WHERE serial = 2",
        "UPDATE undone SET of = zeroblob(16)",
        "UPDATE undone SET place = 4",
        "DELETE FROM posting WHERE rowid = 3",
        "DELETE FROM undone",
        "DELETE FROM account WHERE code = 14",
        "UPDATE way SET name = 'gone' WHERE code = 1",
    ],
)
def test_every_column_counts(sold: Till, tamper: Callable[..., None], statement: str) -> None:
    left = recall(sold.book.connection)
    sold.book.close()
    tamper(sold.book.path, "PRAGMA foreign_keys=0", statement)
    connection = connect(sold.book.path)
    assert digest(connection, left) != left.digest
    connection.close()
