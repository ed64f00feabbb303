"""What happens when Amana itself is wrong: a log, a crash note that survives the restart, and no dead till.

Logs hold no card numbers, no secrets and no personal data of a family. A bug on the screen is written to the log and to the
crash note; the basket is in the book already, so the till goes on or is started again with nothing lost.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging.handlers import RotatingFileHandler
    from pathlib import Path
    from types import TracebackType

LOG_BYTES_MAX = 1_000_000
LOG_FILES_MAX = 5
NOTE = "last-crash.txt"

log = logging.getLogger("pos")  # every module of ours logs under its own name below this one


class LogFile(logging.Handler):
    """The log's files, opened when there is something to write: what turns them over is loaded then, not at every start.

    Args:
        folder: where they are.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._files: RotatingFileHandler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._opened().emit(record)
        except OSError:  # the folder went away: the log may say so on a console, and the till sells on
            self.handleError(record)

    def _opened(self) -> RotatingFileHandler:
        if self._files is None:
            from logging.handlers import RotatingFileHandler

            path = self._folder / "amana.log"
            self._files = RotatingFileHandler(
                path, maxBytes=LOG_BYTES_MAX, backupCount=LOG_FILES_MAX - 1, encoding="utf-8"
            )
            self._files.setFormatter(self.formatter)
        return self._files

    @override
    def close(self) -> None:
        if self._files is not None:
            self._files.close()
        super().close()


def start_log(folder: Path) -> None:
    """Write the log of this machine into a folder, five files of a megabyte at most."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = LogFile(folder)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def catch_bugs(folder: Path, now: Callable[[], str], tell: Callable[[str], None]) -> None:
    """Have every uncaught exception of any thread logged, noted and told, instead of ending the program.

    Args:
        folder: where the crash note goes.
        now: gives the time as text for the note.
        tell: shows one calm notice; gets the exception's name.
    """

    def caught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("bug\n%s", text)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NOTE).write_text(f"{now()}\n{text}", encoding="utf-8")
        tell(kind.__name__)

    sys.excepthook = caught
    threading.excepthook = lambda hook: caught(hook.exc_type, hook.exc_value, hook.exc_traceback)
    sys.unraisablehook = lambda hook: caught(hook.exc_type, hook.exc_value, hook.exc_traceback)


def take_crash_note(folder: Path) -> str:
    """Return the crash note of the last run and put it aside; empty when the last run ended well."""
    note = folder / NOTE
    if not note.exists():
        return ""
    text = note.read_text(encoding="utf-8")
    note.replace(folder / f"{NOTE}.seen")
    return text
