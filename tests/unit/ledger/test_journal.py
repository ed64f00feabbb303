"""Appending: once, in order, with everything that follows, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import AlreadyRecorded, DamagedMessage
from pos.domain.facts import ShiftClosed
from pos.domain.identity import paper_number
from pos.domain.keeping import with_kept_texts
from pos.domain.postings import Account
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.chain import GENESIS, links
from pos.ledger.codec import decode, encode
from pos.ledger.driver import sqlite3
from pos.ledger.journal import Journal
from pos.ledger.keys import from_seed, is_signed
from pos.ledger.projections import ACCOUNT_CODES
from pos.ledger.verify import verify
from tests.builders import a_basket, a_book, a_line, a_refund, a_sale, a_stamp, a_void, an_id, an_open_book, card
from tests.fakes import FaultyConnection, SteppingNow
from tests.strategies import facts

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from tests.builders import Till


def table(book: Book, name: str) -> list[Any]:
    return book.connection.execute(f"SELECT * FROM {name}").fetchall()


def everything(book: Book) -> list[Any]:
    return [
        table(book, name) for name in ("fact", "posting", "move", "paper", "undone", "draft", "item", "signed_head")
    ]


def test_a_fact_follows_the_one_before_it(till: Till) -> None:
    book = till.book
    before = book.journal.head()
    sold = book.journal.append(a_sale(), identity=an_id(), by="C1")
    after = book.journal.head()
    assert (after.device, after.epoch, after.seq, after.hash) == ("T01", 1, before.seq + 1, sold.hash)
    assert sold.body == encode(sold.stamp, a_sale())
    assert sold.hash == next(links(before.hash, [sold.body]))
    assert decode(sold.body) == (sold.stamp, sold.fact)
    assert list(book.journal.since(sold.place - 1)) == [sold]


@pytest.mark.parametrize("odd", ["jam\0", "jam\ud83d", "\udfff\0", "\\u0000"])
def test_a_text_that_nobody_can_keep_costs_no_sale_and_is_never_written(till: Till, odd: str) -> None:
    said = a_sale(replace(a_line(), item="", name=odd))
    identity = an_id()
    sold = till.book.journal.append(said, identity=identity, by="C1")
    assert sold.fact == with_kept_texts(said)
    assert decode(sold.body) == (sold.stamp, sold.fact)
    assert till.book.journal.append(said, identity=identity, by="C1") == sold
    assert verify(till.book.connection).faults == ()


def test_the_first_fact_follows_nothing(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    assert (book.journal.head().seq, book.journal.head().hash, book.journal.count()) == (0, GENESIS, 0)
    started = book.journal.append(EpochStarted(bazaar="B", currency="AED", public_key="00"), identity=an_id(), by="T01")
    assert (started.place, started.stamp.epoch, started.stamp.seq) == (1, 1, 1)
    book.close()


def test_what_follows_from_a_fact_is_written_with_it(till: Till) -> None:
    book = till.book
    sold = book.journal.append(a_sale(), identity=an_id(), by="C1")
    family, cash = ACCOUNT_CODES[Account.FAMILY], ACCOUNT_CODES[Account.CASH]
    posted = [row for row in table(book, "posting") if row[0] == sold.place]
    assert posted == [(sold.place, family, -5_000, "0013", 1_500), (sold.place, cash, 5_000, "", 0)]
    assert [row for row in table(book, "move") if row[0] == sold.place] == [(sold.place, 2000001000014, 2, 2)]
    assert (1, sold.place) in table(book, "paper")
    back = book.journal.append(a_refund(a_sale(), of=an_id()), identity=an_id(2), by="C1")
    undone = book.journal.append(a_void(a_sale(), of=an_id()), identity=an_id(3), by="C1")
    assert [(row.place, row.fact) for row in book.journal.undoings(an_id())] == [
        (back.place, back.fact),
        (undone.place, undone.fact),
    ]


def test_the_same_id_is_recorded_once_however_often_it_is_tried(till: Till) -> None:
    first = till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    before = everything(till.book)
    again = till.book.journal.append(a_sale(serial=2), identity=an_id(), by="C2")
    assert again == first
    assert everything(till.book) == before


def test_another_act_under_a_recorded_id_is_refused(till: Till) -> None:
    first = till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    before = everything(till.book)
    for other in (a_sale(a_line(quantity=9)), a_sale(payments=card(5_000)), a_void(a_sale()), a_refund(a_sale())):
        with pytest.raises(AlreadyRecorded) as refused:
            till.book.journal.append(other, identity=an_id(), by="C1")
        assert refused.value == AlreadyRecorded(getattr(first.fact, "number", ""))
    assert everything(till.book) == before


def test_a_retry_clears_the_basket_that_was_kept_again_meanwhile(till: Till) -> None:
    till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    till.book.drafts.save(a_basket())
    till.book.journal.append(a_sale(serial=2), identity=an_id(), by="C1")
    assert till.book.drafts.all() == []


def test_a_restart_between_two_tries_changes_nothing(till: Till) -> None:
    first = till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    till.book.close()
    book = a_book(till.book.folder)
    assert book.journal.append(a_sale(), identity=an_id(), by="C1") == first
    book.close()


def test_recording_a_sale_clears_its_basket_and_no_other(till: Till) -> None:
    book = till.book
    held = a_basket(serial=7, held_as="blue bag")
    book.drafts.save(a_basket(serial=1))
    book.drafts.save(held)
    book.journal.append(a_sale(), identity=an_id(1), by="C1")
    assert book.drafts.all() == [held]


@pytest.mark.parametrize("on", ["BEGIN", "INSERT INTO fact", "INSERT INTO paper", "DELETE FROM draft", "COMMIT"])
@pytest.mark.parametrize(
    ("words", "trouble"), [("database or disk is full", DiskFull), ("disk I/O error", BookDamaged)]
)
def test_a_fact_is_recorded_with_all_that_follows_or_not_at_all(
    till: Till, on: str, words: str, trouble: type[Exception]
) -> None:
    book = till.book
    basket = a_basket()
    book.drafts.save(basket)
    before = everything(book)
    faulty: Any = FaultyConnection(book.connection)
    journal = Journal(faulty, "T01", SteppingNow())
    told: list[Recorded] = []
    journal.observe(told.append)
    faulty.fail(words, on=on)
    with pytest.raises(trouble):
        journal.append(a_sale(), identity=basket.id, by="C1")
    assert everything(book) == before
    assert told == []
    assert journal.saved is None


def test_a_follower_that_fails_takes_the_fact_back(till: Till) -> None:
    before = everything(till.book)

    def fail(_fact: object) -> None:
        raise LookupError

    till.book.journal.follow(fail)
    with pytest.raises(LookupError):
        till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    assert everything(till.book) == before


def test_observers_are_told_after_the_commit_and_once(till: Till) -> None:
    seen: list[tuple[Recorded, bool]] = []
    till.book.journal.observe(lambda recorded: seen.append((recorded, till.book.connection.in_transaction)))
    sold = till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    till.book.journal.append(a_sale(), identity=an_id(), by="C1")
    assert seen == [(sold, False)]
    assert till.book.journal.saved == till.book.journal.head()


def test_a_paper_number_is_given_once(till: Till) -> None:
    till.book.journal.append(a_sale(serial=5), identity=an_id(1), by="C1")
    with pytest.raises(sqlite3.IntegrityError):
        till.book.journal.append(a_sale(serial=5), identity=an_id(2), by="C1")
    assert till.book.journal.by_id(an_id(2)) is None
    assert till.book.journal.next_number() == paper_number("T01", 6)


def test_a_fact_that_cannot_be_read_again_is_not_recorded(till: Till) -> None:
    before = everything(till.book)
    with pytest.raises(UnicodeEncodeError):
        till.book.journal.append(a_sale(), identity=an_id(), by="\ud800")
    assert everything(till.book) == before


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(facts(), min_size=1, max_size=8))
def test_any_facts_make_a_whole_book(tmp_path_factory: pytest.TempPathFactory, all_facts: list[Any]) -> None:
    book = an_open_book(tmp_path_factory.mktemp("book"))
    for serial, fact in enumerate(all_facts, 1):
        unnumbered = replace(fact, number=f"n{serial}") if hasattr(fact, "number") else fact
        if isinstance(fact, EpochStarted | ShiftClosed):
            continue  # a life begins, and a closing is signed, in their own tests
        book.journal.append(unnumbered, identity=an_id(serial), by="C1")
    assert verify(book.connection).faults == ()
    book.close()


# -- signatures -----------------------------------------------------------------------------------------------------


def test_the_head_is_signed_at_each_closing_in_the_same_commit(till: Till) -> None:
    till.sell()
    closed = till.close_shift()
    (first, _), (place, signature) = table(till.book, "signed_head")
    assert (first, place) == (1, closed.place)  # the beginning of a life is signed too
    assert is_signed(till.book.key.public, till.book.journal.head().message(), signature)


def test_a_head_is_signed_when_it_is_asked_for_and_once(till: Till) -> None:
    till.sell()
    head, signature = till.book.sign_head()
    assert till.book.sign_head() == (head, signature)
    assert head == till.book.journal.head()
    assert is_signed(till.book.key.public, head.message(), signature)
    assert len(table(till.book, "signed_head")) == 2


def test_an_empty_journal_signs_its_beginning_and_keeps_nothing(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    head, signature = book.journal.sign_head(from_seed("T01"))
    assert head.seq == 0
    assert is_signed(from_seed("T01").public, head.message(), signature)
    assert table(book, "signed_head") == []
    book.close()


# -- adopting -------------------------------------------------------------------------------------------------------


def test_facts_are_taken_over_word_for_word_with_everything_that_follows(till: Till, tmp_path: Path) -> None:
    till.sell()
    till.sell()
    bodies = [row.body for row in till.book.journal.since(0)]
    other = a_book(tmp_path / "other")
    assert other.journal.adopt(bodies[:2]) == 2
    assert other.journal.adopt(bodies[2:]) == len(bodies) - 2
    assert other.journal.adopt([]) == 0
    assert [row.body for row in other.journal.since(0)] == bodies
    assert other.journal.head() == till.book.journal.head()
    for name in ("posting", "move", "paper"):
        assert table(other, name) == table(till.book, name)
    assert verify(other.connection).faults == ()
    other.close()


@pytest.mark.parametrize(
    "stamp",
    [
        a_stamp(4),
        a_stamp(2),
        a_stamp(3, device="T02"),
        a_stamp(3, epoch=2),
        a_stamp(2, epoch=3),
    ],
)
def test_what_does_not_follow_is_refused_as_a_whole(tmp_path: Path, stamp: Any) -> None:
    book = a_book(tmp_path)
    started = EpochStarted(bazaar="B", currency="AED", public_key="00")
    good = [encode(a_stamp(1), started), encode(a_stamp(2), a_sale())]
    with pytest.raises(DamagedMessage):
        book.journal.adopt([*good, encode(replace(stamp, id=an_id(9)), a_sale(serial=2))])
    assert book.journal.count() == 0
    with pytest.raises(DamagedMessage):
        book.journal.adopt([*good, b"{}"])
    assert book.journal.count() == 0
    book.close()


def test_an_id_that_is_said_twice_in_one_life_is_refused(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    started = EpochStarted(bazaar="B", currency="AED", public_key="00")
    twice = [encode(a_stamp(1), started), encode(a_stamp(2), a_sale()), encode(a_stamp(3, id=an_id(2)), a_sale())]
    with pytest.raises(DamagedMessage, match="repeats"):
        book.journal.adopt(twice)
    assert book.journal.count() == 0
    book.close()
