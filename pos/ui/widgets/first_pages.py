"""Pages that the ways into a bazaar have in common: founding one and joining one both wait, and both end in a welcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from pos.ui.desk import Desk


class WaitingPage(QWidget):
    """What is being done, and a bar that has no end to show.

    Args:
        stop: what ends the waiting, where it can be ended.

    Attributes:
        words: what is being done.
        bar: wants a name for those who cannot see it.
    """

    def __init__(self, stop: ActionButton | None = None) -> None:
        super().__init__()
        lines = column(self, space_px=14)
        self.words = Words("lead-strong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        lines.addStretch(1)
        lines.addWidget(self.words)
        lines.addWidget(self.bar)
        if stop is not None:
            last = row()
            last.addStretch(1)
            last.addWidget(stop)
            lines.addLayout(last)
        lines.addStretch(1)


class WelcomePage(QWidget):
    """What was done, and the button that leads on.

    Args:
        desk: colours and words.
        more: further words below the plain ones.

    Attributes:
        title, words: what was done, and what comes next.
        begin: leads on.
    """

    def __init__(self, desk: Desk, *more: Words) -> None:
        super().__init__()
        lines = column(self, space_px=12)
        card = frame("tonecard")
        card.setProperty("tone", "good")
        line = row(card, margins=(24, 20, 24, 20), space_px=18)
        texts = column(space_px=4)
        self.title, self.words = Words("title", wrap=True), Words(wrap=True)
        for widget in (self.title, self.words, *more):
            texts.addWidget(widget)
        self.begin = ActionButton(desk, "check", kind="primary")
        line.addWidget(IconLabel(desk, "badge-check", ink="good", px=44))
        line.addLayout(texts, 1)
        line.addWidget(self.begin)
        lines.addStretch(1)
        lines.addWidget(card)
        lines.addStretch(2)


def at_both_ends(back: ActionButton, on: ActionButton) -> QHBoxLayout:
    """Return a line with the way back at its beginning and the way on at its end."""
    line = row(space_px=10)
    line.addWidget(back)
    line.addStretch(1)
    line.addWidget(on)
    return line
