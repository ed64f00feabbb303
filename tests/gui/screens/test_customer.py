"""The customer's window is made when it is wanted, takes no keyboard, and says everything in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos.ui.screens.customer import CustomerScreen
from pos.ui.views.customer import LINES_MAX
from tests.gui import samples

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_what_it_is_told_while_it_is_closed_is_nothing_to_anyone(desk: Desk) -> None:
    screen = CustomerScreen(desk)
    screen.show_welcome(samples.BAZAAR.name)
    screen.show_basket(samples.LINES, samples.TOTALS)
    screen.show_due(100)
    screen.show_change(0)
    screen.set_open(is_open=False)
    screen.close()
    assert screen.view is None


def test_it_shows_the_last_lines_and_takes_no_keyboard(desk: Desk, qtbot: QtBot) -> None:
    screen = CustomerScreen(desk)
    screen.set_open(is_open=True)
    view = screen.view
    assert view is not None
    qtbot.waitExposed(view)
    assert view.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    screen.show_welcome(samples.BAZAAR.name)
    screen.show_basket(samples.LINES * 3, samples.TOTALS)
    shown = [words.text() for box, words, _ in view._rows if not box.isHidden()]
    assert len(shown) == LINES_MAX
    assert all(name in shown[0] for name in (samples.LINES[0].name.ar, samples.LINES[0].name.en))
    screen.show_change(0)
    assert view._big.isHidden()
    screen.show_due(4_500)
    assert view._big._minor == 4_500
    screen.show_basket((), samples.TOTALS)
    assert view._pages.currentIndex() == 0
    screen.close()
