"""The sheet on which a notice is read whole, where the line below the screen has no room for all of it.

Signals:
    acted(), put_away(): what was pressed below the words.

Verb: read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


class NoticeSheet(Sheet):
    """One notice, all of its words, and what can be done about it."""

    acted = Signal()
    put_away = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=560)
        said = row(space_px=14)
        self._picture = IconLabel(desk, "info", px=28)
        self._words = Words(wrap=True)
        said.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._words, 1)
        self.body.addLayout(said)
        buttons = row()
        self._put_away = ActionButton(desk, "check")
        self._action = ActionButton(desk, kind="primary")
        self._put_away.clicked.connect(self._dismiss_notice)
        self._action.clicked.connect(self._act)
        for button in (self._put_away, self._action):
            buttons.addWidget(button, 1)
        self.body.addLayout(buttons)
        self.retranslate()

    def read(self, text: str, action: str, icon: str, ink: str) -> None:
        """Show a notice whole.

        Args:
            text: all of its words.
            action: what its button does; it has none when empty.
            icon: the picture of its tone.
            ink: the meaning of that picture's colour.
        """
        self._words.setText(text)
        self._picture.show_icon(icon, ink)
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self.open()

    @override
    def take_focus(self) -> None:
        (self._put_away if self._action.isHidden() else self._action).setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Notice"))
        self._put_away.set_words(self.tr("I have read it"))

    def _act(self) -> None:
        self.close_sheet()
        self.acted.emit()

    def _dismiss_notice(self) -> None:
        self.close_sheet()
        self.put_away.emit()
