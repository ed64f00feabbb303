"""A report's files: tables that a spreadsheet adds up, and a PDF; nothing in them is taken for a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from openpyxl import load_workbook

from pos.domain.stock_reports import FamilyGroup, Narrowed, Report
from pos.office.reports import Answer, ReportsDesk
from pos.printing.pdf_document import PdfPress
from pos.printing.sheet import RowKind
from pos.printing.sheet import Table as SheetTable
from pos.ui.screens.lists import BookLists
from pos.ui.screens.report_shop import OfficeReportShop
from tests.builders import Till, a_bazaar, a_till
from tests.fakes import NOON
from tests.unit.intake.places import ROOT
from tests.unit.office.test_reports import OWN, Line
from tests.unit.printing.papers.test_report import GROUPS, ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.printing.sheet import Sheet
    from pos.printing.words import Label

ASSETS = ROOT / "assets"
STOCK = Answer(
    bazaar=a_bazaar(), report=Report.STOCK_BY_FAMILY, narrowed=Narrowed(), rows=GROUPS, count=3, value_minor=34_400
)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = a_till(tmp_path / "till")
    yield made
    made.book.close()


@pytest.fixture
def shop(till: Till, tmp_path: Path) -> OfficeReportShop:
    return OfficeReportShop(BookLists(till.book), ASSETS, tmp_path / "office")


def test_a_table_is_written_twice_and_says_the_same(shop: OfficeReportShop) -> None:
    path = shop.tables(STOCK)
    rows = list(csv.reader(path.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == [
        *("key", "name_ar", "name_en", "unit", "items", "received", "sold"),
        *("returned", "written_off", "on_hand", "in_transit", "not_arrived", "value AED"),
    ]
    assert rows[3][3:] == ["kg", "1", "3.000", "0.250", "0.000", "0.000", "2.750", "0.000", "0.000", "110.00"]
    sheet = load_workbook(path).worksheets[0]
    written: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[9] for row in written] == [9, 9, 2.75]
    assert sum(row[12] for row in written) == 344
    assert [row[0] for row in written] == [row[0] or None for row in rows[1:]]


def test_files_name_their_bazaar_and_days_and_a_later_one_spares_the_former(shop: OfficeReportShop) -> None:
    code = STOCK.bazaar.code
    whole = shop.tables(STOCK)
    assert whole.name == f"report-stock_by_family-{code}.xlsx"
    assert shop.tables(STOCK) == whole, "it says the same"
    former = whole.read_bytes()
    assert shop.tables(replace(STOCK, rows=GROUPS[:1])).name == f"report-stock_by_family-{code}-2.xlsx"
    day = replace(STOCK, narrowed=Narrowed(first=NOON.date(), last=NOON.date()))
    assert shop.paper(day, "L1", NOON).name == f"report-stock_by_family-{code}-2026-11-20.pdf"
    assert whole.read_bytes() == former


def test_lists_and_families_have_heads_of_their_own_and_no_formula(shop: OfficeReportShop) -> None:
    item = replace(ITEM, name_ar="=1+1", expiry=None)
    path = shop.tables(replace(STOCK, report=Report.EXPIRE, rows=(item,), count=1))
    head, row = csv.reader(path.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines())
    assert (head[0], head[-1], row[1], row[7]) == ("item", "value AED", "'=1+1", "")
    empty = shop.tables(replace(STOCK, report=Report.FAMILIES_BY_PACKAGE, rows=(), count=0))
    assert [cell.value for cell in next(load_workbook(empty).worksheets[0].iter_rows())][-1] == "sales AED"


def test_a_last_day_is_a_day_and_what_belongs_nowhere_has_a_name(shop: OfficeReportShop) -> None:
    item = replace(ITEM, family="", family_ar="", family_en="", expiry=NOON.date())
    path = shop.tables(replace(STOCK, report=Report.EXPIRE, rows=(item, replace(ITEM, expiry=None)), count=2))
    sheet = load_workbook(path).worksheets[0]
    days = next(column for column in sheet.iter_cols() if column[0].value == "expiry")
    assert [cell.value for cell in days[1:]] == [datetime.combine(NOON.date(), time()), None]
    assert [cell.value for cell in sheet[2]][3:6] == [None, "المركز", "Centre"]
    families = FamilyGroup(key="", families=2, selling=1, sold_minor=500)
    called = {
        Report.FAMILIES_BY_BRANCH: ("بلا فرع", "Without a branch"),
        Report.FAMILIES_BY_GOVERNORATE: ("بلا محافظة", "Without a governorate"),
        Report.FAMILIES_BY_PACKAGE: ("بلا باقة", "Without a package"),
        Report.FAMILIES_BY_FAMILY: ("المركز", "Centre"),
    }
    for report, names in called.items():
        unknown = replace(families, key="?")
        path = shop.tables(replace(STOCK, report=report, rows=(families, unknown), count=2))
        rows = list(csv.reader(path.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()))
        assert [tuple(row[:3]) for row in rows[1:]] == [("", *names), ("?", "غير مسجّلة", "Not enrolled")]
        unnamed = next(load_workbook(path).worksheets[0].iter_rows(min_row=2, max_row=2, values_only=True))
        assert unnamed[:3] == (None, *names)


def test_the_paper_has_numbered_pages_under_the_bazaars_name(shop: OfficeReportShop) -> None:
    rows = tuple(replace(GROUPS[1], name_en=f"Family {n}") for n in range(60))
    path = shop.paper(replace(STOCK, rows=rows, count=60), "L1", NOON)
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) > 1
        last = document[len(document) - 1].get_textpage().get_text_bounded()
    assert f"{len(rows)}" not in path.name
    assert "2026-11-20" in last


def test_the_paper_and_the_table_of_every_report_come_to_what_the_screen_says(
    shop: OfficeReportShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Sheet] = []

    def render(_press: PdfPress, sheets: list[Sheet]) -> bytes:
        made.extend(sheets)
        return b"%PDF"

    monkeypatch.setattr(PdfPress, "render", render)
    desk = ReportsDesk(Line(), OWN.code)
    for report in Report:
        answer = desk.whole(desk.ask(OWN, report))  # its sums are what the screen says
        shop.paper(answer, "L1", NOON)
        (table,) = (block for block in made[-1].blocks if isinstance(block, SheetTable))
        sums = [[shown(cell) for cell in row.cells] for row in table.rows if row.kind is RowKind.SUM]
        assert sum(Decimal(row[-1]) for row in sums if row[-1]) == Decimal(answer.value_minor) / 100
        if report.value.startswith("families"):
            assert sums[0][1:3] == [str(answer.items), str(answer.selling)]
        elif report.value.startswith("stock"):
            assert sum(int(row[1]) for row in sums) == answer.items
            assert (sums[0][6], sums[1][6].split()[0]) == (str(answer.pieces), f"0.{answer.grams:03d}")
        else:
            assert sums[0][6] == str(answer.pieces)
        text = shop.tables(answer).with_suffix(".csv").read_text(encoding="utf-8-sig")
        rows = list(csv.reader(text.splitlines()))[1:]
        assert len(rows) == len(table.rows) - len(sums) == answer.count
        if report.value.startswith(("families", "stock")):
            assert sum(Decimal(row[-1]) for row in rows) == Decimal(answer.value_minor) / 100


def shown(cell: str | Label) -> str:
    """What a cell says, without the marks that keep figures in their order."""
    text = cell if isinstance(cell, str) else cell.first
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))
