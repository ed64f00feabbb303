"""One window a book: a second start of Amana on the same folder brings the first window to the front and ends.

The first one listens on a local socket that is named after the folder, for this user only. A socket that a killed process left
behind is taken over: whoever holds the book's lock is the first, whatever lies about.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

WAIT_MS = 1_000


def name_of(folder: Path) -> str:
    """Return the socket's name for a folder."""
    return f"amana-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def raise_first(folder: Path) -> bool:
    """Ask the first window of a folder to come to the front; tell whether there was one."""
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
        super().__init__(parent)
        self._server = QLocalServer(self)
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
