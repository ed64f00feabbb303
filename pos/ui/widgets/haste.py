"""A key or a button that is pressed twice in haste: the second press was meant for what the first one did, and is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton, QWidget

TWICE_MS = 400  # a press that comes sooner after the one that brought a button into sight was meant for that one


class Haste(QObject):
    """Keeps a button that has just come into sight from the second of two quick presses, by the keyboard's own times."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        self._is_watching = False
        self._let_go_ms = 0
        button.installEventFilter(self)

    def watch(self, *, is_on: bool = True) -> None:
        """Begin anew: the key that is let go of next is the one that brought the button into sight."""
        self._is_watching, self._let_go_ms = is_on, 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_watching and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease and not self._let_go_ms:
                self._let_go_ms = event.timestamp()
            elif event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride} and self._is_hasty(event):
                event.accept()  # a shortcut is a press of this button then, and dropped as such
                return True
        return super().eventFilter(watched, event)

    def _is_hasty(self, event: QKeyEvent) -> bool:
        return self._let_go_ms > 0 and 0 < event.timestamp() - self._let_go_ms < TWICE_MS


class Once(QObject):
    """Has a button do its act once, however hastily it is pressed: by key, mouse or finger, or by a key that is held down.

    Presses are dropped until none has come for a while. They are counted when they are heard and not by a clock, so that one
    which had to wait for a busy window is dropped too: what waits is heard before the time is up.
    """

    def __init__(self, button: QAbstractButton, act: Callable[[], object]) -> None:
        """Let a button act.

        Args:
            button: presses of it are heard.
            act: what costs paper when it is done twice.
        """
        super().__init__(button)
        self._act = act
        self._rest = QTimer(self, singleShot=True, interval=TWICE_MS)
        button.clicked.connect(self._press)

    def _press(self) -> None:
        is_hasty = self._rest.isActive()
        if not is_hasty:
            self._act()
        self._rest.start()
