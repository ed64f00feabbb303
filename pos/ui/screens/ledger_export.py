"""The ledger and the trial balance for accounting software, as CSV and XLSX, with the account codes of the centre's books.

The register keeps which code the centre's books use for each account, so every machine writes the same ones.
"""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from pos.domain.postings import Account
from pos.ledger.codec import write_time
from pos.ledger.durable import PART, sync_file, sync_folder
from pos.ledger.export import plain
from pos.ui.screens.exact_cells import as_number, moment_cell
from pos.wording import name_of
from pos.wording.accounts import COLUMNS, TOTALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from pos.domain.account_codes import AccountCode
    from pos.domain.ledger_reports import AccountTotal, Entry, Owing, TrialBalance
    from pos.domain.money import Currency

ROWS_MAX = 1_000_000  # of one sheet; spreadsheets end at 1 048 576
MONEY = ("debit", "credit", "balance", "part")  # followed by the currency
TOTAL = "total"
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
    codes = _codes_of(named)
    rows = (_of_entry(currency, codes, entry) for entry in entries)
    money = (f"debit {currency.code}", f"credit {currency.code}")
    head = ("time", "entry", "kind", "number", "till", "by", "family", "account", "code", "name", *money, "settled by")
    return _write(folder, "ledger", _Sheets("ledger", head, slice(-3, -1), has_time=True), rows)


def write_balance(
    folder: Path,
    currency: Currency,
    balance: TrialBalance,
    named: Iterable[AccountCode],
    days: tuple[date, ...],
) -> Path:
    """Write a trial balance as `trial-balance.csv` and `trial-balance.xlsx`, both whole or not at all.

    Below the account of couriers and outlets stands what of it each of them owes, in a column of its own so that no column counts
    anything twice; the last line is the sum of all accounts.

    Args:
        folder: where they go.
        currency: amounts are written in it with all decimals, as numbers.
        balance: the accounts, and who owes what.
        named: the codes of the centre's books.
        days: the first and the last day of it, which name the sheet; none for the whole bazaar.

    Returns:
        The workbook.

    Raises:
        OSError: they could not be written.
    """
    codes = _codes_of(named)
    money = tuple(f"{word} {currency.code}" for word in MONEY)
    head = ("account", "name_ar", "name_en", "code", "name", "outlet", *money)
    title = " ".join(("balance", *(day.isoformat() for day in days)))
    return _write(folder, "trial-balance", _Sheets(title, head, slice(-4, None)), _of_balance(currency, codes, balance))


class _Sheets(NamedTuple):
    """How a table's sheets are titled, which of its columns are amounts, and whether the first one is a moment."""

    title: str
    head: tuple[str, ...]
    amounts: slice
    has_time: bool = False


def _write(folder: Path, name: str, sheets: _Sheets, rows: Iterable[tuple[str, ...]]) -> Path:
    """Write a table as CSV and as XLSX, both whole or not at all, and return the workbook."""
    from openpyxl import Workbook

    folder.mkdir(parents=True, exist_ok=True)
    table, book = folder / f"{name}.csv", folder / f"{name}.xlsx"
    parts = tuple(path.with_name(path.name + PART) for path in (table, book))
    workbook = Workbook(write_only=True)
    head = tuple(map(_in_both, sheets.head))
    sheet: WriteOnlyWorksheet | None = None
    is_saved = False
    try:
        with parts[0].open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(sheets.head)
            for n, row in enumerate(rows):
                writer.writerow(row)
                if sheet is None or n % ROWS_MAX == 0:
                    sheet = _sheet(workbook.create_sheet(f"{sheets.title} {n // ROWS_MAX + 1}"), head)
                _append(sheet, row, sheets)
        if sheet is None:
            _sheet(workbook.create_sheet(f"{sheets.title} 1"), head)
        workbook.save(parts[1])
        is_saved = True
        for part, path in zip(parts, (table, book), strict=True):
            sync_file(part)
            part.replace(path)
    finally:
        if not is_saved:
            with suppress(OSError):  # what failed first is what is told
                workbook.save(io.BytesIO())  # only this puts the sheets' own files away
        for part in parts:
            part.unlink(missing_ok=True)
    sync_folder(folder)
    return book


def _in_both(column: str) -> str:
    """Return a column's name for people, in both languages; programs read the plain one of the CSV."""
    word, _, currency = column.partition(" ") if column.split(maxsplit=1)[0] in MONEY else (column, "", "")
    return " ".join(filter(None, (f"{word} · {COLUMNS[word]}", currency)))


def _codes_of(named: Iterable[AccountCode]) -> Codes:
    return {one.account.value: (one.code, one.name) for one in named}


def _money(currency: Currency, minor: int) -> str:
    return currency.format(minor).replace(",", "")


def _of_entry(currency: Currency, codes: Codes, entry: Entry) -> tuple[str, ...]:
    code, name = codes.get(entry.account, ("", ""))
    texts = (
        "" if entry.at is None else write_time(entry.at),
        f"{entry.device}/{entry.epoch}/{entry.seq}/{entry.n}",
        *(entry.kind, entry.number, entry.device, entry.by, entry.family, entry.account, code, name),
    )
    amounts = (max(entry.amount_minor, 0), max(-entry.amount_minor, 0))
    return (*(str(plain(text)) for text in texts), *(_money(currency, one) for one in amounts), entry.settled_by)


def _of_balance(currency: Currency, codes: Codes, balance: TrialBalance) -> Iterator[tuple[str, ...]]:
    """Yield the accounts, below that of couriers and outlets each of them, and the sum of all accounts."""
    for total in balance.accounts:
        yield _of_total(currency, codes, total)
        if total.account == Account.AGENT.value:
            yield from (_of_outlet(currency, one) for one in balance.owing)
    sums = (
        sum(one.debit_minor for one in balance.accounts),
        sum(one.credit_minor for one in balance.accounts),
        balance.difference_minor,
    )
    yield (TOTAL, *TOTALS, "", "", "", *(_money(currency, one) for one in sums), "")


def _of_outlet(currency: Currency, one: Owing) -> tuple[str, ...]:
    label = str(plain(one.label))
    return (
        Account.AGENT.value,
        label,
        label,
        "",
        "",
        str(plain(one.device)),
        "",
        "",
        "",
        _money(currency, one.owed_minor),
    )


def _of_total(currency: Currency, codes: Codes, total: AccountTotal) -> tuple[str, ...]:
    account = Account(total.account)
    texts = (total.account, name_of(account, "ar"), name_of(account, "en"), *codes.get(total.account, ("", "")))
    amounts = (total.debit_minor, total.credit_minor, total.balance_minor)
    return (*(str(plain(text)) for text in texts), "", *(_money(currency, one) for one in amounts), "")


def _sheet(sheet: WriteOnlyWorksheet, head: tuple[str, ...]) -> WriteOnlyWorksheet:
    sheet.freeze_panes = "A2"
    sheet.append(head)
    return sheet


def _append(sheet: WriteOnlyWorksheet, row: tuple[str, ...], sheets: _Sheets) -> None:
    """Add a row; its amounts are numbers to the last decimal, its time a moment on the clock of the hall."""
    from openpyxl.cell import WriteOnlyCell

    cells = [WriteOnlyCell(sheet, text) for text in row]
    if sheets.has_time:
        cells[0] = moment_cell(sheet, row[0])
    for cell in cells[sheets.amounts]:
        if cell.value:
            as_number(cell)
    sheet.append(cells)
