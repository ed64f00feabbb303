"""What is handed out is read back as it was: an exported list changes nothing, as CSV or as a workbook, in either language."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pos.domain.bazaar import FamilyCard, FamilyKind, ItemCard, PayBy, Unsold
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.money import CURRENCIES
from pos.domain.weighing import Unit
from pos.intake.families import read_families
from pos.intake.handing_out import as_csv, as_workbook, family_rows, item_rows
from pos.intake.items import read_items

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Bazaar

CARD = FamilyCard(
    number="0427",
    name_ar="أم سالم، الكبرى",
    name_en='=HYPERLINK("x")',
    package="TEEB",
    pay_by=PayBy.BANK,
    rate_bp=1_250,
    licence_expiry=date(2031, 3, 1),
    family_kind=FamilyKind.UNIT,
    more_packages=("ANAQA",),
    branch="خورفكان",
    governorate="الشارقة",
)
OWN = FamilyPrivate(
    phone="+971 50 000 0001",
    iban="AE070331234567890123456",
    identity="784-1990-0000000-2",
    address="-3 street",
    collectors="الابن؛ الابنة",
    account="@wallet",
    needs="one",
    notes="'quoted'",
)
JAM = ItemCard(
    code=catalogue_item_code("0427", 1),
    family="0427",
    name_ar="=مربى",
    name_en="Jam",
    package="TEEB",
    price_minor=123_450,
    rate_bp=1_000,
    floor_minor=100_000,
    expiry=date(2031, 1, 1),
    unsold=Unsold.DONATE,
    received=7,
    unit=Unit.GRAM,
)
TICKET = replace(JAM, code=catalogue_item_code("", 2), family="", floor_minor=0, expiry=None, unit=Unit.PIECE)
AED = CURRENCIES["AED"]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_exported_family_is_read_back_as_it_was(tmp_path: Path, plan: Bazaar, ending: str, language: str) -> None:
    file = tmp_path / f"families.{ending}"
    plain = replace(
        CARD, number=family_number(75), name_en="أم سالم", name_ar="أم سالم", rate_bp=None, more_packages=()
    )
    left = replace(CARD, number=family_number(76), left=True)
    records = tuple(FamilyRecord(card=card, private=OWN, version=1) for card in (CARD, plain, left))
    rows = list(family_rows(records, language))
    file.write_bytes(as_csv(rows) if ending == "csv" else as_workbook(rows, "x", right_to_left=True))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+@-")]
    read = read_families(file, plan, [CARD, plain])
    assert read.errors == ()
    assert [(row.card(), row.private()) for row in read.rows] == [(CARD, OWN), (plain, OWN)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_exported_item_is_read_back_as_it_was(tmp_path: Path, plan: Bazaar, language: str) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes(as_csv(item_rows([JAM, TICKET], AED, language=language)))
    read = read_items(file, plan, [CARD], [JAM, TICKET])
    assert read.errors == ()
    assert [row.card(1_000, 7) for row in read.rows] == [JAM, TICKET]
    assert len(list(item_rows([JAM, TICKET], AED, frozenset({"0427"})))) == 2


def test_a_workbook_keeps_zeros_and_stands_on_the_right_in_arabic() -> None:
    record = FamilyRecord(card=CARD, private=OWN, version=1)
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(family_rows([record]), "الأسر", right_to_left=True)))
    sheet = book.active
    assert sheet is not None
    assert (sheet.title, sheet.sheet_view.rightToLeft, sheet.freeze_panes) == ("الأسر", True, "A2")
    assert [(cell.value, cell.data_type, cell.number_format) for cell in sheet[2][:3]] == [
        ("0427", "s", "@"),
        ("أم سالم، الكبرى", "s", "@"),
        ('\'=HYPERLINK("x")', "s", "@"),
    ]


def test_a_note_of_several_lines_stays_on_one() -> None:
    record = FamilyRecord(card=CARD, private=replace(OWN, notes="one, two\nthree"), version=1)
    (_, row) = csv.reader(io.StringIO(as_csv(family_rows([record])).decode("utf-8-sig")))
    assert "one, two three" in row
