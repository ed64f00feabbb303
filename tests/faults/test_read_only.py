"""A place that may not be written, and one that is gone: a clear word, and never a false "saved"."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from pos.cli.console import Exit
from pos.cli.main import main
from pos.domain.errors import BookInUse
from pos.domain.troubles import BookDamaged
from pos.ledger.strongbox import KEY
from tests.builders import JAM, a_book, a_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(*command: str) -> bool:
    """Run a command of the system; tell whether it succeeded."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def a_volume(path: Path, size: str = "16m") -> Iterator[Path]:
    """Mount a small volume that can be made read-only and pulled; only the administrator may."""
    path.mkdir()
    if (
        os.name == "nt"
        or os.geteuid() != 0
        or not run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path))
    ):
        pytest.skip("no volume can be mounted here; the read-only file below stands for it")
    try:
        yield path
    finally:
        run("umount", "-l", str(path))


def test_a_volume_that_became_read_only_is_said_at_the_start_and_opens_when_it_is_not(tmp_path: Path) -> None:
    with a_volume(tmp_path / "volume") as volume:
        till = a_till(volume)
        till.sell()
        count = till.book.journal.count()
        till.book.close()
        assert run("mount", "-o", "remount,ro", str(volume))
        with pytest.raises(BookDamaged, match=r"Read-only|readonly"):
            a_book(till.book.folder)
        assert run("mount", "-o", "remount,rw", str(volume))
        book = a_book(till.book.folder)
        assert book.journal.count() == count
        book.close()


def test_a_volume_that_was_pulled_is_said_before_anything_is_called_saved(tmp_path: Path) -> None:
    with a_volume(tmp_path / "volume") as volume:
        till = a_till(volume)
        till.sell()
        run("umount", "-l", str(volume))
        with pytest.raises(BookDamaged):
            till.sell()
        assert till.book.health.stopped is not None
        assert till.diary.count("print sale") == 1
        till.book.close()


def test_a_copy_that_finds_no_room_says_so_of_its_place_and_leaves_nothing_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_volume(tmp_path / "volume", "100k") as volume:
        till = a_till(tmp_path)
        till.sell()
        (till.book.folder / KEY).write_bytes(till.book.key.secret)
        till.book.close()
        for act in (
            ["backup", str(till.book.folder), str(volume)],
            ["export", str(till.book.folder), str(volume / "x")],
        ):
            (volume / "filling").write_bytes(bytes(60_000 if act[0] == "backup" else 96_000))
            assert main(["ledger", *act]) == Exit.TROUBLE
            said = capsys.readouterr().err
            assert "selling has stopped" not in said
            assert "No space left" in said
            assert not [path for path in volume.rglob("*") if path.name.endswith((".part", "-wal", "-shm", ".json"))]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_may_not_be_written_is_said_at_the_start(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    till.sell()
    till.book.close()
    till.book.path.chmod(0o400)
    till.book.folder.chmod(0o500)
    try:
        if os.geteuid() == 0:
            pytest.skip("the administrator may write everything")
        with pytest.raises((BookDamaged, BookInUse, OSError)):
            a_book(till.book.folder)
    finally:
        till.book.folder.chmod(0o700)
        till.book.path.chmod(0o600)


def test_canary_where_the_error_is_swallowed_a_basket_is_called_kept_that_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = a_till(tmp_path)
    till.book.connection.set_authorizer(None)
    till.book.connection.execute("PRAGMA query_only=1")
    monkeypatch.setattr("pos.ledger.drafts.Drafts.save", lambda *_: None)
    till.checkout.scan(JAM)
    assert till.checkout.basket.lines
    assert till.book.drafts.current() is None
    monkeypatch.undo()
    till.book.connection.execute("PRAGMA query_only=0")
    till.book.close()
    a_book(till.book.folder).close()


def test_a_book_that_only_may_be_read_says_so_and_stops_nothing(tmp_path: Path) -> None:
    till = a_till(tmp_path)
    till.book.connection.set_authorizer(None)
    till.book.connection.execute("PRAGMA query_only=1")
    with pytest.raises(BookDamaged, match="readonly"):
        till.checkout.scan(JAM)
    assert till.book.health.stopped is None
    till.book.connection.execute("PRAGMA query_only=0")
    till.sell()
    till.book.close()
