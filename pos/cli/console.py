"""Speaking on the console: in the person's language, or as one JSON document for a program."""

from __future__ import annotations

import os
import sys
from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code means."""

    DONE = 0
    FOUND = 1
    REFUSED = 2
    TROUBLE = 3
    INTERRUPTED = 130


def language() -> str:
    """Return the console's language: Arabic where the machine speaks Arabic, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    if spoken is None:
        import locale

        spoken = locale.getlocale()[0] or ""
    return "ar" if spoken.lower().startswith("ar") else "en"


def say(text: str = "") -> None:
    """Print a line of the result."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """Print a line beside the result: progress, a refusal, a trouble."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def show_json(document: object) -> None:
    """Print one JSON document."""
    import json

    say(json.dumps(document, ensure_ascii=False, indent=2))


class Progress:
    """A line on the console that says how far a long piece of work is; silent where nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._last = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show how far it is; on a pipe only each finished piece is named, once."""
        percent = 100 * done // total if total else 100
        if self._watched:
            sys.stderr.write(f"\r\x1b[K{what} {percent}%")
            if done >= total:
                sys.stderr.write("\n")
            sys.stderr.flush()
        elif what != self._last:
            warn(what)
        self._last = what
