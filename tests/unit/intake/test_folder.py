"""A centre's folder is read as a whole, as far as its plan allows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pos.domain.errors import UnreadableFile
from pos.intake.folder import read_folder


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    """A folder to spoil."""
    return Path(shutil.copytree(sample, tmp_path / "centre"))


def test_the_csv_is_read_before_the_spreadsheet(copy: Path) -> None:
    assert [intake.file for intake in read_folder(copy).intakes] == [
        "bazaar.toml",
        "people.csv",
        "families.csv",
        "items.csv",
    ]
    (copy / "items.csv").unlink()
    read = read_folder(copy)
    assert read.intakes[-1].file == "items.xlsx"
    assert read.is_clean
    assert (len(read.people), len(read.families), len(read.items)) == (8, 21, 139)


def test_a_missing_file_is_refused_by_name(copy: Path) -> None:
    (copy / "people.csv").unlink()
    with pytest.raises(UnreadableFile) as caught:
        read_folder(copy)
    assert caught.value == UnreadableFile("people.csv", "missing")


def test_without_a_plan_nothing_else_is_read(copy: Path) -> None:
    (copy / "bazaar.toml").write_text('code = "B1"\n', encoding="utf-8")
    read = read_folder(copy)
    assert read.bazaar is None
    assert not read.is_clean
    assert [intake.file for intake in read.intakes] == ["bazaar.toml"]


def test_a_bad_row_keeps_the_folder_from_being_clean(copy: Path) -> None:
    with (copy / "items.csv").open("a", encoding="utf-8") as file:
        file.write(",0765,عود,Oud,,350\n")
    read = read_folder(copy)
    assert not read.is_clean
    assert len(read.items) == 139


def test_files_of_orders_are_read_beside_the_lists(copy: Path) -> None:
    shutil.copy(Path(__file__).parent / "orders" / "woo_rows.csv", copy / "orders-november.csv")
    read = read_folder(copy)
    assert (read.intakes[-1].file, len(read.intakes[-1].rows), read.is_clean) == ("orders-november.csv", 4, True)
