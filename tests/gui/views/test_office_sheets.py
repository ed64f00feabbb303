"""The sheets of the accounts keep asking until an act can be done, and hand over just what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos.ui.main_window import MainWindow
from pos.ui.rows.asking import Question
from pos.ui.rows.office import HandOver, MoneyWish
from pos.ui.views.office_sheets import HandOverSheet, MoneySheet, ReasonSheet
from pos.ui.views.office_tills import OfficeTillsView
from tests.gui import samples
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

NAME = samples.FAMILIES[0].name


@pytest.fixture
def host(desk: Desk, show: Callable[[QWidget], None]) -> MainWindow:
    window = MainWindow(desk)
    show(window)
    return window


def test_a_reason_is_given_only_when_there_is_one(desk: Desk, host: MainWindow, qtbot: QtBot) -> None:
    sheet = ReasonSheet(desk, host)
    sheet.ask(Question("provisional", "A draft", "T03 is missing.", "Make it"), "Reason")
    assert not sheet._go.isEnabled()
    QTest.keyClicks(sheet._field, "  ")
    assert not sheet._go.isEnabled()
    QTest.keyClicks(sheet._field, "stolen ")
    with qtbot.waitSignal(sheet.given) as given:
        sheet._go.click()
    assert given.args == ["provisional", "stolen"]
    sheet.ask(Question("transferred", "Bank", "", "Mark"), "Reference")
    assert sheet._field.text() == ""


def test_money_goes_to_the_family_or_to_whom_it_named(desk: Desk, host: MainWindow, qtbot: QtBot) -> None:
    sheet = HandOverSheet(desk, host)
    sheet.show_hand_over(HandOver("1016", NAME, 1_048_550, ("Sister", "Aunt")))
    assert "10,485.50" in sheet._amount.accessibleName()
    assert all(name in sheet._hint.text() for name in ("Sister", "Aunt"))
    with qtbot.waitSignal(sheet.handed_over) as handed:
        sheet._go.click()
    assert handed.args == ["1016", "", ""]
    sheet.show_hand_over(HandOver("1016", NAME, 1_048_550, ("Sister", "Aunt")))
    sheet._who.box.setCurrentIndex(1)
    with qtbot.waitSignal(sheet.handed_over) as handed:
        sheet._go.click()
    assert handed.args == ["1016", "Aunt", ""]
    sheet.show_hand_over(HandOver("1016", NAME, 1_048_550, ("Sister", "Aunt")))
    sheet._who.line.setText("Neighbour")
    sheet._go.click()
    assert "did not name" in sheet._refusal.text()
    sheet._why.setText("The sister is ill")
    with qtbot.waitSignal(sheet.handed_over) as handed:
        sheet._go.click()
    assert handed.args == ["1016", "Neighbour", "The sister is ill"]


def test_a_charge_has_no_collector_and_a_wrong_amount_is_said(desk: Desk, host: MainWindow, qtbot: QtBot) -> None:
    sheet = MoneySheet(desk, host)
    sheet.ask("1016", NAME, ("Sister",))
    sheet._who.line.setText("Sister")
    kinds = {kind: sheet._kind.button(kind).text().strip() for kind in ("advance", "credit", "charge")}
    assert kinds == {"advance": "Advance", "credit": "Credit", "charge": "Charge"}
    sheet._kind.button("charge").click()
    sheet._amount.setText("1.2.3")
    sheet._reason.setText("A broken jar")
    sheet._go.click()
    assert sheet.isVisible()
    assert sheet._refusal.text()
    sheet._amount.setText("7")
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet._go.click()
    assert wished.args == [MoneyWish("1016", "charge", 700, "A broken jar")]
    sheet.show_refusal("The register says no.")
    assert sheet.isVisible()
    assert sheet._reason.text() == "A broken jar"


def test_after_the_mouse_chose_a_kind_the_amount_is_typed(desk: Desk, host: MainWindow) -> None:
    sheet = MoneySheet(desk, host)
    sheet.ask("1016", NAME, ("Sister",))
    assert sheet.focusWidget() is sheet._amount
    click(sheet._kind.button("charge"))
    assert (sheet._kind.choice, sheet.focusWidget()) == ("charge", sheet._amount)
    sheet._reason.setFocus()
    click(sheet._kind.button("credit"))
    assert (sheet._kind.choice, sheet.focusWidget()) == ("credit", sheet._amount)
    sheet._kind.button("credit").setFocus()
    press_key(sheet._kind.button("credit"), Qt.Key.Key_Right)
    assert (sheet._kind.choice, sheet.focusWidget()) == ("charge", sheet._kind.button("charge"))
    sheet._kind.button("advance").setFocus()
    press_key(sheet._kind.button("advance"), Qt.Key.Key_Space)
    assert (sheet._kind.choice, sheet.focusWidget()) == ("advance", sheet._kind.button("advance"))


def test_the_board_says_what_is_missing_of_each_till(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = OfficeTillsView(desk)
    show(view)
    assert view._nothing.isVisible()
    view.show_tills(samples.TILLS)
    said = [view._table.rows.index(row, 2).data() for row in range(len(samples.TILLS))]
    assert all(word in text for word, text in zip(("21", "418", "Aisha", "Revoked", "–", "–"), said, strict=True))
    view.show_tills(samples.TILLS[4:])
    assert view._words.text() == "Every till is in"
