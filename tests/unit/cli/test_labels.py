"""Labels by command: a sheet that can be read and scanned, a roll for each printer's language, a trial page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from pos.cli.console import Exit
from pos.cli.main import main
from tests.builders import JAM, SALMA, a_till

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> str:
    till = a_till(tmp_path)
    till.book.close()
    return str(till.book.folder)


def test_a_sheet_has_a_label_for_each_item_and_begins_where_it_is_told(folder: str, tmp_path: Path) -> None:
    assert main(["labels", folder, str(tmp_path / "all.pdf"), "--start", "64"]) == Exit.DONE
    pages = PdfReader(tmp_path / "all.pdf").pages
    assert len(pages) == 2
    assert JAM in "".join(page.extract_text() for page in pages).replace(" ", "")


def test_one_familys_labels_alone(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["labels", folder, str(tmp_path / "hers.pdf"), "--family", SALMA]) == Exit.DONE
    assert capsys.readouterr().out.startswith("2 labels")


@pytest.mark.usefixtures("qapp")
def test_a_roll_speaks_the_printers_language(folder: str, tmp_path: Path) -> None:
    assert main(["labels", folder, str(tmp_path / "roll.zpl"), "--roll", "50x30"]) == Exit.DONE
    assert (tmp_path / "roll.zpl").read_bytes().count(b"^XA^PW400") == 4
    assert main(["labels", folder, str(tmp_path / "roll.bin")]) == Exit.DONE
    assert (tmp_path / "roll.bin").read_bytes().startswith(b"\x1b@")


def test_a_trial_page_shows_the_sheet(folder: str, tmp_path: Path) -> None:
    assert (
        main(["labels", folder, str(tmp_path / "trial.pdf"), "--trial", "--sheet", "24", "--right", "1.5"]) == Exit.DONE
    )
    assert len(PdfReader(tmp_path / "trial.pdf").pages) == 1


def test_a_start_beyond_the_sheet_is_refused(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["labels", folder, str(tmp_path / "all.pdf"), "--start", "99"]) == Exit.REFUSED
    assert "99" in capsys.readouterr().err
    assert not (tmp_path / "all.pdf").exists()


def test_a_family_without_goods_is_refused(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["labels", folder, str(tmp_path / "none.pdf"), "--family", "9999"]) == Exit.REFUSED
    assert "Labels" in capsys.readouterr().err
