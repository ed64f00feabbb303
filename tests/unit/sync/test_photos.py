"""Photos go up and down a few at a time, give way to a sale, and are believed only when they are what their mark says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import UnknownItem
from pos.domain.goods_facts import ItemPictured
from pos.domain.limits import PHOTO_BYTES_MAX
from pos.domain.troubles import RegisterUnreachable
from pos.ledger.chain import mark_of
from pos.ledger.watermarks import Watermark
from pos.sync.photos import AT_ONCE, PhotoPasses
from tests.builders import COFFEE, JAM, OUD, a_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.ledger.keys import DeviceKey
    from pos.sync.told import PhotoTold
    from tests.builders import Till

JAR = b"a jar"


@dataclass
class Line:
    """A register that keeps photos."""

    kept: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    is_away: bool = False
    unwanted: set[str] = field(default_factory=set)
    offered: list[str] = field(default_factory=list)

    def send_photo(self, told: PhotoTold, picture: bytes, key: DeviceKey) -> None:
        assert (told.bazaar, told.device) == ("INTAJ8", "T01")
        assert key.sign(told.message())
        if self.is_away:
            raise RegisterUnreachable("gone")
        self.offered.append(told.mark)
        if told.mark in self.unwanted:
            raise UnknownItem(told.mark)
        self.kept[told.mark] = picture

    def fetch_photo(self, told: PhotoTold, key: DeviceKey) -> bytes:
        assert key.sign(told.message())
        self.asked.append(told.mark)
        return self.kept.get(told.mark, b"")


def never() -> bool:
    return False


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path)
    yield made
    made.book.close()


@pytest.fixture
def passes(till: Till) -> PhotoPasses:
    till.book.watermarks.accept(Watermark(generation="1"))
    return PhotoPasses(till.book.connection, ("INTAJ8", "T01"), till.book.key)


def picture(till: Till, mark: str, item: str = JAM) -> None:
    till.book.journal.append(ItemPictured(item=item, photo=mark), identity=till.book.around.new_id(), by="C1")


def test_a_photo_goes_up_once_and_again_to_a_register_that_was_restored(till: Till, passes: PhotoPasses) -> None:
    line = Line()
    picture(till, till.book.photos.keep(JAR))
    assert (passes.run(line, never), passes.run(line, never)) == (1, 0)
    assert line.kept == {mark_of(JAR): JAR}
    line.kept.clear()
    till.book.watermarks.accept(Watermark(generation="2"))
    assert passes.run(line, never) == 1
    assert line.kept == {mark_of(JAR): JAR}


def test_what_does_not_get_through_is_sent_with_the_next_pass(till: Till, passes: PhotoPasses) -> None:
    line = Line(is_away=True)
    picture(till, till.book.photos.keep(JAR))
    with pytest.raises(RegisterUnreachable):
        passes.run(line, never)
    line.is_away = False
    assert passes.run(line, never) == 1


def test_one_that_the_register_does_not_want_holds_up_no_other_and_waits_for_more_facts(
    till: Till, passes: PhotoPasses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.sync.photos.AT_ONCE", 1)
    photos = {mark_of(one): one for one in (JAR, b"an oud")}
    first, second = sorted(photos)
    line = Line(unwanted={first})
    for item, one in ((JAM, JAR), (OUD, b"an oud")):
        picture(till, till.book.photos.keep(one), item)
    assert [passes.run(line, never) for _ in range(3)] == [0, 1, 0]
    assert line.offered == [first, second]
    line.unwanted.clear()
    till.book.watermarks.accept(Watermark(generation="1", at="later"))
    assert passes.run(line, never) == 0  # it has heard of no more than before
    till.book.watermarks.accept(Watermark(generation="1", seq=2))
    assert (passes.run(line, never), line.kept) == (1, photos)


def test_a_sale_goes_first_and_nothing_goes_before_the_first_fact(till: Till, passes: PhotoPasses) -> None:
    line = Line()
    picture(till, till.book.photos.keep(JAR))
    picture(till, mark_of(b"elsewhere"), OUD)
    assert passes.run(line, lambda: True) == 0
    till.book.watermarks.accept(Watermark())
    assert passes.run(line, never) == 0
    assert (line.kept, line.asked) == ({}, [])


def test_a_damaged_photo_is_not_sent_and_holds_up_no_other(till: Till, passes: PhotoPasses) -> None:
    line = Line()
    picture(till, till.book.photos.keep(JAR))
    picture(till, till.book.photos.keep(b"an oud"), OUD)
    till.book.connection.execute("UPDATE photo SET picture = x'00' WHERE mark = ?", (mark_of(JAR),))
    assert passes.run(line, never) == 1
    assert line.kept == {mark_of(b"an oud"): b"an oud"}


def test_what_comes_down_is_kept_when_it_is_what_the_card_names(till: Till, passes: PhotoPasses) -> None:
    large = bytes(PHOTO_BYTES_MAX + 1)
    line = Line({mark_of(JAR): JAR, mark_of(b"an oud"): b"another", mark_of(large): large})
    for item, one in ((JAM, JAR), (OUD, b"an oud"), (COFFEE, large)):
        picture(till, mark_of(one), item)
    assert passes.run(line, never) == 1
    assert till.book.photos.find(mark_of(JAR)) == JAR
    assert till.book.photos.missing() == sorted([mark_of(b"an oud"), mark_of(large)])
    assert till.book.photos.unsent("1", 9) == []


def test_those_that_do_not_come_hold_up_no_other(passes: PhotoPasses, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = [f"{n:064x}" for n in range(AT_ONCE + 5)]
    monkeypatch.setattr("pos.ledger.photos.Photos.missing", lambda _self: marks)
    line = Line()
    passes.run(line, never)
    passes.run(line, never)
    assert line.asked == [*marks, *marks[: AT_ONCE - 5]]
