"""The screens around selling: receipts, the shift, sending; each view married to its presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from pos.ui.presenters.cash import CashMoving
from pos.ui.presenters.moving import LineMoving
from pos.ui.presenters.receipts import ReceiptsPresenter
from pos.ui.presenters.sending import SendingPresenter
from pos.ui.presenters.shift import ShiftPresenter
from pos.ui.presenters.stick_offer import StickOffer
from pos.ui.screens.sticks import StickWatch
from pos.ui.views.cash import CashSheet
from pos.ui.views.money_back import MoneyBackSheet
from pos.ui.views.moving import MoveSheet
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.sending import SendingView
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.views.shift_open import ShiftOpenView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.sending import ProofShop, Sender, Stick
    from pos.ui.screens.hall import Hall


class ReceiptsScreen:
    """The receipts of the day."""

    def __init__(self, hall: Hall) -> None:
        self.view = ReceiptsView(hall.desk)
        self.presenter = ReceiptsPresenter(
            self.view,
            money_back=MoneyBackSheet(hall.desk, hall.main),
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            papers=hall.papers,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
        )
        self._move_sheet = MoveSheet(hall.desk, hall.main)
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
        self._move_sheet.family_typed.connect(self.moving.look)
        self._move_sheet.move_requested.connect(self.moving.choose)
        view, presenter = self.view, self.presenter
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


class ShiftScreen(QStackedWidget):
    """Opening and closing in one place: whichever is due is shown.

    Args:
        hall: what every screen shares.
        opened: told that selling may begin.
        closed: told that the shift is over.
    """

    def __init__(self, hall: Hall, opened: Callable[[], None], closed: Callable[[], None]) -> None:
        super().__init__()
        self._opening = ShiftOpenView(hall.desk)
        self._closing = ShiftCloseView(hall.desk)
        self.addWidget(self._opening)
        self.addWidget(self._closing)
        self.presenter = ShiftPresenter(
            self,
            self._opening,
            self._closing,
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            papers=hall.papers,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
            opened=opened,
            closed=closed,
        )
        self._cash_sheet = CashSheet(hall.desk, hall.main)
        self.cash = CashMoving(
            self._cash_sheet,
            desks=hall.desks,
            session=hall.session,
            approvals=hall.approvals,
            announcer=hall.announcer,
            words=hall.words,
            committed=hall.committed,
        )
        presenter = self.presenter
        self._opening.open_requested.connect(presenter.open)
        self._closing.x_report_requested.connect(presenter.read)
        self._closing.recount_requested.connect(presenter.recount)
        self._closing.cash_requested.connect(self.cash.ask)
        self._cash_sheet.move_requested.connect(self.cash.choose)
        self._closing.count_finished.connect(presenter.count)
        self._closing.close_requested.connect(presenter.close)
        self._closing.print_requested.connect(presenter.print_report)
        self._closing.save_requested.connect(presenter.show_report)
        self._closing.done.connect(presenter.leave)

    def show_opening(self) -> None:
        """Show the opening screen."""
        self.setCurrentWidget(self._opening)
        self._opening.setFocus()

    def show_closing(self) -> None:
        """Show the closing screen."""
        self.setCurrentWidget(self._closing)
        self._closing.setFocus()


class SendScreen:
    """Sending, by wire and by stick."""

    def __init__(self, hall: Hall, sender: Sender, stick: Stick, shop: ProofShop) -> None:
        self.view = SendingView(hall.desk)
        self.presenter = SendingPresenter(
            self.view,
            desks=hall.desks,
            sender=sender,
            stick=stick,
            shop=shop,
            papers=hall.papers,
            runner=hall.wire,
            announcer=hall.announcer,
            words=hall.words,
        )
        view, presenter = self.view, self.presenter
        view.send_requested.connect(presenter.send)
        view.stop_requested.connect(presenter.stop)
        view.export_requested.connect(presenter.export)
        view.import_requested.connect(presenter.take)
        view.proof_requested.connect(presenter.prove)
        self.offer = StickOffer(
            view.stick,
            presenter,
            session=hall.session,
            announcer=hall.announcer,
            waiting=lambda: presenter.state().waiting_facts,
        )
        self.sticks = StickWatch(hall.desks.book.device)
        self.sticks.changed.connect(self.offer.changed)
        view.stick.write_requested.connect(self.offer.write)
        view.stick.take_requested.connect(self.offer.take)
        view.stick.dismissed.connect(self.offer.put_away)
