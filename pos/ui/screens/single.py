"""One window a book: a second start of Amana on the same folder brings the first window to the front and ends.

The first one listens on a local socket that is named after the folder, for this user only. A socket that a killed process left
behind is taken over: whoever holds the book's lock is the first, whatever lies about. The first listens when its screen is
painted; who finds the book locked before that asks again.

Qt's library for it is loaded when there is somebody to ask, and after the first screen: it takes as long as that is painted.
"""

from __future__ import annotations

import sys
import time
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 1_000
PATIENCE_S = 5  # from the lock of a book to its painted window, on a slow machine
PAUSE_S = 0.05


def name_of(folder: Path) -> str:
    """Return the socket's name for a folder."""
    return f"amana-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def raise_first(folder: Path, patience_s: float = 0, pause: Callable[[float], object] | None = None) -> bool:
    """Ask the first window of a folder to come to the front; tell whether there was one.

    Args:
        folder: Amana's own folder.
        patience_s: how long to go on asking where none answers, because one may be about to listen.
        pause: passes some seconds between two questions.
    """
    end = time.monotonic() + patience_s
    while not _answers(folder):
        if time.monotonic() >= end:
            return False
        (pause or Event().wait)(PAUSE_S)
    return True


def _answers(folder: Path) -> bool:
    """Ask once. Where sockets are files, a look tells most starts that nobody is there."""
    if sys.platform != "win32" and not Path(QDir.tempPath(), name_of(folder)).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    line.connectToServer(name_of(folder))
    if not line.waitForConnected(WAIT_MS):
        return False
    line.disconnectFromServer()
    return True


class FirstWindow(QObject):
    """Listens for second starts.

    Signals:
        called(): somebody started Amana again.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Listen in the name of a folder.

        Args:
            folder: Amana's own folder.
            parent: the QObject that owns it.
        """
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server: QLocalServer = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name_of(folder))
        self._server.listen(name_of(folder))

    def _answer(self) -> None:
        line = self._server.nextPendingConnection()
        while line is not None:
            line.disconnected.connect(line.deleteLater)
            line.close()
            self.called.emit()
            line = self._server.nextPendingConnection()
