"""Old years go out of the book only as far as the register has signed for them; nothing is lost, and the chain goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, BookInUse, DamagedMessage, Forked, NothingToArchive
from pos.domain.facts import Sale, ShiftOpened
from pos.ledger.archive import Archived, SignedWord, archive
from pos.ledger.backup import generations
from pos.ledger.book import Book
from pos.ledger.codec import canonical
from pos.ledger.connection import connect
from pos.ledger.keys import from_seed
from pos.ledger.mirror import Mirror, compare
from pos.ledger.salvage import salvage
from pos.ledger.verify import check_at_start, verify
from pos.ledger.watermarks import Watermark
from tests.builders import CAKE, JAM, Till, surroundings
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = from_seed("register")


def word_on(till: Till, seq: int, *, device: str = "T01", signer: str = "register") -> SignedWord:
    """The register's signed word that it holds everything up to a number."""
    head = till.book.journal.hash_at(1, seq)
    assert head is not None
    message = canonical({"amana": "ack", "device": device, "epoch": 1, "seq": seq, "head": head.hex()})
    return SignedWord(message=message, signature=from_seed(signer).sign(message), register_key=REGISTER.public)


def archived(till: Till, tmp_path: Path, word: SignedWord) -> Archived:
    till.book.close()
    return archive(till.book.folder, "T01", tmp_path / "archive", word=word, key=till.book.key, now=NOON)


@pytest.fixture
def two_shifts(till: Till) -> Till:
    """Places: 1 epoch, 2 shift, 3 and 4 sales, 5 count, 6 close; 7 shift, 8 sale, 9 count, 10 close; 11 shift, 12 sale."""
    till.sell(JAM)
    till.sell(CAKE)
    till.close_shift()
    till.open_shift()
    till.sell(JAM)
    till.close_shift()
    till.open_shift()
    till.sell(CAKE)
    till.book.watermarks.accept(Watermark(epoch=1, seq=9))
    return till


def test_what_the_register_signed_for_goes_out_with_its_closed_shifts(two_shifts: Till, tmp_path: Path) -> None:
    before = list(two_shifts.book.journal.since(0))
    sold, numbers = two_shifts.book.journal.sold(), two_shifts.book.journal.next_number()
    result = archived(two_shifts, tmp_path, word_on(two_shifts, 9))
    assert (result.facts, result.left) == (6, 6)
    assert (result.path.name, result.kept.name) == ("book.2.db", "book.db")

    book = Book(two_shifts.book.folder, "T01", surroundings(2), from_seed("T01"))
    assert list(book.journal.since(0)) == before[6:]
    assert (book.journal.base(), book.journal.count(), book.journal.head().epoch) == (6, 12, 1)
    assert book.journal.sold() == sold
    assert book.journal.next_number() == numbers
    assert book.journal.hash_at(1, 6) == before[5].hash
    assert book.journal.hash_at(1, 5) is None
    assert book.journal.place_at(1, 9) == 9
    assert book.watermarks.unsent().facts == 3
    assert verify(book.connection, public=book.key.public).faults == ()
    assert check_at_start(book.connection).whole

    fresh = Till(book)
    again = fresh.sell(JAM)
    assert (again.place, again.stamp.seq) == (13, 13)
    fresh.close_shift()
    opened = fresh.open_shift()
    assert isinstance(opened.fact, ShiftOpened)
    assert opened.fact.shift == 4
    book.close()


def test_the_archive_is_whole_signed_and_says_why_it_may_be(two_shifts: Till, tmp_path: Path) -> None:
    word = word_on(two_shifts, 10)
    result = archived(two_shifts, tmp_path, word)
    assert result.facts == 10
    assert result.archive.path.name == "archive-T01-1-000000012.db"
    manifest = json.loads(result.archive.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert (bytes.fromhex(manifest["word"]), bytes.fromhex(manifest["word_sig"])) == (word.message, word.signature)
    connection = connect(result.archive.path)
    assert verify(connection, public=from_seed("T01").public).facts == 12
    connection.close()
    assert generations(tmp_path / "archive", "T01") == []  # no generation, so none that is ever pruned


def test_the_book_goes_on_after_a_second_archive_and_an_empty_rest(two_shifts: Till, tmp_path: Path) -> None:
    archived(two_shifts, tmp_path, word_on(two_shifts, 9))
    till = Till(Book(two_shifts.book.folder, "T01", surroundings(3), from_seed("T01")))
    till.close_shift()
    result = archived(till, tmp_path, word_on(till, till.book.journal.head().seq))
    assert (result.facts, result.left) == (8, 0)
    till = Till(Book(till.book.folder, "T01", surroundings(4), from_seed("T01")))
    till.open_shift()
    sold = till.sell(JAM)
    assert isinstance(sold.fact, Sale)
    assert sold.fact.number.startswith("T01-000008")
    assert till.book.journal.sold() == {JAM: 3, CAKE: 2}
    assert verify(till.book.connection, public=till.book.key.public).faults == ()
    till.book.new_epoch("forked")
    assert verify(till.book.connection, public=till.book.key.public).faults == ()
    till.book.close()


def test_an_archived_book_can_be_mirrored_compared_and_salvaged(two_shifts: Till, tmp_path: Path) -> None:
    archived(two_shifts, tmp_path, word_on(two_shifts, 9))
    book = Book(two_shifts.book.folder, "T01", surroundings(5), from_seed("T01"))
    stick = tmp_path / "stick"
    assert Mirror(stick, book.folder, "T01", book.reader).catch_up().facts == 6
    agreement = compare(book.connection, stick, "T01")
    assert (agreement.facts, agreement.missing, agreement.faults) == (6, 0, ())
    book.close()
    assert salvage(book.folder, "T01", mirror=stick).verdict.facts == 6


def test_without_the_registers_word_nothing_goes_out(two_shifts: Till, tmp_path: Path) -> None:
    good = word_on(two_shifts, 9)
    wrong = SignedWord(message=good.message[:-1] + b" ", signature=good.signature, register_key=good.register_key)
    other = canonical({"amana": "ack", "device": "T01", "epoch": 1, "seq": 9, "head": "00" * 32})
    forked = SignedWord(message=other, signature=REGISTER.sign(other), register_key=REGISTER.public)
    nonsense = SignedWord(message=b"{}", signature=REGISTER.sign(b"{}"), register_key=REGISTER.public)
    cases = [
        (wrong, BadSignature),
        (word_on(two_shifts, 9, signer="thief"), BadSignature),
        (word_on(two_shifts, 9, device="T02"), DamagedMessage),
        (nonsense, DamagedMessage),
        (forked, Forked),
        (word_on(two_shifts, 5), NothingToArchive),  # the first shift was not closed yet
    ]
    two_shifts.book.close()
    for word, error in cases:
        with pytest.raises(error):
            archive(two_shifts.book.folder, "T01", tmp_path / "archive", word=word, key=from_seed("T01"), now=NOON)
    assert [path.name for path in two_shifts.book.folder.glob("book*.db")] == ["book.db"]


def test_an_open_book_is_not_archived(two_shifts: Till, tmp_path: Path) -> None:
    word = word_on(two_shifts, 9)
    with pytest.raises(BookInUse):
        archive(two_shifts.book.folder, "T01", tmp_path / "archive", word=word, key=two_shifts.book.key, now=NOON)


def test_what_a_new_life_says_again_is_not_torn_from_its_first_telling(two_shifts: Till, tmp_path: Path) -> None:
    two_shifts.book.watermarks.accept(Watermark(epoch=1, seq=4))
    two_shifts.book.new_epoch("restored")
    seq = two_shifts.book.journal.head().seq
    head = two_shifts.book.journal.head()
    message = canonical({"amana": "ack", "device": "T01", "epoch": 2, "seq": seq, "head": head.hash.hex()})
    word = SignedWord(message=message, signature=REGISTER.sign(message), register_key=REGISTER.public)
    with pytest.raises(NothingToArchive):
        archived(two_shifts, tmp_path, word)
    book = Book(two_shifts.book.folder, "T01", surroundings(6), from_seed("T01"))
    till = Till(book)
    till.close_shift()
    head = book.journal.head()
    message = canonical({"amana": "ack", "device": "T01", "epoch": 2, "seq": head.seq, "head": head.hash.hex()})
    word = SignedWord(message=message, signature=REGISTER.sign(message), register_key=REGISTER.public)
    result = archived(till, tmp_path, word)
    assert result.left == 0
    book = Book(two_shifts.book.folder, "T01", surroundings(7), from_seed("T01"))
    assert book.journal.head().epoch == 2
    epoch = book.journal.epoch()
    assert epoch is not None
    assert epoch.reason == "restored"
    assert verify(book.connection, public=book.key.public).faults == ()
    book.close()
