"""What stands around a payout, married to its presenters: undoing and holding, what nobody fetched, cash box and bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.presenters.bank_file import BankFilePresenter
from pos.ui.presenters.cash_box import CashBoxPresenter
from pos.ui.presenters.undoing import UndoingPresenter
from pos.ui.views.asking import ApprovalSheet
from pos.ui.views.bank_sheet import BankSheet
from pos.ui.views.office_sheets import ReasonSheet
from pos.ui.views.payout_sheets import CashBoxSheet, WaitingSheet
from pos.ui.views.reversal_sheet import ReversalSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.bank_file import BankShop
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office_notes import NotePapers
    from pos.ui.presenters.payout import PayoutPresenter
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.views.office_payout import OfficePayoutView


class Paying:
    """The sheets around a payout; they are made at once, and connected when the payout has its presenter.

    Args:
        hall: what every screen shares.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.reversal = ReversalSheet(hall.desk, hall.main)
        self.waiting = WaitingSheet(hall.desk, hall.main)
        self.box = CashBoxSheet(hall.desk, hall.main)
        self.bank = BankSheet(hall.desk, hall.main)
        self.approval = ApprovalSheet(hall.desk, hall.main)
        self.reasons = ReasonSheet(hall.desk, hall.main)

    def connect(
        self,
        view: OfficePayoutView,
        payout: PayoutPresenter,
        room: AccountsRoom,
        lanes: Lanes,
        refresh: Callable[[], None],
        bank: BankShop,
        notes: NotePapers,
    ) -> None:
        """Connect the payout's screen with what undoes, holds and fills, and writes for the bank."""
        hall = self._hall
        undoing = UndoingPresenter(
            self.reversal,
            self.waiting,
            room=room,
            approval=self.approval,
            reasons=self.reasons,
            run=lambda: payout.run,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
            refresh=refresh,
            show_notes=notes.show_numbers,
        )
        cash_box = CashBoxPresenter(
            self.box, room=room, lanes=lanes, desks=hall.desks, announcer=hall.announcer, words=hall.words
        )
        bank_file = BankFilePresenter(
            self.bank,
            room=room,
            shop=bank,
            run=lambda: payout.run,
            lanes=lanes,
            desks=hall.desks,
            announcer=hall.announcer,
            words=hall.words,
        )
        self.bank.wished.connect(bank_file.write)
        self.bank.lines_requested.connect(self.bank.close_sheet)
        self.bank.lines_requested.connect(lambda: view.narrow("bank"))
        view.run_chosen.connect(payout.choose_run)
        view.undo_requested.connect(undoing.ask)
        view.hold_requested.connect(undoing.hold)
        view.waiting_requested.connect(undoing.show_waiting)
        view.box_requested.connect(cash_box.present)
        self.reversal.wished.connect(undoing.wish)
        self.approval.approved.connect(undoing.answer)
        self.reasons.given.connect(undoing.take_text)
        self.box.wished.connect(cash_box.wish)
        self.box.paper_requested.connect(notes.show_fact)
        self.undoing, self.cash_box, self.bank_file = undoing, cash_box, bank_file
