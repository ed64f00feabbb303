"""The way out of a bazaar in settings, and what the first screen says of the book that was put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.first_start import FirstStartView
from pos.ui.views.leaving import LeavingView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_the_button_asks_and_the_card_names_the_till(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = LeavingView(desk)
    show(view)
    view.show_till("T01", "INTAJ8")
    assert "T01" in view._name.text()
    assert "INTAJ8" in view._name.text()
    with qtbot.waitSignal(view.leave_requested):
        view._leave.click()


def test_the_first_screen_says_where_the_book_lies_in_the_language_of_the_moment(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = FirstStartView(desk)
    show(view)
    assert "no till yet" in view._about.text()
    view.show_left("/disk/amana/left/T01-1")
    view.retranslate()
    assert "/disk/amana/left/T01-1" in view._about.text()
    assert "nothing was deleted" in view._about.text()
    view.close()
