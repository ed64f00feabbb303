"""A photo is kept before a fact names it, changed and taken out by a fact, and gone when nothing names it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import UnknownItem
from pos.domain.goods_facts import GoodsReceived, ItemPictured
from pos.domain.troubles import DiskFull
from pos.ledger.chain import mark_of
from pos.till.picturing import Picturing
from pos.till.receiving import Receiving
from tests.builders import JAM, OUD, SALMA, a_received_line, facts_in
from tests.fakes import faulty

if TYPE_CHECKING:
    from tests.builders import Till

JAR, CUP, LID = b"a jar", b"a cup", b"a lid"


def test_a_photo_is_changed_and_taken_out_by_a_fact(till: Till) -> None:
    desk = Picturing(till.book)
    assert desk.photo(JAM) == b""
    desk.change(JAM, JAR, by="G1")
    assert desk.photo(JAM) == JAR
    desk.change(JAM, CUP, by="G1")
    assert (desk.photo(JAM), till.book.photos.find(mark_of(JAR))) == (CUP, b"")
    desk.change(JAM, b"", by="G1")
    assert (desk.photo(JAM), till.book.photos.find(mark_of(CUP))) == (b"", b"")
    said = [fact.photo for fact in facts_in(till.book) if isinstance(fact, ItemPictured)]
    assert said == [mark_of(JAR), mark_of(CUP), ""]
    with pytest.raises(UnknownItem):
        desk.change("no item", JAR, by="G1")


def test_a_note_names_the_photos_that_were_taken_while_it_was_written(till: Till) -> None:
    note, desk = Receiving(till.book, till.goods), Picturing(till.book)
    note.begin(SALMA)
    note.put(a_received_line(JAM), photo=JAR)
    note.put(a_received_line(OUD[:0]), photo=LID)
    desk.change(OUD, CUP, by="G1")  # meanwhile; what is on the note stays
    assert till.book.photos.find(mark_of(LID)) == LID
    again = Receiving(till.book, till.goods)  # after a kill
    again.take_out(1)
    assert till.book.photos.find(mark_of(LID)) == b""
    recorded = again.record(by="G1")
    assert isinstance(recorded.fact, GoodsReceived)
    assert [line.photo for line in recorded.fact.lines] == [mark_of(JAR)]
    assert desk.photo(JAM) == JAR


def test_a_note_that_is_given_up_leaves_no_photo(till: Till) -> None:
    note = Receiving(till.book, till.goods)
    note.begin(SALMA)
    note.put(a_received_line(JAM), photo=JAR)
    note.give_up()
    assert till.book.photos.find(mark_of(JAR)) == b""


def test_a_full_disk_leaves_the_photo_before(till: Till) -> None:
    Picturing(till.book).change(JAM, JAR, by="G1")
    disk = faulty(till.book)
    disk.fail()
    with pytest.raises(DiskFull):
        Picturing(till.book).change(JAM, CUP, by="G1")
    disk.heal()
    assert Picturing(till.book).photo(JAM) == JAR
