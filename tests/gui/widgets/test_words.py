"""Words, amounts and buttons stand where they should and say what they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from pos.domain.identity import UNASSIGNED
from pos.domain.money import CURRENCIES
from pos.ui.widgets.buttons import ActionButton, Choice, ChoiceStrip, Segmented, icon_button
from pos.ui.widgets.painting import font_that_fits, lines_of
from pos.ui.widgets.refund_lines import RefundLines
from pos.ui.widgets.switches import LanguageButton
from pos.ui.widgets.words import ElidedWords, MoneyLabel, Words, side_of
from tests.gui import samples
from tests.gui.ground import ink_columns, put

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
NOTES = CURRENCIES["AED"].notes_minor


@pytest.mark.parametrize(("direction", "is_right"), [(LTR, False), (RTL, True)])
def test_digits_alone_stand_where_reading_begins(direction: Qt.LayoutDirection, *, is_right: bool) -> None:
    assert bool(side_of("leading", direction) & Qt.AlignmentFlag.AlignRight) is is_right
    assert bool(side_of("trailing", direction) & Qt.AlignmentFlag.AlignRight) is not is_right
    label = Words(text="1234")
    label.setLayoutDirection(direction)
    label.resize(200, 30)
    columns = ink_columns(label.grab().toImage())
    assert (min(columns) > 100) is is_right


@pytest.mark.parametrize(
    ("language", "family", "said"),
    [
        ("en", "", "Centre"),
        ("ar", "", "المركز"),
        ("en", UNASSIGNED, "Not assigned"),
        ("ar", UNASSIGNED, "غير منسوب"),
        ("ar", "1024", "\u20661024\u2069"),
    ],
)
def test_whose_a_line_is_is_always_said(shell: Shell, window: QWidget, language: str, family: str, said: str) -> None:
    """Also of a receipt's line that is no family's, where the screen ended in nothing."""
    shell.set_language(language)
    lines = RefundLines(shell.desk)
    put(window, lines)
    lines.show_lines((replace(samples.DETAIL.lines[0], family=family, quantity=1, refundable=1),))
    (line,) = lines._lines
    assert line._about.text().endswith(f"×  ·  {said}")


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


def test_an_amount_is_made_smaller_rather_than_cut(desk: Desk) -> None:
    font = desk.look.font("lead", QFont.Weight.Bold)
    roomy, narrow = (font_that_fits(font, "1,234,567.50", width) for width in (400, 60))
    assert roomy.pixelSize() == font.pixelSize()
    assert narrow.pixelSize() < font.pixelSize()
    assert QFontMetrics(narrow).horizontalAdvance("1,234,567.50") <= 60
