"""A stack of pages that each have a seat for the notice: what is said goes along with whoever goes from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from pos.ui.widgets.frames import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from pos.ui.widgets.notice_bar import SeatsNotice


class NoticePages(QStackedWidget):
    """Pages with a seat each, and the seat of the present one as its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners: list[SeatsNotice] = []
        self._present: SeatsNotice | None = None
        self.currentChanged.connect(self._carry)

    def add(self, owner: SeatsNotice, page: QWidget) -> None:
        """Add a page.

        Args:
            owner: whose seat it is while the page is shown.
            page: the page, or the room that it is held in.
        """
        self._owners.append(owner)
        self.addWidget(page)

    @property
    def notice_seat(self) -> QVBoxLayout:
        """The seat of the page that is shown."""
        return self._owners[self.currentIndex()].notice_seat

    def _carry(self, place: int) -> None:
        """Take what is said from the page that was left to the one that came."""
        if not 0 <= place < len(self._owners):
            return  # the pages are taken apart
        before, self._present = self._present, self._owners[place]
        if before is None or before is self._present:
            return
        while (item := before.notice_seat.takeAt(0)) is not None:
            said = item.widget()
            if said is not None:
                self._present.notice_seat.addWidget(said)


class NoticePage(QWidget):
    """A page whose maker puts its seat where only what scrolls gives way to it."""

    def __init__(self) -> None:
        super().__init__()
        self.notice_seat = column()
