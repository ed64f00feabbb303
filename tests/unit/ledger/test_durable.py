"""Small files are there as a whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from pos.ledger.durable import sync_file, sync_folder, write_durably

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_in_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.key"
    write_durably(path, b"one", 0o600)
    write_durably(path, b"two", 0o600)
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["b.key"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_a_secret(tmp_path: Path) -> None:
    path = tmp_path / "b.key"
    write_durably(path, b"one", 0o600)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_there_stays_when_the_new_content_cannot_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.key"
    write_durably(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["b.key"], "half a file is left"
    with pytest.raises(OSError, match="Input/output"):
        sync_file(path)


def test_a_left_over_of_an_interruption_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "b.key"
    (tmp_path / "b.key.part").write_bytes(b"half")
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"


def test_bytes_are_synced_before_the_name_and_the_name_before_it_is_called_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    real_sync, real_replace = os.fsync, type(tmp_path).replace

    def sync(handle: int) -> None:
        events.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        real_sync(handle)

    def replace(source: Path, target: Path) -> Path:
        events.append("name")
        return real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(type(tmp_path), "replace", replace)
    write_durably(tmp_path / "b.key", b"new")
    assert events == ["sync file", "name", "sync folder"]
    sync_folder(tmp_path)
