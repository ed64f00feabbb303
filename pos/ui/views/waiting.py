"""The screen before all others: what is being prepared, or why Amana cannot open.

Signals:
    closed(): the person has read why it cannot open.

Verbs: show_preparing, show_failure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_SIZE = QSize(560, 400)


class WaitingView(Spoken):
    """A small window with one thing to say."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="page")
        self.setFixedSize(_SIZE)
        lines = column(self, margins=(40, 32, 40, 32), space_px=14)
        centre = Qt.AlignmentFlag.AlignHCenter
        lines.addStretch(1)
        lines.addWidget(IconLabel(desk, "store", ink="accent", px=52), 0, centre)
        self._title = Words("headline", side="center")
        self._words = Words("muted", side="center", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._close = ActionButton(desk, "x", kind="primary")
        self._close.clicked.connect(self.closed)
        for widget in (self._title, self._words, self._bar):
            lines.addWidget(widget)
        lines.addStretch(1)
        lines.addWidget(self._close, 0, centre)
        self._failure = ""
        self.retranslate()

    def show_preparing(self) -> None:
        """Say that the sample bazaar is being set up."""
        self._failure = ""
        self.retranslate()

    def show_failure(self, text: str) -> None:
        """Say why Amana cannot open."""
        self._failure = text
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Amana"))
        has_failed = bool(self._failure)
        self._title.setText(self.tr("Amana cannot open") if has_failed else self.tr("Getting ready"))
        self._words.setText(self._failure or self.tr("The sample bazaar is set up. This is done once."))
        self._bar.setVisible(not has_failed)
        self._bar.setAccessibleName(self.tr("Getting ready"))
        self._close.setVisible(has_failed)
        self._close.set_words(self.tr("Close"))
