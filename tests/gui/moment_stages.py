"""Moments that come rarely, each on a stage of its own: nothing there yet, something refused, something from elsewhere.

`stages` shows them with all the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pos.domain.errors import BookBusy, ShiftNotOpen
from pos.domain.troubles import PrinterTrouble
from pos.ui.rows.names import Notice
from pos.ui.rows.receipts import MoneyBack
from pos.ui.rows.sending import SendState
from pos.ui.views.asking import ApprovalSheet
from pos.ui.views.basket_sheets import HeldSheet
from pos.ui.views.customer import CustomerView
from pos.ui.views.families import FamiliesView
from pos.ui.views.money_back import MoneyBackSheet
from pos.ui.views.pay import PaySheet
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.sending import SendingView
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.views.sign_in import SignInView
from pos.ui.views.till import TillView
from pos.ui.views.waiting import WaitingView
from pos.ui.views.waiting_papers import WaitingPapersSheet
from pos.wording import say
from tests.gui import samples
from tests.gui.frames import framed, sheeted, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.desk import Desk

ELSEWHERE = replace(samples.DETAIL, row=samples.RECEIPTS[2], till="T03", may_void=False, may_move=False)


def sold_elsewhere(desk: Desk) -> QWidget:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(ELSEWHERE)
    return framed(desk, view)


def refunding_elsewhere(desk: Desk) -> QWidget:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(ELSEWHERE)
    view._begin_refund()
    view.show_refund_amount(4525, 5)
    return framed(desk, view)


def refunding_split(desk: Desk) -> QWidget:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(replace(samples.DETAIL, row=replace(samples.DETAIL.row, method="both")))
    view._begin_refund()
    view.show_refund_amount(4525, 25, 1000)
    return framed(desk, view)


def voiding(desk: Desk) -> QWidget:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    view._begin_void()
    return framed(desk, view)


def no_receipts(desk: Desk) -> QWidget:
    return framed(desk, ReceiptsView(desk))


def no_family(desk: Desk) -> QWidget:
    view = FamiliesView(desk)
    view.show_families((), None)
    view.show_entries(None, ())
    return framed(desk, view)


def not_found(desk: Desk) -> QWidget:
    view = TillView(desk)
    view.show_packages(samples.PACKAGES, "")
    view.show_items(())
    view.show_search("كعك")
    window = framed(desk, view)
    window.show_notice(Notice(say(ShiftNotOpen(), desk.speech.language), "bad"))
    return window


def notice_read(desk: Desk) -> QWidget:
    """A notice read whole, over the screen that it lies below."""
    window = framed(desk, TillView(desk))
    window.resize(1366, 768)
    said = say(PrinterTrouble(), desk.speech.language)
    window.show_notice(Notice(said, "bad", told(desk, "Print again", "أعد الطباعة"), "print_again"))
    window._notice.read()
    return window


def shift_unread(desk: Desk) -> QWidget:
    """Nobody read the card machine: it is said, and why is asked."""
    view = ShiftCloseView(desk)
    view.show_shift(samples.SHIFT)
    view.show_result(samples.RESULT_UNREAD)
    return framed(desk, view)


def money_back(desk: Desk) -> QWidget:
    return sheeted(
        desk, lambda window: MoneyBackSheet(desk, window).show_money_back(MoneyBack("T07-000151-2", 123_450, 10_000))
    )


def pay_refused(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PaySheet(desk, window)
        sheet.show_due(samples.DUE)
        sheet.show_settling(samples.SHORT)
        sheet.show_refusal(say(ShiftNotOpen(), desk.speech.language))
        sheet.open()

    return sheeted(desk, lay)


def pay_done_waiting(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PaySheet(desk, window)
        sheet.show_due(samples.DUE)
        sheet.open()
        sheet.show_done(replace(samples.DONE_BOTH, paper="waiting"))

    return sheeted(desk, lay)


def approval_refused(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = ApprovalSheet(desk, window)
        words = told(desk, "45.00 goes back.", "يُرد 45.00.")
        sheet.ask(told(desk, "Refund", "استرجاع"), words, samples.PEOPLE[1:3])
        sheet.show_wrong_pin(2)

    return sheeted(desk, lay)


def nothing_held(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: HeldSheet(desk, window).show_held(()))


def nothing_waits(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = WaitingPapersSheet(desk, window)
        sheet.show_jobs(())
        sheet.open()

    return sheeted(desk, lay)


def all_sent(desk: Desk) -> QWidget:
    view = SendingView(desk)
    view.show_state(SendState(0, 0, 4241, samples.AT, "online"))
    view.show_devices(())
    return framed(desk, view)


def customer_welcome(desk: Desk) -> QWidget:
    view = CustomerView(desk)
    view.show_welcome(samples.BAZAAR.name)
    return view


def customer_change(desk: Desk) -> QWidget:
    view = customer_welcome(desk)
    assert isinstance(view, CustomerView)
    view.show_change(10_050)
    return view


def customer_refund(desk: Desk) -> QWidget:
    view = customer_welcome(desk)
    assert isinstance(view, CustomerView)
    view.show_refund(10_050)
    return view


def register_waited(desk: Desk) -> QWidget:
    view = SignInView(desk)
    view.show_bazaar(samples.BAZAAR)
    view.show_people(samples.PEOPLE)
    view.show_person("p3")
    for digit in "4445":
        view._pin._press(digit)
    view.show_waiting()
    return view


def preparing(desk: Desk) -> QWidget:
    ground = QWidget()
    WaitingView(desk).setParent(ground)
    return ground


def cannot_open(desk: Desk) -> QWidget:
    ground = preparing(desk)
    ground.findChildren(WaitingView)[0].show_failure(say(BookBusy("T07"), desk.speech.language))
    return ground


MOMENT_STAGES: tuple[Callable[[Desk], QWidget], ...] = (
    *(
        sold_elsewhere,
        refunding_elsewhere,
        refunding_split,
        voiding,
        no_receipts,
        no_family,
        not_found,
        notice_read,
        shift_unread,
        money_back,
    ),
    *(pay_refused, pay_done_waiting, approval_refused, nothing_held, nothing_waits, all_sent),
    *(customer_welcome, customer_change, customer_refund, register_waited, preparing, cannot_open),
)
