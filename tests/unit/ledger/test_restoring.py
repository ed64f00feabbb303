"""The restore drill: an empty machine, a copy, a mirror; a new life, and nothing lost that any of them has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import DamagedMessage
from pos.domain.facts import Sale
from pos.domain.troubles import BookDamaged
from pos.ledger.backup import Backup, back_up, generations
from pos.ledger.book import Book
from pos.ledger.keys import from_seed
from pos.ledger.mirror import Mirror
from pos.ledger.restoring import restore
from pos.ledger.verify import verify
from pos.ledger.watermarks import Watermark
from tests.builders import JAM, Till, surroundings
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path


def copy_of(till: Till, place: Path) -> Backup:
    reader = till.book.reader()
    try:
        return back_up(reader, place, device="T01", key=till.book.key, now=NOON)
    finally:
        reader.close()


def ids(book: Book) -> set[object]:
    return {row.stamp.id for row in book.journal.acts(0) if isinstance(row.fact, Sale)}


def test_the_drill(till: Till, tmp_path: Path) -> None:
    stick, place = tmp_path / "stick", tmp_path / "backups"
    mirror = Mirror(stick, till.book.folder, "T01", till.book.reader)
    till.book.journal.observe(mirror.observe)
    till.sell()
    till.close_shift()
    till.book.watermarks.accept(Watermark(epoch=1, seq=2))
    copy = copy_of(till, place)
    till.open_shift()
    last = till.sell()
    sold = ids(till.book)
    till.book.close()  # and the machine is gone

    restored = restore(copy, tmp_path / "new machine", mirror=stick, public=from_seed("T01").public)
    assert (restored.path.name, restored.kept, restored.from_mirror) == ("book.db", None, 2)
    book = Book(tmp_path / "new machine", "T01", surroundings(2))
    assert ids(book) == sold
    assert book.journal.last_sale() == last
    epochs = [row.fact.reason for row in book.journal.since(0) if isinstance(row.fact, EpochStarted)]
    assert epochs == ["first", "restored"]
    assert book.watermarks.unsent().facts == book.journal.head().seq  # all of the new life, and what it says again
    assert verify(book.connection, public=book.key.public).faults == ()
    fresh = Till(book)
    again = fresh.sell(JAM)
    assert again.stamp.epoch == 2
    assert isinstance(again.fact, Sale)
    assert again.fact.number.startswith("T01-010001")
    book.close()


def test_without_a_mirror_the_copy_comes_back_as_it_was(till: Till, tmp_path: Path) -> None:
    till.sell()
    copy = copy_of(till, tmp_path / "backups")
    sold = ids(till.book)
    till.sell()
    restored = restore(copy, tmp_path / "new")
    assert (restored.from_mirror, restored.verdict.facts) == (0, 3)
    book = Book(tmp_path / "new", "T01", surroundings(2))
    assert ids(book) == sold
    book.close()


def test_on_the_same_machine_the_book_before_stays_beside_it(till: Till, tmp_path: Path) -> None:
    till.sell()
    copy = copy_of(till, tmp_path / "backups")
    lost = till.sell()
    till.book.close()
    restored = restore(copy, till.book.folder)
    assert (restored.path.name, restored.kept) == ("book.2.db", till.book.folder / "book.db")
    till.book = Book(till.book.folder, "T01", surroundings(3), from_seed("T01"))
    assert till.book.journal.head().epoch == 2
    assert till.book.journal.by_id(lost.stamp.id) is None


def test_a_restored_copy_begins_a_new_life_even_where_nothing_is_missing(till: Till, tmp_path: Path) -> None:
    till.sell()
    copy = copy_of(till, tmp_path / "backups")
    till.book.close()
    restore(copy, till.book.folder)
    till.book = Book(till.book.folder, "T01", surroundings(3), from_seed("T01"))
    assert till.book.journal.head().epoch == 2


def test_a_copy_that_was_altered_or_is_anothers_is_refused(till: Till, tmp_path: Path) -> None:
    till.sell()
    copy = copy_of(till, tmp_path / "backups")
    with pytest.raises(DamagedMessage, match="another device"):
        restore(copy, tmp_path / "new", public=from_seed("T02").public)
    content = bytearray(copy.path.read_bytes())
    content[len(content) // 2] ^= 1
    copy.path.write_bytes(content)
    with pytest.raises(DamagedMessage, match="altered"):
        restore(copy, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_that_is_not_whole_is_refused_although_its_manifest_agrees(till: Till, tmp_path: Path) -> None:
    till.sell()
    copy = copy_of(till, tmp_path / "backups")
    (listed,) = generations(tmp_path / "backups", "T01")
    with pytest.raises(BookDamaged):
        restore(replace(listed, facts=copy.facts + 1), tmp_path / "new")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["book.lock"]


def test_baskets_come_along_and_those_of_the_copy_which_may_be_paid_since_do_not(till: Till, tmp_path: Path) -> None:
    till.checkout.scan(JAM)
    paid = till.checkout.basket.id
    copy = copy_of(till, tmp_path / "backups")
    till.sell()
    till.checkout.scan(JAM)
    till.checkout.hold("for later")
    till.checkout.scan(JAM)
    till.checkout.scan(JAM)
    held, open_now = till.book.drafts.held(), till.book.drafts.current()
    assert open_now is not None
    till.book.close()
    restore(copy, till.book.folder)
    book = Book(till.book.folder, "T01", surroundings(7))
    assert book.drafts.held() == held
    assert book.drafts.current() == open_now
    assert paid not in {open_now.id, *(one.id for one in held)}
    assert verify(book.connection).whole
    book.close()
