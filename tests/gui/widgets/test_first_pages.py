"""Pages of the ways into a bazaar: the wait can be ended where there is a way to end it, and the way on is last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.first_pages import WaitingPage, WelcomePage, at_both_ends
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_whoever_waits_can_stop_where_there_is_a_way(desk: Desk, qtbot: QtBot) -> None:
    stop = ActionButton(desk, "x", kind="quiet")
    waits, endless = WaitingPage(stop), WaitingPage()
    for page in (waits, endless):
        qtbot.addWidget(page)
        page.show()
    assert stop.isVisible()
    assert waits.isAncestorOf(stop)
    assert endless.findChildren(ActionButton) == []
    assert (endless.bar.minimum(), endless.bar.maximum()) == (0, 0), "a bar that promises no end"


def test_a_welcome_says_all_it_was_given_and_leads_on(desk: Desk, qtbot: QtBot) -> None:
    more = Words("bad")
    page = WelcomePage(desk, more)
    qtbot.addWidget(page)
    page.show()
    for widget in (page.title, page.words, more):
        assert widget.isVisible()
    with qtbot.waitSignal(page.begin.clicked):
        page.begin.click()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_way_on_stands_where_reading_ends(desk: Desk, qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    back, on, page = ActionButton(desk, "arrow-left"), ActionButton(desk, "check"), QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(direction)
    page.setLayout(at_both_ends(back, on))
    page.resize(600, 60)
    page.show()
    assert (back.x() < on.x()) == (direction is Qt.LayoutDirection.LeftToRight)
