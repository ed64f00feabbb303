"""The sheets that the counter asks with: what is on no list, what is on the scale, under which name a basket waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.rows.till import FamilyLook, UnlistedWish
from pos.ui.views.holding import HoldSheet
from pos.ui.views.moving import MoveSheet
from pos.ui.views.unlisted import UnlistedSheet
from pos.ui.views.weighing import WeighSheet
from pos.ui.widgets.family_field import FamilyField
from tests.gui import samples
from tests.gui.hands import press_key
from tests.gui.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    ground = QWidget()
    show(ground)
    return ground


def test_a_family_and_a_price_make_a_wish(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = UnlistedSheet(desk, window)
    sheet.ask("1024", 1_500)
    assert not sheet._add.isEnabled()
    sheet.show_family(samples.FOUND)
    sheet._name.setText("  حصير ")
    with qtbot.waitSignal(sheet.add_requested) as wished:
        press_key(sheet._price, Qt.Key.Key_Return)
    assert wished.args == [UnlistedWish("1024", 1_500, "حصير", is_parked=False)]


def test_without_a_family_nothing_is_wished(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = UnlistedSheet(desk, window)
    sheet.ask("", 1_500)
    sheet.show_family(FamilyLook())
    with qtbot.assertNotEmitted(sheet.add_requested):
        press_key(sheet._price, Qt.Key.Key_Return)
    sheet._parked.click()
    with qtbot.waitSignal(sheet.add_requested) as wished:
        sheet._add.click()
    assert wished.args == [UnlistedWish("", 1_500, "", is_parked=True)]


def test_a_likely_family_is_one_press(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    field = FamilyField(desk, window)
    field.begin("102")
    field.show_look(samples.LIKELY)
    with qtbot.waitSignal(field.typed) as typed:
        field._likely[1].click()
    assert typed.args == [samples.FAMILIES[1].number]
    assert field.number == ""


def test_the_keys_reach_the_families_that_may_be_meant(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    field = FamilyField(desk, window)
    field.show()
    field.begin("102")
    field.show_look(samples.LIKELY)
    field.setFocus()
    press_key(field.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field._likely[0], "more than one may be meant: one is asked for"
    press_key(field._likely[0], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is field.field
    for place in (0, 1):
        at = QApplication.focusWidget()
        assert at is not None
        press_key(at, Qt.Key.Key_Down)
        assert QApplication.focusWidget() is field._likely[place]
    with qtbot.waitSignal(field.typed) as typed:
        press_key(field._likely[1], Qt.Key.Key_Return)
    assert typed.args == [samples.FAMILIES[1].number]


def test_a_name_is_not_called_a_wrong_number(desk: Desk, window: QWidget) -> None:
    field = FamilyField(desk, window)
    field.begin("احمد")
    field.show_look(samples.LIKELY)
    assert (field._number.isHidden(), field._name.text()) == (True, "Did you mean…")
    field.begin("٣٧")
    field.show_look(samples.LIKELY)
    assert field._number.text() == "Not a number of this bazaar"


def test_arabic_digits_become_latin_ones(desk: Desk, window: QWidget) -> None:
    field = FamilyField(desk, window)
    field.field.setText("١٠٢٤")
    assert field.field.text() == "1024"


@pytest.mark.parametrize("text", ["1.25", "1,25", "1،25", "١٫٢٥", "1ز25"])
def test_a_weight_may_be_typed_with_the_point_of_any_keyboard(desk: Desk, window: QWidget, text: str) -> None:
    sheet = WeighSheet(desk, window)
    sheet.ask(samples.WEIGHING)
    for letter in text:
        sheet._field.insert(letter)
    assert sheet._grams == 1_250


@pytest.mark.parametrize(("keys", "grams"), [("750", 750), ("0.75", 750), ("1.", 1_000)])
def test_a_weight_is_typed_over_the_old_one(desk: Desk, window: QWidget, qtbot: QtBot, keys: str, grams: int) -> None:
    sheet = WeighSheet(desk, window)
    sheet.ask(samples.WEIGHING)
    for key in keys:
        sheet._keypad.key(key).click()
    assert sheet._worth._minor == grams * 4
    with qtbot.waitSignal(sheet.weighed) as weighed:
        press_key(sheet._field, Qt.Key.Key_Return)
    assert weighed.args == [grams]
    assert not sheet.isVisible()


@pytest.mark.parametrize("text", ["", "0", "0.", "100000", "."])
def test_no_weight_is_no_answer(desk: Desk, window: QWidget, qtbot: QtBot, text: str) -> None:
    sheet = WeighSheet(desk, window)
    sheet.ask(samples.WEIGHING)
    sheet._field.setText(text)
    with qtbot.assertNotEmitted(sheet.weighed):
        press_key(sheet._field, Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_a_basket_waits_under_a_name(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = HoldSheet(desk, window)
    sheet.ask("3")
    with qtbot.waitSignal(sheet.hold_requested) as held:
        press_key(sheet._name, Qt.Key.Key_Return)
    assert held.args == ["3"]


def _unlisted(desk: Desk, window: QWidget) -> UnlistedSheet:
    sheet = UnlistedSheet(desk, window)
    sheet.ask("9999", None)
    return sheet


def _moving(desk: Desk, window: QWidget) -> MoveSheet:
    sheet = MoveSheet(desk, window)
    sheet.ask("T07-000123-4", samples.DETAIL.lines)
    sheet._family.field.setText("9999")
    return sheet


def test_each_line_that_can_be_moved_is_called_by_its_item_its_family_and_its_amount(
    desk: Desk, window: QWidget
) -> None:
    sheet, speech = _moving(desk, window), desk.speech
    assert sheet._line.count() == len(samples.DETAIL.lines) > 1
    for place, line in enumerate(samples.DETAIL.lines):
        words = sheet._line.itemText(place)
        parts = (speech.name(line.name), speech.code(line.family), speech.number(line.total_minor))
        assert all(part in words for part in parts), words


@pytest.mark.parametrize("make", [_unlisted, _moving])
@pytest.mark.parametrize("size", [(960, 540), (1024, 600), (1366, 768)])
def test_the_keypad_stays_while_families_are_offered(
    shell: Shell,
    desk: Desk,
    window: QWidget,
    make: Callable[[Desk, QWidget], UnlistedSheet | MoveSheet],
    size: tuple[int, int],
) -> None:
    """What is typed on it brings the families, and they go again: the next digit is where the finger is."""
    shell.set_language("ar")
    window.resize(*size)
    sheet = make(desk, window)
    places = []
    for look in (FamilyLook(), samples.LIKELY, samples.FOUND):
        sheet.show_family(look)
        settle()
        places.append(QRect(sheet._keypad.mapTo(window, QPoint(0, 0)), sheet._keypad.size()))
    assert places[0] == places[1] == places[2]
