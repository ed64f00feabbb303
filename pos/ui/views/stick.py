"""The strip of a stick that is plugged in, on the sending screen.

Signals:
    write_requested(): write what waits on it.
    take_requested(): take in what lies on it.
    dismissed(): offer it no more.

Verb: show_stick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.stick import StickRow


class StickStrip(Spoken):
    """A stick, and what can be done with it; hidden while there is none."""

    write_requested = Signal()
    take_requested = Signal()
    dismissed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stick: StickRow | None = None
        ground = frame("tonecard")
        ground.setProperty("tone", "note")
        column(self).addWidget(ground)
        line = row(ground, margins=(20, 10, 12, 10), space_px=12)
        self._words = Words("strong", wrap=True)
        self._write = ActionButton(desk, "usb")
        self._write.clicked.connect(self.write_requested)
        self._take = ActionButton(desk, "folder-open")
        self._take.clicked.connect(self.take_requested)
        self._away = icon_button(desk, "x", ink="muted")
        self._away.clicked.connect(self.dismissed)
        line.addWidget(IconLabel(desk, "usb", ink="note", px=26))
        line.addWidget(self._words, 1)
        for button in (self._write, self._take, self._away):
            line.addWidget(button)
        self.retranslate()
        self.hide()

    def show_stick(self, stick: StickRow | None) -> None:
        """Show the stick that is there, or none."""
        self._stick = stick
        self.setVisible(stick is not None)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._write.set_words(self.tr("Write what waits"))
        self._away.set_words(self.tr("Put away"), shows=False)
        stick = self._stick
        count = len(stick.files) if stick else 0
        self._take.set_words(self.tr("Take in %n file(s)", "", count))
        self._take.setVisible(count > 0)
        if stick is not None:
            self._words.setText(self.tr("Stick {name}").format(name=self.desk.speech.code(stick.name)))
