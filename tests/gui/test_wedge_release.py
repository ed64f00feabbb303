"""A key that is let go at once is still a whole key: its release never overtakes its press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from pos.ui.wedge import SCAN_CODE_OFFSET, US_KEYS, Wedge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PLACES = {pair[0]: place for place, pair in US_KEYS.items()}
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
PATIENCE_MS = 10_000


class Button(QPushButton):
    """A button that counts how often it was clicked, and a scanner's ear beside it."""

    def __init__(self) -> None:
        super().__init__("Pay")
        self.clicks = 0
        self.scans: list[str] = []
        self.clicked.connect(self._count)

    def _count(self) -> None:
        self.clicks += 1

    def send(self, kind: QEvent.Type, character: str) -> None:
        key = Qt.Key.Key_Space if character == " " else Qt.Key(ord(character.upper()))
        place = PLACES[character] + SCAN_CODE_OFFSET
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, place, 0, 0, character)
        handle = self.windowHandle()
        assert handle is not None
        QCoreApplication.sendEvent(handle, event)


@pytest.fixture
def button(qtbot: QtBot, qapp: QApplication) -> Iterator[Button]:
    made = Button()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    wedge = Wedge(qapp)
    wedge.watch(made.windowHandle())
    wedge.scanned.connect(made.scans.append)
    yield made
    wedge.close()


def test_a_tap_on_space_presses_a_button_and_lets_it_go(button: Button, qtbot: QtBot) -> None:
    button.send(PRESS, " ")
    button.send(RELEASE, " ")
    qtbot.waitUntil(lambda: button.clicks == 1, timeout=PATIENCE_MS)
    assert not button.isDown()


def test_the_releases_of_a_scan_are_swallowed_with_it(button: Button) -> None:
    for character in "200000":
        button.send(PRESS, character)
        button.send(RELEASE, character)
    enter = QKeyEvent(PRESS, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    handle = button.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, enter)
    assert button.scans == ["200000"]
    assert button.clicks == 0


def test_the_release_of_a_key_that_is_not_held_goes_its_way(button: Button, qtbot: QtBot) -> None:
    button.send(PRESS, " ")
    qtbot.waitUntil(button.isDown, timeout=PATIENCE_MS)
    button.send(RELEASE, " ")
    assert button.clicks == 1
