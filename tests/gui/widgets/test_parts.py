"""The parts of the screens: each does its one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos.domain.money import CURRENCIES
from pos.ui.rows.counting import Count
from pos.ui.rows.names import Notice
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Choice, ChoiceStrip, Segmented, icon_button
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.counting import CountPad
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.figures import FigureCard, tone_of_difference
from pos.ui.widgets.frames import column, frame, row, rule
from pos.ui.widgets.hero import Hero, star
from pos.ui.widgets.keypad import Keypad
from pos.ui.widgets.notice_bar import NoticeBar
from pos.ui.widgets.painting import lines_of
from pos.ui.widgets.paper import PaperView
from pos.ui.widgets.pill import IconLabel, StatusPill
from pos.ui.widgets.pin_pad import PinPad
from pos.ui.widgets.refund_lines import RefundLines
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.stages import Stages
from pos.ui.widgets.switches import LanguageButton
from pos.ui.widgets.words import ElidedWords, MoneyLabel, Words, side_of
from tests.gui import samples
from tests.gui.hands import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
NOTES = CURRENCIES["AED"].notes_minor


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    ground = QWidget()
    QVBoxLayout(ground)
    show(ground)
    return ground


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    QApplication.processEvents()


def ink_columns(picture: QImage) -> list[int]:
    """The columns of a picture in which anything but its ground is painted."""
    ground = picture.pixelColor(0, 0)
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(0, picture.height(), 2))
    ]


# Words


@pytest.mark.parametrize(("direction", "is_right"), [(LTR, False), (RTL, True)])
def test_digits_alone_stand_where_reading_begins(direction: Qt.LayoutDirection, *, is_right: bool) -> None:
    assert bool(side_of("leading", direction) & Qt.AlignmentFlag.AlignRight) is is_right
    assert bool(side_of("trailing", direction) & Qt.AlignmentFlag.AlignRight) is not is_right
    label = Words(text="1234")
    label.setLayoutDirection(direction)
    label.resize(200, 30)
    columns = ink_columns(label.grab().toImage())
    assert (min(columns) > 100) is is_right


def test_a_text_without_room_ends_in_an_ellipsis(window: QWidget) -> None:
    label = ElidedWords(text="")
    label.setText("Sharjah Productive Families Bazaar")
    label.setFixedWidth(90)
    put(window, label)
    assert label.toolTip() == "Sharjah Productive Families Bazaar"
    assert max(ink_columns(label.grab().toImage())) < 90
    assert label.minimumSizeHint().width() == 0


def test_an_amount_is_drawn_smaller_rather_than_clipped(desk: Desk, window: QWidget) -> None:
    label = MoneyLabel(desk, "total")
    label.show_amount(123456789)
    label.setFixedWidth(label.sizeHint().width() // 2)
    put(window, label)
    columns = ink_columns(label.grab().toImage())
    assert min(columns) > 0
    assert max(columns) < label.width() - 1
    assert label.accessibleName() == desk.speech.money(123456789)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_amount_stands_on_its_side(shell: Shell, window: QWidget, language: str) -> None:
    shell.set_language(language)
    leading = MoneyLabel(shell.desk, "title", side="leading")
    leading.show_amount(2500)
    leading.setFixedWidth(400)
    put(window, leading)
    columns = ink_columns(leading.grab().toImage())
    assert (min(columns) > 200) is (language == "ar")


def test_no_amount_is_a_dash_without_a_unit(desk: Desk) -> None:
    label = MoneyLabel(desk)
    nothing = label.sizeHint().width()
    label.show_amount(100)
    assert label.sizeHint().width() > nothing
    label.show_amount(None)
    assert label.accessibleName() == ""


def test_a_long_name_takes_two_lines_and_no_more(desk: Desk) -> None:
    font = desk.look.font("body")
    text = "Hand-embroidered abaya with golden zari thread and pearls"
    lines = lines_of(text, font, 150, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 150 for line in lines)
    assert lines_of("Jam", font, 150, 2) == ["Jam"]
    assert lines_of("", font, 150, 2) == [""]


# Buttons


def test_a_button_says_its_words_without_the_gap_of_its_icon(desk: Desk) -> None:
    button = ActionButton(desk, "wallet", kind="pay")
    button.set_words("Cash & carry", keys="F12")
    assert button.accessibleName() == button.words == "Cash & carry"
    assert "&&" in button.text()
    assert "F12" in button.toolTip()
    bare = icon_button(desk, "x")
    bare.set_words("Close", shows=False)
    assert (bare.text(), bare.toolTip(), bare.accessibleName()) == ("", "Close", "Close")


def test_exactly_one_segment_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    segments = Segmented(desk, (("cash", "banknote"), ("card", "credit-card")))
    qtbot.addWidget(segments)
    segments.set_words({"cash": "Cash", "card": "Card"})
    assert segments.choice == "cash"
    with qtbot.waitSignal(segments.chosen) as chosen:
        segments.button("card").click()
    assert chosen.args == [segments.choice] == ["card"]
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("cash")
    assert segments.choice == "cash"


def test_a_strip_keeps_its_buttons_and_scrolls_by_the_wheel(desk: Desk, window: QWidget) -> None:
    strip = ChoiceStrip(desk, kind="chip", on="on_accent")
    put(window, strip)
    many = tuple(Choice(str(number), f"Family {number}", "users-round") for number in range(30))
    strip.show_choices(many, "3")
    QApplication.processEvents()
    first = strip._buttons[0]
    assert strip._buttons[3].isChecked()
    strip.show_choices(many[:2], "1")
    assert strip._buttons[0] is first
    assert [button.isVisible() for button in strip._buttons[:4]] == [True, True, False, False]
    strip.show_choices(many, "3")
    QApplication.processEvents()
    before = strip.horizontalScrollBar().value()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), wheel)
    assert strip.horizontalScrollBar().value() > before


def test_a_language_is_called_by_its_own_name(shell: Shell) -> None:
    button = LanguageButton(shell.desk)
    assert button.words == "العربية"
    shell.set_language("ar")
    QApplication.processEvents()
    button._show()
    assert button.words == "English"


# Fields


@pytest.mark.parametrize(
    ("text", "minor"),
    [("12.5", 1250), ("١٢٫٥", 1250), ("1,234", 123400), ("", None), ("-5", None), ("1.234", None), ("abc", None)],
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


def test_a_choice_box_shows_its_arrow(desk: Desk, window: QWidget) -> None:
    box = ChoiceBox(desk)
    box.addItem("Faulty")
    put(window, box)
    image = box.grab().toImage()
    middle = image.height() // 2
    edge = [image.pixelColor(x, y) for x in range(image.width() - 34, image.width() - 10) for y in (middle, middle + 2)]
    assert len({colour.rgb() for colour in edge}) > 1


def test_a_pin_takes_the_keys_of_its_pad(desk: Desk, qtbot: QtBot) -> None:
    pad = PinPad(desk)
    qtbot.addWidget(pad)
    for key in ("1", "2", "back", "3", "4", "5"):
        pad._keypad.key(key).click()
    with qtbot.waitSignal(pad.submitted) as submitted:
        pad._keypad.key("enter").click()
    assert submitted.args == ["1345"]
    pad.clear()
    assert not pad._keypad.key("enter").isEnabled()


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
    card.show_figures(1000, 1500, 500)
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


# Frames and sheets


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
