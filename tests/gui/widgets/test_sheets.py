"""Frames and sheets: a sheet covers its window, keeps the keyboard and gives it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from pos.domain.money import CURRENCIES
from pos.ui.views.basket_sheets import DiscountSheet
from pos.ui.widgets.frames import column, frame, row, rule
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.spoken import Spoken, restyle
from tests.gui import samples
from tests.gui.ground import put
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
NOTES = CURRENCIES["AED"].notes_minor


def test_layouts_begin_without_surprises() -> None:
    ground = QWidget()
    lines = column(ground, margins=(1, 2, 3, 4), space_px=5)
    assert (lines.contentsMargins().left(), lines.spacing()) == (1, 5)
    assert row().spacing() == 8
    assert frame("card").property("role") == "card"
    assert rule(upright=True).property("role") == "rule-upright"


@pytest.mark.usefixtures("shell")
def test_a_change_of_state_is_looked_at_again(window: QWidget) -> None:
    field = QLineEdit()
    put(window, field)
    before = field.grab().toImage()
    restyle(field, "state", "wrong")
    QApplication.processEvents()
    assert field.grab().toImage() != before


def test_a_sheet_is_laid_out_before_its_first_picture(shell: Shell, window: QWidget) -> None:
    """A language chosen while it was hidden reached only its words; laying out came later, after a picture cut at the foot."""
    sheet = DiscountSheet(shell.desk, window)
    shell.set_language("ar")
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    first = sheet.card.geometry()
    for _ in range(4):
        QApplication.processEvents()
    assert sheet.card.geometry() == first
    assert not sheet._room.is_scrolled


class _Greeting(Spoken):
    said = 0

    def retranslate(self) -> None:
        self.said += 1


def test_everything_that_speaks_hears_of_a_new_language(shell: Shell, window: QWidget) -> None:
    greeting = _Greeting(shell.desk, role="card")
    put(window, greeting)
    before = greeting.said
    shell.set_language("ar")
    QApplication.processEvents()
    assert greeting.said > before


@pytest.fixture
def sheet(desk: Desk, window: QWidget) -> Sheet:
    under = QPushButton("under")
    put(window, under)
    under.setFocus()
    made = Sheet(desk, window, width_px=400, height_px=300)
    for name in ("one", "two"):
        made.body.addWidget(QPushButton(name))
    made.set_title("A sheet")
    made.open()
    QApplication.processEvents()
    return made


def test_a_sheet_covers_its_window_also_when_that_grows(sheet: Sheet, window: QWidget) -> None:
    assert sheet.geometry() == window.rect()
    window.resize(1500, 900)
    QApplication.processEvents()
    assert sheet.geometry() == window.rect()
    assert abs(sheet.card.geometry().center().x() - window.rect().center().x()) <= 1


def test_the_keyboard_stays_in_the_sheet(sheet: Sheet, window: QWidget) -> None:
    window.activateWindow()
    sheet.setFocus()
    met = []
    for _ in range(6):
        sheet.focusNextPrevChild(True)
        focus = window.focusWidget()
        assert focus is not None
        assert sheet.isAncestorOf(focus)
        met.append(focus)
    assert len(set(met)) == 3
    assert met[:3] == met[3:]
    sheet.focusNextPrevChild(False)
    assert window.focusWidget() is met[1]


def test_a_sheet_gives_the_keyboard_back(sheet: Sheet, window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.dismissed):
        press_key(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    focus = window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "under"


def test_a_sheet_too_large_for_its_window_is_made_to_fit(desk: Desk, window: QWidget) -> None:
    large = Sheet(desk, window, width_px=5000, height_px=5000)
    large.open()
    QApplication.processEvents()
    assert large.rect().contains(large.card.geometry())


@pytest.mark.usefixtures("sheet")
def test_nothing_below_a_sheet_is_pressed(window: QWidget, qtbot: QtBot) -> None:
    under = next(button for button in window.findChildren(QPushButton) if button.text() == "under")
    with qtbot.assertNotEmitted(under.clicked):
        above = window.childAt(under.geometry().center())
        assert above is not None
        click(above)
