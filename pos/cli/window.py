"""`amana` without a command: open the window."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from pos.settings import LANGUAGES, THEMES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(root: ArgumentParser) -> None:
    """Describe the window's options."""
    root.add_argument("--language", choices=LANGUAGES, help="the screen's language for this once (ar or en)")
    root.add_argument("--theme", choices=THEMES, help="the screen's colours for this once")


def run(chosen: Namespace | None = None) -> int:
    """Open the window and return when it is closed; without options it opens as it was left."""
    gc.disable()  # a start makes a quarter of a million objects and forgets none; `pos.app.amana` has the search begin again
    try:
        return _open(chosen)
    finally:
        gc.enable()


def _open(chosen: Namespace | None) -> int:
    from dataclasses import replace

    from pos.app.amana import open_window
    from pos.settings import home, read

    settings = read(home())
    if chosen is not None and chosen.language:
        settings = replace(settings, language=chosen.language)
    if chosen is not None and chosen.theme:
        settings = replace(settings, theme=chosen.theme)
    return open_window(home(), settings)
