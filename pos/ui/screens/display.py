"""Whether a window can open here, found out without Qt: where Qt finds no screen or lacks a library it aborts the process.

The probe asks the X server through its own library (which also tells whether we are let in) or the Wayland socket, and loads Qt's
platform plugin the way Qt will, so that a missing system library is an answer and not a crash.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.troubles import NoDisplay

if TYPE_CHECKING:
    from collections.abc import Mapping

XCB_LIBRARY = "libxcb.so.1"
WAIT_S = 2


def require_display(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Refuse to go on where no window can open.

    Args:
        environment: the process's environment.
        platform: as `sys.platform` names it; only Linux needs to be asked.

    Raises:
        NoDisplay: there is no screen, it does not let us in, or a library is missing.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    tried = []
    if environment.get("WAYLAND_DISPLAY"):
        if wayland_answers(environment):
            return
        tried.append(f"WAYLAND_DISPLAY={environment['WAYLAND_DISPLAY']}")
    if environment.get("DISPLAY"):
        trouble = x_trouble(environment["DISPLAY"]) or plugin_trouble("libqxcb.so")
        if not trouble:
            return
        tried.append(trouble)
    raise NoDisplay(", ".join(tried) or "DISPLAY, WAYLAND_DISPLAY")


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Tell whether a Wayland compositor listens where the environment says."""
    import socket

    path = Path(environment.get("XDG_RUNTIME_DIR", ""), environment["WAYLAND_DISPLAY"])
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(WAIT_S)
        return line.connect_ex(str(path)) == 0


def x_trouble(display: str) -> str:
    """Return why the X server cannot be used; empty when it lets us in.

    Args:
        display: as in `DISPLAY`.
    """
    import ctypes

    try:
        library = ctypes.CDLL(XCB_LIBRARY)
    except OSError as error:
        return str(error)
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    library.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    library.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.xcb_connect(display.encode(), None)
    failed = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return f"DISPLAY={display}" if failed else ""


def plugin_trouble(name: str) -> str:
    """Return which library Qt's platform plugin lacks; empty when it can be loaded, or is not where it is expected.

    Args:
        name: the plugin's file.
    """
    import ctypes

    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / name
    if not plugin.is_file():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error)
    return ""
