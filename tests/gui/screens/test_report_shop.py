"""A report's files: tables that a spreadsheet adds up, and a PDF; nothing in them is taken for a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from openpyxl import load_workbook

from pos.domain.stock_reports import Narrowed, Report
from pos.office.reports import Answer
from pos.ui.screens.report_shop import OfficeReportShop
from tests.builders import Till, a_bazaar, a_till
from tests.fakes import NOON
from tests.unit.intake.places import ROOT
from tests.unit.printing.papers.test_report import GROUPS, ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    return OfficeReportShop(till.book, ASSETS, tmp_path / "office")


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


def test_lists_and_families_have_heads_of_their_own_and_no_formula(shop: OfficeReportShop) -> None:
    item = replace(ITEM, name_ar="=1+1", expiry=None)
    path = shop.tables(replace(STOCK, report=Report.EXPIRE, rows=(item,), count=1))
    head, row = csv.reader(path.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines())
    assert (head[0], head[-1], row[1], row[7]) == ("item", "value AED", "'=1+1", "")
    empty = shop.tables(replace(STOCK, report=Report.FAMILIES_BY_PACKAGE, rows=(), count=0))
    assert [cell.value for cell in next(load_workbook(empty).worksheets[0].iter_rows())][-1] == "sales AED"


def test_the_paper_has_numbered_pages_under_the_bazaars_name(shop: OfficeReportShop) -> None:
    rows = tuple(replace(GROUPS[1], name_en=f"Family {n}") for n in range(60))
    path = shop.paper(replace(STOCK, rows=rows, count=60), "L1", NOON)
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) > 1
        last = document[len(document) - 1].get_textpage().get_text_bounded()
    assert f"{len(rows)}" not in path.name
    assert "2026-11-20" in last
