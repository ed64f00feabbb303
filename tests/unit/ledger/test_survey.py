"""What a book could be brought back from is found and counted, and nothing is changed by looking."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

import pytest

from pos.ledger import survey as looking
from pos.ledger.backup import back_up
from pos.ledger.mirror import Mirror
from pos.ledger.survey import newest_copy, survey
from pos.ledger.watermarks import Watermark
from tests.builders import a_till
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def mirrored(till: Till, folder: Path) -> Path:
    mirror = Mirror(folder, till.book.folder, till.book.device, till.book.reader)
    assert mirror.catch_up().is_safe
    return folder


def copied(till: Till, folder: Path) -> Path:
    connection = till.book.reader()
    back_up(connection, folder, device=till.book.device, key=till.book.key, now=NOON)
    connection.close()
    return folder


def test_every_source_says_how_far_it_goes(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    till.sell()
    till.sell()
    place = copied(till, tmp_path / "place")
    mirror = mirrored(till, tmp_path / "mirror")
    till.book.watermarks.accept(
        Watermark(epoch=1, seq=till.book.journal.head().seq, at="2026-11-20T12:00:00.000+04:00")
    )
    till.sell()
    facts = till.book.journal.count()
    till.book.close()
    found = survey(till.book.folder, "T01", mirror=mirror, places=(place,), checks=True)
    assert found.book is not None
    assert found.mirror is not None
    assert found.register is not None
    assert (found.book.facts, found.book.sales, found.book.seq) == (facts, 3, facts)
    assert (found.mirror.facts, found.mirror.sales) == (facts - 1, 2)
    assert found.register.facts == facts - 1
    (copy,) = found.copies
    assert (copy.backup.facts, copy.sales, copy.beyond_mirror, copy.beyond_register) == (facts - 1, 2, 0, 0)
    assert found.faults == ()
    assert (found.is_there, found.is_writable, found.free > 0) == (True, True, True)


def test_what_came_after_a_copy_is_counted(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    place = copied(till, tmp_path / "place")
    till.sell()
    till.sell()
    mirror = mirrored(till, tmp_path / "mirror")
    till.book.close()
    (copy,) = survey(till.book.folder, "T01", mirror=mirror, places=(place,)).copies
    assert (copy.beyond_mirror, copy.beyond_register) == (2, 0)


def test_a_damaged_file_is_read_up_to_the_damage_and_left_as_it_is(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    for _ in range(5):
        till.sell()
    facts = till.book.journal.count()
    till.book.connection.set_authorizer(None)
    till.book.connection.execute("DROP TRIGGER fact_no_update")
    till.book.connection.execute(
        "UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), 'C1', 'C9') AS BLOB) WHERE place = ?", (facts - 2,)
    )
    till.book.close()
    path = till.book.folder / "book.db"
    before = path.read_bytes()
    found = survey(till.book.folder, "T01", mirror=None, places=(), checks=True)
    assert found.book is not None
    assert found.book.facts == facts - 3
    assert {fault.check for fault in found.faults} >= {"guards"}
    assert path.read_bytes() == before


def test_rubbish_and_nothing_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "T01"
    assert not survey(folder, "T01", mirror=tmp_path / "away", places=(tmp_path / "away",)).is_there
    folder.mkdir()
    empty = survey(folder, "T01", mirror=None, places=(), checks=True)
    assert (empty.file, empty.book, empty.is_there, empty.faults) == ("", None, True, ())
    (folder / "book.db").write_bytes(b"no book at all" * 100)
    rubbish = survey(folder, "T01", mirror=None, places=(), checks=True)
    assert (rubbish.file, rubbish.book) == ("book.db", None)
    assert rubbish.faults


@pytest.mark.parametrize(("number", "is_writable"), [(errno.EROFS, False), (errno.EACCES, False), (errno.ENOSPC, True)])
def test_a_folder_that_cannot_be_written_is_not_one_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_writable: bool
) -> None:
    def refuse(**_: Any) -> Any:
        raise OSError(number, "no")

    monkeypatch.setattr(looking, "TemporaryFile", refuse)
    assert survey(tmp_path, "T01", mirror=None, places=()).is_writable is is_writable


def test_where_the_book_is_gone_the_newest_copy_remembers_the_register(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    till.sell()
    till.book.watermarks.accept(Watermark(epoch=1, seq=2, at="2026-11-20T12:00:00.000+04:00"))
    place = copied(till, tmp_path / "place")
    till.book.close()
    found = survey(tmp_path / "gone", "T01", mirror=None, places=(place,))
    assert found.register is not None
    assert (found.register.facts, found.register.seq) == (2, 2)


def test_the_newest_copy_is_found_without_reading_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_path: object) -> None:
        pytest.fail("every fact of the book was read")

    till = a_till(tmp_path)
    monkeypatch.setattr(looking, "_look_at_book", read)
    place = tmp_path / "place"
    assert newest_copy((place,), "T01") is None
    till.sell()
    copied(till, place)
    till.sell()
    copied(till, place)
    facts = till.book.journal.count()
    till.book.close()
    found = newest_copy((place,), "T01")
    assert found is not None
    assert (found.sales, found.backup.facts) == (2, facts)
