"""What a spreadsheet holds becomes the text that a person sees in it."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import UnreadableFile
from pos.intake import workbook
from pos.intake.workbook import cell_text, read_sheet

if TYPE_CHECKING:
    from pathlib import Path


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def a_book(*rows: tuple[Any, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("  x ", "General", "  x "),
        (12, "0.00", "12"),
        (12.4, "General", "12.4"),
        (0.1 + 0.2, "General", "0.30000000000000004"),
        (2000042000011.0, "0.00E+00", "2000042000011"),
        (2.0e12, "General", "2000000000000"),
        (1e300, "General", "1e+300"),
        (float("inf"), "General", "inf"),
        (0.1, "0%", "10%"),
        (0.125, "0.00%", "12.5%"),
        (0.07, "0%", "7%"),
        (1, "0%", "100%"),
        (-0.05, "0%", "-5%"),
        (0, "0%", "0%"),
        (True, "General", "TRUE"),
        (datetime(2026, 7, 14), "yyyy-mm-dd", "2026-07-14"),  # noqa: DTZ001 - openpyxl gives days without a zone
        (datetime(2026, 7, 14, 9, 30), "General", "2026-07-14 09:30:00"),  # noqa: DTZ001 - as above
        (date(2026, 7, 14), "General", "2026-07-14"),
        (time(9, 30), "General", "09:30:00"),
        (timedelta(hours=1), "General", "1:00:00"),
    ],
)
def test_a_cell_is_the_text_that_it_stands_for(value: object, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


@given(st.integers(0, 10**9))
def test_a_price_survives_the_spreadsheet_to_the_last_fils(minor: int) -> None:
    text = f"{minor // 100}.{minor % 100:02d}"
    assert cell_text(float(text)) in {text, text.rstrip("0"), text.rstrip("0").rstrip(".")}


@given(st.integers(0, 10_000))
def test_a_percentage_survives_the_spreadsheet(rate_bp: int) -> None:
    whole, rest = divmod(rate_bp, 100)
    assert cell_text(rate_bp / 10_000, "0.00%") == f"{whole}" + (f".{rest:02d}".rstrip("0") if rest else "") + "%"


def test_rows_keep_their_numbers_and_blank_ones_are_left_out() -> None:
    book = a_book(("name", "price"), (), ("عود", 350.5))
    book.worksheets[0].cell(9, 1, "last")
    rows = read_sheet(saved(book), "x").rows
    assert [(line, cells[:2]) for line, cells in rows] == [
        (1, ("name", "price")),
        (3, ("عود", "350.5")),
        (9, ("last", "")),
    ]


def test_a_formula_counts_with_its_last_value_and_without_one_is_empty() -> None:
    rows = read_sheet(saved(a_book(("a", "=1+1"))), "x").rows
    assert rows[0][1][:2] == ("a", "")


def test_the_first_visible_sheet_is_read() -> None:
    book = a_book(("hidden",))
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("shown").append(("shown",))
    assert read_sheet(saved(book), "x").rows[0][1][0] == "shown"


def altered(content: bytes, old: bytes, new: bytes) -> bytes:
    """The same workbook with other words in its first sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                assert old in data
                data = data.replace(old, new)
            target.writestr(entry.filename, data)
    return stream.getvalue()


def test_a_wrong_size_in_the_sheet_hides_no_row() -> None:
    content = altered(saved(a_book(("a", "b"), ("c", "d"))), b'ref="A1:B2"', b'ref="A1:A1"')
    assert [cells[:2] for _, cells in read_sheet(content, "x").rows] == [("a", "b"), ("c", "d")]


def test_a_row_that_claims_to_be_the_billionth_is_refused() -> None:
    content = altered(saved(a_book(("a",), ("b",))), b'<row r="2"', b'<row r="2000000000"')
    with pytest.raises(UnreadableFile, match="too_many_rows"):
        read_sheet(content, "x")


def test_a_sheet_beyond_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved(a_book(*((n,) for n in range(6))))
    monkeypatch.setattr(workbook, "TABLE_ROWS_MAX", 3)
    with pytest.raises(UnreadableFile, match="too_many_rows"):
        read_sheet(content, "x")
    monkeypatch.setattr(workbook, "EXPANDED_BYTES_MAX", 1_000)
    with pytest.raises(UnreadableFile, match="too_large"):
        read_sheet(content, "x")


def test_a_style_that_openpyxl_warns_of_is_no_trouble() -> None:
    content = altered(saved(a_book((datetime(2026, 7, 14),))), b"<v>46217", b"<v>-99999999")  # noqa: DTZ001 - openpyxl takes days without a zone
    assert read_sheet(content, "x").rows[0][1][0] == "#VALUE!"


def spoiled(content: bytes, changes: list[tuple[int, int]], kept_percent: int) -> bytes:
    """A file with some bytes changed, each at a place in ten thousandths of its length, and its end cut off."""
    result = bytearray(content)
    for place, value in changes:
        result[4 + place * (len(content) - 5) // 10_000] = value
    return bytes(result[: max(4, len(content) * kept_percent // 100)])


@given(
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8),
    kept_percent=st.just(100) | st.integers(0, 100),
)
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(
    changes: list[tuple[int, int]], kept_percent: int
) -> None:
    content = spoiled(saved(a_book(("name", "price"), ("عود", 12.4))), changes, kept_percent)
    try:
        rows = read_sheet(content, "x").rows
    except UnreadableFile:
        return
    assert all(isinstance(cell, str) for _, cells in rows for cell in cells)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", struct.pack("<I", 7))
    with pytest.raises(UnreadableFile, match="not_a_table"):
        read_sheet(path.read_bytes(), "x")


def test_a_sheet_is_read_by_its_name_and_hidden_ones_are_not_offered() -> None:
    book = openpyxl.Workbook()
    for title in ("one", "two", "secret"):
        book.create_sheet(title).append([title, "x"])
    book["Sheet"].sheet_state = book["secret"].sheet_state = "hidden"
    read = read_sheet(saved(book), "x", "two")
    assert (read.sheets, read.sheet, read.rows[0][1][0]) == (("one", "two"), "two", "two")
    assert read_sheet(saved(book), "x", "gone").sheet == "one"
