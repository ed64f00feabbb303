"""The list of families in the real window: searched, opened, changed and looked back at, over families of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from pos.domain.bazaar import Role
from pos.domain.markdowns import MarkdownState
from pos.ui.presenters.places import PLACES
from pos.ui.screens.enrolment import EnrolmentScreen
from tests.builders import JAM, a_person, an_open_book
from tests.fake_markdowns import FakeMarkdowns
from tests.gui.enrolment_stages import a_photo
from tests.gui.rig import opened
from tests.unit.ui.presenters.test_enrolment import SALMA, FakeFamilies
from tests.unit.ui.presenters.test_importing import TEXT, FakeLists

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from tests.gui.rig import Hands


def test_a_family_is_found_opened_changed_and_looked_back_at(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="ar") as hands:
        families = FakeFamilies()
        screen = EnrolmentScreen(hands.window.hall, families, tmp_path / "office", markdowns=FakeMarkdowns())
        for _ in screen.build():
            pass
        hands.window.main.fill_place("enrolment", screen.view)
        hands.window.main.show_place("enrolment")
        hands.window.hall.session.person = a_person("C1", Role.ADMIN)
        screen.enter()
        hands.until(lambda: screen.view.families._table.rows.rowCount() == 2)
        QTest.keyClick(screen.view.families, Qt.Key.Key_F2)
        screen.view.families._search.setText("ام سالم")
        QTest.keyClick(screen.view.families._search, Qt.Key.Key_Return)
        hands.until(screen.form.isVisible)
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(a_photo())
        hands.until(screen.form.photo._choose.isVisible)
        screen.form.photo.file_chosen.emit(photo)
        hands.until(screen.form.photo._remove.isVisible)
        field = screen.form._fields["branch"]
        assert isinstance(field, QLineEdit)
        field.setText("دبا")
        QTest.keyClick(field, Qt.Key.Key_F12)
        hands.until(lambda: bool(families.saved) and not screen.form.isVisible())
        assert (families.saved[0].card.number, families.saved[0].card.branch) == (SALMA, "دبا")
        assert (families.saved[0].version, bool(families.picture)) == (2, True)
        QTest.keyClick(screen.view.families, Qt.Key.Key_F6)
        hands.until(screen.history.isVisible)
        screen.history.dismiss()
        _enrol_one_who_may_be_there(hands, screen, families)
        screen.view.families.export_requested.emit()
        hands.until((tmp_path / "office" / "families.xlsx").exists)
        screen.forget()
        assert screen.view.families._table.rows.rowCount() == 0
    book.close()


def _enrol_one_who_may_be_there(hands: Hands, screen: EnrolmentScreen, families: FakeFamilies) -> None:
    """The same telephone and nearly the same name: the first press names who is there, the second enrols all the same."""
    saved = len(families.saved)
    QTest.keyClick(screen.view.families, Qt.Key.Key_F3)
    hands.until(screen.form.isVisible)
    for name, text in (("name_ar", "ام سالم"), ("phone", "٠٥٠ ٠٠٠ ٠٠٠١")):
        field = screen.form._fields[name]
        assert isinstance(field, QLineEdit)
        field.setText(text)
    QTest.keyClick(screen.form._fields["name_ar"], Qt.Key.Key_F12)
    hands.until(screen.form._alike.isVisible)
    assert SALMA in screen.form._alike.text()
    assert len(families.saved) == saved
    QTest.keyClick(screen.form._fields["name_ar"], Qt.Key.Key_F12)
    hands.until(lambda: len(families.saved) > saved)
    assert families.saved[-1].card.number not in {SALMA, ""}
    hands.until(lambda: not screen.form.isVisible())


def _mark_down(hands: Hands, screen: EnrolmentScreen, told: FakeMarkdowns) -> None:
    """Plan a markdown of one item by keys, see first what it changes, and stop it."""
    QTest.keyClick(screen.view.families, Qt.Key.Key_F9)
    marked = screen.view.markdowns
    QTest.keyClick(marked, Qt.Key.Key_F3)
    hands.until(screen.plan_sheet.isVisible)
    screen.plan_sheet._goods.button("item").click()
    screen.plan_sheet._find.setText(JAM)
    screen.plan_sheet._how.button("price").click()
    screen.plan_sheet._price.setText("12.50")
    screen.plan_sheet._reason.setText("آخر ساعة")
    screen.plan_sheet._consent.setText("بالهاتف")
    QTest.keyClick(screen.plan_sheet, Qt.Key.Key_F12)
    hands.until(screen.preview_sheet.isVisible)
    assert not told.rows
    QTest.keyClick(screen.preview_sheet, Qt.Key.Key_F12)
    hands.until(lambda: bool(told.rows) and not screen.plan_sheet.isVisible())
    assert (told.rows[0].told.plan.goods, told.rows[0].told.plan.price_minor) == ((JAM, "", ""), 1_250)
    QTest.keyClick(marked, Qt.Key.Key_F8)
    assert [row.state for row in told.rows] == [MarkdownState.RUNNING]  # it is asked once more
    QTest.keyClick(marked, Qt.Key.Key_F8)
    hands.until(lambda: told.rows[0].state is MarkdownState.STOPPED)
    QTest.keyClick(marked, Qt.Key.Key_Escape)
    assert screen.view.families.isVisible()


def test_a_file_is_taken_in_undone_and_left_by_keys(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    file = tmp_path / "list.csv"
    file.write_text(TEXT, encoding="utf-8")
    with opened(qtbot, shell, book, tmp_path / "home", language="ar") as hands:
        lists = FakeLists()
        told = FakeMarkdowns()
        screen = EnrolmentScreen(hands.window.hall, lists, tmp_path / "office", markdowns=told)
        for _ in screen.build():
            pass
        hands.window.main.fill_place("enrolment", screen.view)
        hands.window.main.show_place("enrolment")
        hands.window.hall.session.person = a_person("C1", Role.ADMIN)
        screen.enter()
        page = screen.view.importing
        hands.until(screen.view.families._search.hasFocus)
        QTest.keyClick(screen.view.families, Qt.Key.Key_F5)
        assert page.isVisible()
        QTest.keyClick(page, Qt.Key.Key_F2)
        assert page._dialog is not None
        page._dialog.reject()  # a cancelled dialog changes nothing
        assert page._table.rows.rowCount() == 0
        page._dialog.fileSelected.emit(str(file))
        hands.window.main.activateWindow()
        hands.until(lambda: page._table.rows.rowCount() == 5 and page._table.hasFocus())
        QTest.keyClick(page, Qt.Key.Key_F5)
        assert page._table.rows.rowCount() == 2
        QTest.keyClick(page, Qt.Key.Key_F5)
        QTest.keyClick(page, Qt.Key.Key_F8)
        assert page._file.takes == 2
        QTest.keyClick(page, Qt.Key.Key_F4)
        hands.until(screen.columns.isVisible)
        QTest.keyClick(screen.columns, Qt.Key.Key_F12)
        hands.until(lambda: not screen.columns.isVisible() and page._file.takes == 3)
        QTest.keyClick(page, Qt.Key.Key_F12)
        hands.until(lambda: page._file.step == "done")
        QTest.keyClick(page, Qt.Key.Key_F6)
        hands.until(screen.made.isVisible)
        QTest.keyClick(screen.made, Qt.Key.Key_F12)
        assert not lists.rows[0].undone_by
        QTest.keyClick(screen.made, Qt.Key.Key_F12)
        hands.until(lambda: bool(lists.rows[0].undone_by))
        hands.until(lambda: not screen.made._undo.isVisible())
        screen.made.dismiss()
        QTest.keyClick(page, Qt.Key.Key_F7)
        hands.until((tmp_path / "office" / "families.xlsx").exists)
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert screen.view.families.isVisible()
        _mark_down(hands, screen, told)
        screen.forget()
    book.close()


def test_the_office_alone_goes_there() -> None:
    assert {role for role, places in PLACES.items() if "enrolment" in places} == {
        Role.ADMIN,
        Role.ACCOUNTANT,
        Role.APPROVER,
    }
