"""A bug is logged, noted and told; the program goes on, and the note survives the restart."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from pos import diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    heard: list[str] = []
    diagnostics.catch_bugs(tmp_path, lambda: "2026-07-14T12:00", heard.append)
    yield heard
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    caplog.clear()


def test_a_bug_is_told_and_its_note_survives_once(told: list[str], tmp_path: Path) -> None:
    error = ZeroDivisionError("at the till")
    sys.excepthook(type(error), error, None)
    assert told == ["ZeroDivisionError"]
    note = diagnostics.take_crash_note(tmp_path)
    assert note.startswith("2026-07-14T12:00\n")
    assert "at the till" in note
    assert diagnostics.take_crash_note(tmp_path) == ""


def test_a_bug_in_a_thread_is_told_too(told: list[str]) -> None:
    def fail() -> None:
        raise LookupError("in the background")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == ["LookupError"]


def test_an_interrupt_is_no_bug(told: list[str], tmp_path: Path) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert diagnostics.take_crash_note(tmp_path) == ""


def test_the_log_goes_to_a_file_of_its_own(tmp_path: Path) -> None:
    before = list(diagnostics.log.handlers)
    diagnostics.start_log(tmp_path)
    try:
        assert not (tmp_path / "amana.log").exists()
        logging.getLogger("pos.till.shift").info("shift opened")
        assert "shift opened" in (tmp_path / "amana.log").read_text(encoding="utf-8")
    finally:
        for handler in set(diagnostics.log.handlers) - set(before):
            diagnostics.log.removeHandler(handler)
            handler.close()
