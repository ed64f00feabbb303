"""The office's list of families on stages of its own; `stages` shows them with all the others."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from pos.intake.findings import CellEmpty, LicenceRunsOut, NotAnIban, NotAPhone
from pos.ui.rows.enrolment import Alike, FamilyForm, FamilyLine, FieldNote, HistoryLine
from pos.ui.rows.names import Name
from pos.ui.views.enrolment import EnrolmentView
from pos.ui.views.family_form import FamilyFormSheet
from pos.ui.views.family_history import FamilyHistorySheet
from tests.gui import samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

LONG = Name("مؤسسة أم عبد الرحمن للحلويات الشعبية والمعجنات المنزلية", "Umm Rashid's house of sweets and home pastry")
FOOD, SCENT = Name("أطايب", "Atayeb"), Name("طيب", "Teeb")
DAY = date(2026, 11, 20)
FAMILIES = (
    FamilyLine("0427", Name("أم سالم", "Umm Salem"), FOOD, "خورفكان", "050 000 0001", date(2027, 3, 31), "good", False),
    FamilyLine("0756", LONG, SCENT, "الفرع الرئيسي في الرحمانية", "+971 50 000 0002", DAY, "soon", False),
    FamilyLine("0765", Name("مشغل هدى", "Huda's workshop"), FOOD, "", "", date(2026, 1, 1), "over", False),
    FamilyLine("1016", Name("أم راشد", ""), FOOD, "كلباء", "050 000 0003; 06 000 0004", None, "", True),
)
VALUES = {
    "number": "0756",
    "name_ar": LONG.ar,
    "name_en": LONG.en,
    "family_kind": "unit",
    "package": "atayeb",
    "more_packages": "teeb",
    "pay_by": "bank",
    "iban": "AE07 0331 2345",
    "phone": "05",
    "licence_expiry": "01/12/2026",
    "branch": "خورفكان",
    "governorate": "الشارقة",
    "collectors": "الابن سالم؛ الابنة مريم",
    "needs": "ماكينة خياطة\nدورة تغليف",
    "notes": "تتصل مساءً",
}
NOTES = {
    "iban": FieldNote(reason=NotAnIban("AE0703312345"), stops=True),
    "phone": FieldNote(reason=NotAPhone("05")),
    "licence_expiry": FieldNote(reason=LicenceRunsOut(date(2026, 12, 1))),
}
CHANGES = (
    HistoryLine("3.phone", samples.AT, samples.MARYAM, "phone", "050 000 0001", "050 000 0009", is_import=False),
    HistoryLine("3.rate_bp", samples.AT, samples.MARYAM, "rate_bp", "", "1250", is_import=False),
    HistoryLine("2.pay_by", samples.AT, samples.MARYAM, "pay_by", "cash", "bank", is_import=True),
    HistoryLine("2.left", samples.AT, LONG, "left", "1", "", is_import=True),
    HistoryLine("1.notes", samples.AT, samples.MARYAM, "notes", "", "one\ntwo " * 30, is_import=False),
    HistoryLine("1.photo", samples.AT, samples.MARYAM, "photo", "5f3a90c1d2e4", "c07be1124a90", is_import=False),
)


def enrolment(desk: Desk) -> QWidget:
    view = EnrolmentView(desk)
    view.show_families(FAMILIES * 4, 5_000, "0756")
    return framed(desk, view)


def enrolment_empty(desk: Desk) -> QWidget:
    view = EnrolmentView(desk)
    view.show_rights(may_write=False)
    return framed(desk, view)


def family_form(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = FamilyFormSheet(desk, window)
        sheet.show_form(FamilyForm(VALUES, samples.PACKAGES, NOTES))
        sheet.photo.show_photo(b"", may_change=True)

    return sheeted(desk, lay)


def family_photo(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = FamilyFormSheet(desk, window)
        sheet.show_form(FamilyForm({**VALUES, "iban": ""}, samples.PACKAGES, {}))
        sheet.photo.show_photo(a_photo(), may_change=True)

    return sheeted(desk, lay)


def a_photo() -> bytes:
    """A picture that is nobody's: a head and shoulders, taller than it is wide."""
    picture = Image.new("RGB", (360, 480), (214, 226, 232))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((120, 90, 240, 230), fill=(150, 110, 80))
    draw.ellipse((40, 240, 320, 620), fill=(60, 90, 120))
    written = io.BytesIO()
    picture.save(written, "JPEG")
    return written.getvalue()


def family_new(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        notes = {
            "name_ar": FieldNote(reason=CellEmpty(), stops=True),
            "number": FieldNote(theirs="0765", person=samples.MARYAM),
        }
        alike = (Alike("0756", LONG, "phone"), Alike("0427", FAMILIES[0].name, "name"))
        form = FamilyForm({"number": "1024"}, samples.PACKAGES, notes, alike, is_new=True)
        FamilyFormSheet(desk, window).show_form(form)

    return sheeted(desk, lay)


def family_history(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        FamilyHistorySheet(desk, window).show_history(LONG, "0756", CHANGES)

    return sheeted(desk, lay)


ENROLMENT_STAGES = (enrolment, enrolment_empty, family_form, family_photo, family_new, family_history)
