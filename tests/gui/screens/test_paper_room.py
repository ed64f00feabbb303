"""Paper is looked after when the window has settled, and its sheets open from where a person looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ui.screens.paper_room import PULSE_MS
from pos.ui.views.labels import LabelsSheet
from pos.ui.views.printers import PrintersSheet
from pos.ui.views.waiting_papers import WaitingPapersSheet
from tests.builders import an_open_book
from tests.gui.rig import NoSender, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell
    from pos.ui.screens.window import Window


@pytest.fixture
def window(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Window]:
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, tmp_path / "home", language="en", sender=NoSender()) as hands:
        yield hands.window
    book.close()


def test_the_first_beat_takes_over_what_was_left_and_the_next_ones_try_again(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = window.paper_room
    heard: list[str] = []
    monkeypatch.setattr(room._papers, "start", lambda: heard.append("start"))
    monkeypatch.setattr(room._papers, "tick", lambda: heard.append("tick"))
    room.start()
    assert (room._pulse.interval(), room._pulse.isActive(), heard) == (PULSE_MS, True, [])
    for _ in range(3):
        room._pulse.timeout.emit()
    assert heard == ["start", "tick", "tick"]
    room.close()
    assert not room._pulse.isActive()


def test_the_sheets_open_from_the_settings_and_from_the_pill(window: Window) -> None:
    room = window.paper_room
    assert not window.main.findChildren(WaitingPapersSheet)  # made when somebody looks
    window.settings.view.papers_requested.emit()
    (waiting,) = window.main.findChildren(WaitingPapersSheet)
    assert waiting.isVisible()
    waiting.close_sheet()
    window.main.papers_requested.emit()
    assert waiting.isVisible()
    assert window.main.findChildren(WaitingPapersSheet) == [waiting]
    waiting.close_sheet()
    window.settings.view.printers_requested.emit()
    (printers,) = window.main.findChildren(PrintersSheet)
    assert printers.isVisible()
    assert printers.form() == room.form()
    printers.close_sheet()
    window.settings.view.labels_requested.emit()
    (labels,) = window.main.findChildren(LabelsSheet)
    assert labels.isVisible()
    labels.close_sheet()
