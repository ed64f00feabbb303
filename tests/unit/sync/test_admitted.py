"""What a till keeps from its admission is read as it was written, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import UnreadableFile
from pos.sync.admitted import ADMISSION_FILE, Admission, admitted_till, keep_admission, read_admission

if TYPE_CHECKING:
    from pathlib import Path

ADMISSION = Admission(bazaar="INTAJ8", device="T01", register_key="aa", sealing_key="bb")


def test_an_admission_comes_back_as_it_was(tmp_path: Path) -> None:
    keep_admission(tmp_path, ADMISSION)
    assert read_admission(tmp_path) == ADMISSION


@pytest.mark.parametrize("text", ["", "{", "[]", '{"bazaar": "INTAJ8"}'])
def test_a_damaged_one_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / ADMISSION_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read_admission(tmp_path)


def test_a_missing_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_admission(tmp_path)


def test_the_first_till_of_a_folder_is_found(tmp_path: Path) -> None:
    assert admitted_till(tmp_path) == ""
    for name in ("T07", "T01", "register"):
        (tmp_path / name).mkdir()
    for name in ("T07", "T01"):
        keep_admission(tmp_path / name, ADMISSION)
    assert admitted_till(tmp_path) == "T01"
