"""The sheet that asks why the drawer is opened without a sale.

Signals:
    open_requested(str): open it, for this reason.

Verb: ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_ICONS = ("coins", "banknote")


class DrawerSheet(Sheet):
    """Offers the usual reasons, and a line for any other."""

    open_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=520)
        self._about = Words("muted", wrap=True)
        self.body.addWidget(self._about)
        usual = column(space_px=8)
        self._usual = tuple(ActionButton(desk, icon, kind="large") for icon in _ICONS)
        for button in self._usual:
            button.clicked.connect(self._choose)
            usual.addWidget(button)
        self.body.addLayout(usual)
        self._caption = Words("caption")
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._reason.textChanged.connect(self._enable)
        self._reason.returnPressed.connect(self._request)
        self._open = ActionButton(desk, "inbox", kind="primary")
        self._open.clicked.connect(self._request)
        line = row(space_px=12)
        line.addWidget(self._reason, 1)
        line.addWidget(self._open)
        self.body.addWidget(self._caption)
        self.body.addLayout(line)
        self.retranslate()

    def ask(self) -> None:
        """Ask anew."""
        self._reason.clear()
        self._enable()
        self.open()

    @override
    def take_focus(self) -> None:
        self._usual[0].setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Open the drawer"))
        self._about.setText(self.tr("It is no sale: who opened it, when and why stands in the book."))
        for button, words in zip(
            self._usual, (self.tr("Change for a customer"), self.tr("A note has to be checked")), strict=True
        ):
            button.set_words(words)
        self._caption.setText(self.tr("Another reason"))
        self._reason.setAccessibleName(self.tr("Another reason"))
        self._open.set_words(self.tr("Open"), name=self.tr("Open the drawer"))

    def _enable(self) -> None:
        self._open.setEnabled(bool(self._reason.text().strip()))

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self._give(button.words)

    def _request(self) -> None:
        if self._open.isEnabled():
            self._give(self._reason.text().strip())

    def _give(self, reason: str) -> None:
        self.close_sheet()
        self.open_requested.emit(reason)
