"""A heading means its column whatever language, spelling and place it has."""

from __future__ import annotations

import pytest

from pos.domain.errors import UnreadableFile
from pos.intake import families, items, people
from pos.intake.findings import (
    CellsBeyondHeadings,
    ColumnMissing,
    ColumnTwice,
    ColumnUnknown,
    Finding,
)
from pos.intake.headers import LOOKED_AT_ROWS, Column, heading_key, read_rows
from pos.intake.table import Table, TableRow

COLUMNS = (
    Column("name", "الاسم", "Name", is_needed=True),
    Column("price", "السعر", "Price", ("unit price",), is_needed=True),
    Column("note", "ملاحظة", "Note"),
)


def a_table(*rows: tuple[str, ...]) -> Table:
    return Table("list.csv", tuple(TableRow(line, cells) for line, cells in enumerate(rows, start=1)))


@pytest.mark.parametrize(
    "heading",
    ["price", "PRICE", " Price: ", "Unit-Price", "Price (AED)", "السعر", "سعر", "السِّعر", "السعـر [درهم]", "price*"],
)
def test_every_spelling_of_a_heading_is_found(heading: str) -> None:
    readings, findings = read_rows(a_table(("name", heading), ("عود", "350")), COLUMNS)
    assert [reading.text("price") for reading in readings] == ["350"]
    assert findings == []


def test_short_arabic_words_keep_their_first_letters() -> None:
    assert heading_key("الم") == "الم"
    assert heading_key("السعر") == "سعر"


def test_titles_above_the_headings_are_passed_over() -> None:
    readings, _ = read_rows(
        a_table(("كشف الأصناف",), ("name of the centre",), ("name", "price"), ("عود", "1")), COLUMNS
    )
    assert [(reading.line, reading.text("name")) for reading in readings] == [(4, "عود")]


def test_headings_below_the_first_rows_are_not_looked_for() -> None:
    titles = [("title",)] * LOOKED_AT_ROWS
    with pytest.raises(UnreadableFile, match="no_headings"):
        read_rows(a_table(*titles, ("name", "price"), ("عود", "1")), COLUMNS)
    readings, _ = read_rows(a_table(*titles[1:], ("name", "price"), ("عود", "1")), COLUMNS)
    assert len(readings) == 1


def test_a_table_without_rows_or_headings_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        read_rows(a_table(), COLUMNS)
    with pytest.raises(UnreadableFile, match="no_headings"):
        read_rows(a_table(("عود", "350"), ("مسك", "25")), COLUMNS)


def test_a_missing_column_is_named_and_keeps_every_row_out() -> None:
    readings, findings = read_rows(a_table(("name", "note"), ("عود", "x")), COLUMNS)
    assert readings == []
    assert findings == [Finding(1, "", ColumnMissing("السعر", "Price"))]


def test_an_unknown_and_a_repeated_column_are_warnings() -> None:
    table = a_table(("name", "price", "Colour", "السعر", ""), ("عود", "350", "brown", "999", ""))
    (reading,), findings = read_rows(table, COLUMNS)
    assert reading.text("price") == "350"
    assert findings == [
        Finding(1, "Colour", ColumnUnknown("Colour"), is_warning=True),
        Finding(1, "السعر", ColumnTwice("السعر"), is_warning=True),
    ]


def test_a_row_with_more_cells_than_headings_is_out_unless_they_are_empty() -> None:
    table = a_table(("name", "price"), ("عود", "350", "", ""), ("سلة", "خبز", "12"))
    readings, _ = read_rows(table, COLUMNS)
    assert [reading.is_good for reading in readings] == [True, False]
    assert readings[1].findings == [Finding(3, "", CellsBeyondHeadings(2))]


def test_a_short_row_has_empty_cells() -> None:
    (reading,), _ = read_rows(a_table(("name", "price", "note"), ("عود",)), COLUMNS)
    assert (reading.text("name"), reading.text("price"), reading.text("note")) == ("عود", "", "")


def test_a_finding_names_the_heading_of_the_file_or_the_usual_one() -> None:
    (reading,), _ = read_rows(a_table(("Name (Arabic)", "price"), ("عود", "1")), COLUMNS)
    reading.refuse("name", CellsBeyondHeadings(1))
    reading.refuse("note", CellsBeyondHeadings(1))
    assert [finding.column for finding in reading.findings] == ["Name (Arabic)", "ملاحظة / Note"]


@pytest.mark.parametrize(
    "columns", [families.COLUMNS, items.COLUMNS, people.COLUMNS], ids=["families", "items", "people"]
)
def test_no_heading_means_two_columns(columns: tuple[Column, ...]) -> None:
    keys = [key for column in columns for key in {heading_key(heading) for heading in column.headings}]
    assert len(set(keys)) == len(keys)
    assert "" not in keys
