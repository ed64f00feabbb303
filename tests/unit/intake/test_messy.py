"""Files as other programs and tired people leave them: each wrong cell is told, each good row is taken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from pos.domain.bazaar import Bazaar, FamilyCard, PayBy
from pos.intake.families import read_families
from pos.intake.items import read_items

if TYPE_CHECKING:
    from pathlib import Path

    from pos.intake.findings import Intake


def told(intake: Intake[Any]) -> list[tuple[int, str, str]]:
    """Line, column and reason of each finding; a warning has a question mark."""
    return [(one.line, one.column, type(one.reason).__name__ + "?" * one.is_warning) for one in intake.findings]


@pytest.fixture
def cards(messy: Path, plan: Bazaar) -> list[FamilyCard]:
    return [row.card() for row in read_families(messy / "families_1256.csv", plan).rows]


def test_families_from_an_old_windows(messy: Path, plan: Bazaar) -> None:
    """Windows-1256, semicolons, CRLF, Excel's first line, a title, other spellings, a comma for a point."""
    read = read_families(messy / "families_1256.csv", plan)
    assert [(row.line, row.number, row.name_ar, row.pay_by, row.rate_bp) for row in read.rows] == [
        (5, "0427", "أم هند", PayBy.CASH, None),
        (8, "0117", "أم راشد", PayBy.BANK, 10),
        (10, "0013", "أم ماجد", PayBy.CASH, 500),
        (13, "0021", "أم سيف; الكبرى", PayBy.CASH, 0),
    ]
    assert told(read) == [
        (6, "رقم", "GivenTwice"),
        (7, "رقم", "WrongCheckDigit"),
        (8, "الجوّال", "NotAPhone?"),
        (8, "تاريخ انتهاء الرخصة", "LicenceExpires?"),
        (8, "نسبة العمولة", "RateSmall?"),
        (9, "رقم الحساب", "CellEmpty?"),
        (9, "نسبة العمولة", "NotARate"),
        (10, "الإسم", "SameName?"),
        (11, "الإسم", "CellEmpty"),
        (12, "الباقه", "UnknownPackage"),
        (12, "طريقة الدفع", "UnknownWord"),
        (12, "تاريخ انتهاء الرخصة", "NotADate"),
        (12, "نسبة العمولة", "NotARate"),
    ]


def test_items_as_unicode_text_with_arabic_digits(messy: Path, plan: Bazaar, cards: list[FamilyCard]) -> None:
    """UTF-16 with tabs, as a spreadsheet's `Unicode text`, in Arabic-Indic digits and separators."""
    read = read_items(messy / "items_utf16.txt", plan, cards)
    assert [
        (row.line, row.family, row.price_minor, row.quantity, row.floor_minor, row.expiry) for row in read.rows
    ] == [
        (2, "0427", 26000, 6, 23500, None),
        (6, "0117", 1240, 30, 0, date(2027, 3, 31)),
    ]
    assert told(read) == [
        (3, "أقل سعر", "FloorAbovePrice"),
        (4, "السعر", "NotAnAmount"),
        (4, "العدد", "NotANumber"),
        (5, "رقم الأسرة", "WrongCheckDigit"),
        (7, "الصلاحية", "ExpiresEarly"),
        (7, "غير المبيع", "UnknownWord"),
        (9, "الباقة / Package", "CellEmpty"),
        (10, "رقم الأسرة", "CellEmpty"),
    ]


def test_items_from_a_spreadsheet_that_shortened_the_codes(messy: Path, plan: Bazaar, cards: list[FamilyCard]) -> None:
    """UTF-8 with BOM, a name of two lines, codes in powers of ten, a comma in a name, an open quotation mark."""
    read = read_items(messy / "items_bom.csv", plan, cards)
    assert [(row.line, row.code, row.name_ar, row.price_minor) for row in read.rows] == [
        (2, "2000042000011", "عباءة سوداء مطرزة", 32000),
        (7, "2000042000035", "مريلة", 103550),
    ]
    assert told(read) == [
        (4, "Barcode", "GivenTwice"),
        (5, "Barcode", "CodeOfOtherFamily"),
        (6, "Barcode", "DigitsLost"),
        (8, "Barcode", "WrongCheckDigit"),
        (9, "", "CellsBeyondHeadings"),
        (9, "Price (AED)", "NotAnAmount"),
        (10, "Price (AED)", "OutOfRange"),
        (10, "Qty", "OutOfRange"),
        (11, "Qty", "NotANumber"),
        (11, "Best before", "ExpiresEarly?"),
        (12, "", "QuoteOpen"),
    ]


def test_a_spreadsheet_of_numbers_dates_and_errors(tmp_path: Path, plan: Bazaar, cards: list[FamilyCard]) -> None:
    """Codes and family numbers as numbers, real dates, a broken formula, a price that is a date."""
    book = openpyxl.Workbook()
    for row in [
        ("قائمة الأصناف",),
        ("الباركود", "الأسرة", "الصنف", "السعر", "الكمية", "الصلاحية"),
        (2000042000011.0, 427, "عباءة", 12.4, 6.0, date(2027, 1, 31)),
        (),
        (None, 427, "شيلة", "#REF!", 2.5, None),
        (None, 427.0, "ثوب", date(2026, 5, 12), 1, 46217),
        (2.0e12, "0427", "حقيبة", 35, True, None),
    ]:
        book.worksheets[0].append(row)
    path = tmp_path / "items.xlsx"
    book.save(path)
    read = read_items(path, plan, cards)
    assert [(row.line, row.code, row.family, row.price_minor, row.quantity) for row in read.rows] == [
        (3, "2000042000011", "0427", 1240, 6)
    ]
    assert told(read) == [
        (5, "السعر", "NotAnAmount"),
        (5, "الكمية", "NotANumber"),
        (6, "السعر", "NotAnAmount"),
        (6, "الصلاحية", "NotADate"),
        (7, "الباركود", "WrongCheckDigit"),
        (7, "الكمية", "NotANumber"),
    ]
