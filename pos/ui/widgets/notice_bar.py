"""One line to the person at the screen, with an action and a way to put it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from pos.ui.widgets.announce import announce
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.frames import row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken, restyle
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.names import Notice

_ICONS = {
    "plain": "info",
    "note": "info",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "octagon-alert",
}


@runtime_checkable
class SeatsNotice(Protocol):
    """A screen with its own seat for the notice, where nothing else of it is moved or hidden.

    Attributes:
        notice_seat: an empty column in its layout.
    """

    notice_seat: QVBoxLayout


class NoticeBar(Spoken):
    """Shows one notice at a time; the newest wins.

    Signals:
        acted(str): the key of the notice whose action was pressed.
        dismissed(str): the key of the notice that was put away, by hand or because its time was over.
    """

    acted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="notice")
        self._key = ""
        line = row(self, margins=(10, 4, 10, 4), space_px=10)
        self._picture = IconLabel(desk, "info", px=20)
        self._words = Words(wrap=True)
        self._action = ActionButton(desk)
        self._close = icon_button(desk, "x")
        line.addSpacing(6)
        line.addWidget(self._picture)
        line.addWidget(self._words, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._dismiss)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._dismiss)
        self.retranslate()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say something; it stays until its time is over, it is put away or another comes."""
        self._key = notice.key
        self._words.setText(notice.text)
        self.setAccessibleName(notice.text)
        self._action.set_words(notice.action)
        self._action.setVisible(bool(notice.action))
        self._picture.show_icon(_ICONS[notice.tone], "text" if notice.tone == "plain" else notice.tone)
        restyle(self, "tone", notice.tone)
        self._timer.stop()
        if notice.seconds:
            self._timer.start(notice.seconds * 1000)
        self.show()
        announce(self, notice.text, urgent=notice.tone in {"warn", "bad"})

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self.hide()

    @override
    def retranslate(self) -> None:
        self._close.set_words(self.tr("Dismiss"), shows=False)

    def _act(self) -> None:
        self.acted.emit(self._key)

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit(self._key)
