"""A chart paints what it is told on the side where reading begins, and is read and walked by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QTest

from pos.ui.widgets.chart import Bar, BarChart

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

BARS = (Bar("jam", "90.00", 9_000, 4_500), Bar("cake", "-10.00", -1_000), Bar("none", "0.00", 0))


def inked(chart: BarChart, ink: str, desk: Desk) -> list[int]:
    """The columns in which a colour is found."""
    image, wanted = chart.grab().toImage(), desk.look.colour(ink)
    return [
        x for x in range(image.width()) if any(QColor(image.pixel(x, y)) == wanted for y in range(0, image.height(), 2))
    ]


@pytest.fixture
def chart(desk: Desk, qtbot: QtBot) -> BarChart:
    made = BarChart(desk)
    qtbot.addWidget(made)
    made.resize(600, 120)
    made.show_bars(BARS, "Items")
    return made


def test_it_is_mirrored_with_the_language(chart: BarChart, desk: Desk) -> None:
    there = inked(chart, "accent", desk)
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    here = inked(chart, "accent", desk)
    assert len(there) > 100
    assert abs(min(there) - (599 - max(here))) <= 1
    assert abs(max(there) - (599 - min(here))) <= 1


def test_what_is_below_zero_and_what_was_before_have_inks_of_their_own(chart: BarChart, desk: Desk) -> None:
    assert inked(chart, "bad", desk)
    mark = inked(chart, "warn", desk)
    grown = inked(chart, "accent", desk)
    assert len(mark) <= 4
    assert abs(mark[-1] - (grown[0] + len(grown) // 2)) <= 3, "half of it was there before"


def test_arrows_go_from_bar_to_bar_and_say_them(chart: BarChart) -> None:
    assert chart.accessibleName() == "Items"
    said = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(chart, key)
        said.append(chart.accessibleDescription())
    assert said == ["jam: 90.00", "cake: -10.00", "none: 0.00", "none: 0.00", "cake: -10.00"]


@pytest.mark.parametrize("is_upright", [False, True])
@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_bar_is_opened_by_enter_and_by_a_click_where_it_is_painted(
    chart: BarChart, desk: Desk, side: Qt.LayoutDirection, *, is_upright: bool
) -> None:
    opened: list[int] = []
    chart.bar_opened.connect(opened.append)
    chart.show_bars(BARS, "Items", is_upright=is_upright)
    chart.setLayoutDirection(side)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert not opened, "no bar is looked at yet"
    image, wanted = chart.grab().toImage(), desk.look.colour("bad")
    points = (QPoint(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    cake = next(point for point in points if QColor(image.pixel(point)) == wanted)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=cake)
    assert (opened, chart.accessibleDescription()) == ([1], "cake: -10.00")
    QTest.keyClick(chart, Qt.Key.Key_Enter)
    assert opened == [1, 1]
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=cake)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 500))
    assert opened == [1, 1], "dragged away, to scroll"


def test_where_there_is_no_bar_a_click_opens_none(chart: BarChart) -> None:
    opened: list[int] = []
    chart.bar_opened.connect(opened.append)
    chart.resize(600, 400)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 399))
    chart.show_bars((), "Items")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 5))
    assert not opened


def test_nothing_and_one_bar_are_painted_too(chart: BarChart, desk: Desk) -> None:
    chart.show_bars((), "Items", is_upright=True)
    assert not inked(chart, "accent", desk)
    chart.show_bars((Bar("09:00", "5.00", 500),), "Hours")
    assert inked(chart, "accent", desk)


def test_amounts_stand_with_their_decimals_below_each_other_in_both_directions(desk: Desk, qtbot: QtBot) -> None:
    chart = BarChart(desk)
    qtbot.addWidget(chart)
    chart.resize(600, 120)
    ends = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        chart.setLayoutDirection(direction)
        for amount in ("1,234,567.00", "0.00"):
            chart.show_bars((Bar("", "1,234,567.00", 0), Bar("", amount, 1)), "Items")
            lower = chart.grab().toImage().copy(0, chart.row_px, 600, chart.row_px)
            text = desk.look.colour("text")
            ends.append(max(x for x in range(600) for y in range(lower.height()) if QColor(lower.pixel(x, y)) == text))
    assert ends[0] == ends[1] > 300
    assert ends[2] == ends[3] < 300


def test_no_amount_is_cut_and_hours_stand_whole_where_there_is_little_room(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = BarChart(desk, is_upright=True)
    qtbot.addWidget(chart)
    written: list[str] = []
    write = chart._write

    def note(painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag, ink: str = "text") -> None:
        assert QFontMetrics(painter.font()).horizontalAdvance(text) <= room.width(), f"{text} is cut"
        written.append(text)
        write(painter, room, text, side, ink)

    monkeypatch.setattr(chart, "_write", note)
    bars = tuple(Bar(f"{hour}:00", f"{hour},294.40", hour) for hour in range(10, 23))
    for width in (1_200, 400, 260):
        written.clear()
        chart.resize(width, 200)
        chart.show_bars(bars, "By hour")
        chart.grab()
        amounts = [text for text in written if "," in text]
        assert len(amounts) == (13 if width == 1_200 else 0)
        assert (len(written) - len(amounts) == 13) is (width == 1_200)
        assert "10:00" in written
