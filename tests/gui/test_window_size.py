"""A window opens as large as its screen has room for: nothing of it is beyond the edge, and a large screen is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from pos.ui.desk import Desk
from pos.ui.main_window import MainWindow
from pos.ui.views.first_start import FirstStartView
from pos.ui.views.rescue import RescueView
from pos.ui.window_size import is_tight, size_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((1366, 768), (1366, 768)),
        ((1366, 728), (1366, 728)),
        ((1024, 560), (1024, 560)),
        ((800, 440), (800, 440)),
        ((1440, 860), (1366, 768)),
        ((1920, 1040), (1632, 884)),
        ((3840, 2100), (1920, 1080)),
        ((1280, 984), (1280, 836)),
    ],
)
def test_a_window_fits_and_a_large_screen_is_used(room: tuple[int, int], size: tuple[int, int]) -> None:
    assert size_in(QSize(*room)).toTuple() == size
    assert is_tight(QSize(*room)) == (size[0] < 1366 or size[1] < 768)


@pytest.mark.parametrize("kind", [MainWindow, FirstStartView, RescueView])
@pytest.mark.parametrize("room", [(1024, 560), (800, 440), (1920, 1040)])
def test_every_window_opens_inside_its_screen(
    desk: Desk, qtbot: QtBot, kind: type[MainWindow | FirstStartView | RescueView], room: tuple[int, int]
) -> None:
    there = QSize(*room)
    window = kind(Desk(desk.look, desk.speech, there))
    qtbot.addWidget(window)
    assert window.size() == size_in(there)
    assert window.minimumSize().boundedTo(there) == window.minimumSize()
    assert bool(window.windowState() & Qt.WindowState.WindowMaximized) == is_tight(there)


def test_where_no_screen_is_told_windows_have_their_usual_size(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    assert window.size().toTuple() == (1366, 768)
