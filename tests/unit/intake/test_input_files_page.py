"""docs/input-files.md tells the columns as they are."""

from __future__ import annotations

import pytest

from pos.domain.limits import TABLE_ROWS_MAX
from pos.intake import families, items, order_columns, people
from pos.intake.bazaar import KEYS, LISTS
from pos.intake.headers import LOOKED_AT_ROWS, Column
from pos.intake.table import TABLE_BYTES_MAX
from pos.intake.workbook import COLUMNS_MAX
from tests.unit.intake.places import ROOT

PAGE = (ROOT / "docs" / "input-files.md").read_text(encoding="utf-8")


def rows_of(section: str) -> list[list[str]]:
    """The cells of each row of a section's table, its headings left out."""
    text = PAGE.partition(f"\n## {section}")[2].partition("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


@pytest.mark.parametrize(
    ("section", "columns"),
    [
        ("families", families.COLUMNS),
        ("items", items.COLUMNS),
        ("people", people.COLUMNS),
        ("orders", tuple(column for column in order_columns.COLUMNS if column.name not in order_columns.LINE_ITEMS)),
    ],
)
def test_every_column_is_told_with_its_headings(section: str, columns: tuple[Column, ...]) -> None:
    told = [row[:5] for row in rows_of(section)]
    assert told == [
        [
            f"`{column.name}`",
            column.title_ar,
            column.title_en,
            " · ".join(column.spellings),
            "yes" if column.is_needed else "",
        ]
        for column in columns
    ]
    assert all(row[5] and row[6] for row in rows_of(section))


def test_every_key_of_the_plan_is_told() -> None:
    assert [row[0] for row in rows_of("bazaar.toml")] == [f"`{key}`" for key in (*KEYS, *LISTS)]


def test_the_limits_are_told() -> None:
    for limit in (
        f"{TABLE_ROWS_MAX:,} rows",
        f"{COLUMNS_MAX} columns",
        f"{TABLE_BYTES_MAX >> 20} MiB",
        f"{LOOKED_AT_ROWS} rows",
    ):
        assert limit in PAGE
