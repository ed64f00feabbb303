"""The till locks itself when nobody has touched it, and a touch puts that off."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from pos.ui.rows.counting import Count
from pos.ui.screens.habits import MINUTE_MS, Idle
from tests.builders import JAM, an_open_book
from tests.gui.rig import Hands, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


@pytest.mark.usefixtures("shell")
def test_a_touch_puts_it_off(show: Callable[[QWidget], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    field = QLineEdit()
    show(field)
    idle = Idle(lambda: told.append("left"), field)
    idle.watch(field.windowHandle())
    monkeypatch.setattr("pos.ui.screens.habits.MINUTE_MS", 60)
    idle.wait(5)
    started: list[int] = []
    monkeypatch.setattr(idle._timer, "start", lambda: started.append(1))
    touches: list[str] = []
    idle.touched.connect(lambda: touches.append("touched"))
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton)
    QTest.mouseMove(field.windowHandle())
    assert len(started) == len(touches) == 2
    monkeypatch.undo()
    idle._timer.setInterval(1)
    idle._timer.start()
    qtbot.waitUntil(lambda: told == ["left"])


@pytest.mark.usefixtures("shell")
def test_never_is_never(show: Callable[[QWidget], None]) -> None:
    field = QLineEdit()
    show(field)
    idle = Idle(lambda: None, field)
    idle.watch(field.windowHandle())
    idle.wait(2)
    assert (idle._timer.isActive(), idle._timer.interval()) == (True, 2 * MINUTE_MS)
    idle.wait(0)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert not idle._timer.isActive()


def test_the_till_locks_by_itself_and_opens_where_it_was(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    with closing(an_open_book(tmp_path)) as book, opened(qtbot, shell, book, tmp_path / "home") as hands:
        hands.sign_in("C1", "1111")
        place = hands.window.places.place
        timer = hands.window.habits.idle._timer
        assert timer.isActive()
        timer.timeout.emit()
        assert door_of(hands) == "locked"
        hands.type_pin(hands.window.sign_in_view, "1111")
        assert door_of(hands) == "open"
        assert hands.is_at(str(place))


def test_a_label_that_is_taken_and_one_that_is_refused_sound_apart(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[str] = []

    def play(file: Path) -> bool:
        heard.append(file.stem)
        return True

    with closing(an_open_book(tmp_path)) as book, opened(qtbot, shell, book, tmp_path / "home") as hands:
        window = hands.window
        sounds = window.habits.sounds
        sounds._play = play
        hands.sign_in("C1", "1111")
        window.shift.presenter.open(book.catalogue.bazaar().first_day, Count(()))
        for which in ("all", "none"):
            window.preferences.choose_sounds(which)
            for code in (JAM, "6291041500213"):
                hands.scan(code)
                hands.until(lambda: not sounds._is_playing)
        assert heard == ["taken", "refused"]
        assert window.hall.desks.checkout.basket.pieces == 2


def door_of(hands: Hands) -> str:
    return str(hands.window.places.door.value)
