"""The box in which a bazaar is chosen: it opens at a key, and changes nothing while somebody only passes over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from pos.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.bazaars import BazaarRow

_CHARACTERS_MIN = 5
_OPENING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class BazaarBox(ChoiceBox):
    """The bazaars that can be chosen.

    Signals:
        chosen(str): the code of a bazaar that a person chose from the list.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[BazaarRow, ...] = ()
        # As wide as there is room for; a narrow window leaves a few letters, and the window's head has the whole name.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_CHARACTERS_MIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda at: self.chosen.emit(self._rows[at].code))
        self.hide()

    def offer(self, rows: tuple[BazaarRow, ...], shown: str) -> None:
        """Offer bazaars, and show whose accounts are shown; there is nothing to choose from fewer than two."""
        self._rows = rows
        texts = [self._text(each) for each in rows]
        if texts != [self.itemText(n) for n in range(self.count())]:  # else the list may be open
            self.clear()
            self.addItems(texts)
        at = next((n for n, each in enumerate(rows) if each.code == shown), -1)
        self.setCurrentIndex(at)
        self.setToolTip(self.itemText(at) if at >= 0 else "")
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0))
        self.setVisible(len(rows) > 1)

    def _text(self, each: BazaarRow) -> str:
        speech = self._desk.speech
        return speech.line((speech.name(each.name), speech.day(each.first_day)))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.showPopup()
        else:
            event.ignore()
