"""Rows of a file are shown with the names of what they belong to, and columns with an example."""

from __future__ import annotations

from pos.intake.previews import COLUMNS
from pos.intake.table import Table, TableRow
from pos.ui.presenters.import_rows import HEADINGS_SHOWN, columns_form, title_of

ROWS = (TableRow(1, ("x" * 99, "")), TableRow(3, ("Nr", "Wer")), TableRow(4, ("0427",)))


def test_a_column_is_asked_about_with_an_example() -> None:
    form = columns_form(Table("f", ROWS), COLUMNS["families"], 3, ("number",))
    assert [(cell.heading, cell.example, cell.means) for cell in form.cells] == [
        ("Nr", "0427", "number"),
        ("Wer", "", ""),
    ]
    assert form.lines[0] == (1, "x" * HEADINGS_SHOWN)
    assert [key for key, _name, is_needed in form.choices if is_needed] == ["name_ar", "package"]
    assert title_of(COLUMNS["items"][0]).en == "Item code"
    assert columns_form(Table("f", ROWS), COLUMNS["items"], 99, ()).line == 1
