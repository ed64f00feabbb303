"""The small sheets of the selling screen: quantity, discount, held baskets, shortcuts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui import keys
from pos.ui.rows.till import DiscountWish
from pos.ui.views.basket_sheets import DiscountSheet, HeldSheet, QuantitySheet
from pos.ui.views.shortcuts import ShortcutSheet
from pos.ui.widgets.buttons import key_words
from tests.gui import samples
from tests.gui.hands import click, press_key
from tests.gui.stages import STAGES

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


def _at_keyboard() -> QWidget:
    reached = QApplication.focusWidget()
    assert reached is not None
    return reached


def test_a_quantity_is_typed_over_the_old_one(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = QuantitySheet(desk, window)
    sheet.ask("l2", samples.LONG, 12)
    for key in ("4", "0", "back", "8"):
        sheet._keypad.key(key).click()
    with qtbot.waitSignal(sheet.quantity_chosen) as chosen:
        press_key(sheet._field, Qt.Key.Key_Return)
    assert chosen.args == ["l2", 48]
    assert not sheet.isVisible()


def test_no_quantity_is_no_answer(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = QuantitySheet(desk, window)
    sheet.ask("l2", samples.LONG, 12)
    sheet._keypad.key("clear").click()
    with qtbot.assertNotEmitted(sheet.quantity_chosen):
        sheet._set.click()
    assert sheet.isVisible()


def test_a_percentage_is_one_press(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    with qtbot.waitSignal(sheet.discount_chosen) as chosen:
        sheet._quick[1].click()
    assert chosen.args == [DiscountWish("l3", "percent", 1000, "family", "Special offer")]


def test_a_percentage_is_typed_and_one_that_is_not_offered_takes_nothing_off(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    with qtbot.assertNotEmitted(sheet.discount_chosen):
        for key in (Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_Return):
            press_key(_at_keyboard(), key)
    assert sheet._refusal.isVisible()
    with qtbot.waitSignal(sheet.discount_chosen) as chosen:
        for key in (Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_Return):
            press_key(_at_keyboard(), key)
    assert chosen.args == [DiscountWish("l3", "percent", 5000, "family", "Special offer")]
    assert sheet._refusal.isHidden()


def test_a_command_that_came_too_early_is_no_percentage(desk: Desk, window: QWidget) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    before = _at_keyboard()
    press_key(before, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert (_at_keyboard(), sheet._typed, sheet._refusal.isHidden()) == (before, "", True)


def test_an_amount_on_the_whole_basket_can_be_the_centres(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    for segment, key in ((sheet._scope, "whole"), (sheet._bearer, "centre"), (sheet._kind, "amount")):
        segment.button(key).click()
    sheet._reason.setText("Opening day")
    sheet._amount.setText("50")
    with qtbot.waitSignal(sheet.discount_chosen) as chosen:
        sheet._give.click()
    assert chosen.args == [DiscountWish("", "amount", 5000, "centre", "Opening day")]


def test_an_amount_is_typed_by_touch(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    assert not sheet._keypad.isVisible()
    sheet._kind.button("amount").click()
    for key in "7.5":
        click(sheet._keypad.key(key))
    with qtbot.waitSignal(sheet.discount_chosen) as chosen:
        click(sheet._give)
    assert chosen.args[0].value == 750


def test_the_suggested_reason_follows_the_language_and_a_written_one_stays(shell: Shell, window: QWidget) -> None:
    sheet = DiscountSheet(shell.desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    said = []
    for written in ("", "Opening day"):
        sheet._reason.setText(written or sheet._reason.text())
        for language in ("ar", "en"):
            shell.set_language(language)
            said.append(sheet._reason.text())
    assert said == ["عرض خاص", "Special offer", "Opening day", "Opening day"]
    sheet._reason.clear()
    sheet._scope.button("whole").click()
    assert sheet._reason.text() == ""  # taken out by a person


def test_a_discount_can_be_taken_back_where_there_is_one(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.WHOLE_OFFER, samples.WHOLE_OFFER)
    assert not sheet._none.isVisible()
    assert not sheet._scope.isVisible()
    sheet.close_sheet()
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    with qtbot.waitSignal(sheet.discount_chosen) as chosen:
        sheet._none.click()
    assert chosen.args[0].value == 0


def test_the_centre_bears_what_is_taken_off_its_own_goods(desk: Desk, window: QWidget) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(replace(samples.LINE_OFFER, is_centres=True), samples.WHOLE_OFFER)
    assert (sheet._bearer.choice, sheet._bearer.button("family").isEnabled()) == ("centre", False)
    sheet._scope.button("whole").click()
    assert (sheet._bearer.choice, sheet._bearer.button("family").isEnabled()) == ("family", True)
    sheet.close_sheet()
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    sheet._bearer.button("centre").click()
    sheet._scope.button("whole").click()
    assert sheet._bearer.choice == "centre"


def test_a_refused_discount_is_asked_again(desk: Desk, window: QWidget) -> None:
    sheet = DiscountSheet(desk, window)
    sheet.ask(samples.LINE_OFFER, samples.WHOLE_OFFER)
    sheet._quick[0].click()
    sheet.show_refusal("Below the family's price.")
    assert sheet.isVisible()
    assert sheet._refusal.text() == "Below the family's price."


def test_the_newest_held_basket_is_chosen(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    sheet = HeldSheet(desk, window)
    sheet.show_held(samples.HELD)
    with qtbot.waitSignal(sheet.basket_discarded) as discarded:
        sheet._discard.click()
    assert discarded.args == ["h1"]
    with qtbot.waitSignal(sheet.basket_discarded):
        press_key(sheet._table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(sheet.basket_recalled) as recalled:
        sheet._take.click()
    assert recalled.args == ["h1"]
    assert not sheet.isVisible()


def test_no_held_basket_is_said(desk: Desk, window: QWidget) -> None:
    sheet = HeldSheet(desk, window)
    sheet.show_held(())
    assert sheet._nothing.isVisible()
    assert not sheet._take.isEnabled()


def test_every_key_that_is_bound_anywhere_is_explained(desk: Desk, window: QWidget) -> None:
    tables = [each for name, each in vars(keys).items() if name.isupper() and isinstance(each, dict) and name[0] != "_"]
    tables.remove(keys.KEYS)
    assert tables == sorted(keys.KEYS.values(), key=tables.index)
    sheet = ShortcutSheet(desk, window)
    sheet.open_at("sell")
    for name, bound in keys.KEYS.items():
        told = {key.text().strip("\u2066\u2069") for key, words in sheet._lines[name] if words.text()}
        assert {key_words(key) for key in bound.values()} <= told
    # A key that a view names by itself would be in no table, and so on no sheet.
    views = Path(keys.__file__).parent.rglob("*.py")
    own = [path.name for path in views if re.search(r'"(F\d+|Del|(Ctrl|Alt)\+[A-Z0-9])"', path.read_text("utf-8"))]
    assert own == ["keys.py"]


def test_the_sheet_of_keys_opens_where_one_is_and_turns_its_pages(desk: Desk, window: QWidget) -> None:
    sheet = ShortcutSheet(desk, window)
    for place, seen, unseen in (
        ("outlets", "store", "sell"),
        ("goods", "enrolment", "payout"),
        ("sell", "pay", "goods"),
    ):
        sheet.open_at(place)
        assert sheet._titles[seen].isVisible()
        assert not sheet._titles[unseen].isVisible()
        assert sheet._titles["everywhere"].isVisible()
        sheet.dismiss()
    sheet.open_at("shift")
    press_key(sheet._pages.button("counter"), Qt.Key.Key_Right)
    assert sheet._titles["goods"].isVisible()


def test_the_list_of_keys_is_read_to_its_end_without_a_mouse(shell: Shell, window: QWidget) -> None:
    sheet = ShortcutSheet(shell.desk, window)
    shell.set_text_percent(150)
    window.resize(1280, 500)
    sheet.open()
    QApplication.processEvents()
    bar = sheet._room.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    for _ in range(4):
        press_key(sheet, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    for _ in range(4):
        press_key(sheet, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_discount_stays_in_the_middle_whatever_the_size_of_the_text(
    shell: Shell, show: Callable[[QWidget], None]
) -> None:
    screen = STAGES["discount"](shell.desk)
    show(screen)
    (sheet,) = screen.findChildren(DiscountSheet)
    for percent in (100, 150, 100, 130, 100):
        shell.set_text_percent(percent)
        for _ in range(4):
            QApplication.processEvents()
        card = sheet.card.geometry()
        assert abs(card.top() - (sheet.height() - 1 - card.bottom())) <= 1, f"{percent} %"
