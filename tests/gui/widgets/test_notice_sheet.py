"""A notice is read whole on a sheet of its own, by a press and by a key, and is acted upon and put away from there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from pos.ui.rows.names import Notice
from tests.gui.frames import framed
from tests.gui.hands import click, press_key
from tests.gui.pictures import settle
from tests.gui.widgets.test_notice_bar import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk
    from pos.ui.main_window import MainWindow


@pytest.fixture
def window(desk: Desk, show: Callable[[QWidget], None]) -> MainWindow:
    main = framed(desk, QLabel())
    show(main)
    return main


def test_what_is_cut_is_read_whole_by_a_press_and_by_a_key(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(960, 540)
    window.show_notice(replace(LONG, text=LONG.text * 3))
    settle()
    bar = window._notice
    assert bar._words.is_cut
    assert bar.accessibleName() == LONG.text * 3, "who cannot see it hears all of it"
    for read in (
        bar._more.click,
        lambda: click(bar._words, bar._words.rect().center()),
        lambda: press_key(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    ):
        read()
        assert bar._sheet is not None
        assert bar._sheet.isVisible()
        assert bar._sheet._words.text() == LONG.text * 3
        press_key(bar._sheet, Qt.Key.Key_Escape)
        assert not bar._sheet.isVisible()
        assert bar.isVisible(), "read, and still there"
    sheet = bar._sheet
    assert sheet is not None
    bar.read()
    with qtbot.waitSignal(window.notice_acted) as acted:
        press_key(sheet._action, Qt.Key.Key_Return)
    assert acted.args == ["salvage"]
    bar.read()
    with qtbot.waitSignal(window.notice_dismissed):
        sheet._put_away.click()
    assert not bar.isVisible()
    assert not sheet.isVisible()


def test_its_time_stands_still_while_it_is_read(window: MainWindow) -> None:
    window.show_notice(Notice("Saved.", "good", "Print again", "print_again", seconds=20))
    bar = window._notice
    assert bar._timer.isActive()
    bar.read()
    assert not bar._timer.isActive()
    window.show_notice(Notice("The printer is off.", "bad", seconds=6))
    assert bar._sheet is not None
    assert bar._sheet._words.text() == "The printer is off.", "the newest wins there too"
    assert not bar._timer.isActive()
    press_key(bar._sheet, Qt.Key.Key_Escape)
    assert bar._timer.isActive()
    bar.read()
    window.clear_notice()
    assert not bar._sheet.isVisible()
