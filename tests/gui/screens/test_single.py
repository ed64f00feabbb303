"""One window a book: a second start calls the first, and another folder is another till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.screens.single import PATIENCE_S, FirstWindow, name_of, raise_first

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    assert not raise_first(tmp_path)
    first = FirstWindow(tmp_path)
    with qtbot.waitSignal(first.called, timeout=10_000):
        assert raise_first(tmp_path)
    first.deleteLater()


def test_a_start_goes_on_asking_for_a_window_that_is_about_to_listen(qtbot: QtBot, tmp_path: Path) -> None:
    first: list[FirstWindow] = []
    assert raise_first(tmp_path, PATIENCE_S, lambda _seconds: first.append(FirstWindow(tmp_path)))
    assert len(first) == 1
    with qtbot.waitSignal(first[0].called, timeout=10_000):
        pass
    first[0].deleteLater()


def test_another_folder_is_another_till(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "one")
    with qtbot.assertNotEmitted(first.called):
        assert not raise_first(tmp_path / "two")
    assert name_of(tmp_path / "one") != name_of(tmp_path / "two")
    assert name_of(tmp_path) == name_of(tmp_path / "x" / "..")
    first.deleteLater()


def test_what_a_killed_one_left_behind_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path)
    second = FirstWindow(tmp_path)
    with qtbot.waitSignal(second.called, timeout=10_000):
        assert raise_first(tmp_path)
    for window in (first, second):
        window.deleteLater()
