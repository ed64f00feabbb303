"""A till and its register are there whole or not at all, whatever interrupts their making."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.app.unfinished import MADE, MARK, all_or_nothing, clear_unfinished

if TYPE_CHECKING:
    from pathlib import Path


def make(home: Path) -> None:
    for name in MADE:
        (home / name).mkdir()
        (home / name / "file").write_text("new", encoding="utf-8")


def names(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir())


def test_what_is_done_stays(tmp_path: Path) -> None:
    with all_or_nothing(tmp_path):
        assert (tmp_path / MARK).exists()
        make(tmp_path)
    assert names(tmp_path) == sorted(MADE)
    clear_unfinished(tmp_path)
    assert names(tmp_path) == sorted(MADE)


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with all_or_nothing(tmp_path):
            make(tmp_path)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert names(tmp_path) == []


def test_what_was_killed_is_cleared_away_at_the_next_start(tmp_path: Path) -> None:
    killed = all_or_nothing(tmp_path)
    killed.__enter__()
    make(tmp_path)
    clear_unfinished(tmp_path)
    assert names(tmp_path) == []


def test_what_lay_there_before_is_moved_aside_and_kept(tmp_path: Path) -> None:
    for name in MADE:
        (tmp_path / name).mkdir()
        (tmp_path / name / "old").write_text("old", encoding="utf-8")
    with all_or_nothing(tmp_path):
        make(tmp_path)
    for name in MADE:
        assert (tmp_path / name / "file").read_text(encoding="utf-8") == "new"
        assert (tmp_path / "left" / f"{name}-1" / "old").read_text(encoding="utf-8") == "old"
