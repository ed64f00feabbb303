"""`amana` without a command: open the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.settings import LANGUAGES, THEMES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(root: ArgumentParser) -> None:
    """Describe the window's options."""
    root.add_argument("--language", choices=LANGUAGES, help="the screen's language for this once (ar or en)")
    root.add_argument("--theme", choices=THEMES, help="the screen's colours for this once")


def run(chosen: Namespace) -> int:
    """Open the window and return when it is closed."""
    from dataclasses import replace

    from pos.app.amana import open_window
    from pos.settings import home, read

    settings = read(home())
    if chosen.language:
        settings = replace(settings, language=chosen.language)
    if chosen.theme:
        settings = replace(settings, theme=chosen.theme)
    return open_window(home(), settings)
