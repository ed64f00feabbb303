"""The selling screen says what was pressed, and shows what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos.ui.keys import SELL
from pos.ui.rows.till import ALL, BasketTotals
from pos.ui.views.till import TillView
from pos.ui.widgets.basket_list import parts_of
from tests.gui import samples
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def view(desk: Desk, show: Callable[[QWidget], None]) -> TillView:
    till = TillView(desk)
    till.show_packages(samples.PACKAGES, ALL)
    till.show_families(samples.FAMILIES, ALL)
    till.show_items(samples.ITEMS)
    till.show_basket(samples.LINES, samples.TOTALS, "l3")
    till.show_held_count(1)
    show(till)
    return till


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def test_a_tile_is_chosen_by_mouse_and_by_key(view: TillView, qtbot: QtBot) -> None:
    index = view._grid.model().index(0, 0)
    with qtbot.waitSignal(view.item_chosen) as chosen:
        place = view._grid.visualRect(index).center()
        click(view._grid.viewport(), place)
    assert chosen.args == ["20000001"]
    view._grid.setCurrentIndex(view._grid.model().index(2, 0))
    with qtbot.waitSignal(view.item_chosen) as chosen:
        press(view._grid, Qt.Key.Key_Return)
    assert chosen.args == ["20000003"]


def test_a_basket_that_is_shown_again_keeps_its_chosen_line(view: TillView) -> None:
    view.show_basket(samples.LINES, samples.TOTALS, "l1")
    view.show_basket(samples.LINES, samples.TOTALS, "")
    assert view._basket.selected == "l1"


def test_two_quick_taps_are_two_pieces(view: TillView) -> None:
    chosen: list[str] = []
    view.item_chosen.connect(chosen.append)
    place = view._grid.visualRect(view._grid.model().index(0, 0)).center()
    click(view._grid.viewport(), place)
    for event in (
        QTest.mouseDClick,
        QTest.mouseRelease,
    ):  # as a mouse sends it; Qt's double click comes without its end
        event(view._grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert chosen == ["20000001"] * 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_arrow_leads_to_the_tile_that_lies_there(shell: Shell, view: TillView, language: str) -> None:
    shell.set_language(language)
    QApplication.processEvents()
    grid = view._grid
    grid.enter()
    on, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if language == "ar" else (Qt.Key.Key_Right, Qt.Key.Key_Left)
    for key, row in ((on, 1), (on, 2), (back, 1), (back, 0), (back, 0)):
        press_key(grid, key)
        assert grid.currentIndex().row() == row


def test_down_leads_from_the_search_to_the_basket_or_to_the_hits(view: TillView, qtbot: QtBot) -> None:
    view.focus_search()
    press_key(view._search, Qt.Key.Key_Down)
    assert view._basket.hasFocus()
    with qtbot.waitSignal(view.line_removed) as removed:
        press_key(view._basket, Qt.Key.Key_Delete)
    assert removed.args == ["l3"]
    press_key(view._basket, Qt.Key.Key_Up)
    assert view._basket.selected == "l2"
    press_key(view._basket, Qt.Key.Key_Escape)
    assert view._search.hasFocus()
    view._search.setText("jam")
    press_key(view._search, Qt.Key.Key_Down)
    assert view._grid.hasFocus()


def test_tiles_fill_the_width_without_a_gap(view: TillView) -> None:
    view.show_items(samples.ITEMS * 10)
    QApplication.processEvents()
    model, grid = view._grid.model(), view._grid
    first_row = [grid.visualRect(model.index(row, 0)) for row in range(4)]
    tops = {rect.top() for rect in first_row}
    assert len(tops) == 1
    right = max(grid.visualRect(model.index(row, 0)).right() for row in range(20))
    assert grid.viewport().width() - right < first_row[0].width() // 10


def test_a_sold_out_item_can_still_be_chosen(view: TillView, qtbot: QtBot) -> None:
    index = view._grid.model().index(1, 0)
    with qtbot.waitSignal(view.item_chosen) as chosen:
        view._grid.clicked.emit(index)
    assert chosen.args == ["20000002"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_stepper_of_a_line_is_under_the_finger(shell: Shell, view: TillView, qtbot: QtBot, language: str) -> None:
    shell.set_language(language)
    QApplication.processEvents()
    basket = view._basket
    row = basket.visualRect(basket.model().index(0, 0))
    parts = parts_of(row, basket.layoutDirection())
    for part, step in ((parts.minus, -1), (parts.plus, 1)):
        with qtbot.waitSignal(view.line_stepped) as stepped:
            click(basket.viewport(), part.center())
        assert stepped.args == ["l1", step]
    with qtbot.waitSignal(view.quantity_requested) as asked:
        click(basket.viewport(), parts.quantity.center())
    assert asked.args == ["l1"]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_parts_of_a_line_neither_meet_nor_shrink(direction: Qt.LayoutDirection) -> None:
    row = QRect(0, 0, 424, 64)
    parts = parts_of(row, direction)
    each = [parts.name, parts.minus, parts.quantity, parts.plus, parts.total]
    assert not any(one.intersects(other) for place, one in enumerate(each) for other in each[place + 1 :])
    assert all(row.contains(part) for part in each)
    assert min(parts.minus.width(), parts.minus.height(), parts.plus.width()) >= 44


def test_the_basket_listens_to_the_keyboard(view: TillView, qtbot: QtBot) -> None:
    for key, text, signal, said in (
        (Qt.Key.Key_Plus, "+", view.line_stepped, ["l3", 1]),
        (Qt.Key.Key_Minus, "-", view.line_stepped, ["l3", -1]),
        (Qt.Key.Key_Delete, "", view.line_removed, ["l3"]),
        (Qt.Key.Key_Return, "\r", view.quantity_requested, ["l3"]),
    ):
        with qtbot.waitSignal(signal) as heard:
            press(view._basket, key, text)
        assert heard.args == said


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("hold", "hold_requested"),
        ("recall", "recall_requested"),
        ("clear", "clear_requested"),
        ("drawer", "drawer_requested"),
        ("pay", "pay_requested"),
        ("discount", "discount_requested"),
    ],
)
def test_every_action_has_a_key(view: TillView, qtbot: QtBot, name: str, signal: str) -> None:
    view.activateWindow()
    view.focus_search()
    qtbot.waitUntil(view._search.hasFocus)
    with qtbot.waitSignal(getattr(view, signal)):
        press_key(view._search, getattr(Qt.Key, f"Key_{SELL[name]}"))


def test_the_discount_is_asked_for_the_chosen_line(view: TillView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.discount_requested) as asked:
        view._discount_button.click()
    assert asked.args == ["l3"]


def test_an_empty_basket_offers_nothing_to_pay(view: TillView) -> None:
    view.show_basket((), BasketTotals(), "")
    view.show_held_count(0)
    assert not any(
        button.isEnabled() for button in (view._pay, view._hold, view._clear, view._discount_button, view._recall)
    )
    assert view._basket_stack.currentWidget() is view._basket_empty


def test_a_discount_is_only_summed_up_where_there_is_one(view: TillView) -> None:
    assert view._discounts.isVisible()
    view.show_basket(samples.LINES[:1], BasketTotals(2, 3000, 0, 3000), "l1")
    assert not view._discounts.isVisible()


def test_searching_says_each_letter_and_the_end(view: TillView, qtbot: QtBot) -> None:
    heard: list[str] = []
    view.search_changed.connect(heard.append)
    for letter in "قه":
        press(view._search, Qt.Key.Key_unknown, letter)
    assert heard == ["ق", "قه"]
    with qtbot.waitSignal(view.search_submitted) as submitted:
        press(view._search, Qt.Key.Key_Return)
    assert submitted.args == ["قه"]
    view.show_search("")
    assert heard == ["ق", "قه"]


def test_packages_and_families_are_filters(view: TillView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.package_chosen) as package:
        view._package_strip._buttons[2].click()
    assert package.args == ["teeb"]
    with qtbot.waitSignal(view.family_chosen) as family:
        view._family_strip._buttons[1].click()
    assert family.args == ["1016"]
    view.show_packages(samples.PACKAGES[:1], ALL)
    assert [button.isVisible() for button in view._package_strip._buttons] == [True, True, False, False, False, False]


def test_the_basket_can_be_heard(view: TillView) -> None:
    reduced = view._basket.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert reduced.endswith("Discount on the centre"), reduced
    told = view._basket.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Luqaimat" in told
    assert "30.00" in told
    name = QAccessible.queryAccessibleInterface(view._grid).text(QAccessible.Text.Name)
    assert name == "Items"


def test_a_click_beside_the_stepper_only_chooses_the_line(view: TillView, qtbot: QtBot) -> None:
    basket = view._basket
    row = basket.visualRect(basket.model().index(0, 0))
    with qtbot.assertNotEmitted(view.line_stepped):
        click(basket.viewport(), row.topLeft() + QPoint(20, 20))
    assert basket.selected == "l1"
