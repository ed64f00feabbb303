"""On a screen of 1920 by 1080 at scale 2, which is 960 by 540 to Qt, nothing is cut sideways: what folds, folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from pos.ui.widgets.counting import CountPad
from tests.gui.pictures import settle
from tests.gui.stages import DENOMINATIONS, STAGES
from tests.gui.views.test_every_screen import scrolled

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


def test_a_whole_float_is_counted_without_scrolling_on_a_screen_of_720(
    shell: Shell, show: Callable[[QWidget], None]
) -> None:
    screen = STAGES["shift_open"](shell.desk)
    show(screen)
    screen.resize(1280, 720)
    settle()
    (pad,) = screen.findChildren(CountPad)
    area = next(one for one in screen.findChildren(QScrollArea) if one.widget() is pad)
    assert len(pad._fields) == len(DENOMINATIONS) > 10
    assert area.verticalScrollBar().maximum() == 0
