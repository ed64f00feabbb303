"""The receipts of the day, married to their presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.moving import LineMoving
from pos.ui.presenters.receipts import ReceiptsPresenter
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.money_back import MoneyBackSheet
from pos.ui.views.moving import MoveSheet
from pos.ui.views.receipts import ReceiptsView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.record import Recorded
    from pos.ui.screens.hall import Hall


class ReceiptsScreen(PlaceScreen):
    """The receipts of the day.

    Args:
        hall: what every screen shares.
    """

    takes_scans = True

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self._move_sheet = MoveSheet(hall.desk, hall.main)
        yield
        self._money_back = MoneyBackSheet(hall.desk, hall.main)
        yield
        view = ReceiptsView(hall.desk, self.seat, whole=False)
        yield from view.furnish()
        self.view: ReceiptsView = view
        yield
        self.presenter = ReceiptsPresenter(
            self.view,
            money_back=self._money_back,
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            papers=hall.papers,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
        )
        self.moving = LineMoving(
            self._move_sheet,
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
            shown=self.presenter.show_again,
        )
        self._connect()

    @override
    def enter(self) -> None:
        self.presenter.present()

    @override
    def scan(self, code: str) -> None:
        self.presenter.scan(code)

    @override
    def learn(self, recorded: Recorded) -> None:
        self.presenter.learn(recorded)

    def _connect(self) -> None:
        self._move_sheet.family_typed.connect(self.moving.look)
        self._move_sheet.move_requested.connect(self.moving.choose)
        view, presenter = self.view, self.presenter
        self._money_back.dismissed.connect(view.focus_search)
        view.move_requested.connect(self.moving.ask)
        view.day_chosen.connect(presenter.choose_day)
        view.search_changed.connect(presenter.search)
        view.kind_chosen.connect(presenter.choose_kind)
        view.receipt_chosen.connect(presenter.choose)
        view.preview_requested.connect(presenter.preview)
        view.reprint_requested.connect(presenter.reprint)
        view.void_requested.connect(presenter.void)
        view.refund_changed.connect(presenter.change_refund)
        view.refund_requested.connect(presenter.refund)
