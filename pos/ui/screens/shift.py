"""The shift, married to its presenters: opening and closing in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.cash import CashMoving
from pos.ui.presenters.shift import ShiftPresenter
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.cash import CashSheet
from pos.ui.views.drawer import DrawerSheet
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.views.shift_open import ShiftOpenView
from pos.ui.widgets.notice_pages import NoticePages
from pos.ui.widgets.page_room import PageRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.ui.screens.hall import Hall


class ShiftScreen(PlaceScreen):
    """Opening and closing: whichever is due is shown.

    Args:
        hall: what every screen shares.
        opened: told that selling may begin.
        closed: told that the shift is over.
    """

    def __init__(self, hall: Hall, opened: Callable[[], None], closed: Callable[[], None]) -> None:
        self._hall = hall
        self._opened = opened
        self._closed = closed

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.view: NoticePages = NoticePages(self.seat)
        self._opening = ShiftOpenView(hall.desk, self.view)
        # In a room of its own its notes and coins give way before the whole page scrolls, and the button with it.
        self._opening_room = PageRoom(self._opening)
        self.view.add(self._opening, self._opening_room)
        yield
        self._closing = ShiftCloseView(hall.desk, self.view)
        self.view.add(self._closing, self._closing)
        yield
        self._cash_sheet = CashSheet(hall.desk, hall.main)
        yield
        self._drawer_sheet = DrawerSheet(hall.desk, hall.main)
        self.presenter = ShiftPresenter(
            self,
            self._opening,
            self._closing,
            drawer=self._drawer_sheet,
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            papers=hall.papers,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
            opened=self._opened,
            closed=self._closed,
        )
        self.cash = CashMoving(
            self._cash_sheet,
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
        )
        self._connect()

    @override
    def enter(self) -> None:
        self.presenter.present()

    def show_opening(self) -> None:
        """Show the opening screen."""
        self.view.setCurrentWidget(self._opening_room)
        self._opening.setFocus()

    def show_closing(self) -> None:
        """Show the closing screen."""
        self.view.setCurrentWidget(self._closing)
        self._closing.setFocus()

    def _connect(self) -> None:
        presenter = self.presenter
        self._drawer_sheet.open_requested.connect(presenter.open_drawer)
        self._opening.open_requested.connect(presenter.open)
        self._closing.x_report_requested.connect(presenter.read)
        self._closing.recount_requested.connect(presenter.recount)
        self._closing.cash_requested.connect(self.cash.ask)
        self._cash_sheet.move_requested.connect(self.cash.choose)
        self._closing.count_finished.connect(presenter.count)
        self._closing.count_begun.connect(presenter.begin)
        self._closing.count_missed.connect(presenter.miss)
        self._closing.close_requested.connect(presenter.close)
        self._closing.print_requested.connect(presenter.print_report)
        self._closing.save_requested.connect(presenter.show_report)
        self._closing.done.connect(presenter.leave)
