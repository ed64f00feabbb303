"""Two short sounds: a label was taken, or it was refused. They can be muted, and where nothing can play them they are left out.

Qt's multimedia is not among the parts of Qt that Amana brings, so the system's own player is asked, on a lane of its own: a
scan never waits for its sound, and a sound that comes while another is played is dropped rather than played late.
"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pos.ui.runner import Lane, QtRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Sound = Literal["taken", "refused"]
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
SECONDS_MAX = 3
HEARD: dict[str, tuple[Sound, ...]] = {"all": ("taken", "refused"), "refused": ("refused",), "none": ()}


class Sounds(QObject):
    """The counter's sounds.

    Args:
        folder: holds `taken.wav` and `refused.wav`.
        which: `all`, `refused` or `none`.
        parent: the QObject that owns it.
        play: plays a file on the lane and tells whether it could; None where nothing can.
    """

    def __init__(self, folder: Path, which: str, parent: QObject, play: Callable[[Path], bool] | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._play = play
        self._lane = QtRunner(Lane("sound", workers_max=1), parent=self)
        self._is_playing = False
        self.which = which

    def taken(self) -> None:
        """Sound that a label was taken."""
        self._sound("taken")

    def refused(self) -> None:
        """Sound that something was refused."""
        self._sound("refused")

    def close(self) -> None:
        """Be silent from now on."""
        self.which = "none"
        self._lane.close()

    def _sound(self, sound: Sound) -> None:
        if sound not in HEARD[self.which] or self._is_playing:
            return
        if self._play is None:
            self._do_without(sound)
            return
        play, file = self._play, self._folder / f"{sound}.wav"
        self._is_playing = True
        self._lane.run(lambda: play(file), lambda could: self._played(sound, could=could))

    def _played(self, sound: Sound, *, could: bool) -> None:
        self._is_playing = False
        if not could:
            self._play = None  # a machine without loudspeakers is not asked again
            self._do_without(sound)

    def _do_without(self, sound: Sound) -> None:
        if sound == "refused":
            QApplication.beep()


def system_player(find: Callable[[str], str | None] = shutil.which) -> Callable[[Path], bool] | None:
    """Return what plays a sound file on this system; None where there is nothing."""
    if sys.platform == "win32":
        return _play_on_windows
    for program, *options in PLAYERS:
        path = find(program)
        if path is not None:
            command = (path, *options)
            return lambda file: _run((*command, str(file)))
    return None


def _run(command: tuple[str, ...]) -> bool:
    import subprocess

    try:
        played = subprocess.run(  # noqa: S603 - a player of the system and a file of our own
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=SECONDS_MAX
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return played.returncode == 0


def _play_on_windows(file: Path) -> bool:
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
        except RuntimeError:
            return False
    return True
