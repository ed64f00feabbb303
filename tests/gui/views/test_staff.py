"""The people's page and its sheet: what is written is handed on, and taking somebody out asks twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.ui.views.staff import StaffSheet, StaffView
from tests.gui.founding_stages import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> StaffSheet:
    host = QWidget()
    host.resize(1024, 768)
    made = StaffSheet(desk, host)
    show(host)
    return made


def test_a_person_is_chosen_and_opened(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = StaffView(desk)
    show(view)
    assert not view._change.isEnabled()
    view.show_people(PEOPLE)
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    with qtbot.waitSignal(view.person_opened) as opened:
        view._change.click()
    assert opened.args == [view._table.chosen]
    view.show_people(())
    assert not view._change.isEnabled()


def test_somebody_new_is_written_by_keys(sheet: StaffSheet, qtbot: QtBot) -> None:
    sheet.show_person(None)
    assert not sheet._remove.isVisible()
    for field, text in ((sheet._name_ar, "Amina"), (sheet._name_en, ""), (sheet._pin, "8392"), (sheet._again, "8392")):
        assert sheet.window().focusWidget() is field
        QTest.keyClicks(field, text)
        if field is not sheet._again:
            QTest.keyClicks(field, "\r")
    with qtbot.waitSignal(sheet.save_requested) as asked:
        QTest.keyClicks(sheet._again, "\r")
    wish = asked.args[0]
    assert (wish.code, wish.name_ar, wish.role, wish.pin, wish.again) == ("", "Amina", "cashier", "8392", "8392")
    assert "8392" not in repr(wish)
    for secret in (sheet._pin, sheet._again):
        assert secret.echoMode() is QLineEdit.EchoMode.Password


def test_the_rule_follows_the_role(sheet: StaffSheet) -> None:
    sheet.show_person(None)
    assert "4" in sheet._rule.text()
    sheet._role.setCurrentIndex(3)
    assert "8" in sheet._rule.text()


def test_nobody_takes_themselves_out_or_changes_their_own_role(sheet: StaffSheet) -> None:
    sheet.show_person(PEOPLE[0])
    assert not sheet._remove.isVisible()
    assert not sheet._role.isEnabled()


def test_taking_out_asks_twice(sheet: StaffSheet, qtbot: QtBot) -> None:
    sheet.show_person(PEOPLE[1])
    with qtbot.assertNotEmitted(sheet.remove_requested):
        sheet._remove.click()
    with qtbot.waitSignal(sheet.remove_requested) as asked:
        sheet._remove.click()
    assert asked.args == ["C1"]
    sheet.close_sheet()
    sheet.show_person(PEOPLE[1])
    with qtbot.assertNotEmitted(sheet.remove_requested):
        sheet._remove.click()
