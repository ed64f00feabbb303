"""The form of a family gives back what it was shown, says what is wrong beside the field, and works by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.intake.findings import NotAPhone
from pos.ui.rows.enrolment import FamilyForm, FieldNote
from pos.ui.views.enrolment import EnrolmentView
from pos.ui.views.family_form import FamilyFormSheet
from pos.ui.views.family_history import FamilyHistorySheet
from pos.ui.views.family_words import FamilyWords
from tests.gui import samples
from tests.gui.enrolment_stages import CHANGES, FAMILIES, LONG, NOTES, VALUES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> FamilyFormSheet:
    window = QWidget()
    qtbot.addWidget(window)
    show(window)
    return FamilyFormSheet(desk, window)


def test_what_was_shown_comes_back_untouched_by_the_key(sheet: FamilyFormSheet, qtbot: QtBot) -> None:
    sheet.show_form(FamilyForm(VALUES, samples.PACKAGES))
    with qtbot.waitSignal(sheet.save_requested) as asked:
        QTest.keyClick(sheet._fields["name_ar"], Qt.Key.Key_F12)
    told = asked.args[0]
    assert {name: text for name, text in told.items() if text} == VALUES


def test_a_form_after_another_keeps_nothing_of_it(sheet: FamilyFormSheet) -> None:
    sheet.show_form(FamilyForm(VALUES, samples.PACKAGES, NOTES))
    sheet.show_form(FamilyForm({"number": "1024"}, samples.PACKAGES, is_new=True))
    told = {name: sheet._text(name) for name in sheet._fields}
    assert {name for name, text in told.items() if text} == {"number", "package", "family_kind", "pay_by"}
    assert not any(label.isVisible() for label in sheet._notes.values())


def test_what_is_wrong_stands_beside_its_field_and_has_the_keyboard(sheet: FamilyFormSheet) -> None:
    sheet.show_form(FamilyForm(VALUES, samples.PACKAGES, NOTES))
    assert {name for name, label in sheet._notes.items() if label.isVisible()} == set(NOTES)
    assert sheet._stopped.text()
    assert sheet._save.words == "Save"
    focused = sheet.window().focusWidget()
    assert focused is sheet._fields["iban"]  # a doubt stands above it; this one keeps the form from being saved
    assert isinstance(sheet._fields["number"], QLineEdit)
    assert not sheet._fields["number"].isEnabled()
    sheet.show_form(FamilyForm(VALUES, samples.PACKAGES, {"phone": FieldNote(reason=NotAPhone("05"))}, asks=True))
    assert (sheet._save.words, sheet._stopped.text()) == ("Save all the same", "")
    assert sheet.window().focusWidget() is sheet._fields["phone"]


def test_whoever_may_only_look_can_save_nothing(sheet: FamilyFormSheet) -> None:
    sheet.show_form(FamilyForm(VALUES, samples.PACKAGES, may_save=False))
    assert not sheet._save.isVisible()
    assert not any(field.isEnabled() for field in sheet._fields.values())


def test_the_list_is_worked_by_keys(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = EnrolmentView(desk)
    show(view)
    view.show_families(FAMILIES, 5_000, "0756")
    QTest.keyClick(view, Qt.Key.Key_F2)
    with qtbot.waitSignal(view.searched) as typed:
        QTest.keyClicks(view._search, "s")
    assert typed.args == ["s"]
    with qtbot.waitSignal(view.family_opened) as opened:
        QTest.keyClick(view._search, Qt.Key.Key_Return)
    assert opened.args == ["0756"]
    with qtbot.waitSignal(view.enrol_requested):
        QTest.keyClick(view, Qt.Key.Key_F3)
    with qtbot.waitSignal(view.history_requested) as looked:
        QTest.keyClick(view, Qt.Key.Key_F6)
    assert looked.args == ["0756"]


def test_the_history_says_values_in_words(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show(window)
    sheet = FamilyHistorySheet(desk, window)
    sheet.show_history(LONG, "0756", CHANGES)
    model = sheet._table.rows
    said = [model.index(place, 4).data() for place in range(model.rowCount())]
    assert "12.5" in said[1]
    assert said[2] == "Bank transfer"
    assert FamilyWords(desk).field("of a newer Amana") == "of a newer Amana"
