"""The card in the settings for what a counter may have besides: the hall counter and the customer's window.

Signals:
    hall_requested(str): `off`, `bazaar`, or a limit such as `15`.
    display_requested(bool): open the customer's window, or close it.

Verb: show_extras.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.limits import HALL_LIMITS
from pos.ui.keys import SELL
from pos.ui.rows.preferences import Extras
from pos.ui.widgets.buttons import Segmented, key_words
from pos.ui.widgets.frames import column, frame
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


class ExtrasCard(Spoken):
    """Two switches."""

    hall_requested = Signal(str)
    display_requested = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._extras = Extras("off", 0, has_display=False)
        card = frame("card")
        column(self).addWidget(card)
        lines = column(card, margins=(22, 18, 22, 20), space_px=8)
        self._title = Words("lead-strong")
        self._hall_words, self._display_words = Words("caption", wrap=True), Words("caption", wrap=True)
        own = tuple((str(limit), "") for limit in HALL_LIMITS)
        self._hall = Segmented(desk, (("off", ""), ("bazaar", ""), *own))
        self._hall.chosen.connect(self.hall_requested)
        self._display = Segmented(desk, (("off", ""), ("on", "")))
        self._display.chosen.connect(lambda key: self.display_requested.emit(key == "on"))
        lines.addWidget(self._title)
        for words, choice in ((self._hall_words, self._hall), (self._display_words, self._display)):
            lines.addSpacing(6)
            lines.addWidget(words)
            lines.addWidget(choice)
        self.retranslate()

    def show_extras(self, extras: Extras) -> None:
        """Show what is on."""
        self._extras = extras
        self._hall.choose(extras.hall)
        self._display.choose("on" if extras.has_display else "off")
        self.retranslate()

    @override
    def retranslate(self) -> None:
        count, limit = self.desk.speech.count, self._extras.bazaar_limit
        self._title.setText(self.tr("At the counter"))
        self._hall_words.setText(
            self.tr("Count visitors in and out of the hall, up to so many at once")
            + f" \u2066({key_words(SELL['hall'])})\u2069"
        )
        own = {str(each): count(each) for each in HALL_LIMITS}
        bazaar = self.tr("Bazaar: {limit}").format(limit=count(limit))
        self._hall.set_words({"off": self.tr("Off", "hall counter"), "bazaar": bazaar} | own)
        self._hall.button("bazaar").setVisible(limit > 0)
        self._display_words.setText(
            self.tr("A window that shows the customer the items, the total and the change")
            + f" \u2066({key_words(SELL['display'])})\u2069"
        )
        self._display.set_words({"off": self.tr("Closed"), "on": self.tr("Open")})
