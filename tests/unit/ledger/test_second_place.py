"""A chosen folder is known again; an empty folder, another stick and another till's place count as away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pos.ledger.second_place import MARK, is_taken, take

if TYPE_CHECKING:
    from pathlib import Path


def test_a_picked_stick_gets_a_folder_of_ours(tmp_path: Path) -> None:
    folder = take(tmp_path, "T01")
    assert folder == tmp_path / "amana"
    assert is_taken(folder, "T01")
    assert take(folder, "T01") == folder
    assert take(tmp_path, "T01") == folder


def test_two_tills_may_share_a_stick(tmp_path: Path) -> None:
    folder = take(tmp_path, "T01")
    assert not is_taken(folder, "T07")
    assert take(tmp_path, "T07") == folder
    assert is_taken(folder, "T01")
    assert is_taken(folder, "T07")


def test_an_empty_folder_or_a_strange_one_is_away(tmp_path: Path) -> None:
    folder = take(tmp_path, "T01")
    shutil.rmtree(folder)
    assert not is_taken(folder, "T01")
    folder.mkdir()
    assert not is_taken(folder, "T01")
    (folder / MARK).write_bytes(b"\xff\xfe\x00")
    assert not is_taken(folder, "T01")


def test_a_stick_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="stick"):
        take(tmp_path / "stick", "T01")
