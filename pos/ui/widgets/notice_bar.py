"""A few words to the person at the screen, with an action and a way to put them away.

They take no more lines than leave what a sale is made with in sight, the way to pay first of all; what is said beyond them is
read on a sheet, one press or key away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from pos.ui.keys import EVERYWHERE, shortcut
from pos.ui.widgets.announce import announce
from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.few_lines import FewLines
from pos.ui.widgets.frames import row
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.sheet import DIRECT, Sheet
from pos.ui.widgets.spoken import Spoken, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.names import Notice
    from pos.ui.widgets.notice_sheet import NoticeSheet

_LINES = (2, 6)  # at least and at most
_LINE_PX = 24  # at the usual size of text, as the next three
_FIXED_PX, _GROWING_PX = (
    315,
    165,
)  # of a window's height: what stands around a notice at the counter, and grows with the text or not
_ICONS = {
    "plain": "info",
    "note": "info",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "octagon-alert",
}


@runtime_checkable
class SeatsNotice(Protocol):
    """A screen with its own seat for the notice, where nothing else of it is moved or hidden."""

    @property
    def notice_seat(self) -> QVBoxLayout:
        """An empty column in its layout."""


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
        self._notice: Notice | None = None
        self._sheet: NoticeSheet | None = None  # made when it is first asked for
        self._host: QWidget | None = None
        line = row(self, margins=(10, 4, 10, 4), space_px=10)
        self._picture = IconLabel(desk, "info", px=20)
        self._words = FewLines(_LINES[0])
        self._action = ActionButton(desk)
        self._more = icon_button(desk, "ellipsis")
        self._close = icon_button(desk, "x")
        line.addSpacing(6)
        line.addWidget(self._picture)
        line.addWidget(self._words, 1)
        for button in (self._action, self._more, self._close):
            line.addWidget(button)
        self._more.hide()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._dismiss)
        self._words.cut_changed.connect(self._show_more)
        self._words.pressed.connect(self._touch)
        self._action.clicked.connect(self._act)
        self._more.clicked.connect(self.read)
        self._close.clicked.connect(self._dismiss)
        shortcut(self, EVERYWHERE["notice"], self.read)
        self.retranslate()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say something; it stays until its time is over, it is put away or another comes."""
        self._notice = notice
        self._words.setText(notice.text)
        self.setAccessibleName(notice.text)
        self._action.set_words(notice.action)
        self._action.setVisible(bool(notice.action))
        self._picture.show_icon(*self._look_of(notice))
        restyle(self, "tone", notice.tone)
        self._wait()
        self.show()
        if self._sheet is not None and self._sheet.isVisible():
            self._lay_open(self._sheet, notice)
        announce(self, notice.text, urgent=notice.tone in {"warn", "bad"})

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self.hide()
        if self._sheet is not None:
            self._sheet.close_sheet()

    def read(self) -> None:
        """Lay the whole of what is said over the window; its time stands still while it is read."""
        host = self.window()
        if self._notice is None or any(sheet.isVisible() for sheet in host.findChildren(Sheet, options=DIRECT)):
            return
        if self._sheet is None:
            from pos.ui.widgets.notice_sheet import NoticeSheet

            self._sheet = NoticeSheet(self.desk, host)
            self._sheet.acted.connect(self._act)
            self._sheet.put_away.connect(self._dismiss)
            self._sheet.dismissed.connect(self._wait)
        self._lay_open(self._sheet, self._notice)

    @override
    def retranslate(self) -> None:
        self._close.set_words(self.tr("Dismiss"), shows=False)
        self._more.set_words(self.tr("Read all of it"), keys=EVERYWHERE["notice"], shows=False)

    def _look_of(self, notice: Notice) -> tuple[str, str]:
        return _ICONS[notice.tone], "text" if notice.tone == "plain" else notice.tone

    def _lay_open(self, sheet: NoticeSheet, notice: Notice) -> None:
        self._timer.stop()
        sheet.read(notice.text, notice.action, *self._look_of(notice))

    def _wait(self) -> None:
        """Begin its time, if it has one."""
        self._timer.stop()
        if self._notice is not None and self._notice.seconds:
            self._timer.start(self._notice.seconds * 1000)

    def _show_more(self) -> None:
        self._more.setVisible(self._words.is_cut)
        self._close.setVisible(not self._words.is_cut)

    def _touch(self) -> None:
        if self._words.is_cut:
            self.read()

    def _act(self) -> None:
        if self._notice is not None:
            self.acted.emit(self._notice.key)

    def _dismiss(self) -> None:
        self.clear()
        if self._notice is not None:
            self.dismissed.emit(self._notice.key)

    # The room there is

    def _fit(self) -> None:
        if self._host is not None:
            scale = self.desk.look.scale
            room_px = self._host.height() - _FIXED_PX - _GROWING_PX * scale
            self._words.allow(min(_LINES[1], max(_LINES[0], int(room_px / (_LINE_PX * scale)))))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._host is not self.window():
            self._host = self.window()
            self._host.installEventFilter(self)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events also come while Python takes the window apart, when nothing of this object may be left.
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._fit()
        return False

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_host"):
            self._fit()
