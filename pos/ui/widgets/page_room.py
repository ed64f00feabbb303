"""The room of a page: as large as it is given, and it scrolls where large text asks for more height than there is.

Without it a page that is too tall takes its pixels from whatever stands around it: from the strip below, from every field.
Qt's own resizing area scrolls already where less than the *wished* height is there, once a page has lines that wrap; this one
scrolls only below the *smallest* height, so that lists and tables give way first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.widgets.frames import own_viewport, scroll_by_touch

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_HEIGHT_PX_MIN = 80


class PageRoom(QScrollArea):
    """Holds one page, which may also come later; never scrolls sideways."""

    def __init__(self, page: QWidget | None = None) -> None:
        super().__init__()
        own_viewport(self)
        self._page = QWidget(self)
        self._page.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_by_touch(self)
        if page is not None:
            self.hold(page)

    def hold(self, page: QWidget) -> None:
        """Hold a page from now on; the one before it is put aside, hidden, and can be held again."""
        before = self.takeWidget()
        if before is not None and before is not page:
            before.removeEventFilter(self)
            before.setParent(self)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)

    @property
    def page(self) -> QWidget:
        """The page it holds."""
        return self._page

    @property
    def is_scrolled(self) -> bool:
        """Whether there is less room than the page needs."""
        return self._page.height() > self.viewport().height()

    def height_for(self, width: int) -> int:
        """Return how high the page wants to be, in pixels, where it is so wide."""
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            return max(layout.totalHeightForWidth(width), self._height_min(width))
        return self._page.sizeHint().height()

    @override
    def sizeHint(self) -> QSize:
        return self._page.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._page.minimumSizeHint().width(), _HEIGHT_PX_MIN)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events also come while Python takes the window apart, when nothing of this object may be left.
        if event.type() == QEvent.Type.LayoutRequest and watched is self._page:
            self.updateGeometry()
            self._fit()
        if event.type() == QEvent.Type.Resize and watched is self._page:
            return super().eventFilter(watched, event)  # the bar comes and goes by it
        return False

    def _fit(self) -> None:
        # Whether there is room is asked without the bar: beside it a line may wrap once more, and keep it there for ever.
        whole = self.maximumViewportSize()
        if self._height_min(whole.width()) <= whole.height():
            self._page.resize(whole)
        else:  # the bar comes with the height and takes of the width: the second round has the width that stays
            for _ in range(2):
                room = self.viewport().size()
                self._page.resize(room.width(), max(room.height(), self._height_min(room.width())))
        # Qt puts a page that is narrower than its room at the side where reading begins, and leaves it there when it grows.
        self._page.move(0, self._page.y())

    def _height_min(self, width: int) -> int:
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return max(self._page.minimumSizeHint().height(), self._page.minimumHeight())


class PageRooms(dict[str, PageRoom]):
    """The rooms of a stack by name, each made when something is put into it or somebody goes there."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack

    def seat(self, name: str) -> QWidget:
        """Return what will hold a page: one that is made in it is dressed once, not again when it is put there."""
        return self[name].viewport()

    def __missing__(self, name: str) -> PageRoom:
        room = self[name] = PageRoom()
        self._stack.addWidget(room)
        return room
