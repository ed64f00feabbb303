"""A screen of its own for a real process, and a keyboard that presses keys by their place, as a person and a scanner do."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEEDED = ("Xvfb", "xdotool")
SIZE = "1366x768x24"
CODES = {**{str(digit): 9 + digit for digit in range(1, 10)}, "0": 19, "R": 27}
ENTER, SPACE, LEFT, RIGHT, F12 = 36, 65, 113, 114, 96
TAB, DOWN, CONTROL = 23, 116, 37
ESCAPE, BACKSPACE = 9, 22
PATIENCE_S = 90
HUMAN_MS, SCANNER_MS = 90, 4


def require_tools() -> None:
    """Skip, and say so, where there is no X server or nobody to press its keys."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}; the real process is not driven here")


@dataclass
class Screen:
    """An X server without a window manager."""

    display: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process on this screen; what the tests set for themselves is left out."""
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("QT_", "WAYLAND", "XDG_SESSION"))
        }
        return kept | {"DISPLAY": self.display}

    def speak(self, layout: str, variant: str) -> bool:
        """Put another layout on the keyboard; tell whether that can be done here."""
        if shutil.which("setxkbmap") is None:
            return False
        self._run("setxkbmap", layout, "-variant", variant)
        return True

    def window(self, width_min: int, title: str = "") -> str:
        """Return the visible window of Amana once it is at least this wide, in pixels, and has this title if one is given.

        It has the keyboard then: there is no window manager that would give it.
        """
        found: list[str] = []

        def is_there() -> bool:
            search = self._run("xdotool", "search", "--onlyvisible", "--class", "amana", check=False)
            for identity in search.split():
                geometry = self._run("xdotool", "getwindowgeometry", "--shell", identity, check=False)
                width = next((int(line[6:]) for line in geometry.splitlines() if line.startswith("WIDTH=")), 0)
                name = self._run("xdotool", "getwindowname", identity, check=False).strip()
                if width >= width_min and name == (title or name) and self._gives_keyboard(identity):
                    found.append(identity)
                    return True
            return False

        wait_for(is_there, "the window")
        return found[0]

    def _gives_keyboard(self, identity: str) -> bool:
        """Give the keyboard to a window; it may have been put away since it was seen."""
        command = ("xdotool", "windowfocus", "--sync", identity)
        return subprocess.run(command, env=self.environment, check=False, timeout=PATIENCE_S).returncode == 0

    def press(self, *codes: int, pause_ms: int = HUMAN_MS) -> None:
        """Press keys by their X key codes, each after a pause."""
        self._run("xdotool", "key", "--delay", str(pause_ms), *map(name_of, codes))

    def hold_control(self, key: str) -> None:
        """Press a key, by what stands on it, while Control is held."""
        self._run("xdotool", "key", f"{CONTROL}+{CODES[key]}")

    def chord(self, *codes: int) -> None:
        """Press a key while others are held."""
        self._run("xdotool", "key", "+".join(map(name_of, codes)))

    def type(self, digits: str, pause_ms: int = HUMAN_MS) -> None:
        """Press the keys of digits in the upper row, whatever the layout makes of them."""
        self.press(*(CODES[digit] for digit in digits), pause_ms=pause_ms)

    def scan(self, code: str) -> None:
        """Fire a scanner."""
        self.press(*(CODES[digit] for digit in code), ENTER, pause_ms=SCANNER_MS)

    def _run(self, *command: str, check: bool = True) -> str:
        run = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=check, timeout=PATIENCE_S
        )
        return run.stdout


def name_of(code: int) -> str:
    """Return what xdotool calls a key by: its code, but for the one whose code it would take for a digit."""
    return "Escape" if code == ESCAPE else str(code)


@contextmanager
def a_screen() -> Iterator[Screen]:
    """Start an X server on a display that is free, and end it."""
    require_tools()
    reader, writer = os.pipe()
    server = subprocess.Popen(
        # Without the last word it begins anew whenever its last client goes, and lets nobody in meanwhile.
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "the X server did not start"
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def wait_for(come: Callable[[], bool], what: str) -> None:
    """Wait for something outside this process; red when it does not come."""
    assert came(come, PATIENCE_S), f"{what} did not come"


def came(come: Callable[[], bool], patience_s: float) -> bool:
    """Wait for something outside this process; tell whether it came."""
    end, pause = time.monotonic() + patience_s, threading.Event()
    while not come():
        if time.monotonic() > end:
            return False
        pause.wait(0.05)
    return True
