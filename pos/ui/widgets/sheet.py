"""A sheet: what a dialog is elsewhere, laid over the window it belongs to.

It dims what is below, keeps the keyboard inside, closes on Escape, and looks the same under every window manager, which a
till in kiosk mode may not even have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos.ui.widgets.buttons import icon_button
from pos.ui.widgets.frames import ON_HEAD, OVER_ALL, column, frame, row
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QFrame

    from pos.ui.desk import Desk

_EDGE_PX, _EDGE_LOW_PX = 24, 8  # around the card, and where there is little height
_EDGES_PX, _EDGES_LOW_PX = (18, 24), (6, 8)  # inside it, above and below
LOW_PX = 640  # of the host: a screen of 1024 by 600 has less, and one of 1920 by 1080 at twice the size
_GAP_LOW_PX = 2  # between what is in it, where a layout gives way
_HEAD_GAP_PX, _HEAD_GAP_LOW_PX = 14, 6  # between the title and the page
_PAGE_KEYS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SIDE_PX = 24
_MARK_GAP_PX = 6
_ROUNDS_MAX = 4  # of laying out: a line that wraps moves what stands below it, and a bar that goes gives room again
# Sheets lie directly on their window; a walk through every widget of it would take longer than a scan.
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def takes_keyboard(widget: QWidget) -> bool:
    """Tell whether a widget wants the keyboard, for itself or for a part of it."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None


def give_keyboard(widget: QWidget) -> None:
    """Give the keyboard to a part of a window; while a sheet lies over the window, once that sheet is closed."""
    over = [sheet for sheet in widget.window().findChildren(Sheet, options=DIRECT) if sheet.isVisible()]
    for sheet in over:
        sheet.come_back_to(widget)
    if not over:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _may_have_keyboard(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and takes_keyboard(widget)


def _next_in_line(widget: QWidget) -> QWidget | None:
    """Return what the keyboard comes to when a widget cannot have it: the part that its page names, or the page itself."""
    page = widget.parentWidget()
    home = page.home if isinstance(page, Spoken) else None
    return home if home is not None and _may_have_keyboard(home) else page


class Sheet(Spoken):
    """A card in the middle of a dimmed window.

    Subclasses fill `body` and set the title in `retranslate` with `set_title`.

    Signals:
        dismissed(): closed by Escape, the cross or `dismiss`.
    """

    dismissed = Signal()

    def __init__(self, desk: Desk, host: QWidget, *, width_px: int, height_px: int = 0) -> None:
        """Make a hidden sheet.

        Args:
            desk: look and speech.
            host: the window it covers.
            width_px: how wide the card is where there is room.
            height_px: how high the card is where there is room; as high as its content when zero.
        """
        super().__init__(desk, host)
        self._host = host
        self._width_px = width_px
        self._height_px = height_px
        self._before: QWidget | None = None
        self._giving: list[tuple[QBoxLayout, int]] = []
        self.card: QFrame = frame("sheet", self)
        lines = self._lines_of_card = column(self.card, margins=(_SIDE_PX, 18, _SIDE_PX, 24), space_px=_HEAD_GAP_PX)
        head = row()
        self._title = Words("title")
        self._close = icon_button(desk, "x", ink="muted")
        self._close.clicked.connect(self.dismiss)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        lines.addLayout(head)
        self._page = QWidget()
        self.body = column(self._page, space_px=14)
        self._room = PageRoom(self._page)
        self._page.installEventFilter(self)
        lines.addWidget(self._room, 1)
        self._refused = Words("bad", wrap=True)
        self._refused.hide()
        lines.addWidget(self._refused)
        host.installEventFilter(self)
        self.hide()

    def set_title(self, text: str) -> None:
        """Name the sheet."""
        self._title.setText(text)
        self.setAccessibleName(text)
        self._name_close()

    def _name_close(self) -> None:
        self._close.set_words(self.tr("Close"), keys="Esc", shows=False)

    def open(self) -> None:
        """Lay the sheet over its host and take the keyboard."""
        if self.isVisible():
            return
        self._before = self.window().focusWidget()
        self._refused.hide()
        self._place()
        self.show()
        self._settle()
        self.raise_()
        for mark in self._host.findChildren(QWidget, OVER_ALL):
            mark.raise_()
        self.take_focus()
        here = self.window().focusWidget()
        if here is None or not self.isAncestorOf(here):
            self.setFocus()  # what should have the keyboard is not there; below the sheet it must not stay

    @property
    def is_low(self) -> bool:
        """Whether there is so little height that what is not needed gives way."""
        return self._host.height() < LOW_PX

    def give_way(self, *layouts: QBoxLayout) -> None:
        """Let layouts have smaller gaps where there is little height, so that what is pressed stays in sight."""
        self._giving += [(layout, layout.spacing()) for layout in layouts]

    def show_top(self) -> None:
        """Show the page from its beginning, wherever the one before it was scrolled to."""
        self._room.verticalScrollBar().setValue(0)

    def refuse(self, text: str) -> None:
        """Say below the page why something was not done; what the window says of it lies dimmed behind this."""
        self._refused.setText(text)
        self._refused.show()

    def refuse_scan(self) -> None:
        """Say that a label was scanned and not added."""
        self.refuse(self.tr("The label was not added. Close this first, then scan it again."))

    def take_focus(self) -> None:
        """Give the keyboard to the part that wants it first; the sheet itself by default."""
        self.setFocus()

    def come_back_to(self, widget: QWidget) -> None:
        """Give the keyboard to another part of the window when this is closed, unless another sheet is below."""
        if self._before is None or not self._is_in_a_sheet(self._before):
            self._before = widget

    @staticmethod
    def _is_in_a_sheet(widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and not isinstance(above, Sheet):
            above = above.parentWidget()
        return above is not None

    def close_sheet(self) -> None:
        """Put the sheet away without telling anyone, and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        before, self._before = self._before, None
        # What had the keyboard may be gone by now; then it goes to the part of the screen that it stood in.
        while before is not None and not _may_have_keyboard(before):
            before = _next_in_line(before)
        if before is not None:
            before.setFocus()

    def dismiss(self) -> None:
        """Put the sheet away because the person wanted so."""
        self.close_sheet()
        self.dismissed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in _PAGE_KEYS:
            bar = self._room.verticalScrollBar()
            bar.setValue(bar.value() + _PAGE_KEYS[event.key()] * bar.pageStep())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = [
            widget
            for widget in self._chain()
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None  # the box around such a line is the stop; both would hold Tab
        ]
        if not stops:
            return False
        here = self.window().focusWidget()
        place = stops.index(here) if here in stops else (-1 if next else 0)
        stops[(place + (1 if next else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _chain(self) -> list[QWidget]:
        """Return the parts of the sheet in the order of Tab; the chain leads through the whole window, so it is left early."""
        window = self.window()
        missing = sum(part.window() is window for part in self.findChildren(QWidget))
        chain: list[QWidget] = []
        widget = self.nextInFocusChain()
        while missing > len(chain) and widget is not None and widget is not self:
            if self.isAncestorOf(widget):
                chain.append(widget)
            widget = widget.nextInFocusChain()
        return chain

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events also come while Python takes the window apart, when nothing of this object may be left.
        kinds = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if event.type() in kinds and self.isVisible():
            is_of_host = watched is self._host and event.type() == QEvent.Type.Resize
            if is_of_host or (watched is self._page and event.type() == QEvent.Type.LayoutRequest):
                self._place()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def _settle(self) -> None:
        """Come to rest before the first picture: what was told while nobody looked is laid out only once it is shown."""
        for _ in range(_ROUNDS_MAX):
            before = self.card.geometry()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._place()
            if self.card.geometry() == before and not self._room.is_scrolled:
                return

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        edge, (above, below) = (_EDGE_LOW_PX, _EDGES_LOW_PX) if self.is_low else (_EDGE_PX, _EDGES_PX)
        self._lines_of_card.setSpacing(_HEAD_GAP_LOW_PX if self.is_low else _HEAD_GAP_PX)
        self._lines_of_card.setContentsMargins(_SIDE_PX, above, _SIDE_PX, below)
        for layout, gap_px in self._giving:
            layout.setSpacing(min(gap_px, _GAP_LOW_PX) if self.is_low else gap_px)
        top = max(edge, self._marked_px())
        room = self.rect().adjusted(edge, top, -edge, -edge)
        width = min(max(self._width_px, self.card.minimumSizeHint().width()), room.width())
        around = max(self.card.heightForWidth(width), self.card.sizeHint().height()) - self._room.sizeHint().height()
        natural = around + self._room.height_for(width - 2 * (_SIDE_PX + self.card.frameWidth()))
        height = min(max(self._height_px, natural), room.height())
        self.card.setGeometry((self.width() - width) // 2, max(top, (self.height() - height) // 2), width, height)

    def _marked_px(self) -> int:
        """Return how far down a mark on the window's head reaches that must be read above this; 0 where there is none."""
        marks = (mark for mark in self._host.findChildren(QWidget, OVER_ALL, DIRECT) if mark.property(ON_HEAD))
        return max((mark.geometry().bottom() + _MARK_GAP_PX for mark in marks if mark.isVisible()), default=0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name_close()
        super().changeEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.desk.look.colour("veil"))
