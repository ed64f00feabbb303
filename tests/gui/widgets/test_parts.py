"""Fields, counts and what is shown: each part does its one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos.domain.money import CURRENCIES
from pos.ui.rows.counting import Count
from pos.ui.rows.names import Notice
from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.counting import CountPad
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.figures import FigureCard, tone_of_difference
from pos.ui.widgets.hero import Hero, star
from pos.ui.widgets.keypad import Keypad
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.notice_bar import NoticeBar
from pos.ui.widgets.paper import PaperView
from pos.ui.widgets.pill import IconLabel, StatusPill
from pos.ui.widgets.refund_lines import RefundLines
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.stages import Stages
from tests.gui import samples
from tests.gui.ground import put
from tests.gui.hands import click, press_key, tap

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
NOTES = CURRENCIES["AED"].notes_minor


# Fields


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12.5", 1250),
        ("١٢٫٥", 1250),
        ("١٢ز٥", 1250),
        ("1,234", 123400),
        ("", None),
        ("-5", None),
        ("1.234", None),
        ("abc", None),
    ],
)
def test_an_amount_is_whole_minor_units_or_nothing(desk: Desk, text: str, minor: int | None) -> None:
    field = AmountField(desk)
    field.setText(text)
    assert field.amount_minor == minor
    assert (field.property("state") == "wrong") is (minor is None and text != "")


def test_the_keypad_lets_no_third_decimal_in(desk: Desk) -> None:
    field = AmountField(desk)
    for key in ("1", ".", "2", ".", "5", "9"):
        field.press(key)
    assert field.text() == "1.25"
    field.press("clear")
    assert field.text() == ""


def test_an_amount_reads_from_left_to_right_in_arabic(shell: Shell) -> None:
    shell.set_language("ar")
    field, keypad = AmountField(shell.desk), Keypad(shell.desk)
    assert field.layoutDirection() == LTR
    assert keypad.layoutDirection() == LTR
    keypad.resize(300, 300)
    keypad.grab()
    assert keypad.key("7").x() < keypad.key("8").x() < keypad.key("9").x()


def test_a_search_begins_where_reading_begins(shell: Shell, window: QWidget) -> None:
    field = SearchField(shell.desk)
    put(window, field)
    shell.set_language("ar")
    QApplication.processEvents()
    assert field.alignment() & Qt.AlignmentFlag.AlignRight
    shell.set_language("en")
    QApplication.processEvents()
    assert field.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_finger_beside_the_cross_empties_a_search(shell: Shell, window: QWidget) -> None:
    field = SearchField(shell.desk)
    put(window, field)
    for language in ("ar", "en"):
        shell.set_language(language)
        QApplication.processEvents()
        field.setText("jam")
        kept = []
        for across in (field.width() // 2, 40 if language == "ar" else field.width() - 40):
            click(field, QPoint(across, field.height() // 2))
            kept.append(field.text())
        assert kept == ["jam", ""], language


def test_a_choice_box_shows_its_arrow(desk: Desk, window: QWidget) -> None:
    box = ChoiceBox(desk)
    box.addItem("Faulty")
    put(window, box)
    image = box.grab().toImage()
    middle = image.height() // 2
    edge = [image.pixelColor(x, y) for x in range(image.width() - 34, image.width() - 10) for y in (middle, middle + 2)]
    assert len({colour.rgb() for colour in edge}) > 1


def test_a_choice_box_unfolds_rows_for_fingers_and_all_of_them_at_once(desk: Desk, window: QWidget) -> None:
    box = ChoiceBox(desk)
    box.addItems(["Faulty", "Wrong item", "Changed their mind", "Wrong price", "Another reason"])
    put(window, box)
    box.showPopup()
    rows = box.view()
    heights = {rows.visualRect(rows.model().index(place, 0)).height() for place in range(box.count())}
    assert min(heights) >= TOUCH_PX_MIN
    assert rows.viewport().height() >= box.count() * TOUCH_PX_MIN
    assert rows.palette().highlight().color() == QColor(desk.look.colour("accent_soft"))
    box.hidePopup()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_box_to_write_in_opens_at_its_arrow_and_writes_once(shell: Shell, window: QWidget, language: str) -> None:
    shell.set_language(language)
    box = ChoiceBox(shell.desk)
    box.setEditable(True)
    line = LineField()
    box.setLineEdit(line)
    box.addItem("الابن الأكبر")
    put(window, box)
    arrow_x = 22 if language == "ar" else box.width() - 22
    assert not line.geometry().contains(arrow_x, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(arrow_x, box.height() // 2))
    assert box.view().isVisible()
    box.hidePopup()
    line.hide()
    box.clearEditText()
    empty = box.grab().toImage()
    box.setEditText("الابن الأكبر")
    assert box.grab().toImage() == empty  # the line writes it; the box must not write it beside


# Counting


def test_a_count_tells_untouched_from_none(desk: Desk, qtbot: QtBot) -> None:
    pad = CountPad(desk)
    qtbot.addWidget(pad)
    pad.show_denominations(NOTES)
    with qtbot.waitSignal(pad.changed) as changed:
        pad._fields[10000].setText("0")
    assert changed.args == [Count(((10000, 0),))]
    pad._fields[5000].setText("2")
    assert pad.count.total_minor == 10000
    press_key(pad._fields[5000], Qt.Key.Key_Up)
    press_key(pad._fields[10000], Qt.Key.Key_Down)
    assert pad.count == Count(((10000, 0), (5000, 3)))
    pad.clear()
    assert pad.count == Count(())


def test_enter_goes_to_the_next_note(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    pad = CountPad(desk)
    put(window, pad)
    pad.show_denominations(NOTES[:4])
    QApplication.processEvents()
    window.activateWindow()
    pad.take_focus()
    first, second = list(pad._fields.values())[:2]
    qtbot.waitUntil(first.hasFocus)
    press_key(first, Qt.Key.Key_Return)
    qtbot.waitUntil(second.hasFocus)


def test_another_currency_brings_other_notes(desk: Desk, qtbot: QtBot) -> None:
    pad = CountPad(desk)
    qtbot.addWidget(pad)
    pad.show_denominations(NOTES)
    pad._fields[10000].setText("3")
    pad.show_denominations(CURRENCIES["KWD"].notes_minor)
    assert pad.count == Count(())
    assert tuple(pad._fields) == CURRENCIES["KWD"].notes_minor


# Saying and showing


def test_a_pill_differs_by_more_than_its_colour(desk: Desk) -> None:
    pill = StatusPill(desk)
    pill.show_status("Offline", tone="plain", icon="wifi-off")
    one = pill._picture.pixmap().toImage()
    pill.show_status("Online", tone="good", icon="wifi")
    assert pill._picture.pixmap().toImage() != one
    assert (pill.accessibleName(), pill.property("tone")) == ("Online", "good")
    pill.show_status("Quiet", tone="plain", icon="")
    assert not pill._picture.isVisibleTo(pill)


def test_a_pill_that_says_the_same_again_is_left_alone(desk: Desk) -> None:
    pill = StatusPill(desk)
    pill.show_status("Offline", tone="plain", icon="wifi-off", short="Off")
    pill._words.setToolTip("untouched")
    pill.show_status("Offline", tone="plain", icon="wifi-off", short="Off")
    assert pill._words.toolTip() == "untouched"
    pill.show_status("Offline since nine", tone="plain", icon="wifi-off", short="Off")
    assert pill._words.toolTip() == "Offline since nine"


def test_the_newest_notice_wins(desk: Desk, qtbot: QtBot) -> None:
    bar = NoticeBar(desk)
    qtbot.addWidget(bar)
    bar.show_notice(Notice("One", "warn", "Act", "one", seconds=5))
    bar.show_notice(Notice("Two", "bad"))
    assert bar._words.text() == "Two"
    assert not bar._timer.isActive()
    assert not bar._action.isVisible()


@pytest.mark.parametrize(("minor", "tone"), [(0, "good"), (-1, "bad"), (1, "warn")])
def test_a_difference_has_a_tone(minor: int, tone: str) -> None:
    assert tone_of_difference(minor) == tone


def test_three_figures_are_named_and_shown(desk: Desk) -> None:
    card = FigureCard(desk, "banknote")
    card.show_words("Cash", "Expected", "Counted", "Difference")
    card.show_figures(1000, 1500)
    assert [label.text() for label in card._captions] == ["Expected", "Counted", "Difference"]
    assert card._figures[2]._number() == "\u2066+5.00\u2069"


def test_stages_tell_the_present_one(desk: Desk, window: QWidget) -> None:
    stages = Stages(desk)
    stages.show_words(("Draft", "Approve", "Pay"))
    put(window, stages)
    pictures = []
    for present in range(4):
        stages.show_stage(present)
        QApplication.processEvents()
        pictures.append(stages.grab().toImage())
    assert stages.accessibleName() == "Pay"
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])


def test_paper_is_shown_as_long_as_it_is(desk: Desk, window: QWidget) -> None:
    view = PaperView(desk, paper_px=300)
    put(window, view)
    view.show_png(samples.picture(600, 3000))
    assert view._page.minimumHeight() == 1500 + 40
    view.show_png(b"")
    assert view._page.minimumHeight() == 40
    view.show_png(b"this is no picture")
    assert view._page.minimumHeight() == 40


def test_what_is_missing_is_said(desk: Desk, window: QWidget) -> None:
    empty = EmptyState(desk, "search")
    empty.show_words("Nothing found", "Try fewer letters.")
    put(window, empty)
    assert empty._title.text() == "Nothing found"


def test_the_star_has_eight_points(desk: Desk, window: QWidget) -> None:
    points = star(QPointF(0, 0), 100)
    assert points.size() == 16
    assert points.at(0) == QPointF(100, 0)
    hero = Hero(desk)
    hero.setFixedSize(QSize(200, 200))
    put(window, hero)
    assert hero.grab().toImage().pixelColor(100, 100).isValid()


def test_icons_that_are_no_buttons_follow_the_theme(shell: Shell, window: QWidget) -> None:
    label = IconLabel(shell.desk, "store", ink="accent")
    put(window, label)
    by_day = label.pixmap().toImage()
    shell.set_theme("dark")
    QApplication.processEvents()
    assert label.pixmap().toImage() != by_day


def test_refund_lines_signal_each_change(desk: Desk, qtbot: QtBot) -> None:
    lines = RefundLines(desk)
    qtbot.addWidget(lines)
    lines.show_lines(samples.DETAIL.lines)
    lines.show_refunding(is_refunding=True)
    with qtbot.waitSignal(lines.changed):
        lines._lines[1]._more.click()
    assert lines.pieces == (("b", 1),)
    assert not lines._lines[0]._fewer.isEnabled()


def test_two_quick_taps_on_a_step_are_two_pieces(desk: Desk, window: QWidget) -> None:
    """As a mouse sends them, and as a finger on a page that scrolls does; the same on the way back."""
    two = replace(samples.DETAIL.lines[0], quantity=5, refundable=5)
    lines = RefundLines(desk)
    put(window, lines)
    lines.show_lines((two,))
    lines.show_refunding(is_refunding=True)
    QApplication.processEvents()
    line = lines._lines[0]
    quick = (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease)
    for button, taps, left in ((line._more, 2, 2), (line._more, 2, 4), (line._fewer, 2, 2)):
        for event in quick:
            event(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.rect().center())
        assert lines.pieces == ((two.key, left),), taps
    for _ in range(2):
        tap(line._fewer)
    assert lines.pieces == ()


def test_half_a_note_cannot_be_counted(desk: Desk, window: QWidget) -> None:
    pad = CountPad(desk)
    put(window, pad)
    pad.show_denominations(NOTES)
    field = pad._fields[10000]
    for letter in "10.5":
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        )
    assert pad.count == Count(())
    assert pad.is_wrong
    assert pad._wrong.isVisible()
    press_key(field, Qt.Key.Key_Backspace)
    press_key(field, Qt.Key.Key_Backspace)
    assert pad.count == Count(((10000, 10),))
    assert pad._wrong.isHidden()
    pad.show_denominations(NOTES)
    assert pad.count == Count(((10000, 10),))


def test_what_is_no_amount_is_said_in_words(desk: Desk) -> None:
    field = AmountField(desk)
    field.setText("1.234")
    assert "1.234" in field.complaint
    assert field.accessibleDescription() == field.complaint
    field.setText("12")
    assert field.complaint == ""


def test_an_amount_is_chosen_when_the_keyboard_comes(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    field = AmountField(desk)
    put(window, field)
    field.show_amount(1250)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.selectedText() == field.text()
