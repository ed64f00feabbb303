"""The ledger leaves for accounting software: amounts are exact numbers, accounts bear the centre's codes, both files agree."""

from __future__ import annotations

import csv
import errno
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from pos.domain.account_codes import AccountCode
from pos.domain.ledger_reports import AccountTotal, Entry, Owing, TrialBalance
from pos.domain.money import CURRENCIES
from pos.domain.postings import Account
from pos.ledger.codec import write_time
from pos.ui.rows.files import FileAbout
from pos.ui.screens import ledger_export
from pos.ui.screens.ledger_export import write_balance, write_ledger
from pos.wording import name_of
from pos.wording.accounts import TOTALS
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator

SALE = Entry(
    device="T01",
    epoch=1,
    seq=4,
    n=0,
    at=NOON,
    by="C1",
    kind="sale",
    number="T01-000001-3",
    account="cash",
    amount_minor=1_234_505,
)
OWED = replace(SALE, n=1, account="family", family="0427", amount_minor=-1_234_505, settled_by="R01-000002-1")
AED = CURRENCIES["AED"]
WHOLE = FileAbout("INTAJ8")


def test_both_files_hold_the_same_rows_with_the_codes_of_the_centre(tmp_path: Path) -> None:
    codes = (
        AccountCode(account=Account.CASH, code="1010", name="=Cash"),
        AccountCode(account=Account.FAMILY, code="2100"),
    )
    odd = replace(OWED, at=None, account="safe", number="=1+1")
    path = write_ledger(tmp_path, AED, iter((SALE, OWED, odd)), codes, WHOLE)
    with (tmp_path / "ledger-INTAJ8.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head[-3:] == ["debit AED", "credit AED", "settled by"]
    said = [write_time(NOON), "T01/1/4/0", "sale", "T01-000001-3", "T01", "C1", "", "cash"]
    assert (rows[0][:8], rows[1][1], rows[1][6]) == (said, "T01/1/4/1", "0427")
    assert rows[2][0] == "", "of what cannot be read no time is known"
    assert [row[7:10] for row in rows] == [["cash", "1010", "'=Cash"], ["family", "2100", ""], ["safe", "", ""]]
    assert [row[-3:] for row in rows] == [["12345.05", "0.00", ""], *[["0.00", "12345.05", "R01-000002-1"]] * 2]
    assert rows[2][3] == "'=1+1"
    sheet = load_workbook(path).worksheets[0]
    assert [[f"{cell}" for cell in row[1:-3]] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        [cell or "None" for cell in row[1:-3]] for row in rows
    ]
    assert [cell.value for cell in sheet["A"][1:]] == [NOON.replace(tzinfo=None)] * 2 + [None], (
        "a moment, as the hall's clock"
    )
    assert [row[0] for row in rows] == [write_time(NOON), write_time(NOON), ""]
    amounts = [row[-3:-1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert amounts == [(12345.05, 0), (0, 12345.05), (0, 12345.05)]
    assert sheet.freeze_panes == "A2"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ledger-INTAJ8.csv", "ledger-INTAJ8.xlsx"]


def test_a_trial_balance_is_written_with_its_period_and_what_the_accounts_are_called(tmp_path: Path) -> None:
    totals = (
        AccountTotal(account="agent", debit_minor=700, credit_minor=200),
        AccountTotal(account="family", debit_minor=0, credit_minor=500),
        AccountTotal(account="cash", debit_minor=300, credit_minor=0),  # out of balance, which must be seen
    )
    owing = (Owing(device="S01", label="Shop", owed_minor=650), Owing(device="P02", label="=Fair", owed_minor=-150))
    balance = TrialBalance(at=NOON, accounts=totals, owing=owing)
    days = (NOON.date(), NOON.date() + timedelta(days=1))
    codes = (AccountCode(account=Account.AGENT, code="1010", name="Couriers"),)
    path = write_balance(tmp_path, AED, balance, codes, FileAbout("INTAJ8", (), *days))
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    names = ["account", "name_ar", "name_en", "code", "name", "outlet"]
    assert head == [*names, "debit AED", "credit AED", "balance AED", "part AED"]
    assert [(row[0], row[3], *row[5:]) for row in rows] == [
        ("agent", "1010", "", "7.00", "2.00", "5.00", ""),
        ("agent", "", "S01", "", "", "", "6.50"),
        ("agent", "", "P02", "", "", "", "-1.50"),
        ("family", "", "", "0.00", "5.00", "-5.00", ""),
        ("cash", "", "", "3.00", "0.00", "3.00", ""),
        ("total", "", "", "10.00", "7.00", "3.00", ""),
    ]
    assert [row[2] for row in rows[1:3]] == ["Shop", "'=Fair"]
    called = [
        (name_of(account, "ar"), name_of(account, "en")) for account in (Account.AGENT, Account.FAMILY, Account.CASH)
    ]
    assert [(row[1], row[2]) for row in (rows[0], *rows[3:])] == [*called, TOTALS]
    assert path.stem == f"trial-balance-INTAJ8-from-{days[0].isoformat()}-to-{days[1].isoformat()}"
    sheet = load_workbook(path).worksheets[0]
    assert sheet.title == f"balance {days[0].isoformat()} {days[1].isoformat()} 1"
    told = list(sheet.iter_rows(values_only=True))
    assert told[0][-5:] == (
        "outlet · المنفذ",
        "debit · مدين AED",
        "credit · دائن AED",
        "balance · الرصيد AED",
        "part · منه AED",
    )
    assert [row[-2:] for row in told[1:]] == [
        *((5, None), (None, 6.5), (None, -1.5), (-5, None), (3, None)),
        (3, None),
    ]


def test_a_reader_of_the_workbook_finds_its_columns_in_both_languages(tmp_path: Path) -> None:
    head = next(
        load_workbook(write_ledger(tmp_path, AED, (SALE,), (), WHOLE)).worksheets[0].iter_rows(values_only=True)
    )
    assert (head[0], head[-1]) == ("time · الوقت", "settled by · سُوّي في")
    assert head[-3:-1] == ("debit · مدين AED", "credit · دائن AED")


def test_other_rows_never_take_the_place_of_a_ledger_that_is_there(tmp_path: Path) -> None:
    family = FileAbout("INTAJ8", ("owed", "0427"), NOON.date(), NOON.date())
    names = [
        write_ledger(tmp_path, AED, rows, (), about).name
        for rows, about in (((SALE,), WHOLE), ((OWED,), family), ((SALE, OWED), WHOLE), ((SALE,), WHOLE))
    ]
    assert names == [
        "ledger-INTAJ8.xlsx",
        f"ledger-INTAJ8-owed-0427-{NOON.date().isoformat()}.xlsx",
        "ledger-INTAJ8-2.xlsx",
        "ledger-INTAJ8.xlsx",
    ]
    rows_in = {path.stem: len(path.read_text("utf-8-sig").splitlines()) - 1 for path in tmp_path.glob("*.csv")}
    assert list(map(rows_in.get, (name.removesuffix(".xlsx") for name in names))) == [1, 1, 2, 1]


def test_an_empty_ledger_is_a_heading_and_a_long_one_goes_on_a_second_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_workbook(write_ledger(tmp_path, AED, (), (), WHOLE)).worksheets[0].max_row == 1
    monkeypatch.setattr(ledger_export, "ROWS_MAX", 2)
    book = load_workbook(write_ledger(tmp_path, AED, (SALE,) * 5, (), WHOLE))
    assert [sheet.max_row for sheet in book.worksheets] == [3, 3, 2]


def test_all_decimals_of_the_currency_are_shown(tmp_path: Path) -> None:
    sheet = load_workbook(write_ledger(tmp_path, CURRENCIES["KWD"], (SALE,), (), WHOLE)).worksheets[0]
    debit = sheet.cell(row=2, column=sheet.max_column - 2)
    assert (debit.value, debit.number_format) == (1234.505, "#,##0.000")


def test_a_disk_that_is_full_when_the_workbook_is_put_away_is_what_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Workbook.save

    def full(self: Workbook, place: object) -> None:
        real(self, io.BytesIO())
        if isinstance(place, Path):
            raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(Workbook, "save", full)
    with pytest.raises(OSError, match="no room"):
        write_ledger(tmp_path, AED, (SALE,), (), WHOLE)
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_off_leaves_the_files_of_before(tmp_path: Path) -> None:
    write_ledger(tmp_path, AED, (SALE,), (), WHOLE)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}

    def broken() -> Iterator[Entry]:
        yield OWED
        raise OSError("the line is gone")

    with pytest.raises(OSError, match="the line is gone"):
        write_ledger(tmp_path, AED, broken(), (), WHOLE)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
