"""The two switches that must be reachable before anyone has signed in: language and theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from typing_extensions import override

from pos.ui.theme import THEMES
from pos.ui.widgets.buttons import ActionButton

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_THEME_ICONS = {"light": "sun", "dark": "moon", "contrast": "contrast"}
# Each language is called by its own name, for those who read no other.
_LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}


class LanguageButton(ActionButton):
    """Offers the other language, in its own words.

    Signals:
        language_requested(str): `ar` or `en`.
    """

    language_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "languages", kind="quiet")
        self._is_named = True
        self.clicked.connect(self._request)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press must not take the keys away from the counter
        self._show()

    def show_name(self, *, is_shown: bool) -> None:
        """Show the name of the other language beside the picture, or only as a tip where the room is needed."""
        if self._is_named != is_shown:
            self._is_named = is_shown
            self._show()

    def _other(self) -> str:
        return "en" if self._desk.speech.language == "ar" else "ar"

    def _show(self) -> None:
        self.set_words(_LANGUAGE_NAMES[self._other()], shows=self._is_named)

    def _request(self) -> None:
        self.language_requested.emit(self._other())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


class ThemeButton(ActionButton):
    """Shows the theme and goes to the next one.

    Signals:
        theme_requested(str): `light`, `dark` or `contrast`.
    """

    theme_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "sun", kind="icon", icon_px=20)
        self.clicked.connect(self._request)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press must not take the keys away from the counter
        self._show()

    def _show(self) -> None:
        theme = self._desk.look.theme.name
        names = {
            "light": self.tr("Theme: light"),
            "dark": self.tr("Theme: dark"),
            "contrast": self.tr("Theme: high contrast"),
        }
        self.set_icon(_THEME_ICONS[theme])
        self.set_words(names[theme], shows=False)

    def _request(self) -> None:
        place = THEMES.index(self._desk.look.theme.name)
        self.theme_requested.emit(THEMES[(place + 1) % len(THEMES)])

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._show()
        super().changeEvent(event)
