"""Names in both languages, and the tones in which something is said."""

from __future__ import annotations

from typing import Literal

from pos.domain.values import dataclass

Tone = Literal["plain", "good", "note", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written in Arabic and in English; either may be empty."""

    ar: str
    en: str = ""

    def text(self, language: str) -> str:
        """Return the name in a language, or in the other where it has none."""
        return (self.ar or self.en) if language == "ar" else (self.en or self.ar)


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to the person at the screen.

    Attributes:
        text: the sentence, worded in the current language.
        tone: how grave it is.
        action: what the button beside it says; none when empty.
        key: what the button means to the presenter.
        seconds: how long it stays; until dismissed when zero.
    """

    text: str
    tone: Tone = "note"
    action: str = ""
    key: str = ""
    seconds: int = 0
