"""Lists are written as CSV and workbook in the screen's language, read back from there, and a form of file is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.money import CURRENCIES
from pos.intake.layouts import layout_of
from pos.intake.previews import COLUMNS
from pos.ui.screens.list_files import OfficeListFiles
from tests.unit.ui.presenters.test_importing import JAM, SALMA, FakeLists

if TYPE_CHECKING:
    from pathlib import Path


def test_lists_are_written_read_back_and_their_columns_remembered(tmp_path: Path) -> None:
    language = ["ar"]
    files = OfficeListFiles(tmp_path / "office", lambda: language[0])
    book = files.families(FakeLists().records())
    table, layout = files.read(book, "families", "")
    assert (book.name, table.sheets, layout.headings[0], table.rows[1].cells[0]) == (
        *("families.xlsx", ("الأسر",), "رقم الأسرة"),
        SALMA,
    )
    former = book.with_suffix(".csv").read_bytes()
    assert files.families(FakeLists().records()[:0]).name == "families-2.xlsx"
    assert book.with_suffix(".csv").read_bytes() == former, "another list does not take its place"
    language[0] = "en"
    book = files.items((JAM,), frozenset(), CURRENCIES["AED"].code)
    table, layout = files.read(book.with_suffix(".csv"), "items", "")
    assert (table.encoding, table.delimiter, layout.headings[0]) == ("UTF-8", ",", "Item code")
    files.remember("items", layout_of(table, 1, COLUMNS["items"], ["", "code"]))
    assert dict(files.read(book, "items", "")[1].places) == {"code": 1}
