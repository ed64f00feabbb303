"""What is chosen takes hold at once and is kept for the next start."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from pos.settings import Settings
from pos.ui.presenters.preferences import PreferencesPresenter
from pos.ui.rows.preferences import Licence
from pos.ui.rows.printing import PrintingForm
from tests.unit.ui.presenters.scene import Recorder


@dataclass
class PlainMachine:
    """Keeps settings in a list."""

    kept: list[Settings] = field(default_factory=list)
    failure: Exception | None = None

    def keep(self, settings: Settings) -> None:
        self.kept.append(settings)

    def book_folder(self) -> Path:
        return Path("till")

    def licences(self) -> tuple[Licence, ...]:
        return (Licence("Font", "free"),)


@dataclass
class Screen:
    """The settings screen."""

    looks: Any = field(default_factory=Recorder)
    habits: Any = field(default_factory=Recorder)
    machine: PlainMachine = field(default_factory=PlainMachine)
    spoken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = PreferencesPresenter(
            Settings(),
            appearance=self.looks,
            habits=self.habits,
            machine=self.machine,
            printing=lambda: PrintingForm(prints_receipts=False),
            spoken=lambda: self.spoken.append("again"),
        )


@pytest.fixture
def screen() -> Screen:
    return Screen()


def test_what_was_chosen_is_shown(screen: Screen) -> None:
    shown = screen.presenter.chosen()
    assert (shown.language, shown.theme, shown.text_percent) == ("ar", "light", 100)
    assert shown.printing == PrintingForm(prints_receipts=False)
    assert (shown.book, shown.licences) == ("till", (Licence("Font", "free"),))


def test_language_colours_and_size_take_hold_and_are_kept(screen: Screen) -> None:
    screen.presenter.choose_language("en")
    screen.presenter.choose_theme("dark")
    screen.presenter.choose_text_percent(130)
    assert screen.looks.calls == [
        ("set_language", ("en",)),
        ("set_theme", ("dark",)),
        ("set_text_percent", (130,)),
    ]
    assert screen.machine.kept[-1] == Settings(language="en", theme="dark", text_percent=130)
    assert screen.spoken == ["again"]


def test_habits_take_hold_and_are_kept(screen: Screen) -> None:
    assert (screen.presenter.chosen().sounds, screen.presenter.chosen().lock_minutes) == ("all", 10)
    screen.presenter.choose_sounds("refused")
    screen.presenter.choose_lock_minutes(2)
    assert screen.habits.calls == [("set_sounds", ("refused",)), ("set_lock_minutes", (2,))]
    assert screen.machine.kept[-1] == Settings(sounds="refused", lock_minutes=2)


def test_another_part_of_settings_changes_the_same_settings(screen: Screen) -> None:
    screen.presenter.choose_theme("dark")
    changed = screen.presenter.change(lambda settings: replace(settings, mirror_folder="/stick"))
    assert changed == Settings(theme="dark", mirror_folder="/stick")
    assert screen.machine.kept[-1] == changed
    screen.presenter.choose_language("en")
    assert screen.machine.kept[-1].mirror_folder == "/stick"
