"""The sheets around the drawer and the receipts: cash in and out, a line to its family, what narrows the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.rows.counting import CashWish
from pos.ui.rows.receipts import MoveWish
from pos.ui.views.cash import CashSheet
from pos.ui.views.moving import MoveSheet
from pos.ui.widgets.receipt_finder import ReceiptFinder
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    ground = QWidget()
    show(ground)
    return ground


@pytest.mark.parametrize(("way", "amount"), [("out", -5_000), ("in", 5_000)])
def test_cash_goes_one_way_with_a_reason(desk: Desk, window: QWidget, qtbot: QtBot, way: str, amount: int) -> None:
    sheet = CashSheet(desk, window)
    sheet.ask()
    sheet._way.button(way).click()
    sheet._purpose.button("expense").click()
    for key in "50":
        sheet._keypad.key(key).click()
    press_key(sheet._amount, Qt.Key.Key_Return)
    assert sheet._reason.hasFocus()
    sheet._reason.setText(" ice ")
    with qtbot.waitSignal(sheet.move_requested) as moved:
        press_key(sheet._reason, Qt.Key.Key_Return)
    assert moved.args == [CashWish(amount, "expense", "ice")]


def test_without_a_reason_no_cash_moves(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = CashSheet(desk, window)
    sheet.ask()
    sheet._amount.setText("5")
    with qtbot.assertNotEmitted(sheet.move_requested):
        press_key(sheet._reason, Qt.Key.Key_Return)


def test_a_line_is_moved_with_its_family_named(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = MoveSheet(desk, window)
    sheet.ask("T07-000123-4", samples.DETAIL.lines)
    sheet._line.setCurrentIndex(1)
    sheet._reason.setText("wrong label")
    with qtbot.assertNotEmitted(sheet.move_requested):
        press_key(sheet._reason, Qt.Key.Key_Return)
    sheet.show_family(samples.FOUND)
    with qtbot.waitSignal(sheet.move_requested) as moved:
        press_key(sheet._reason, Qt.Key.Key_Return)
    assert moved.args == [MoveWish("T07-000123-4", "b", "1024", "wrong label")]


def test_a_line_is_moved_by_touch_alone(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = MoveSheet(desk, window)
    sheet.ask("T07-000123-4", samples.DETAIL.lines)
    typed: list[str] = []
    sheet.family_typed.connect(typed.append)
    for key in ("7", "clear", "1", "0", "9", "back", "2", "4"):
        sheet._keypad.key(key).click()
    assert typed[-1] == "1024"
    sheet.show_family(samples.FOUND)
    sheet._usual._buttons[0].click()
    with qtbot.waitSignal(sheet.move_requested) as moved:
        sheet._move.click()
    assert moved.args == [MoveWish("T07-000123-4", "a", "1024", sheet._usual._buttons[0].words)]


def test_number_keys_stay_beside_the_search_where_the_line_folds(desk: Desk, window: QWidget) -> None:
    finder = ReceiptFinder(desk)
    finder.setParent(window)
    finder.resize(460, 200)
    window.show()
    finder.show()
    QApplication.processEvents()
    search, keys = (part.mapTo(finder, part.rect().center()).y() for part in (finder.search, finder.number))
    kind = finder.kind.mapTo(finder, finder.kind.rect().center()).y()
    assert kind > search + 40, "the line does not fold"
    assert abs(search - keys) <= 2


def test_a_chosen_day_stays_when_another_comes(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    finder = ReceiptFinder(desk)
    finder.setParent(window)
    first, second = date(2026, 11, 20), date(2026, 11, 21)
    finder.show_days((first,))
    with qtbot.waitSignal(finder.day_chosen) as chosen:
        finder._day.setCurrentIndex(1)
    assert chosen.args == ["2026-11-20"]
    with qtbot.assertNotEmitted(finder.day_chosen):
        finder.show_days((second, first))
    assert finder._day.currentData() == "2026-11-20"
