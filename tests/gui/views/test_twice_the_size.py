"""On a screen of 1920 by 1080 at scale 2, which is 960 by 540 to Qt, nothing is cut sideways: what folds, folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea

from pos.ui.views.till import TillView
from pos.ui.widgets.counting import _COLUMNS, CountPad
from pos.ui.widgets.frames import scrolling
from tests.gui.pictures import settle
from tests.gui.stages import DENOMINATIONS, STAGES
from tests.gui.views.test_every_screen import clipped, parts_of, scrolled, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell


MAY_SCROLL = {"settings_with_extras", "leaving"}  # long pages that are read; the others are worked with


@pytest.mark.parametrize(
    "stage",
    [
        *("settings_with_extras", "shift_open", "shift_count", "pay_both", "pay_done_waiting", "cash"),
        *("unlisted_likely", "leaving"),
    ],
)
def test_nothing_is_cut_sideways_and_what_is_pressed_is_in_sight(
    shell: Shell, show: Callable[[QWidget], None], stage: str
) -> None:
    for language in ("ar", "en"):
        shell.set_language(language)
        screen = STAGES[stage](shell.desk)
        show(screen)
        screen.resize(960, 540)
        QApplication.processEvents()
        assert screen.width() == 960
        areas = [area for area in screen.findChildren(QScrollArea) if type(area).__name__ != "ChoiceStrip"]
        inside = [(page, area) for area in areas if area.isVisible() and (page := area.widget()) is not None]
        widths = [(page.width(), area.viewport().width()) for page, area in inside]
        wide = [(page, room) for page, room in widths if page > room]
        assert not wide, f"{language}: {wide}"
        assert stage in MAY_SCROLL or scrolled(screen) == [], language


@pytest.mark.parametrize(("stage", "size"), [("shift_open", (1280, 720)), ("shift_count", (1024, 600))])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_whole_drawer_is_counted_without_scrolling(
    shell: Shell, show: Callable[[QWidget], None], stage: str, size: tuple[int, int], language: str
) -> None:
    shell.set_language(language)
    screen = STAGES[stage](shell.desk)
    show(screen)
    screen.resize(*size)
    settle()
    (pad,) = screen.findChildren(CountPad)
    area = next(one for one in screen.findChildren(QScrollArea) if one.widget() is pad)
    assert len(pad._fields) == len(DENOMINATIONS) > 10
    assert area.verticalScrollBar().maximum() == 0
    assert scrolled(screen) == clipped(parts_of(screen)) == []


@pytest.mark.parametrize("percent", [100, 150])
def test_a_count_has_two_columns_before_it_tells_what_each_is_worth(
    shell: Shell, show: Callable[[QWidget], None], percent: int
) -> None:
    """Where there is room for the lines only, the sum alone tells; each note and coin is named whole in any room."""
    shell.set_text_percent(percent)
    pad = CountPad(shell.desk)
    pad.show_denominations(DENOMINATIONS)
    area = scrolling(pad)
    show(area)
    shapes = []
    for width in (_COLUMNS * pad._line_px + 40, _COLUMNS * pad._bare_px + 20, pad._line_px):
        area.resize(width, 900)
        settle()
        assert pad.width() == width
        for field in pad._fields.values():
            field.setText("1234")
        settle()
        shapes.append((len({line.x() for line in pad._lines}), pad._worths[DENOMINATIONS[0]].isVisible()))
        assert clipped(parts_of(pad)) == []
    assert shapes == [(2, True), (2, False), (1, True)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_total_and_the_way_to_pay_are_in_sight_in_the_largest_text(
    shell: Shell, show: Callable[[QWidget], None], language: str
) -> None:
    shell.set_language(language)
    shell.set_text_percent(150)
    screen = STAGES["till"](shell.desk)
    show(screen)
    screen.resize(960, 540)
    settle()
    (view,) = screen.findChildren(TillView)
    assert scrolled(screen) == []
    for part in (view._total, view._pay):
        assert part in seen(screen)
        assert screen.rect().contains(QRect(part.mapTo(screen, QPoint(0, 0)), part.size()))
