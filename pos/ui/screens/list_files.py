"""Files of the lists: read from wherever a person chose, and written into the office's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.intake.layouts import KeptLayouts, layout_for
from pos.intake.previews import COLUMNS
from pos.ui.screens.file_names import places_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pos.domain.bazaar import ItemCard
    from pos.domain.families import FamilyRecord
    from pos.intake.headers import Layout
    from pos.intake.table import Table

COLUMNS_FILE = "columns.json"
TITLES = {"families": {"ar": "الأسر", "en": "Families"}, "items": {"ar": "الأصناف", "en": "Items"}}


class OfficeListFiles:
    """Reads files, and writes the lists.

    Args:
        folder: the office's.
        language: that of the screen, for headings and words.
    """

    def __init__(self, folder: Path, language: Callable[[], str]) -> None:
        self._folder = folder
        self._language = language
        self._layouts = KeptLayouts(folder / COLUMNS_FILE)

    def read(self, path: Path, what: str, sheet: str) -> tuple[Table, Layout]:
        """Read a file, and what its columns mean.

        Raises:
            UnreadableFile: it is none.
        """
        from pos.intake.table import read_table

        table = read_table(path, sheet)
        return table, layout_for(table, what, COLUMNS[what], self._layouts.read())

    def remember(self, what: str, layout: Layout) -> None:
        """Remember what the columns of a form of file mean."""
        self._layouts.remember(what, layout)

    def families(self, records: tuple[FamilyRecord, ...]) -> Path:
        """Write `families.csv` and `families.xlsx`, numbered where those say something else, and return the workbook's place."""
        from pos.intake.handing_out import family_rows

        return self._write("families", list(family_rows(records, self._language())))

    def items(self, items: tuple[ItemCard, ...], gone: frozenset[str], currency: str) -> Path:
        """Write `items.csv` and `items.xlsx` likewise, and return the workbook's place."""
        from pos.domain.money import CURRENCIES
        from pos.intake.handing_out import item_rows

        return self._write("items", list(item_rows(items, CURRENCIES[currency], gone, self._language())))

    def _write(self, what: str, rows: Iterable[tuple[str, ...]]) -> Path:
        from pos.intake.handing_out import as_csv, as_workbook
        from pos.sync.seal import write_safely

        self._folder.mkdir(parents=True, exist_ok=True)
        language = self._language()
        contents = {
            ".csv": as_csv(rows),
            ".xlsx": as_workbook(rows, TITLES[what][language], right_to_left=language == "ar"),
        }
        places = places_for(self._folder, what, contents)
        for ending, content in contents.items():
            write_safely(places[ending], content)
        return places[".xlsx"]
