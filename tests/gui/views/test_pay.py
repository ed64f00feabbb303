"""The payment sheet hands over what was typed, and nothing is completed that is not enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pos.ui.rows.pay import Done, Due, Settling, Tender
from pos.ui.views.pay import PaySheet
from pos.ui.views.pay_done import PayDonePage
from pos.ui.widgets.amount_field import _TEXT_EDGE_PX, AmountField
from pos.ui.widgets.figure_row import FigureRow
from pos.ui.widgets.words import MoneyLabel
from tests.gui import samples
from tests.gui.hands import key_at, press_key
from tests.gui.pictures import settle
from tests.gui.views.test_every_screen import clipped, parts_of, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
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
    assert sheet._outcome.words[0] == "Still to pay"
    assert sheet._outcome.property("tone") == "warn"
    sheet.show_settling(samples.ENOUGH)
    assert sheet._outcome.words[0] == "Change to give back"
    assert sheet._outcome.property("tone") == "good"


def test_a_card_asks_for_its_slip_and_for_no_cash(sheet: PaySheet) -> None:
    sheet._method.button("card").click()
    assert not sheet._cash.isVisible()
    assert sheet._reference.isVisible()
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
    assert "100.50" in sheet.done._back.accessibleName()
    assert "T07-000123-4" in sheet.done._receipt.text()
    with qtbot.assertNotEmitted(sheet.complete_requested):
        press_key(sheet, Qt.Key.Key_F12)
    with qtbot.waitSignal(sheet.receipt_requested):
        sheet.done._preview.click()
    with qtbot.waitSignal(sheet.dismissed):
        sheet.done.next.click()
    assert not sheet.isVisible()


def test_the_paper_is_told_in_words_and_tone(sheet: PaySheet) -> None:
    sheet.show_done(samples.DONE)
    sheet.show_paper("waiting")
    assert sheet.done._paper_pill.accessibleName() == "Receipt waits for the printer"
    assert sheet.done._paper_pill.property("tone") == "warn"


def test_escape_goes_back_to_the_basket(sheet: PaySheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.dismissed):
        press_key(sheet, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F12])
@pytest.mark.parametrize("place", ["next", "sheet"])
def test_every_going_on_key_means_the_next_customer(sheet: PaySheet, qtbot: QtBot, key: Qt.Key, place: str) -> None:
    sheet.show_done(samples.DONE)
    with qtbot.waitSignal(sheet.dismissed):
        press_key(sheet.done.next if place == "next" else sheet, key)
    assert not sheet.isVisible()


@pytest.mark.parametrize("field", ["_cash", "_card", "_reference"])
def test_enter_in_a_field_completes_and_leaves_the_change_in_sight(sheet: PaySheet, field: str) -> None:
    sheet._method.button("both").click()
    sheet._no_slip.setChecked(True)
    sheet._complete.setEnabled(True)
    sheet.complete_requested.connect(lambda _tender: sheet.show_done(samples.DONE))
    press_key(getattr(sheet, field), Qt.Key.Key_Return)
    assert sheet._is_done
    assert sheet.isVisible(), "the same press does not go on to the next customer"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F12])
@pytest.mark.parametrize(("done", "is_kept"), [(samples.DONE, True), (replace(samples.DONE, change_minor=0), False)])
def test_a_key_pressed_twice_in_haste_does_not_take_the_change_out_of_sight(
    sheet: PaySheet, key: Qt.Key, done: Done, *, is_kept: bool
) -> None:
    sheet.show_done(done)
    for kind, ms in ((QEvent.Type.KeyRelease, 9_050), (QEvent.Type.KeyPress, 9_150), (QEvent.Type.KeyRelease, 9_200)):
        QApplication.sendEvent(sheet.done.next, key_at(kind, key, ms))
    assert sheet.isVisible() is is_kept
    QApplication.sendEvent(sheet.done.next, key_at(QEvent.Type.KeyPress, key, 9_500))
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
    assert "Paid by card" in sheet.done._back.accessibleName()
    assert "899.60" in sheet.done._back.accessibleName()
    assert not any(row.isVisible() for row in (sheet.done._total, sheet.done._cash, sheet.done._card))


def test_the_rounding_to_coins_is_shown(sheet: PaySheet) -> None:
    sheet.show_settling(Settling(89950, 0, 0, None, is_ready=True, rounding_minor=-10))
    assert "0.10" in sheet._amount_due.words[1]
    sheet.show_settling(Settling(89960, 0, 0, None, is_ready=True))
    assert sheet._amount_due.words[1] == ""


ROOMS = ((1024, 600), (1280, 720), (960, 540))  # pixels across, down
TOO_MUCH = {"ar": "المبلغ على البطاقة أكبر من المستحق. " * 2, "en": "More is put on the card than is due. " * 2}


def pressed_parts(sheet: PaySheet) -> dict[str, tuple[object, ...]]:
    """Where on the screen everything is that a finger presses."""
    parts: dict[str, QWidget] = {
        **sheet._keypad._keys,
        "complete": sheet._complete,
        "back": sheet._cancel,
        "no slip": sheet._no_slip,
    }
    parts |= {field.accessibleName(): field for field in (sheet._cash, sheet._card, sheet._reference)}
    parts |= {button.accessibleName(): button for button in (*sheet._quick, *sheet._method.findChildren(QPushButton))}
    return {
        name: (part.mapTo(sheet.window(), QPoint(0, 0)).toTuple(), part.size().toTuple())
        for name, part in parts.items()
        if part.isVisible()
    }


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_moves_under_a_finger_while_amounts_are_keyed(
    shell: Shell, show: Callable[[QWidget], None], language: str, percent: int
) -> None:
    """What is missing, goes back, is rounded or is wrong is said where nothing has to move for it, and all is in sight."""
    shell.set_language(language)
    shell.set_text_percent(percent)
    window = QWidget()
    show(window)
    sheet = PaySheet(shell.desk, window)
    sheet.show_due(samples.DUE)
    sheet.open()
    faults = []
    for size in ROOMS:
        window.resize(*size)
        for method in ("cash", "both", "card"):
            sheet._method.button(method).click()
            settle()
            before = pressed_parts(sheet)
            for settling in (samples.SHORT, samples.ENOUGH, replace(samples.ENOUGH, rounding_minor=-10)):
                for refusal in ("", TOO_MUCH[language]):
                    sheet.show_settling(settling)
                    sheet.show_refusal(refusal)
                    settle()
                    faults += [f"{size} {method}: {fault}" for fault in [*scrolled(sheet), *clipped(parts_of(sheet))]]
                    if pressed_parts(sheet) != before:
                        faults.append(f"{size} {method}: {settling} {refusal!r} moves what is pressed")
    assert not faults, "\n".join(faults)


def test_the_end_opens_at_its_beginning_wherever_the_payment_was_scrolled_to(sheet: PaySheet) -> None:
    """Where there is so little room that a payment is scrolled, its end is not."""
    sheet.window().resize(800, 360)
    sheet._method.button("both").click()
    settle()
    bar = sheet._room.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sheet.show_done(samples.DONE_BOTH)
    settle()
    assert bar.maximum() > 0
    assert bar.value() == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_change_is_in_sight_where_a_payment_of_both_ends(
    shell: Shell, show: Callable[[QWidget], None], language: str
) -> None:
    """On the smallest screens, in the largest text: all four amounts and the way on, without scrolling."""
    shell.set_language(language)
    shell.set_text_percent(150)
    window = QWidget()
    show(window)
    sheet = PaySheet(shell.desk, window)
    sheet.show_due(samples.DUE)
    sheet.open()
    sheet.show_done(samples.DONE_BOTH)
    for size in ROOMS:
        window.resize(*size)
        settle()
        assert scrolled(sheet) == clipped(parts_of(sheet)) == figures_too_small(sheet) == [], size


DIGIT_PX_MIN = 34  # 9 mm at 96 dots to the inch: read from two metres, where a letter needs a 220th of the distance


def digit_px(part: MoneyLabel | AmountField) -> int:
    """How high a digit of an amount is as it is painted, in device-independent pixels."""
    font = part._fonts_that_fit()[0] if isinstance(part, MoneyLabel) else part.font()
    return QFontMetrics(font).tightBoundingRect("8").height()


def is_whole(field: AmountField) -> bool:
    """Whether the line shows all digits of its amount."""
    margins = field.textMargins()
    room = field.width() - margins.left() - margins.right() - 2 * _TEXT_EDGE_PX
    return field.fontMetrics().horizontalAdvance(field.text()) <= room and field.height() >= digit_px(field)


def figures_too_small(sheet: PaySheet) -> list[str]:
    """The amounts of a payment that are not read from two metres, or not whole."""
    rows = [row for row in sheet.findChildren(FigureRow) if row.isVisible()]
    fields = [field for field in sheet.findChildren(AmountField) if field.isVisible()]
    return [
        *(row.accessibleName() for row in rows if digit_px(row.amount) < DIGIT_PX_MIN),
        *(field.accessibleName() for field in fields if digit_px(field) < DIGIT_PX_MIN or not is_whole(field)),
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_due_received_and_given_back_is_read_from_two_metres(
    shell: Shell, show: Callable[[QWidget], None], language: str
) -> None:
    """A five-figure amount, as it is asked for and as it ended, in every size of text and on the smallest screens."""
    shell.set_language(language)
    window = QWidget()
    show(window)
    sheet = PaySheet(shell.desk, window)
    sheet.show_due(replace(samples.DUE, cash_minor=samples.DONE_BOTH.total_minor))
    sheet.open()
    faults = []
    for percent, size in ((100, (1366, 768)), (130, (1280, 720)), (150, (1280, 720)), (100, (960, 540))):
        shell.set_text_percent(percent)
        window.resize(*size)
        for method in ("cash", "both"):
            sheet._method.button(method).click()
            for field in (sheet._cash, sheet._card):
                field.show_amount(samples.DONE_BOTH.card_minor)
            sheet.show_settling(Settling(samples.DONE_BOTH.total_minor, 0, 1_651_650, None, is_ready=True))
            settle()
            rows = [row for row in sheet.findChildren(FigureRow) if row.isVisible()]
            assert [row.accessibleName() for row in rows if "12,483.50" in row.accessibleName()]
            faults += [f"{percent} % {size} {method}: {fault}" for fault in figures_too_small(sheet)]
            faults += [f"{percent} % {size} {method}: {fault}" for fault in scrolled(sheet)]
    assert not faults, "\n".join(faults)
    shell.set_text_percent(100)
    window.resize(960, 540)
    sheet.show_done(samples.DONE_BOTH)
    settle()
    (page,) = sheet.findChildren(PayDonePage)
    assert len([row for row in page.findChildren(FigureRow) if row.isVisible()]) == 4
    assert figures_too_small(sheet) == []
    assert scrolled(sheet) == []
    sheet.done._back._amount._size = "headline"
    assert figures_too_small(sheet) != [], "a small figure must be seen"


def end_of_number(part: QWidget, sheet: PaySheet) -> int:
    """Where the last digit of an amount ends on the sheet: before the first wide gap from the right, that of the unit."""
    picture, middle = part.grab().toImage(), part.height() // 2
    ground = picture.pixel(picture.width() // 20, middle)
    first, gap = picture.width() - 6, 0  # inside the border
    seen_ink = False
    for x in range(first, 0, -1):
        if any(picture.pixel(x, middle + dy) != ground for dy in range(-6, 18, 3)):
            if gap >= 6:
                return part.mapTo(sheet, QPoint(x, 0)).x()
            seen_ink, gap = True, 0
        else:
            gap += seen_ink
    raise AssertionError(part.accessibleName())


def test_the_amounts_stand_below_each_other(sheet: PaySheet) -> None:
    """A sum on paper: the last digits of what is due, of what is received and of what goes back in one column."""
    sheet._cash.show_amount(100_000)
    sheet._complete.setFocus()
    sheet.show_settling(samples.ENOUGH)
    settle()
    ends = [end_of_number(part, sheet) for part in (sheet._amount_due.amount, sheet._cash, sheet._outcome.amount)]
    assert max(ends) - min(ends) <= 2, ends
