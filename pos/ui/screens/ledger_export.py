"""The ledger for accounting software: the same rows as CSV and as XLSX, with the account codes that the centre's books use.

The register keeps which code the centre's books use for each account, so every machine writes the same ones.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pos.ledger.codec import write_time
from pos.ledger.durable import PART, sync_file, sync_folder
from pos.ledger.export import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from pos.domain.account_codes import AccountCode
    from pos.domain.ledger_reports import Entry
    from pos.domain.money import Currency

ROWS_MAX = 1_000_000  # of one sheet; spreadsheets end at 1 048 576
Codes = dict[str, tuple[str, str]]


def write_ledger(folder: Path, currency: Currency, entries: Iterable[Entry], named: Iterable[AccountCode]) -> Path:
    """Write rows of the ledger as `ledger.csv` and `ledger.xlsx`, both whole or not at all; memory stays flat.

    Args:
        folder: where they go.
        currency: amounts are written in it with all decimals, as numbers.
        entries: the rows, in order.
        named: the codes of the centre's books.

    Returns:
        The workbook.

    Raises:
        OSError: they could not be written.
    """
    from openpyxl import Workbook

    folder.mkdir(parents=True, exist_ok=True)
    codes = {one.account.value: (one.code, one.name) for one in named}
    head = _head(currency)
    table, book = folder / "ledger.csv", folder / "ledger.xlsx"
    parts = tuple(path.with_name(path.name + PART) for path in (table, book))
    workbook = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet | None = None
    is_saved = False
    try:
        with parts[0].open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(head)
            for n, row in enumerate(_rows(currency, codes, entries)):
                writer.writerow(row)
                if sheet is None or n % ROWS_MAX == 0:
                    sheet = _sheet(workbook.create_sheet(f"ledger {n // ROWS_MAX + 1}"), head)
                _append(sheet, row)
        if sheet is None:
            _sheet(workbook.create_sheet("ledger 1"), head)
        workbook.save(parts[1])
        is_saved = True
        for part, path in zip(parts, (table, book), strict=True):
            sync_file(part)
            part.replace(path)
    finally:
        if not is_saved:
            workbook.save(io.BytesIO())  # only this puts the sheets' own files away
        for part in parts:
            part.unlink(missing_ok=True)
    sync_folder(folder)
    return book


def _head(currency: Currency) -> tuple[str, ...]:
    money = (f"debit {currency.code}", f"credit {currency.code}")
    return ("time", "entry", "kind", "number", "till", "by", "family", "account", "code", "name", *money, "settled by")


def _rows(currency: Currency, codes: Codes, entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    def money(minor: int) -> str:
        return currency.format(minor).replace(",", "")

    for entry in entries:
        code, name = codes.get(entry.account, ("", ""))
        texts = (
            "" if entry.at is None else write_time(entry.at),
            f"{entry.device}/{entry.epoch}/{entry.seq}/{entry.n}",
            *(entry.kind, entry.number, entry.device, entry.by, entry.family, entry.account, code, name),
        )
        amounts = (money(max(entry.amount_minor, 0)), money(max(-entry.amount_minor, 0)))
        yield (*(str(plain(text)) for text in texts), *amounts, entry.settled_by)


def _sheet(sheet: WriteOnlyWorksheet, head: tuple[str, ...]) -> WriteOnlyWorksheet:
    sheet.freeze_panes = "A2"
    sheet.append(head)
    return sheet


def _append(sheet: WriteOnlyWorksheet, row: tuple[str, ...]) -> None:
    """Add a row; its amounts are numbers to the last decimal, which no floating point has rounded."""
    from openpyxl.cell import WriteOnlyCell

    cells = [WriteOnlyCell(sheet, text) for text in row]
    for cell in cells[-3:-1]:
        cell.data_type = "n"
        cell.number_format = "#,##0.00" if "." in str(cell.value) else "#,##0"
    sheet.append(cells)
