"""The disk under a book: which file is the book, a name only for what is complete, a reserve, and the sight of a lost file."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import BookDamaged
from pos.ledger.medium import RESERVE, RESERVE_BYTES, Medium, current, following

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


@pytest.mark.parametrize(
    ("names", "book", "next_name"),
    [
        ([], "book.db", "book.db"),
        (["book.db", "book.db-wal", "book.lock"], "book.db", "book.2.db"),
        (
            ["book.db-wal", "book.db-shm"],
            "book.db",
            "book.2.db",
        ),  # the file itself went: its log must not meet the next one
        (["book.db", "book.2.db", "book.10.db", "book.9.db"], "book.10.db", "book.11.db"),
        (["book.db", "book.2.db.part", "mybook.3.db", "book.x.db"], "book.db", "book.2.db"),
    ],
)
def test_the_highest_number_is_the_book(tmp_path: Path, names: list[str], book: str, next_name: str) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert current(Medium(), tmp_path).name == book
    assert following(Medium(), tmp_path).name == next_name


def test_a_folder_that_is_not_there_holds_no_book(tmp_path: Path) -> None:
    assert current(Medium(), tmp_path / "nowhere").name == "book.db"


def test_a_file_gets_its_name_all_at_once(tmp_path: Path) -> None:
    part, target = tmp_path / "book.2.db.part", tmp_path / "book.2.db"
    part.write_bytes(b"new")
    target.write_bytes(b"old")
    Medium().move(part, target)
    assert target.read_bytes() == b"new"
    assert not part.exists()
    Medium().remove(target)
    Medium().remove(target)
    assert not target.exists()


def test_the_reserve_is_put_beside_the_book_once_and_given_back(tmp_path: Path) -> None:
    medium = Medium()
    assert medium.reserve(tmp_path)
    reserve = tmp_path / RESERVE
    written = reserve.stat().st_mtime_ns
    assert reserve.stat().st_size == RESERVE_BYTES
    assert medium.reserve(tmp_path)
    assert reserve.stat().st_mtime_ns == written
    medium.release(tmp_path)
    medium.release(tmp_path)
    assert not reserve.exists()


def test_a_half_written_reserve_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / RESERVE).write_bytes(b"half")
    Medium().reserve(tmp_path)
    assert (tmp_path / RESERVE).stat().st_size == RESERVE_BYTES


def test_a_place_without_room_gets_no_reserve_and_no_error(tmp_path: Path) -> None:
    assert not Medium().reserve(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_selling_into_a_folder_that_was_deleted_is_never_called_saved(till: Till) -> None:
    till.sell()
    shutil.rmtree(till.book.folder)
    with pytest.raises(BookDamaged):
        till.sell()
    assert till.book.health.stopped is not None
    assert till.diary.count("print sale") == 1


def test_selling_beside_a_log_that_was_deleted_is_never_called_saved(till: Till) -> None:
    till.sell()
    (till.book.folder / "book.db-wal").unlink()
    with pytest.raises(BookDamaged):
        till.sell()


def test_selling_into_a_book_that_was_exchanged_is_never_called_saved(till: Till, tmp_path: Path) -> None:
    till.sell()
    copy = tmp_path / "copy.db"
    shutil.copy(till.book.path, copy)
    copy.replace(till.book.path)
    with pytest.raises(BookDamaged):
        till.sell()


def test_without_the_sight_of_the_file_the_sale_would_be_lost(till: Till) -> None:
    till.book.health.is_there = lambda: True
    shutil.rmtree(till.book.folder)
    till.sell()
    assert not till.book.path.exists()
