"""The window opens where it was closed, and inside a screen that there is; what cannot be read or written changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pos.ui.screens.window_place import FILE, bring_back, keep
from tests.builders import an_open_book
from tests.gui.rig import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell

PLACE = QRect(60, 50, 420, 310)


def a_window(qtbot: QtBot, place: QRect = PLACE) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(place)
    return window


def test_a_window_comes_back_as_large_and_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    keep(a_window(qtbot), tmp_path)
    again = a_window(qtbot, QRect(0, 0, 200, 100))
    bring_back(again, tmp_path)
    assert again.geometry() == PLACE
    assert not again.windowState() & Qt.WindowState.WindowMaximized


def test_a_window_that_filled_its_screen_fills_it_again(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot)
    window.setWindowState(Qt.WindowState.WindowMaximized)
    keep(window, tmp_path)
    again = a_window(qtbot, QRect(0, 0, 200, 100))
    bring_back(again, tmp_path)
    assert again.windowState() & Qt.WindowState.WindowMaximized


def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    keep(a_window(qtbot, PLACE.translated(40_000, 30_000)), tmp_path)
    again = a_window(qtbot)
    bring_back(again, tmp_path)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(again.geometry())


@pytest.mark.parametrize("written", [None, b"", b"no place at all"])
def test_what_cannot_be_read_changes_nothing(qtbot: QtBot, tmp_path: Path, written: bytes | None) -> None:
    if written is not None:
        (tmp_path / FILE).write_bytes(written)
    window = a_window(qtbot)
    bring_back(window, tmp_path)
    assert window.geometry() == PLACE
    keep(window, tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_till_s_window_is_remembered_when_it_closes_and_found_when_it_opens(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    book = an_open_book(tmp_path)
    with opened(qtbot, shell, book, home, language="en"):
        assert not (home / FILE).exists()
    kept = (home / FILE).read_bytes()
    assert QWidget().restoreGeometry(kept)
    window = a_window(qtbot)
    keep(window, home)
    with opened(qtbot, shell, book, home, language="en") as hands:
        assert hands.window.main.normalGeometry().topLeft() == PLACE.topLeft()
    book.close()
