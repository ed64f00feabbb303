"""The payment sheet hands over what was typed, and nothing is completed that is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos.ui.rows.pay import Done, Due, Settling, Tender
from pos.ui.views.pay import PaySheet
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def sheet(desk: Desk, show: Callable[[QWidget], None]) -> PaySheet:
    window = QWidget()
    show(window)
    pay = PaySheet(desk, window)
    pay.show_due(samples.DUE)
    pay.open()
    QApplication.processEvents()
    return pay


def test_it_begins_with_nothing_handed_over(sheet: PaySheet) -> None:
    assert sheet.tender == Tender("cash", None, None, "")
    assert sheet._cash.hasFocus()


def test_the_keypad_types_into_the_field(sheet: PaySheet) -> None:
    heard: list[Tender] = []
    sheet.tender_changed.connect(heard.append)
    for key in ("1", "0", "0", "0", ".", "5", "0", "back"):
        sheet._keypad.key(key).click()
    assert sheet.tender.cash_minor == 100050
    assert heard[-1] == sheet.tender


def test_arabic_digits_are_digits(sheet: PaySheet) -> None:
    for letter in "١٢٫٥":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(sheet._cash, event)
    assert sheet._cash.text() == "12.5"
    assert sheet.tender.cash_minor == 1250


def test_quick_notes_fill_the_field(sheet: PaySheet) -> None:
    shown = [button.words for button in sheet._quick if button.isVisible()]
    assert shown == ["Exact", "\u2066900\u2069", "\u2066950\u2069", "\u20661,000\u2069"]
    sheet._quick[0].click()
    assert sheet.tender.cash_minor == samples.DUE.cash_minor
    sheet._quick[3].click()
    assert sheet.tender.cash_minor == 100000


def test_a_quick_note_is_replaced_by_the_next_key(sheet: PaySheet) -> None:
    sheet._quick[3].click()
    sheet._keypad.key("5").click()
    assert sheet.tender.cash_minor == 500


def test_too_little_cannot_be_completed(sheet: PaySheet, qtbot: QtBot) -> None:
    sheet.show_settling(samples.SHORT)
    assert not sheet._complete.isEnabled()
    with qtbot.assertNotEmitted(sheet.complete_requested):
        press_key(sheet._cash, Qt.Key.Key_Return)
    sheet.show_settling(samples.ENOUGH)
    with qtbot.waitSignal(sheet.complete_requested) as asked:
        press_key(sheet._cash, Qt.Key.Key_Return)
    assert asked.args == [sheet.tender]


def test_what_is_missing_and_what_goes_back_are_told_apart(sheet: PaySheet) -> None:
    sheet.show_settling(samples.SHORT)
    assert sheet._outcome_words.text() == "Still to pay"
    assert sheet._outcome_card.property("tone") == "warn"
    sheet.show_settling(samples.ENOUGH)
    assert sheet._outcome_words.text() == "Change to give back"
    assert sheet._outcome_card.property("tone") == "good"


def test_a_card_asks_for_its_slip_and_for_no_cash(sheet: PaySheet) -> None:
    sheet._method.button("card").click()
    assert not sheet._cash_box.isVisible()
    assert sheet._reference_box.isVisible()
    assert not any(button.isVisible() for button in sheet._quick)
    for key in ("4", "2", "1"):
        sheet._keypad.key(key).click()
    assert sheet.tender == Tender("card", None, None, "421")


def test_the_rest_goes_on_the_card(sheet: PaySheet) -> None:
    sheet._method.button("both").click()
    sheet._keypad.key("5").click()
    sheet.show_settling(Settling(89960, 0, 0, 89460, is_ready=True))
    assert sheet.tender == Tender("both", 500, 89460, "")


def test_methods_that_are_not_taken_are_not_offered(sheet: PaySheet) -> None:
    sheet.show_due(Due(1000, 1000, (), 1, methods=("card",)))
    assert not sheet._method.button("cash").isVisible()
    assert sheet.tender.method == "card"


def test_a_refusal_stays_until_the_tender_changes(sheet: PaySheet) -> None:
    sheet.show_refusal("The drawer is closed.")
    assert sheet._refusal.text() == "The drawer is closed."
    sheet._keypad.key("1").click()
    assert sheet._refusal.text() == ""


def test_the_end_shows_the_change_and_cannot_be_completed_again(sheet: PaySheet, qtbot: QtBot) -> None:
    sheet.show_settling(samples.ENOUGH)
    sheet.show_done(samples.DONE)
    assert "100.50" in sheet._done_change.accessibleName()
    assert "T07-000123-4" in sheet._done_receipt.text()
    with qtbot.assertNotEmitted(sheet.complete_requested):
        press_key(sheet, Qt.Key.Key_F12)
    with qtbot.waitSignal(sheet.receipt_requested):
        sheet._preview.click()
    with qtbot.waitSignal(sheet.dismissed):
        sheet._next.click()
    assert not sheet.isVisible()


def test_the_paper_is_told_in_words_and_tone(sheet: PaySheet) -> None:
    sheet.show_done(samples.DONE)
    sheet.show_paper("waiting")
    assert sheet._paper_pill.accessibleName() == "Receipt waits for the printer"
    assert sheet._paper_pill.property("tone") == "warn"


def test_escape_goes_back_to_the_basket(sheet: PaySheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.dismissed):
        press_key(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F12])
@pytest.mark.parametrize("place", ["next", "sheet"])
def test_every_going_on_key_means_the_next_customer(sheet: PaySheet, qtbot: QtBot, key: Qt.Key, place: str) -> None:
    sheet.show_done(samples.DONE)
    with qtbot.waitSignal(sheet.dismissed):
        press_key(sheet._next if place == "next" else sheet, key)
    assert not sheet.isVisible()


def test_a_card_is_completed_with_its_slip_or_without_by_choice(sheet: PaySheet, qtbot: QtBot) -> None:
    sheet._method.button("card").click()
    sheet.show_settling(samples.ENOUGH)
    with qtbot.assertNotEmitted(sheet.complete_requested):
        sheet._complete.click()
    assert sheet._refusal.text() != ""
    sheet._no_slip.click()
    assert sheet._refusal.text() == ""
    with qtbot.waitSignal(sheet.complete_requested) as asked:
        sheet._complete.click()
    assert asked.args == [Tender("card", None, None, "")]


def test_a_card_sale_ends_without_change(sheet: PaySheet) -> None:
    sheet.show_done(Done("T07-000123-4", 89960, 0, "printed", "card"))
    assert sheet._done_words.text() == "Paid by card"
    assert "899.60" in sheet._done_change.accessibleName()


def test_the_rounding_to_coins_is_shown(sheet: PaySheet) -> None:
    sheet.show_settling(Settling(89950, 0, 0, None, is_ready=True, rounding_minor=-10))
    assert "0.10" in sheet._rounding.text()
    sheet.show_settling(Settling(89960, 0, 0, None, is_ready=True))
    assert sheet._rounding.text() == ""
