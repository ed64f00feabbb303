"""The sheet of labels hands back whose labels are wanted, how many, on what, and from where on a used sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pos.ui.views.labels import LabelsSheet
from tests.gui import samples
from tests.gui.hands import let_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> LabelsSheet:
    window = QWidget()
    window.resize(1366, 768)
    show(window)
    made = LabelsSheet(desk, window)
    made.show_form(samples.LABELS, samples.LABEL_SHEETS)
    made.show_goods(samples.LABEL_GOODS)
    made.open()
    return made


def choose(sheet: LabelsSheet, key: str, value: object) -> None:
    box = sheet._boxes[key]
    box.setCurrentIndex(box.findData(value))


def test_everything_is_offered_at_first_once_each_as_it_was_moved_last(sheet: LabelsSheet) -> None:
    wish = sheet.wish()
    assert wish.pieces == tuple((item.code, 1) for item in samples.LABEL_GOODS.items)
    assert (wish.sheet, wish.start, wish.shift) == ("65", 1, (-50, 25))
    assert sheet._count.text() == "3 labels"


def test_a_family_an_item_and_a_number_are_chosen(sheet: LabelsSheet) -> None:
    jam, oud, _cake = samples.LABEL_GOODS.items
    choose(sheet, "family", "1024")
    choose(sheet, "count", 0)
    assert sheet.wish().pieces == ((jam.code, 40), (oud.code, 12))
    choose(sheet, "item", oud.code)
    choose(sheet, "count", 65)
    assert sheet.wish().pieces == ((oud.code, 65),)
    assert sheet._count.text() == "65 labels"


def test_goods_that_came_with_none_received_are_not_printed(sheet: LabelsSheet) -> None:
    items = tuple(replace(item, pieces=0) for item in samples.LABEL_GOODS.items)
    sheet.show_goods(replace(samples.LABEL_GOODS, items=items))
    choose(sheet, "count", 0)
    assert not sheet._go.isEnabled()


@pytest.mark.parametrize(("is_rtl", "keys"), [(True, "Left"), (False, "Right")])
def test_a_used_sheet_begins_where_it_is_pointed_at(sheet: LabelsSheet, is_rtl: bool, keys: str) -> None:
    used = sheet._used
    used.show_direction(is_rtl=is_rtl)
    assert (used.place_of(1).left() > used.place_of(2).left()) is is_rtl
    QTest.mouseClick(used, Qt.MouseButton.LeftButton, pos=used.place_of(18).center().toPoint())
    assert sheet.wish().start == 18
    QTest.keyClick(used, getattr(Qt.Key, f"Key_{keys}"))
    QTest.keyClick(used, Qt.Key.Key_Up)
    assert sheet.wish().start == 14
    sheet.retranslate()
    assert sheet.wish().start == 14
    choose(sheet, "sheet", "24")
    assert (sheet.wish().sheet, sheet.wish().start) == ("24", 1)
    QTest.keyClick(used, Qt.Key.Key_Up)
    assert sheet.wish().start == 1


def test_sheets_and_rolls_are_asked_for_apart_and_moved_apart(sheet: LabelsSheet, qtbot: QtBot) -> None:
    choose(sheet, "right", 75)
    with qtbot.waitSignal(sheet.sheet_trial_requested) as asked:
        sheet._trial.click()
    assert asked.args[0].shift == (75, 25)
    sheet._target.button("roll").click()
    assert not sheet._used.isVisible()
    assert sheet.wish().shift == (0, 0)
    choose(sheet, "down", -100)
    with qtbot.waitSignal(sheet.roll_requested) as asked:
        sheet._go.click()
    assert asked.args[0].shift == (0, -100)
    let_rest(sheet._trial)
    with qtbot.waitSignal(sheet.roll_trial_requested):
        sheet._trial.click()
    let_rest(sheet._go)
    sheet._target.button("sheet").click()
    with qtbot.waitSignal(sheet.sheets_requested) as asked:
        sheet._go.click()
    assert asked.args[0].shift == (75, 25)


def test_without_a_label_printer_there_are_only_sheets(sheet: LabelsSheet) -> None:
    sheet._target.button("roll").click()
    sheet.show_form(replace(samples.LABELS, roll=""), samples.LABEL_SHEETS)
    assert not sheet._target.button("roll").isEnabled()
    assert sheet._used.isVisible()
    assert "label printer" in sheet._hint.text()


def test_what_went_wrong_stands_below(sheet: LabelsSheet) -> None:
    sheet.show_words("No", is_bad=True)
    assert (sheet._bad.isVisible(), sheet._good.isVisible()) == (True, False)
    sheet.show_words("Yes")
    assert (sheet._bad.isVisible(), sheet._good.isVisible()) == (False, True)
