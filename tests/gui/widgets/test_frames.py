"""What frames make themselves is alike with what Qt would have made, and a finger on a page is heard as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QScroller, QStyle, QWidget

from pos.ui.widgets.frames import column, mirrored, own_viewport, scrolling
from tests.gui.hands import tap

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_part_lies_where_qt_would_put_it(direction: Qt.LayoutDirection) -> None:
    room, part = QRect(5, 3, 200, 60), QRect(19, 8, 48, 40)
    assert mirrored(direction, room, part) == QStyle.visualRect(direction, room, part)


def test_an_own_viewport_is_alike(qapp: QApplication) -> None:
    theirs, ours = QScrollArea(), QScrollArea()
    own_viewport(ours)
    for ask in (
        "objectName",
        "backgroundRole",
        "autoFillBackground",
        "focusPolicy",
        "acceptDrops",
        "contextMenuPolicy",
    ):
        assert getattr(ours.viewport(), ask)() == getattr(theirs.viewport(), ask)(), ask
    qapp.processEvents()


@pytest.fixture
def stepper(show: Callable[[QWidget], None]) -> tuple[QScrollArea, QPushButton, list[str]]:
    """A button near the top of a page that scrolls, and what it heard."""
    page, button, heard = QWidget(), QPushButton("+"), []
    lines = column(page)
    lines.addWidget(button)
    page.setMinimumHeight(4_000)
    lines.addStretch(1)
    button.clicked.connect(lambda: heard.append("click"))
    area = scrolling(page)
    show(area)
    area.resize(400, 300)
    QApplication.processEvents()
    return area, button, heard


def test_the_second_of_two_quick_taps_counts_where_its_page_scrolls(
    stepper: tuple[QScrollArea, QPushButton, list[str]],
) -> None:
    _, button, heard = stepper
    for _ in range(3):
        tap(button)
    assert heard == ["click"] * 3
    assert QGuiApplication.styleHints().mouseDoubleClickInterval() > 0, "a mouse has its double click again"


def test_a_tap_that_stops_a_running_page_presses_nothing(
    stepper: tuple[QScrollArea, QPushButton, list[str]],
) -> None:
    area, button, heard = stepper
    scroller = QScroller.scroller(area.viewport())
    scroller.scrollTo(QPointF(0, 1_000), 3_600_000)  # an hour: it runs, and the button is still in sight
    assert scroller.state() == QScroller.State.Scrolling
    tap(button)
    assert (heard, button.isDown()) == ([], False)
    scroller.stop()
    tap(button)
    assert heard == ["click"]
