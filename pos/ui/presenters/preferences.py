"""Settings: language, colours and text size of this machine, changed while it runs and kept for the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos import __version__
from pos.ui.rows.preferences import Licence, Preferences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.settings import Settings
    from pos.ui.rows.printing import PrintingForm


class Appearance(Protocol):
    """What can be changed about the whole window."""

    def set_language(self, language: str) -> None:
        """Speak another language."""

    def set_theme(self, theme: str) -> None:
        """Wear other colours."""

    def set_text_percent(self, percent: int) -> None:
        """Write larger or smaller."""


class Habits(Protocol):
    """What the till does by itself."""

    def set_sounds(self, which: str) -> None:
        """Sound for `all`, for what was `refused`, or for `none`."""

    def set_lock_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a touch; never when zero."""


class Machine(Protocol):
    """What settings ask of this machine."""

    def keep(self, settings: Settings) -> None:
        """Keep the settings for the next start."""

    def book_folder(self) -> Path:
        """Return where the book lies."""

    def licences(self) -> tuple[Licence, ...]:
        """Return the licences that come with the program."""


class PreferencesPresenter:
    """The settings screen, and the switches of language and colours everywhere.

    Args:
        settings: what was chosen so far.
        appearance: the window's looks.
        habits: sounds, and locks by itself.
        machine: keeps the settings.
        printing: tells which printers the till has.
        announcer: says what was done.
        spoken: told that another language is spoken, so that sentences are said again.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        appearance: Appearance,
        habits: Habits,
        machine: Machine,
        printing: Callable[[], PrintingForm],
        spoken: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._appearance = appearance
        self._habits = habits
        self._machine = machine
        self._printing = printing
        self._spoken = spoken

    def chosen(self) -> Preferences:
        """Return what was chosen, as the settings screen shows it."""
        chosen = self._settings
        return Preferences(
            language=chosen.language,
            theme=chosen.theme,
            text_percent=chosen.text_percent,
            sounds=chosen.sounds,
            lock_minutes=chosen.lock_minutes,
            printing=self._printing(),
            version=__version__,
            book=str(self._machine.book_folder()),
            licences=self._machine.licences(),
        )

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._appearance.set_language(language)
        self._keep(replace(self._settings, language=language))
        self._spoken()

    def choose_theme(self, theme: str) -> None:
        """Wear other colours from now on."""
        self._appearance.set_theme(theme)
        self._keep(replace(self._settings, theme=theme))

    def choose_text_percent(self, percent: int) -> None:
        """Write larger or smaller from now on."""
        self._appearance.set_text_percent(percent)
        self._keep(replace(self._settings, text_percent=percent))

    def choose_sounds(self, which: str) -> None:
        """Sound for more or less from now on."""
        self._habits.set_sounds(which)
        self._keep(replace(self._settings, sounds=which))

    def choose_lock_minutes(self, minutes: int) -> None:
        """Lock sooner or later from now on."""
        self._habits.set_lock_minutes(minutes)
        self._keep(replace(self._settings, lock_minutes=minutes))

    def change(self, change: Callable[[Settings], Settings]) -> Settings:
        """Have the settings changed and kept, and return them."""
        self._keep(change(self._settings))
        return self._settings

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._machine.keep(settings)
