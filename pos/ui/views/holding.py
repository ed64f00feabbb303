"""The sheet that asks under which name a basket is put aside.

Signals:
    hold_requested(str): put it aside under this name.

Verb: ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

_CHARACTERS_MAX = 40


class HoldSheet(Sheet):
    """Asks for a name by which the basket is found again."""

    hold_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=460)
        self._about = Words("muted", wrap=True)
        self._name = LineField()
        self._name.setMaxLength(_CHARACTERS_MAX)
        self._name.returnPressed.connect(self._hold)
        self._put = ActionButton(desk, "pause", kind="pay", icon_px=24)
        self._put.clicked.connect(self._hold)
        for widget in (self._about, self._name, self._put):
            self.body.addWidget(widget)
        self.retranslate()

    def ask(self, suggestion: str) -> None:
        """Ask, with a name that will do."""
        self._name.setText(suggestion)
        self.open()

    @override
    def take_focus(self) -> None:
        self._name.setFocus()
        self._name.selectAll()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Hold the basket"))
        self._about.setText(self.tr("A name or a word by which it is found again, such as “red scarf”."))
        self._name.setAccessibleName(self.tr("Name of the basket"))
        self._put.set_words(self.tr("Hold"), keys="Return")

    def _hold(self) -> None:
        self.close_sheet()
        self.hold_requested.emit(self._name.text())
