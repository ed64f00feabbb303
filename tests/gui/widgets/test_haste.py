"""The second of two quick presses is dropped, also where it is a shortcut; a later one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pos.ui.keys import bind_button
from pos.ui.widgets.haste import TWICE_MS, Haste, Once
from tests.gui.hands import key_at, let_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LET_GO_MS = 9_050
PRESS, OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride


def presses(button: QPushButton, kind: QEvent.Type, ms: int) -> bool:
    """Press a key over a button, and tell whether the press went no further than the button."""
    event = key_at(kind, Qt.Key.Key_F12, ms)
    event.ignore()
    QApplication.sendEvent(button, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", [PRESS, OVERRIDE])
def test_only_the_second_of_two_quick_presses_is_dropped(qtbot: QtBot, kind: QEvent.Type) -> None:
    button = QPushButton("on")
    qtbot.addWidget(button)
    haste = Haste(button)
    assert not presses(button, kind, LET_GO_MS + 1), "nothing is watched"
    haste.watch()
    assert not presses(button, kind, LET_GO_MS), "nothing was let go of"
    QApplication.sendEvent(button, key_at(QEvent.Type.KeyRelease, Qt.Key.Key_F12, LET_GO_MS))
    assert presses(button, kind, LET_GO_MS + 1)
    assert presses(button, kind, LET_GO_MS + TWICE_MS - 1)
    assert not presses(button, kind, LET_GO_MS + TWICE_MS)
    haste.watch(is_on=False)
    assert not presses(button, kind, LET_GO_MS + 1)


def test_a_button_acts_once_however_hastily_it_is_pressed(show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    button = QPushButton("Reprint", window)
    bind_button(window, "F6", button)
    printed: list[str] = []
    Once(button, lambda: printed.append("copy"))
    show(window)
    key = window.findChildren(QShortcut)[0]
    for press in (key.activated.emit, button.click, key.activated.emit):  # a key held down is activated again and again
        press()
    assert printed == ["copy"]
    let_rest(button)
    button.click()
    assert printed == ["copy", "copy"], "a second copy that is meant"
