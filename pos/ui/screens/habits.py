"""What the till does by itself on this machine: it sounds, and it locks when nobody has touched it for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from pos.ui.screens.sounds import Sounds, system_player

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QWindow

    from pos.settings import Settings

MINUTE_MS = 60_000
# A hand that moves the mouse away is no sign that someone is there; a key, a press or a turn of the wheel is.
_SIGNS = {
    *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel),
    *(QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
}


class Idle(QObject):
    """Tells when nobody has touched a window for some minutes.

    Signals:
        touched(): somebody is there.

    Args:
        left: told so.
        parent: the QObject that owns it.
    """

    touched = Signal()

    def __init__(self, left: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(left)

    def wait(self, minutes: int) -> None:
        """Tell after so many minutes from now on; never when zero."""
        self._timer.stop()
        self._timer.setInterval(minutes * MINUTE_MS)
        if minutes:
            self._timer.start()

    def watch(self, window: QWindow) -> None:
        """Look out for a person at a window."""
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            if self._timer.interval():
                self._timer.start()
            self.touched.emit()
        return False


class Habits(QObject):
    """The till's habits, as they were chosen.

    Args:
        settings: what was chosen.
        assets: the folder that holds the sounds.
        lock: locks the till.
        parent: the QObject that owns it.
    """

    def __init__(self, settings: Settings, assets: Path, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.sounds = Sounds(assets / "sounds", settings.sounds, self, system_player())
        self.idle = Idle(lock, self)
        self.idle.wait(settings.lock_minutes)

    def close(self) -> None:
        """Do nothing any more."""
        self.idle.wait(0)
        self.sounds.close()

    def set_sounds(self, which: str) -> None:
        """Sound for `all`, for what was `refused`, or for `none`, from now on."""
        self.sounds.which = which

    def set_lock_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a touch, from now on; never when zero."""
        self.idle.wait(minutes)
