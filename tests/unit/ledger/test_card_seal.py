"""Cards are sealed: a price, a name or a PIN that was altered in the file is found at the start, and the register's come anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.identity import catalogue_item_code
from pos.domain.troubles import BookDamaged
from pos.ledger.card_seal import (
    PLAN,
    SEAL,
    _older_digest,
    card_faults,
    digest,
    fits,
    has_own_seal,
    is_readable,
    kept,
    seal,
)
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.salvage import salvage
from pos.ledger.verify import check_at_start, verify
from tests.builders import JAM, SALMA, Till, a_book, a_received_line, a_till, some_cards

if TYPE_CHECKING:
    from pathlib import Path

CHEAP = """UPDATE item SET card = replace(card, '"price": 2500', '"price": 100')"""


@pytest.fixture
def till(tmp_path: Path) -> Till:
    made = a_till(tmp_path)
    made.sell(JAM)
    made.checkout.scan(JAM)  # a basket stays
    return made


@pytest.fixture
def closed(till: Till) -> Till:
    till.book.close()
    return till


def edit(till: Till, statement: str) -> None:
    """Do as somebody with a database tool does; nothing guards the cards."""
    connection = sqlite3.connect(till.book.path, isolation_level=None)
    connection.execute(statement)
    connection.close()


def found(till: Till) -> set[str]:
    connection = connect(till.book.path)
    try:
        return {fault.check for verdict in (verify(connection), check_at_start(connection)) for fault in verdict.faults}
    finally:
        connection.close()


EDITS = {
    "a price": CHEAP,
    "a share": """UPDATE item SET card = replace(card, '"rate": 1500', '"rate": 0')""",
    "whose it is": """UPDATE item SET card = replace(card, '"family": "0013"', '"family": "0021"')""",
    "a PIN": """UPDATE person SET card = replace(card, '"C1", ', '"C1",  ')""",
    "a person who was added": "INSERT INTO person SELECT 'X9', card FROM person WHERE code = 'L1'",
    "an item that was taken away": "DELETE FROM item WHERE code = (SELECT min(code) FROM item)",
    "a name in the search": "UPDATE family SET search = 'x'",
    "the plan": f"UPDATE meta SET value = replace(value, '1500', '0') WHERE key = '{PLAN}'",
    "the version": "UPDATE meta SET value = '99' WHERE key = 'catalogue'",
    "a card that does not read": "UPDATE item SET card = 'nonsense'",
    "a person who does not read": "UPDATE person SET card = '[]'",
    "a plan that does not read": f"UPDATE meta SET value = '{{' WHERE key = '{PLAN}'",
    "a version that is none": "UPDATE meta SET value = 'many' WHERE key = 'catalogue'",
    "a basket that does not read": "UPDATE draft SET body = '{\"lines\": 1}'",
}


@pytest.mark.parametrize("statement", EDITS.values(), ids=EDITS)
def test_what_was_altered_is_found_and_a_salvage_leaves_a_till_that_opens(closed: Till, statement: str) -> None:
    edit(closed, statement)
    assert found(closed) == {"cards"}
    with pytest.raises(BookDamaged, match="cards at place 0"):
        a_book(closed.book.folder)
    assert salvage(closed.book.folder, "T01").verdict.whole
    book = a_book(closed.book.folder)
    assert book.journal.head().epoch == 1
    if "draft" not in statement:
        assert book.catalogue.version == 0  # so that the register hands all of them down
    book.begin(some_cards(version=7))
    item, current = book.catalogue.item(JAM), book.drafts.current()
    assert item is not None
    assert item.price_minor == 2_500
    assert (current is None) == ("draft" in statement)
    book.close()
    a_book(closed.book.folder).close()


def test_canary_without_the_seal_an_altered_price_is_sold_at(closed: Till) -> None:
    edit(closed, CHEAP)
    edit(closed, f"DELETE FROM meta WHERE key = '{SEAL}'")
    book = a_book(closed.book.folder)
    assert Till(book).sell(JAM).fact.paid_minor == 2_500 + 100  # type: ignore[union-attr]  # one was scanned before
    book.close()


def test_each_change_that_is_ours_renews_the_seal(till: Till) -> None:
    connection, seals = till.book.connection, []
    code = catalogue_item_code(SALMA, 7)
    for change in (
        lambda: till.book.begin(some_cards(version=2)),
        lambda: till.goods.receive(SALMA, (a_received_line(code),), by="G1"),
        lambda: till.sell(JAM),
    ):
        change()
        assert kept(connection) == digest(connection)
        seals.append(kept(connection))
    assert len(set(seals)) == 2  # a sale changes no card
    assert list(card_faults(connection)) == []
    till.book.close()


def test_the_cards_of_an_older_amana_are_sealed_at_the_first_start(closed: Till) -> None:
    edit(closed, f"DELETE FROM meta WHERE key = '{SEAL}'")
    assert found(closed) == set()
    book = a_book(closed.book.folder)
    assert kept(book.connection) == digest(book.connection)
    book.close()


@pytest.mark.parametrize("altered", [False, True])
def test_a_seal_over_all_rows_as_it_was_left_before_still_counts_once(closed: Till, *, altered: bool) -> None:
    connection = sqlite3.connect(closed.book.path, isolation_level=None)
    connection.execute("UPDATE meta SET value = ? WHERE key = ?", (_older_digest(connection), SEAL))
    connection.close()
    if altered:
        edit(closed, CHEAP)
    assert found(closed) == ({"cards"} if altered else set())
    if not altered:
        book = a_book(closed.book.folder)
        assert has_own_seal(book.connection)
        book.close()


def test_a_change_of_ours_does_not_bless_what_somebody_altered_elsewhere(till: Till) -> None:
    till.book.connection.set_authorizer(None)
    till.book.connection.execute("UPDATE family SET search = 'x'")
    till.goods.receive(SALMA, (a_received_line(catalogue_item_code(SALMA, 7)),), by="G1")
    assert not fits(till.book.connection, kept(till.book.connection) or "")
    till.book.close()


def test_a_salvage_of_sound_cards_keeps_their_version(closed: Till) -> None:
    edit(closed, "DROP TRIGGER fact_no_delete")
    salvage(closed.book.folder, "T01")
    book = a_book(closed.book.folder)
    assert book.catalogue.version == 1
    assert book.drafts.current() is not None
    book.close()


def test_two_texts_that_lie_side_by_side_cannot_change_places(till: Till) -> None:
    connection = till.book.connection
    before = digest(connection)
    connection.execute("INSERT INTO person VALUES ('Q', 'RS')")
    one = digest(connection)
    connection.execute("UPDATE person SET code = 'QR', card = 'S' WHERE code = 'Q'")
    assert len({before, one, digest(connection)}) == 3
    seal(connection)
    assert not is_readable("person", "S")
    till.book.close()


def test_the_keys_of_the_tills_are_carried_or_found_unreadable() -> None:
    assert is_readable("tills", '[{"till":"T02","key":"ab"}]')
    for text in ("{", "[1]", '[{"till":"T02"}]', '{"till":"T02","key":"ab"}'):
        assert not is_readable("tills", text)
