"""The screens on which a bazaar is begun on this machine, each on a stage of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.pins import PinTooWeak
from pos.ui.rows.founding import FoundedRow
from pos.ui.rows.names import Name
from pos.ui.rows.staff import StaffRow
from pos.ui.views.first_start import FirstStartView
from pos.ui.views.office import OfficeView
from pos.ui.views.staff import StaffSheet
from pos.wording import say
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

NAMES = {
    "name_ar": "بازار الأسر المنتجة",
    "name_en": "Bazaar of the productive families, second hall beside the old market",
    "venue_ar": "الرحمانية، الشارقة",
    "admin_ar": "مديرة المركز",
}


def founding(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    page = view.founding
    page.offer(date(2026, 7, 14), date(2026, 7, 16))
    for name, field in page._fields.items():
        field.setText(NAMES.get(name, field.text()))
    page._fields["pin"].setText("12345678")
    view.show_founding()
    page.show_refusal(PinTooWeak("row"), "pin")
    return view


def founding_works(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.show_founding()
    view.founding.show_working()
    return view


def founded(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.show_founding()
    view.founding.show_founded(FoundedRow("T01", NAMES["name_ar"], NAMES["name_en"]))
    return view


PEOPLE = (
    StaffRow("S1", Name("مديرة المركز", "Centre manager"), "admin", is_self=True),
    StaffRow("C1", Name("أمينة الصندوق الأولى", "First cashier"), "cashier"),
    StaffRow("L1", Name("مشرفة الوردية المسائية في القاعة الكبرى", "Shift lead of the evening, large hall"), "lead"),
    StaffRow("A1", Name("المحاسبة", "Accountant"), "accountant"),
)


def staff(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.staff.show_people(PEOPLE)
    view.staff._table.setCurrentIndex(view.staff._table.rows.index(1, 0))
    view.show_tab("staff")
    return framed(desk, view)


def no_staff(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.show_tab("staff")
    return framed(desk, view)


def staff_sheet(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = StaffSheet(desk, window)
        sheet.show_person(replace(PEOPLE[2], name=Name(PEOPLE[2].name.ar, PEOPLE[2].name.ar)))
        sheet._remove.click()
        sheet.show_refusal(say(PinTooWeak("pattern"), desk.speech.language))

    return sheeted(desk, lay)


def staff_new(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        StaffSheet(desk, window).show_person(None)

    return sheeted(desk, lay)


FOUNDING_STAGES = (founding, founding_works, founded, staff, no_staff, staff_sheet, staff_new)
