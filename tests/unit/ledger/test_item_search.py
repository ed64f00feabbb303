"""Searching by an index finds what reading every item found, and keeps step with each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.identity import catalogue_item_code
from pos.domain.text import fold
from pos.ledger.connection import connect
from pos.ledger.item_search import GRAM, begin_search, found, learn, learn_all, literal
from pos.ledger.schema import STEPS, prepare
from tests.builders import JAM, SALMA, Till, a_received_line, a_till, an_item, some_cards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.ledger.driver import sqlite3

TEXTS = st.text(alphabet='عسل سدر"%_\\a1', max_size=9).map(lambda text: " ".join(text.split()))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    connection = connect(tmp_path_factory.mktemp("search") / "book.db")
    prepare(connection)
    yield connection
    connection.close()


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path)
    yield made
    made.book.close()


def put(connection: sqlite3.Connection, code: str, search: str, package: str = "A") -> None:
    before = connection.execute("SELECT search FROM item WHERE code = ?", (code,)).fetchone()
    connection.execute("INSERT OR REPLACE INTO item VALUES (?, '', ?, ?, ?)", (code, package, code, search))
    learn(connection, [(code, before[0] if before else None, search)])


def read(connection: sqlite3.Connection, words: list[str], package: str) -> list[str]:
    """What reading every item finds."""
    rows = connection.execute("SELECT code, package, search FROM item ORDER BY code").fetchall()
    return [code for code, of, text in rows if package in {"", of} and all(word in text for word in words)]


@given(
    texts=st.lists(st.tuples(st.sampled_from(("0000000000017", "2000000000015", "odd")), TEXTS), max_size=6),
    words=st.lists(TEXTS.filter(lambda word: " " not in word and word), min_size=1, max_size=3),
    package=st.sampled_from(("", "A", "B")),
)
def test_the_index_finds_what_reading_everything_finds(
    book: sqlite3.Connection, texts: list[tuple[str, str]], words: list[str], package: str
) -> None:
    book.execute("DELETE FROM item")
    learn_all(book)
    for place, (code, text) in enumerate(texts):
        put(book, code, text, "AB"[place % 2])
    if any(len(word) >= GRAM for word in words):
        assert found(book, words, package, 9) == read(book, words, package)


def test_what_is_found_comes_in_order_of_code_and_stops_at_the_limit(book: sqlite3.Connection) -> None:
    book.execute("DELETE FROM item")
    learn_all(book)
    for code in ("2000000000039", "2000000000015", "odd", "2000000000022"):
        put(book, code, "عسل سدر")
    assert found(book, ["عسل"], "", 3) == ["2000000000015", "2000000000022", "2000000000039"]
    assert literal("5%_\\") == "5\\%\\_\\\\"


def test_a_received_item_a_new_name_and_the_register_s_cards_are_found(till: Till) -> None:
    catalogue, code = till.book.catalogue, catalogue_item_code(SALMA, 7)
    till.goods.receive(SALMA, (a_received_line(code, name_ar="حلوى مسقطية", name_en="Muscat sweets"),), by="G1")
    assert [card.code for card in catalogue.items(query="مسقطيه")] == [code]
    till.book.begin(some_cards(version=2, items=(an_item(JAM, name_ar="دبس الرمان", name_en="Molasses"),)))
    assert [card.code for card in catalogue.items(query="الرمان")] == [JAM]
    assert JAM not in {card.code for card in catalogue.items(query=fold("مربى التمر"))}


def test_a_book_of_before_is_searched_by_the_index_after_its_first_start(tmp_path: Path) -> None:
    connection = connect(tmp_path / "book.db")
    prepare(connection, STEPS[:2])
    connection.execute("INSERT INTO item VALUES (?, '', 'A', 'card', 'عسل سدر')", (JAM,))
    prepare(connection)
    assert found(connection, ["سدر"], "", 9) == ["card"]
    connection.close()


def test_canary_without_the_index_nothing_of_three_letters_is_found(tmp_path: Path) -> None:
    connection = connect(tmp_path / "book.db")
    prepare(connection, STEPS[:2])
    connection.execute("CREATE TABLE keep (x)")
    begin_search(connection)
    connection.execute("INSERT INTO item VALUES (?, '', 'A', 'card', 'عسل سدر')", (JAM,))
    assert found(connection, ["سدر"], "", 9) == []
    connection.close()
