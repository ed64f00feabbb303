"""Files of families and items on stages of their own; `stages` shows them with all the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.errors import UnreadableFile, WrongCheckDigit
from pos.intake.findings import ColumnUnknown, Finding, LicenceExpires, NotAPhone
from pos.ui.rows.importing import Changed, ColumnCell, ColumnsForm, ImportFile, ImportLine, TakenFile
from pos.ui.rows.names import Name
from pos.ui.views.enrolment_pages import EnrolmentPages
from pos.ui.views.import_columns import ImportColumnsSheet
from pos.ui.views.imports_made import ImportsMadeSheet
from tests.gui import samples
from tests.gui.enrolment_stages import FAMILIES, FOOD, LONG, SCENT
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

PHONE, LICENCE = Name("الهاتف", "Phone"), Name("انتهاء الرخصة", "Licence expiry")
SALMA = FAMILIES[0].name
LINES = (
    ImportLine("0", 2, "same", "0427", SALMA, FOOD, "", "050 000 0001", ()),
    ImportLine(
        "1",
        3,
        "changed",
        "0756",
        LONG,
        SCENT,
        "",
        "+971 50 000 0002",
        (
            Finding(3, "انتهاء الرخصة", LicenceExpires(date(2026, 11, 20), date(2026, 11, 22)), is_warning=True),
            Finding(3, "الهاتف", NotAPhone("05"), is_warning=True),
        ),
        (Changed(PHONE, "050 000 0002", "+971 50 000 0002"), Changed(LICENCE, "", "2026-11-20")),
    ),
    ImportLine(
        *("2", 4, "alike", "1016", Name("ام سالم"), FOOD, "", "050 000 0001", ()),
        is_out=True,
        alike="0427",
        alike_name=SALMA,
        by_phone=True,
    ),
    ImportLine("3", 5, "new", "1024", Name("أم نورة", "Umm Noura"), SCENT, "", "050 000 0009", ()),
    ImportLine(
        "4", 6, "refused", "", Name("أم خالد"), Name(""), "", "", (Finding(6, "رقم الأسرة", WrongCheckDigit("0765")),)
    ),
    ImportLine("5", 7, "new", "1032", Name("مشغل مريم"), FOOD, "", "", (), is_out=True),
)
COUNTS = {"new": 2, "changed": 1, "same": 1, "alike": 1, "refused": 1}
FILE = ImportFile(
    "families", "families-2026.csv", "looked", (), "", "Windows-1256", ";", counts=COUNTS, doubtful=3, takes=2
)
ITEM_LINES = (
    ImportLine("0", 2, "new", "2000042000018", Name("مربى التمر", "Date jam"), FOOD, "0427", "25.00", ()),
    ImportLine("1", 3, "alike", "2000042000025", Name("مربى التمر", "Date jam"), FOOD, "0427", "25.00", ()),
)
ITEMS = ImportFile(
    "items",
    "items.xlsx",
    "taking",
    ("الأصناف", "القديم"),
    "الأصناف",
    counts={"new": 250_000, "alike": 1},
    takes=250_000,
    done=31_250,
)
COLUMNS = ColumnsForm(
    lines=((1, "سجل الأسر المنتجة لعام 2026"), (2, "الرقم · من هي · الباقة · الجوال · اللون")),
    line=2,
    cells=(
        ColumnCell("الرقم", "0427", "number"),
        ColumnCell("من هي", "أم سالم", ""),
        ColumnCell("الباقة", "أطايب", "package"),
        ColumnCell("الجوال", "050 000 0001", "phone"),
        ColumnCell("اللون", "", ""),
    ),
    choices=(
        ("number", Name("رقم الأسرة", "Family number"), False),
        ("name_ar", Name("الاسم بالعربية", "Arabic name"), True),
        ("package", Name("الباقة", "Package"), True),
        ("phone", PHONE, False),
    ),
)
TAKEN = (
    TakenFile("b", samples.AT, samples.MARYAM, "items.xlsx", "items", 250_000, 12, 31_250),
    TakenFile(
        *("a", samples.AT, LONG, "families-2026-branch-khorfakkan-final.csv", "families", 412, 3, 415),
        undone_by=samples.MARYAM,
        kept=("0427", "0756"),
    ),
)


def _pages(desk: Desk, file: ImportFile, lines: tuple[ImportLine, ...], chosen: int = 0) -> QWidget:
    pages = EnrolmentPages(desk)
    pages.importing.show_file(file)
    pages.importing.show_lines(lines, has_more=False)
    if lines:
        pages.importing._table.setCurrentIndex(pages.importing._table.rows.index(chosen, 0))
    pages.show_import()
    return framed(desk, pages)


def import_empty(desk: Desk) -> QWidget:
    return _pages(desk, ImportFile(), ())


def import_families(desk: Desk) -> QWidget:
    unknown = Finding(1, "اللون", ColumnUnknown("اللون"), is_warning=True)
    return _pages(desk, replace(FILE, findings=(unknown,)), LINES, chosen=1)


def import_items(desk: Desk) -> QWidget:
    return _pages(desk, ITEMS, ITEM_LINES, chosen=1)


def import_done(desk: Desk) -> QWidget:
    return _pages(desk, replace(FILE, step="done", done=2, changed=1, moved=("0756",)), LINES, chosen=2)


def import_broken(desk: Desk) -> QWidget:
    return _pages(desk, replace(ITEMS, step="broken"), ITEM_LINES)


def import_refused(desk: Desk) -> QWidget:
    wrong = Finding(0, "", UnreadableFile("photo.xlsx", "not_a_table"))
    return _pages(desk, ImportFile(name="photo.xlsx", findings=(wrong,)), ())


def import_columns(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: ImportColumnsSheet(desk, window).show_columns(COLUMNS))


def imports_made(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = ImportsMadeSheet(desk, window)
        sheet.show_taken(TAKEN, may_undo=True)
        sheet._undo.click()

    return sheeted(desk, lay)


def imports_undone(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        ImportsMadeSheet(desk, window).show_taken(TAKEN[1:], may_undo=True)

    return sheeted(desk, lay)


def imports_none(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: ImportsMadeSheet(desk, window).show_taken((), may_undo=True))


IMPORT_STAGES = (
    *(import_empty, import_families, import_items, import_done, import_broken, import_refused),
    *(import_columns, imports_made, imports_undone, imports_none),
)
