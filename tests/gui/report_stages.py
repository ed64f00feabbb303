"""The reports on stages of their own: a table, a chart, a long list, nothing found, and a register that does not answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pos.domain.stock_reports import FamilyGroup, ItemRow, Narrowed, Report, StockGroup
from pos.domain.weighing import Unit
from pos.ui.rows.names import Name
from pos.ui.rows.reports import ReportAsked, ReportChoices, ReportFound
from pos.ui.views.office import OfficeView
from tests.gui.frames import framed, told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

DAY = date(2026, 11, 20)
LONG = (
    "مطبخ أم سالم للمأكولات الشعبية والحلويات المنزلية وأطباق المناسبات",
    "Umm Salem Home Kitchen, Sweets and Feast Dishes",
)
CHOICES = ReportChoices(
    tuple(report for report in Report if report is not Report.STOCK_BY_ITEM),
    (
        ("INTAJ8", Name("بازار إنتاج الثامن", "Intaj bazaar 8")),
        ("INTAJ7", Name("بازار إنتاج السابع", "Intaj bazaar 7")),
    ),
    (("A", Name("أطايب", "Atayeb")), ("T", Name("طيب", "Teeb"))),
    ("الذيد", "كلباء"),
    ("H01", "H02"),
)


def a_group(key: str, on_hand: int, name: tuple[str, str] = ("", ""), unit: Unit = Unit.PIECE) -> StockGroup:
    return StockGroup(
        key=key, unit=unit, items=4, received=on_hand * 2, sold=on_hand - 2, returned=1, written_off=1, on_hand=on_hand,
        value_minor=on_hand * 2_500 if unit is Unit.PIECE else on_hand * 4, in_transit=2, not_arrived=1,
        name_ar=name[0], name_en=name[1],
    )  # fmt: skip


GROUPS = (
    a_group("", 40),
    a_group("1016", 312, LONG),
    a_group("1024", 3_250, ("هدى أحمد", "Huda Ahmad"), Unit.GRAM),
    *(a_group(f"{2000 + n}", 200 - n, (f"أسرة {n}", f"Family {n}")) for n in range(120)),
)
HALLS = (a_group("", 410), a_group("H01", 87), a_group("H02", -12))
ITEMS = tuple(
    ItemRow(
        item=f"20000{n:07d}1", family="1016", name_ar=f"{LONG[0]} {n}", name_en=f"Date jam with almonds {n}", package="A",
        unit=Unit.GRAM if n % 7 == 3 else Unit.PIECE, price_minor=2_500, received=40 + n, sold=n % 5, on_hand=38 + n,
        expiry=DAY + timedelta(days=n), family_ar="مطبخ أم سالم", family_en="Umm Salem Kitchen",
    )
    for n in range(60)
)  # fmt: skip
PLACES = (
    FamilyGroup(key="", families=12, selling=9, sold_minor=412_300),
    FamilyGroup(key="حمص", families=140, selling=122, sold_minor=9_812_300),
    FamilyGroup(key="?", families=1, selling=1, sold_minor=2_500),
)


def found(rows: tuple[StockGroup, ...] | tuple[ItemRow, ...] | tuple[FamilyGroup, ...], count: int = 0) -> ReportFound:
    leads = not isinstance(rows[0], ItemRow)
    return ReportFound(rows, count or len(rows), 492, 20_361, 3_250, 50_916_000, 132, leads=leads)


def _shown(desk: Desk, asked: ReportAsked, answer: ReportFound) -> QWidget:
    view = OfficeView(desk)
    view.reports.show_choices(CHOICES, asked)
    view.reports.show_found(asked, answer)
    view.show_tab("reports")
    return framed(desk, view)


def reports(desk: Desk) -> QWidget:
    return _shown(desk, ReportAsked(bazaar="INTAJ8"), found(GROUPS))


def reports_chart(desk: Desk) -> QWidget:
    return _shown(desk, ReportAsked(Report.STOCK_BY_FAMILY, "INTAJ8", as_chart=True), found(GROUPS))


def reports_halls(desk: Desk) -> QWidget:
    return _shown(desk, ReportAsked(Report.STOCK_BY_HALL, "INTAJ8", as_chart=True), found(HALLS))


def reports_expire(desk: Desk) -> QWidget:
    to = Narrowed(package="A", branch="الذيد", hall="", first=DAY, last=DAY, days=60)
    asked = ReportAsked(Report.EXPIRE, "INTAJ8", to, "2026-11-20", "2026-11-20", "60")
    return _shown(desk, asked, found(ITEMS, 4_312))


def reports_places(desk: Desk) -> QWidget:
    return _shown(desk, ReportAsked(Report.FAMILIES_BY_GOVERNORATE, "INTAJ8"), found(PLACES))


def reports_of_a_family(desk: Desk) -> QWidget:
    asked = ReportAsked(Report.STOCK_BY_ITEM, "INTAJ8", Narrowed(family="1016", hall="H01", governorate=""))
    goods = tuple(a_group(f"20000{n:07d}1", 40 - n, (f"مربى تمر باللوز {n}", f"Date jam {n}")) for n in range(7))
    view = OfficeView(desk)
    view.reports.show_choices(replace(CHOICES, reports=tuple(Report)), asked)
    view.reports.show_found(asked, replace(found(goods), leads=False))
    view.show_tab("reports")
    return framed(desk, view)


def reports_empty(desk: Desk) -> QWidget:
    return _shown(desk, ReportAsked(Report.ARE_SOLD_OUT, "INTAJ8"), ReportFound())


def reports_gone(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.reports.show_choices(CHOICES, ReportAsked(bazaar="INTAJ8"))
    english = "The register does not answer. Selling goes on without it; try again in a while."
    view.reports.show_trouble(told(desk, english, "السجل المركزي لا يجيب. يستمر البيع دونه، فحاولوا بعد قليل."))
    view.show_tab("reports")
    return framed(desk, view)


REPORT_STAGES = (
    *(reports, reports_chart, reports_halls, reports_expire, reports_places, reports_of_a_family),
    *(reports_empty, reports_gone),
)
