"""The screens on which a bazaar is begun on this machine, each on a stage of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pos.domain.pins import PinTooWeak
from pos.ui.rows.founding import FoundedRow
from pos.ui.views.first_start import FirstStartView

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


FOUNDING_STAGES = (founding, founding_works, founded)
