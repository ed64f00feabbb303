"""Photos lie in the book by their marks: in its copies, gone when nothing names them, and never shown when they are altered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.goods_facts import ItemPictured
from pos.domain.troubles import DiskFull
from pos.ledger.backup import back_up
from pos.ledger.book import Book
from pos.ledger.chain import is_mark, mark_of
from pos.ledger.connection import connect
from pos.ledger.mirror import Mirror
from pos.ledger.photos import Photos
from pos.ledger.restoring import restore
from pos.ledger.schema import STEPS, prepare
from tests.builders import COFFEE, JAM, SALMA, a_received_line, surroundings
from tests.fakes import NOON, FaultyConnection

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till

JAR, CUP = b"a jar", b"a cup"


def picture(till: Till, item: str, mark: str) -> None:
    till.book.journal.append(ItemPictured(item=item, photo=mark), identity=till.book.around.new_id(), by="C1")


def test_what_is_kept_is_found_by_its_mark_and_an_altered_one_is_not_shown(till: Till) -> None:
    photos = till.book.photos
    mark = photos.keep(JAR)
    assert (mark, photos.find(mark), photos.find(mark_of(CUP))) == (mark_of(JAR), JAR, b"")
    assert is_mark(mark)
    assert not is_mark(mark.upper())
    till.book.connection.execute("UPDATE photo SET picture = x'00'")
    assert photos.find(mark) == b""
    photos.keep(JAR)  # chosen again, it is whole again
    assert photos.find(mark) == JAR


def test_what_cards_name_goes_up_once_in_each_life_of_the_register(till: Till) -> None:
    photos, mark = till.book.photos, till.book.photos.keep(JAR)
    assert photos.unsent("1", 9) == []  # nobody names it yet
    picture(till, JAM, mark)
    assert photos.unsent("1", 9) == [mark]
    photos.sent(mark, "1")
    assert photos.unsent("1", 9) == []
    assert photos.unsent("2", 9) == [mark]  # it was restored, and may have lost it


def test_what_cards_name_and_is_not_here_is_missing(till: Till) -> None:
    picture(till, JAM, mark_of(JAR))
    picture(till, COFFEE, "no mark")
    assert till.book.photos.missing() == [mark_of(JAR)]
    till.book.photos.keep(JAR, "1")
    assert till.book.photos.missing() == []
    assert till.book.photos.unsent("1", 9) == []  # the register had it


def test_what_nothing_names_is_swept_away(till: Till) -> None:
    photos = till.book.photos
    jar, cup = photos.keep(JAR), photos.keep(CUP)
    picture(till, JAM, jar)
    photos.sweep([cup])  # it is on a note in the making
    assert (photos.find(jar), photos.find(cup)) == (JAR, CUP)
    photos.sweep()
    assert (photos.find(jar), photos.find(cup)) == (JAR, b"")
    picture(till, JAM, "")
    photos.sweep()
    assert photos.find(jar) == b""


def test_what_is_received_again_keeps_its_photo(till: Till) -> None:
    picture(till, JAM, mark_of(JAR))
    till.goods.receive(SALMA, (a_received_line(JAM),), by="G1")
    card = till.book.catalogue.item(JAM)
    assert card is not None
    assert card.photo == mark_of(JAR)
    till.goods.receive(SALMA, (replace(a_received_line(JAM), photo=mark_of(CUP)),), by="G1")
    card = till.book.catalogue.item(JAM)
    assert card is not None
    assert card.photo == mark_of(CUP)


def test_a_full_disk_keeps_no_photo(till: Till) -> None:
    disk: Any = FaultyConnection(till.book.connection)
    disk.fail(on="INSERT")
    with pytest.raises(DiskFull):
        Photos(disk).keep(JAR)
    disk.heal()
    assert till.book.photos.find(mark_of(JAR)) == b""


def test_copies_bring_photos_along_and_so_does_the_book_that_was_there(till: Till, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    till.book.journal.observe(Mirror(stick, till.book.folder, "T01", till.book.reader).observe)
    picture(till, JAM, till.book.photos.keep(JAR))
    reader = till.book.reader()
    copy = back_up(reader, tmp_path / "copies", device="T01", key=till.book.key, now=NOON)
    reader.close()
    picture(till, COFFEE, till.book.photos.keep(CUP))  # only the mirror has the fact, and no mirror has a photo
    folder = till.book.folder
    till.book.close()
    for there, found in ((tmp_path / "new machine", b""), (folder, CUP)):
        restore(copy, there, mirror=stick)
        book = Book(there, "T01", surroundings(2))
        assert book.photos.find(mark_of(JAR)) == JAR
        assert (book.photos.find(mark_of(CUP)), book.photos.missing() == []) == (found, bool(found))
        book.close()


def test_a_book_of_version_3_gets_room_for_photos(tmp_path: Path) -> None:
    connection = connect(tmp_path / "old.db")
    prepare(connection, STEPS[:3])
    connection.execute("INSERT INTO item VALUES ('1', '', '', 'no card', '')")
    prepare(connection)
    assert connection.execute("SELECT count(*) FROM photo").fetchone() == (0,)
    connection.close()
