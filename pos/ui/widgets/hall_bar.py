"""The hall counter: visitors in and out by two buttons, and a calm word when the hall is full.

Signals:
    came(), went(): a visitor was counted in, or out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.rows.till import HallState
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.pill import StatusPill
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class HallBar(Spoken):
    """One line at the foot of the shelf."""

    came = Signal()
    went = Signal()

    def __init__(self, desk: Desk, keys: tuple[str, str], parent: QWidget | None = None) -> None:
        """Make a hidden bar.

        Args:
            desk: look and speech.
            keys: the keys that count a visitor in and out.
            parent: the widget it belongs to.
        """
        super().__init__(desk, parent)
        self._keys = keys
        self._state = HallState()
        folding = FoldingRow(margins=(16, 4, 16, 10))
        column(self).addWidget(folding)
        self._pill = StatusPill(desk)
        self.out = ActionButton(desk, "log-out")
        self.out.clicked.connect(self.went)
        self.enter = ActionButton(desk, "log-in")
        self.enter.clicked.connect(self.came)
        buttons = QWidget()
        line = row(buttons)
        line.addStretch(1)
        line.addWidget(self.out)
        line.addWidget(self.enter)
        folding.line.addWidget(self._pill)
        folding.line.addWidget(buttons, 1)
        self.hide()
        self.retranslate()

    def show_state(self, state: HallState) -> None:
        """Show how full the hall is; nothing at all where the bazaar names no limit."""
        self._state = state
        self.setVisible(state.limit > 0)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        speech, state = self.desk.speech, self._state
        come, go = self._keys
        self.enter.set_words(self.tr("One in"), keys=come, name=self.tr("A visitor came in"))
        self.out.set_words(self.tr("One out"), keys=go, name=self.tr("A visitor left"))
        self.out.setEnabled(state.inside > 0)
        values = {"inside": speech.count(state.inside), "limit": speech.count(state.limit)}
        if state.is_full:
            text = self.tr("The hall is full: {inside} of {limit}. Let the next wait a moment.").format(**values)
        else:
            text = self.tr("In the hall: {inside} of {limit}").format(**values)
        self._pill.show_status(text, tone="warn" if state.is_full else "plain", icon="users-round")
