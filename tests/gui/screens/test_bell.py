"""A bell is heard where the window lives, whoever rings it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread

from pos.ui.screens.bell import Bell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ear(QObject):
    """Writes down what it hears, and whether on its own thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, bool]] = []

    def hear(self, value: object) -> None:
        self.heard.append((value, QThread.currentThread() is self.thread()))


def test_a_ring_from_another_thread_is_heard_on_ours(qtbot: QtBot) -> None:
    bell, ear = Bell(), Ear()
    bell.rang.connect(ear.hear, Qt.ConnectionType.QueuedConnection)
    thread = threading.Thread(target=bell.ring, args=({"sales": 2},))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=10_000)
    assert ear.heard == [({"sales": 2}, True)]
