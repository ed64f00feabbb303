"""The first screen of a new machine offers its ways, and leads back from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.first_start import FirstStartView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

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


def test_closing_the_window_is_leaving(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = FirstStartView(desk)
    show(view)
    with qtbot.waitSignal(view.quit_requested):
        view.close()
