"""Tables as a workbook for a spreadsheet: one sheet per table, headings frozen, texts that look like formulas made harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ledger.durable import PART, sync_file, sync_folder
from pos.ledger.export import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pos.ledger.export import Sheet


def write_workbook(sheets: Iterable[Sheet], target: Path) -> None:
    """Write tables as XLSX; the file gets its name when it is complete and on the disk.

    Raises:
        OSError: it could not be written.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        page.append(list(sheet.columns))
        for row in sheet.rows:
            page.append([plain(cell) for cell in row])
    part = target.with_name(target.name + PART)
    try:
        book.save(part)
        sync_file(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(target.parent)
