"""The screen before all others says what is going on, and lets itself be closed only when nothing more will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.waiting import WaitingView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_it_tells_preparing_from_failing(desk: Desk, qtbot: QtBot) -> None:
    view = WaitingView(desk)
    qtbot.addWidget(view)
    view.show_preparing()
    assert view._bar.isVisibleTo(view)
    assert not view._close.isVisibleTo(view)
    view.show_failure("The book is in use by another window.")
    assert view._words.text() == "The book is in use by another window."
    assert not view._bar.isVisibleTo(view)
    with qtbot.waitSignal(view.closed):
        view._close.click()
