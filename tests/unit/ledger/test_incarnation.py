"""A book that was put back from a copy looks whole; the witness outside it knows better."""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import EpochStarted
from pos.domain.facts import Sale
from pos.domain.troubles import BookDamaged
from pos.ledger import incarnation
from pos.ledger.book import SERIAL_LEAP, Book
from pos.ledger.incarnation import Witness, give_up, is_same_life, recall, remember
from pos.ledger.keys import from_seed
from pos.ledger.strongbox import FileBox, KeyringBox, Place
from pos.ledger.verify import verify
from pos.ledger.watermarks import Watermark
from tests.builders import JAM, Till, a_till, number_of, some_cards, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


SEEDS = count(1)


@pytest.fixture
def box(tmp_path: Path) -> FileBox:
    return FileBox(tmp_path / "secrets")


@pytest.fixture
def till(tmp_path: Path, box: FileBox) -> Iterator[Till]:
    """A till whose strongbox is not in the book's folder; the register has confirmed its opening of the shift."""
    book = opened(tmp_path, box)
    book.begin(some_cards())
    made = Till(book)
    made.open_shift()
    book.watermarks.accept(Watermark(epoch=1, seq=2))
    yield made
    made.book.close()


def opened(tmp_path: Path, box: FileBox) -> Book:
    """Open the book with chance of its own: two starts of one seed would draw the same token."""
    return Book(tmp_path / "T01", "T01", surroundings(next(SEEDS)), from_seed("T01"), box=box)


def copied(till: Till, target: Path) -> Path:
    """Copy the whole folder as a careful person would: closed, and everything in it."""
    shutil.copytree(till.book.folder, target)
    return target


def put_back(copy: Path, till: Till) -> None:
    shutil.rmtree(till.book.folder)
    shutil.copytree(copy, till.book.folder)


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def epochs(book: Book) -> list[str]:
    return [row.fact.reason for row in book.journal.since(0) if isinstance(row.fact, EpochStarted)]


def test_the_book_that_was_written_last_goes_on_in_the_same_life(till: Till, tmp_path: Path, box: FileBox) -> None:
    till.sell()
    for _ in range(3):
        till.book.close()
        till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first"]


def test_a_copy_of_an_earlier_start_begins_a_new_life(till: Till, tmp_path: Path, box: FileBox) -> None:
    sold = till.sell()
    till.book.close()
    copy = copied(till, tmp_path / "copy")
    till.book = opened(tmp_path, box)
    till.book.close()
    put_back(copy, till)
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first", "restored"]
    assert verify(till.book.connection).faults == ()
    again = [row for row in till.book.journal.since(0) if isinstance(row.fact, Sale)]
    assert [row.stamp.id for row in again] == [sold.stamp.id] * 2
    assert [row.fact for row in again] == [sold.fact] * 2


def test_a_copy_of_the_same_start_with_fewer_sales_begins_a_new_life(till: Till, tmp_path: Path, box: FileBox) -> None:
    till.sell()
    till.book.rest()
    copy = copied(till, tmp_path / "copy")
    till.sell()
    till.book.close()
    put_back(copy, till)
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first", "restored"]


def killed_and_put_back(till: Till, tmp_path: Path) -> None:
    """Copy the book of this start, sell and rest, die without closing, and have the copy put back."""
    till.sell()
    till.book.rest()
    copy = copied(till, tmp_path / "copy")
    till.sell()
    till.book.rest()
    till.book.connection.close()  # a kill: the device is told nothing
    till.book._lock.release()
    put_back(copy, till)


def test_after_a_kill_a_copy_of_the_same_start_begins_a_new_life(till: Till, tmp_path: Path, box: FileBox) -> None:
    killed_and_put_back(till, tmp_path)
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first", "restored"]


def test_canary_a_device_that_is_told_only_at_the_end_misses_nothing_after_a_kill(
    till: Till, tmp_path: Path, box: FileBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Book, "_remember", lambda _: None)
        killed_and_put_back(till, tmp_path)
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first"]


def test_after_a_kill_the_book_itself_goes_on_in_the_same_life(till: Till, tmp_path: Path, box: FileBox) -> None:
    till.sell()
    till.book.rest()
    till.sell()
    till.book.connection.close()
    till.book._lock.release()
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first"]


def test_a_device_is_told_while_nobody_sells_and_once(
    till: Till, monkeypatch: pytest.MonkeyPatch, box: FileBox
) -> None:
    told: list[Witness] = []
    monkeypatch.setattr("pos.ledger.book.remember", lambda _, witness: told.append(witness))
    till.book.rest()
    told.clear()
    till.book.rest()
    assert told == []
    sold = till.sell()
    assert told == []
    till.book.rest()
    till.book.rest()
    assert [witness.seq for witness in told] == [sold.stamp.seq]
    assert box.read(incarnation.NAME)


def test_a_keyring_is_not_asked_while_somebody_sells(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Witness] = []
    monkeypatch.setattr("pos.ledger.book.remember", lambda _, witness: told.append(witness))
    till.book.box = KeyringBox(Place("amana T01"))
    till.sell()
    till.book.rest()
    assert told == []
    till.book.sign_head()
    assert len(told) == 1


def test_a_device_that_cannot_be_told_rests_all_the_same(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OSError(28, "No space left on device")

    till.sell()
    with monkeypatch.context() as patch:
        patch.setattr("pos.ledger.book.remember", away)
        till.book.rest()
    told: list[Witness] = []
    with monkeypatch.context() as patch:
        patch.setattr("pos.ledger.book.remember", lambda _, witness: told.append(witness))
        till.book.rest()
    assert len(told) == 1


def test_without_the_witness_the_copy_would_give_the_same_numbers_again(
    till: Till, tmp_path: Path, box: FileBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.sell()
    till.book.rest()
    copy = copied(till, tmp_path / "copy")
    lost = till.sell()
    till.book.close()
    put_back(copy, till)
    monkeypatch.setattr("pos.ledger.book.is_same_life", lambda *_: True)
    till.book = opened(tmp_path, box)
    twice = Till(till.book).sell()
    assert (twice.stamp.epoch, twice.stamp.seq) == (lost.stamp.epoch, lost.stamp.seq)
    assert isinstance(twice.fact, Sale)
    assert isinstance(lost.fact, Sale)
    assert twice.fact.number == lost.fact.number


def test_a_new_life_leaps_over_the_paper_numbers_that_may_have_been_printed(till: Till, tmp_path: Path) -> None:
    till.sell()
    till.book.new_epoch("restored")
    sold = till.sell(JAM)
    assert isinstance(sold.fact, Sale)
    assert sold.fact.number.startswith(f"T01-{SERIAL_LEAP + 1:06d}")
    till.book.new_epoch("forked")
    again = till.sell(JAM)
    assert isinstance(again.fact, Sale)
    assert again.fact.number.startswith(f"T01-{2 * SERIAL_LEAP + 1:06d}")
    assert till.undoing.find(sold.fact.number).recorded == sold
    assert tmp_path.exists()


def test_a_clone_with_another_key_begins_a_life_of_its_own(till: Till, tmp_path: Path) -> None:
    till.sell()
    till.book.close()
    shutil.copytree(till.book.folder, tmp_path / "other" / "T01")
    clone = Book(tmp_path / "other" / "T01", "T01", surroundings(2), box=FileBox(tmp_path / "other secrets"))
    assert epochs(clone) == ["first", "restored"]
    epoch = clone.journal.epoch()
    assert epoch is not None
    assert epoch.public_key == clone.key.public != from_seed("T01").public
    assert verify(clone.connection, public=clone.key.public).faults == ()
    clone.close()


def test_a_start_that_was_interrupted_anywhere_is_no_new_life(
    till: Till, tmp_path: Path, box: FileBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.sell()
    till.book.close()
    for failing in (0, 0, 1, 0, 1):  # at the start, and while it closes; also twice in a row
        calls = iter(range(99))

        def interrupted(
            target: FileBox, witness: Witness, failing: int = failing, calls: Iterator[int] = calls
        ) -> None:
            if next(calls) == failing:
                raise KeyboardInterrupt
            remember(target, witness)

        with monkeypatch.context() as patch:
            patch.setattr("pos.ledger.book.remember", interrupted)
            with pytest.raises(KeyboardInterrupt):
                opened(tmp_path, box).close()
    with monkeypatch.context() as patch:
        patch.setattr(Book, "_put", stop)
        with pytest.raises(KeyboardInterrupt):
            opened(tmp_path, box)
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first"]


def test_canary_without_the_token_before_an_interrupted_start_is_taken_for_a_copy(
    till: Till, tmp_path: Path, box: FileBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.book.close()
    with monkeypatch.context() as patch:
        patch.setattr("pos.ledger.book.BEFORE", "elsewhere")
        patch.setattr("pos.ledger.book.remember", stop)
        with pytest.raises(KeyboardInterrupt):
            opened(tmp_path, box)
    till.book = opened(tmp_path, box)
    assert epochs(till.book) == ["first", "restored"]


def test_a_start_tells_the_device_once(
    till: Till, tmp_path: Path, box: FileBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.book.close()
    told: list[Witness] = []
    monkeypatch.setattr("pos.ledger.book.remember", lambda _, witness: told.append(witness))
    book = opened(tmp_path, box)
    assert len(told) == 1
    book.close()


def test_a_book_that_is_gone_is_not_begun_anew_behind_anyones_back(till: Till, tmp_path: Path, box: FileBox) -> None:
    sold = till.sell()
    till.book.close()
    for path in till.book.folder.glob("book.db*"):
        path.unlink()
    with pytest.raises(BookDamaged, match="missing"):
        opened(tmp_path, box)
    for path in till.book.folder.glob("book.db*"):
        path.unlink()
    give_up(box)
    till.book = opened(tmp_path, box)
    till.book.begin(some_cards())
    anew = Till(till.book)
    anew.open_shift()
    first = next(till.book.journal.since(0, 1))
    assert (first.stamp.epoch, first.stamp.seq) == (2, 1)
    again = anew.sell()
    assert isinstance(again.fact, Sale)
    assert isinstance(sold.fact, Sale)
    assert again.fact.number.startswith(f"T01-{SERIAL_LEAP + 1:06d}")
    assert verify(till.book.connection).faults == ()


# -- the parts ------------------------------------------------------------------------------------------------------


def test_what_a_device_remembers_comes_back(box: FileBox) -> None:
    give_up(box)
    assert recall(box) is None
    witness = Witness(token="a", epoch=2, seq=7, hash="ab", serial=3)
    remember(box, witness)
    assert recall(box) == witness
    for nonsense in (b"", b"{", b"[]", b"[1]", b'{"other": 1}', b'{"token"}'):
        box.write(incarnation.NAME, nonsense)
        assert recall(box) is None
    box.write(incarnation.NAME, b'{"token": "a", "of another version": 1}')
    assert recall(box) == Witness(token="a")


def test_a_life_is_the_same_by_its_token_and_its_head(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    journal, head = till.book.journal, till.book.journal.head()
    witness = Witness(token="a", epoch=1, seq=head.seq, hash=head.hash.hex())
    assert is_same_life(witness, ("a", "z"), journal)
    assert is_same_life(witness, ("b", "a"), journal)
    assert is_same_life(Witness(token="a"), ("a",), journal)
    assert not is_same_life(witness, ("b", "c"), journal)
    assert not is_same_life(witness, ("", ""), journal)
    assert not is_same_life(Witness(token=""), ("", ""), journal)
    assert not is_same_life(None, ("a", ""), journal)
    assert not is_same_life(Witness(token="a", epoch=1, seq=head.seq, hash="00" * 32), ("a",), journal)
    assert not is_same_life(Witness(token="a", epoch=1, seq=99, hash=head.hash.hex()), ("a",), journal)
    till.book.close()


def test_no_epoch_and_no_paper_number_is_given_twice_however_often_a_copy_is_put_back(
    till: Till, box: FileBox, tmp_path: Path
) -> None:
    till.sell(JAM)
    till.book.close()
    copy = copied(till, tmp_path / "copy")
    book = opened(tmp_path, box)
    epochs, numbers = [1], [number_of(Till(book).sell(JAM))]
    book.close()
    for _ in range(3):
        put_back(copy, till)
        book = opened(tmp_path, box)
        epochs.append(book.journal.head().epoch)
        numbers.append(number_of(Till(book).sell(JAM)))
        assert verify(book.connection).whole
        book.close()
    assert epochs == [1, 2, 3, 4]
    assert len({*numbers}) == 4


def test_canary_without_what_the_device_remembers_an_epoch_would_be_lived_twice(
    till: Till, box: FileBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.book.close()
    copy = copied(till, tmp_path / "copy")
    opened(tmp_path, box).close()
    whole = Book.new_epoch
    monkeypatch.setattr(Book, "new_epoch", lambda book, reason, _witness=None: whole(book, reason))
    epochs = []
    for _ in range(2):
        put_back(copy, till)
        book = opened(tmp_path, box)
        epochs.append(book.journal.head().epoch)
        book.close()
    assert epochs == [2, 2]
