"""The first screen of a new machine offers its ways, and leads back from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from pos.ui.views.first_start import FirstStartView
from tests.gui.pictures import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.desk import Desk


def test_each_way_is_a_button_with_its_name(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = FirstStartView(desk)
    show(view)
    for step, (title, _, button) in view._steps.items():
        assert button.accessibleName() == title.text()
        with qtbot.waitSignal(view.chosen) as chosen:
            button.click()
        assert chosen.args == [step]


def test_there_is_a_way_back_from_joining(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = FirstStartView(desk)
    show(view)
    view.show_joining()
    assert view.joining.isVisible()
    view.joining._back.click()
    assert view._choice.isVisible()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("width_px", "page_px"), [(900, None), (1024, None), (1366, 980)])
def test_no_edge_lies_below_the_scroll_bar(
    shell: Shell, show: Callable[[QWidget], None], language: str, width_px: int, page_px: int | None
) -> None:
    shell.set_language(language)
    view = FirstStartView(shell.desk)
    show(view)
    view.resize(width_px, 540)
    QApplication.processEvents()
    room = view._area.viewport()
    assert room.width() > 800
    left_px = view._stack.mapTo(room, QPoint()).x()
    assert left_px >= 0
    assert left_px + view._stack.width() <= room.width()
    assert page_px is None or view._stack.width() == page_px


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_way_is_in_sight_on_a_low_screen(shell: Shell, show: Callable[[QWidget], None], language: str) -> None:
    shell.set_language(language)
    view = FirstStartView(shell.desk)
    show(view)
    for size, has_ornament in (((1024, 600), False), ((1024, 560), False), ((1366, 768), True)):
        view.resize(*size)
        settle()
        assert view._area.verticalScrollBar().maximum() == 0
        assert view._ornament.isVisible() == has_ornament


def test_closing_the_window_is_leaving(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = FirstStartView(desk)
    show(view)
    with qtbot.waitSignal(view.quit_requested):
        view.close()
