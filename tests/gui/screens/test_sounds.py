"""Sounds say what happened at the counter, on a lane of their own; muted or without a player nothing breaks."""

from __future__ import annotations

import importlib.util
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pos.ui.screens.sounds import Sounds, system_player
from tests.gui.conftest import ASSETS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FOLDER = ASSETS / "sounds"


class Player:
    """Keeps what was played."""

    def __init__(self, *, could: bool = True) -> None:
        self.played: list[str] = []
        self.threads: set[int] = set()
        self.could = could

    def __call__(self, file: Path) -> bool:
        self.played.append(file.name)
        self.threads.add(threading.get_ident())
        return self.could


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    return heard


@pytest.fixture
def owner() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


def settled(qtbot: QtBot, sounds: Sounds) -> None:
    qtbot.waitUntil(lambda: not sounds._is_playing)


def test_each_sound_is_played_beside_the_window(qtbot: QtBot, owner: QObject, beeps: list[str]) -> None:
    player = Player()
    sounds = Sounds(FOLDER, "all", owner, player)
    sounds.taken()
    settled(qtbot, sounds)
    sounds.refused()
    settled(qtbot, sounds)
    assert player.played == ["taken.wav", "refused.wav"]
    assert threading.get_ident() not in player.threads
    assert beeps == []
    sounds.close()


def test_a_sound_is_never_late(qtbot: QtBot, owner: QObject) -> None:
    player = Player()
    sounds = Sounds(FOLDER, "all", owner, player)
    sounds.refused()
    sounds.taken()  # while the other is played: a refusal is not followed by "taken"
    settled(qtbot, sounds)
    assert player.played == ["refused.wav"]
    sounds.close()


@pytest.mark.parametrize(("which", "heard"), [("refused", ["refused.wav"]), ("none", [])])
def test_sounds_can_be_muted(qtbot: QtBot, owner: QObject, which: str, heard: list[str], beeps: list[str]) -> None:
    player = Player()
    sounds = Sounds(FOLDER, which, owner, player)
    for sound in (sounds.taken, sounds.refused):
        sound()
        settled(qtbot, sounds)
    assert (player.played, beeps) == (heard, [])
    sounds.close()


def test_without_loudspeakers_a_refusal_still_beeps(qtbot: QtBot, owner: QObject, beeps: list[str]) -> None:
    player = Player(could=False)
    sounds = Sounds(FOLDER, "all", owner, player)
    for sound in (sounds.refused, sounds.refused, sounds.taken):
        sound()
        settled(qtbot, sounds)
    assert player.played == ["refused.wav"]  # asked once, not again
    assert beeps == ["beep", "beep"]
    sounds.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_the_first_player_that_is_there_is_asked(tmp_path: Path) -> None:
    program = tmp_path / "aplay"
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\n', encoding="utf-8")
    program.chmod(0o755)
    play = system_player(lambda name: str(program) if name == "aplay" else None)
    assert play is not None
    assert play(FOLDER / "taken.wav")
    assert (tmp_path / "asked").read_text(encoding="utf-8").split() == ["-q", str(FOLDER / "taken.wav")]
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    assert not play(FOLDER / "taken.wav")
    program.unlink()
    assert not play(FOLDER / "taken.wav")
    assert system_player(lambda _name: None) is None


def test_the_files_are_those_that_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("make_sounds", ROOT / "packaging" / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    made = {f"{name}.wav": maker.sound(name) for name in maker.SOUNDS}
    assert {file.name: file.read_bytes() for file in FOLDER.iterdir()} == made
