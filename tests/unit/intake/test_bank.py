"""What is known of the centre's bank is kept as it was told, and what is wrong in it is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bank import CentreAccount
from pos.domain.bank_errors import NotABic, NotAColumn, NotLatin
from pos.domain.errors import Refusal, UnreadableFile
from pos.intake.bank import (
    COLUMN_FIELDS,
    FILE,
    OWN_COLUMNS,
    BankColumn,
    BankSettings,
    column_lines,
    read_bank,
    read_centre,
    read_columns,
    write_bank,
)
from pos.intake.findings import NotAnIban

if TYPE_CHECKING:
    from pathlib import Path

CENTRE = CentreAccount(name='Intaj "Centre"', iban="AE070331234567890123456", bic="BOMLAEAD", purpose="FAM")
TYPED = {"name": " Intaj  Centre ", "iban": "ae07 0331 ٢٣٤5 6789 0123 456", "bic": "", "purpose": ""}


def test_nothing_is_known_before_it_is_told(tmp_path: Path) -> None:
    assert read_bank(tmp_path / FILE) == BankSettings()


def test_what_was_told_is_read_back(tmp_path: Path) -> None:
    columns = (BankColumn("اسم المستفيد = Name\\", "name_ar"), BankColumn('"Amount"', "amount"))
    told = BankSettings(CENTRE, columns)
    write_bank(tmp_path / "office" / FILE, told)
    assert read_bank(tmp_path / "office" / FILE) == told
    assert [path.name for path in (tmp_path / "office").iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("name = ", UnreadableFile(FILE, "not_toml")),
        ('nmae = "Intaj"', UnreadableFile(FILE, "not_toml")),
        ('columns = "amount"', UnreadableFile(FILE, "not_toml")),
        ('columns = ["Amount"]', NotAColumn("Amount", COLUMN_FIELDS)),
        ('columns = ["Amount = sum"]', NotAColumn("Amount = sum", COLUMN_FIELDS)),
        ("columns = []", NotAColumn("", COLUMN_FIELDS)),
    ],
)
def test_a_file_that_was_altered_wrongly_is_refused(tmp_path: Path, text: str, refusal: Refusal) -> None:
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(type(refusal)) as refused:
        read_bank(path)
    assert refused.value == refusal


def test_a_file_by_hand_may_leave_out_what_is_not_needed(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'\xef\xbb\xbfname = "Intaj"\r\niban = "AE07"\r\n')
    assert read_bank(tmp_path / FILE) == BankSettings(CentreAccount(name="Intaj", iban="AE07"), OWN_COLUMNS)


def test_the_centres_account_is_read_as_people_type_it() -> None:
    centre = CentreAccount(name="Intaj Centre", iban="AE070331234567890123456")
    assert read_centre(TYPED) == centre
    assert read_centre(TYPED | {"bic": "boml aead", "purpose": "FAM"}) == replace(centre, bic="BOMLAEAD", purpose="FAM")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": ""}, NotLatin("")),
        ({"name": "مركز إنتاج"}, NotLatin("مركز إنتاج")),
        ({"iban": ""}, NotAnIban("")),
        ({"iban": "AE080331234567890123456"}, NotAnIban("AE080331234567890123456")),
        ({"bic": "BOML"}, NotABic("BOML")),
        ({"purpose": "أسر"}, NotLatin("أسر")),
        ({"purpose": "F" * 36}, NotLatin("F" * 36)),
    ],
)
def test_a_mistake_in_the_centres_account_is_named(changes: dict[str, str], refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as refused:
        read_centre(TYPED | changes)
    assert refused.value == refusal


def test_columns_are_read_as_they_are_shown() -> None:
    lines = ("Beneficiary = name_en", "", "A = b = ACCOUNT ")
    columns = (BankColumn("Beneficiary", "name_en"), BankColumn("A = b", "account"))
    assert read_columns(lines) == columns
    assert read_columns(column_lines(OWN_COLUMNS)) == OWN_COLUMNS
