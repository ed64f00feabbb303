"""A report on paper names the bazaar, every filter, every row and what all of it comes to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.stock_reports import FamilyGroup, ItemRow, Narrowed, Report, StockGroup
from pos.domain.weighing import Unit
from pos.printing.papers.report import ReportPaper, report_sheet
from tests.builders import JAM, SALMA
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

GROUPS = (
    StockGroup(
        key="", unit=Unit.PIECE, items=1, received=10, sold=1, returned=0, written_off=0, on_hand=9, value_minor=900
    ),
    StockGroup(
        key=SALMA, unit=Unit.PIECE, items=3, received=40, sold=28, returned=2, written_off=1, on_hand=9,
        value_minor=22_500, in_transit=4, not_arrived=1, name_ar="أم سالم", name_en="Umm Salem",
    ),
    StockGroup(
        key=SALMA, unit=Unit.GRAM, items=1, received=3_000, sold=250, returned=0, written_off=0, on_hand=2_750,
        value_minor=11_000, name_ar="أم سالم", name_en="Umm Salem",
    ),
)  # fmt: skip
ITEM = ItemRow(
    item=JAM, family=SALMA, name_ar="مربى التمر", name_en="Date jam", package="A", unit=Unit.PIECE, price_minor=2_500,
    received=12, sold=2, on_hand=10, expiry=date(2026, 11, 29), family_ar="أم سالم", family_en="Umm Salem",
)  # fmt: skip
STOCK = ReportPaper(
    report=Report.STOCK_BY_FAMILY, rows=GROUPS, narrowed=Narrowed(), read=("L1", NOON), pieces=18, value_minor=34_400
)
EXPIRE = ReportPaper(
    report=Report.EXPIRE,
    rows=(ITEM,),
    narrowed=Narrowed(first=date(2026, 11, 20), package="A", branch="", hall="H01", days=9),
    read=("L1", NOON),
    pieces=10,
    grams=500,
    value_minor=25_000,
)


def test_stock_says_every_row_and_sums_pieces_apart_from_weight(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    told = read_sheet(report_sheet(speaks("en"), STOCK))
    assert "Stock by family" in told
    assert "Intaj bazaar 8" in told
    assert "Narrowed to\nEverything" in told
    assert "Centre\n1\n10\n1\n0\n0\n9\n0\n0\n9.00" in told
    assert f"Umm Salem | {SALMA}\n3\n40\n28\n2\n1\n9\n4\n1\n225.00" in told
    assert "Total\n4\n50\n29\n2\n1\n18\n4\n1\n234.00" in told
    assert "By weight\n1\n3.000 kg\n0.250 kg\n0.000 kg\n0.000 kg\n2.750 kg\n0.000 kg\n0.000 kg\n110.00" in told


def test_a_list_names_every_filter(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    told = read_sheet(report_sheet(speaks("en"), EXPIRE))
    for pair in (
        "Period\nsince 2026-11-20",
        "Package\nAtayeb",
        "Branch\nWithout a branch",
        "Hall\nH01",
        "Expiring within days\n9",
    ):
        assert pair in told
    assert f"Date jam | {JAM}\nUmm Salem | {SALMA}\nAtayeb\n2026-11-29\n12\n2\n10\n25.00\n250.00" in told
    assert "Total\n\n\n\n\n\n10\n\n250.00" in told
    assert "By weight\n\n\n\n\n\n0.500 kg" in told
    until = ReportPaper(report=Report.EXPIRE, rows=(), narrowed=Narrowed(last=date(2026, 11, 22)), read=("L1", NOON))
    assert "up to 2026-11-22" in read_sheet(report_sheet(speaks("en"), until))


@pytest.mark.parametrize(
    ("report", "key", "words"),
    [
        (Report.FAMILIES_BY_PACKAGE, "", "Without a package"),
        (Report.FAMILIES_BY_BRANCH, "", "Without a branch"),
        (Report.FAMILIES_BY_GOVERNORATE, "?", "Not enrolled"),
        (Report.FAMILIES_BY_GOVERNORATE, "حمص", "حمص"),
    ],
)
def test_families_are_named_by_where_they_are(
    report: Report, key: str, words: str, speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    row = FamilyGroup(key=key, families=3, selling=2, sold_minor=50_000)
    paper = ReportPaper(report=report, rows=(row,), narrowed=Narrowed(), read=("L1", NOON), value_minor=50_000)
    told = read_sheet(report_sheet(speaks("en"), paper))
    assert f"{words}\n3\n2\n500.00" in told
    assert "Total\n3\n2\n500.00" in told
