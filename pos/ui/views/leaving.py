"""The part of settings that says which till this machine is, and lets it leave its bazaar.

Signal:
    leave_requested(): this machine shall be no till of the bazaar any more.

Verb: show_till.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


class LeavingView(Spoken):
    """One card."""

    leave_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._till = ("", "")
        around = column(self)
        card = frame("card")
        around.addWidget(card)
        around.addStretch(1)
        lines = column(card, margins=(22, 18, 22, 20), space_px=8)
        self._title, self._name = Words("lead-strong"), Words("strong", wrap=True)
        self._about = Words("muted", wrap=True)
        self._leave = ActionButton(desk, "log-out")
        self._leave.clicked.connect(self.leave_requested)
        for words in (self._title, self._name, self._about):
            lines.addWidget(words)
        actions = FoldingRow()
        actions.line.addWidget(self._leave)
        actions.line.addStretch(1)
        lines.addWidget(actions)
        self.retranslate()

    def show_till(self, device: str, bazaar: str) -> None:
        """Show which till of which bazaar this machine is."""
        self._till = device, bazaar
        self._show()

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("This machine"))
        self._about.setText(
            self.tr(
                "After the sample, or when a bazaar is over, an administrator lets this machine leave: then it joins another "
                "bazaar or begins one. Its book is put aside and kept; nothing is deleted."
            )
        )
        self._leave.set_words(self.tr("Leave this bazaar …"))
        self._show()

    def _show(self) -> None:
        code = self.desk.speech.code
        device, bazaar = self._till
        self._name.setText(
            self.tr("Till {till} of bazaar {bazaar}").format(till=code(device), bazaar=code(bazaar)) if device else ""
        )
