"""The office's tables for other programs, as CSV and XLSX: the ledger, the trial balance, families' accounts, who did what.

The register keeps which code the centre's books use for each account, so every machine writes the same ones. The files' names say
what is in them, and none takes the place of one that says something else.
"""

from __future__ import annotations

import csv
import filecmp
import io
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from pos.domain.postings import Account
from pos.ledger.codec import write_time
from pos.ledger.durable import PART, sync_file, sync_folder
from pos.ledger.export import plain
from pos.ui.screens.exact_cells import as_number, moment_cell
from pos.ui.screens.file_names import name_about, places_where
from pos.wording import name_of
from pos.wording.accounts import COLUMNS, TOTALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from pos.domain.account_codes import AccountCode
    from pos.domain.ledger_reports import AccountTotal, Entry, Owing, TrialBalance
    from pos.domain.money import Currency
    from pos.domain.reports import FamilyRow
    from pos.ui.rows.files import FileAbout
    from pos.ui.rows.trail import DeedRow

ENDINGS = (".csv", ".xlsx")
ROWS_MAX = 1_000_000  # of one sheet; spreadsheets end at 1 048 576
MONEY = ("debit", "credit", "balance", "part")  # followed by the currency
ACCOUNT_AMOUNTS = (
    "gross_minor",
    "refunds_minor",
    "commission_minor",
    "advances_minor",
    "adjustments_minor",
    "net_minor",
    "paid_minor",
    "due_minor",
    "carried_minor",
    "balance_minor",
)
TOTAL = "total"
Codes = dict[str, tuple[str, str]]


def write_ledger(
    folder: Path, currency: Currency, entries: Iterable[Entry], named: Iterable[AccountCode], about: FileAbout
) -> Path:
    """Write rows of the ledger, both files whole or not at all; memory stays flat.

    Args:
        folder: where they go.
        currency: amounts are written in it with all decimals, as numbers.
        entries: the rows, in order.
        named: the codes of the centre's books.
        about: which rows they are.

    Returns:
        The workbook.

    Raises:
        OSError: they could not be written.
    """
    codes = _codes_of(named)
    rows = (_of_entry(currency, codes, entry) for entry in entries)
    money = (f"debit {currency.code}", f"credit {currency.code}")
    head = ("time", "entry", "kind", "number", "till", "by", "family", "account", "code", "name", *money, "settled by")
    return _write(folder, name_about("ledger", about), _Sheets("ledger", head, slice(-3, -1), has_time=True), rows)


def write_balance(
    folder: Path,
    currency: Currency,
    balance: TrialBalance,
    named: Iterable[AccountCode],
    about: FileAbout,
) -> Path:
    """Write a trial balance, both files whole or not at all.

    Below the account of couriers and outlets stands what of it each of them owes, in a column of its own so that no column counts
    anything twice; the last line is the sum of all accounts.

    Args:
        folder: where they go.
        currency: amounts are written in it with all decimals, as numbers.
        balance: the accounts, and who owes what.
        named: the codes of the centre's books.
        about: whose it is; its days name the sheet too.

    Returns:
        The workbook.

    Raises:
        OSError: they could not be written.
    """
    codes = _codes_of(named)
    money = tuple(f"{word} {currency.code}" for word in MONEY)
    head = ("account", "name_ar", "name_en", "code", "name", "outlet", *money)
    days = () if about.first is None or about.last is None else (about.first, about.last)
    sheets = _Sheets(" ".join(("balance", *(day.isoformat() for day in days))), head, slice(-4, None))
    return _write(folder, name_about("trial-balance", about), sheets, _of_balance(currency, codes, balance))


def write_accounts(folder: Path, currency: Currency, families: Iterable[FamilyRow], about: FileAbout) -> Path:
    """Write families' accounts, both files whole or not at all.

    Args:
        folder: where they go.
        currency: amounts are written in it with all decimals, as numbers.
        families: their accounts, in order.
        about: which families they are.

    Returns:
        The workbook.

    Raises:
        OSError: they could not be written.
    """
    money = (f"{amount.removesuffix('_minor')} {currency.code}" for amount in ACCOUNT_AMOUNTS)
    head = ("family", "name_ar", "name_en", "package", *money)
    rows = (
        (
            *(str(plain(text)) for text in (row.family.number, row.family.name_ar, row.family.name_en)),
            row.family.package,
            *(_money(currency, getattr(row, amount)) for amount in ACCOUNT_AMOUNTS),
        )
        for row in families
    )
    return _write(folder, name_about("accounts", about), _Sheets("accounts", head, slice(4, None)), rows)


def write_deeds(folder: Path, deeds: Iterable[DeedRow], about: FileAbout) -> Path:
    """Write who did what, both files whole or not at all; times as the hall's clock showed them.

    Args:
        folder: where they go.
        deeds: in order.
        about: which deeds they are.

    Returns:
        The workbook.

    Raises:
        OSError: they could not be written.
    """
    rows = (
        (
            row.at.isoformat(timespec="seconds"),
            *(str(plain(text)) for text in (row.person, row.kind, row.subject, row.detail)),
        )
        for row in deeds
    )
    head = ("at", "person", "deed", "subject", "detail")
    return _write(folder, name_about("trail", about), _Sheets("trail", head, slice(0), has_time=True), rows)


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
    parts = tuple(folder / f"{name}{ending}{PART}" for ending in ENDINGS)
    workbook = Workbook(write_only=True)
    head = _in_both(sheets)
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
        places = places_where(folder, name, ENDINGS, lambda path: filecmp.cmp(path, parts[0], shallow=False))
        for part, path in zip(parts, places.values(), strict=True):
            sync_file(part)
            part.replace(path)
    finally:
        if not is_saved:
            with suppress(OSError):  # what failed first is what is told
                workbook.save(io.BytesIO())  # only this puts the sheets' own files away
        for part in parts:
            part.unlink(missing_ok=True)
    sync_folder(folder)
    return places[".xlsx"]


def _in_both(sheets: _Sheets) -> tuple[str, ...]:
    """Return the columns' names for people, in both languages; programs read the plain ones of the CSV."""
    amounts = sheets.head[sheets.amounts]
    parted = (column.partition(" ") if column in amounts else (column, "", "") for column in sheets.head)
    return tuple(" ".join(filter(None, (f"{word} · {COLUMNS[word]}", currency))) for word, _, currency in parted)


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
