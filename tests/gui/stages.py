"""Every screen and sheet on a stage of its own, filled as on a busy day, so that tests can look at all of them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.money import CURRENCIES
from pos.ui.main_window import MainWindow
from pos.ui.rows.asking import Question
from pos.ui.rows.names import Notice
from pos.ui.rows.office import HandOver
from pos.ui.rows.sending import SendProgress
from pos.ui.views.asking import ApprovalSheet, ConfirmSheet
from pos.ui.views.basket_sheets import DiscountSheet, HeldSheet, QuantitySheet
from pos.ui.views.cash import CashSheet
from pos.ui.views.customer import CustomerView
from pos.ui.views.families import FamiliesView
from pos.ui.views.holding import HoldSheet
from pos.ui.views.moving import MoveSheet
from pos.ui.views.office import OfficeView
from pos.ui.views.office_sheets import HandOverSheet, MoneySheet, ReasonSheet
from pos.ui.views.paper import PaperSheet
from pos.ui.views.pay import PaySheet
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.sending import SendingView
from pos.ui.views.settings import SettingsView
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.views.shift_open import ShiftOpenView
from pos.ui.views.shortcuts import ShortcutSheet
from pos.ui.views.sign_in import SignInView
from pos.ui.views.till import TillView
from pos.ui.views.unlisted import UnlistedSheet
from pos.ui.views.weighing import WeighSheet
from tests.gui import samples
from tests.gui.account_stages import ACCOUNT_STAGES
from tests.gui.counter_stages import COUNTER_STAGES
from tests.gui.dashboard_stages import DASHBOARD_STAGES
from tests.gui.enrolment_stages import ENROLMENT_STAGES
from tests.gui.exception_stages import EXCEPTION_STAGES
from tests.gui.founding_stages import FOUNDING_STAGES
from tests.gui.frames import framed, sheeted, told
from tests.gui.goods_stages import GOODS_STAGES
from tests.gui.import_stages import IMPORT_STAGES
from tests.gui.markdown_stages import MARKDOWN_STAGES
from tests.gui.moment_stages import MOMENT_STAGES
from tests.gui.outlet_stages import OUTLET_STAGES
from tests.gui.paper_stages import PAPER_STAGES
from tests.gui.paying_stages import PAYING_STAGES
from tests.gui.report_stages import REPORT_STAGES
from tests.gui.safety_stages import SAFETY_STAGES
from tests.gui.way_stages import WAY_STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

DENOMINATIONS = CURRENCIES["AED"].notes_minor


def till(desk: Desk) -> QWidget:
    view = TillView(desk)
    view.show_packages(samples.PACKAGES, "atayeb")
    view.show_families(samples.FAMILIES, "1024")
    view.show_items(samples.ITEMS * 6)
    view.show_basket(samples.LINES, samples.TOTALS, "l3")
    view.show_held_count(2)
    return framed(desk, view)


def practice(desk: Desk) -> QWidget:
    window = till(desk)
    assert isinstance(window, MainWindow)
    window.show_practice()
    return window


def empty_till(desk: Desk) -> QWidget:
    window = framed(desk, TillView(desk))
    unknown = told(desk, "Label 6291041500213 is not known here.", "الملصق 6291041500213 غير معروف هنا.")
    window.show_notice(Notice(unknown, "warn", told(desk, "Search", "بحث"), "search"))
    return window


def sign_in(desk: Desk) -> QWidget:
    view = SignInView(desk)
    view.show_bazaar(samples.BAZAAR)
    view.show_people(samples.PEOPLE)
    view.show_person("p2")
    view.show_wrong_pin(2)
    return view


def receipts(desk: Desk) -> QWidget:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    return framed(desk, view)


def refunding(desk: Desk) -> QWidget:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    view._begin_refund()
    return framed(desk, view)


def shift_open(desk: Desk) -> QWidget:
    view = ShiftOpenView(desk)
    view.show_days((samples.DAY,), samples.DAY)
    view.show_denominations(DENOMINATIONS)
    return framed(desk, view)


def shift_count(desk: Desk) -> QWidget:
    view = ShiftCloseView(desk)
    view.show_denominations(DENOMINATIONS)
    view.show_shift(samples.SHIFT)
    return framed(desk, view)


def shift_result(desk: Desk) -> QWidget:
    view = ShiftCloseView(desk)
    view.show_shift(samples.SHIFT)
    view.show_result(samples.RESULT)
    view.show_report(samples.picture())
    return framed(desk, view)


def sending(desk: Desk) -> QWidget:
    view = SendingView(desk)
    view.show_state(samples.SEND_STATE)
    view.show_devices(samples.DEVICES)
    view.show_progress(SendProgress("sending", 12, 31))
    return framed(desk, view)


def families(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.families.show_packages(samples.PACKAGES, "")
    view.families.show_accounts(samples.ACCOUNTS, samples.TOTAL_ACCOUNT)
    return framed(desk, view)


def matching(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.matching.show_matching(samples.DIFFERING)
    view.matching.show_exceptions(samples.EXCEPTIONS)
    view.show_tab("matching")
    return framed(desk, view)


def provisional(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        question = Question(
            "provisional",
            told(desk, "A provisional draft", "مسودة مؤقتة"),
            told(desk, "Not everything of T03 is in.", "لم يصل كل شيء من T03."),
            told(desk, "Make a draft", "إعداد مسودة"),
            is_grave=True,
        )
        ReasonSheet(desk, window).ask(question, told(desk, "Reason", "السبب"))

    return sheeted(desk, lay)


def hand_over(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        collectors = ("فاطمة سالم", "Maryam Salem")
        HandOverSheet(desk, window).show_hand_over(HandOver("1016", samples.FAMILIES[0].name, 1048550, collectors))

    return sheeted(desk, lay)


def money(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        MoneySheet(desk, window).ask("1016", samples.FAMILIES[0].name, ())

    return sheeted(desk, lay)


def payout(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.payout.show_payout(samples.PAYOUT)
    view.payout.show_lines(samples.PAYOUT_LINES)
    view.show_tab("payout")
    return framed(desk, view)


def settings(desk: Desk) -> QWidget:
    view = SettingsView(desk)
    view.show_preferences(samples.PREFERENCES)
    view.safekeeping.show_keeping(samples.KEEPING)
    view.leaving.show_till("T01", "INTAJ8")
    return framed(desk, view)


def pay(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PaySheet(desk, window)
        sheet.show_due(samples.DUE)
        sheet._cash.show_amount(samples.DONE.tendered_minor)
        sheet.show_settling(samples.ENOUGH)
        sheet.open()

    return sheeted(desk, lay)


def pay_both(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PaySheet(desk, window)
        sheet.show_due(samples.DUE)
        sheet._method.button("both").click()
        sheet._cash.show_amount(25_000)
        sheet._card.show_amount(25_000)
        sheet.show_settling(samples.SHORT)
        sheet.open()

    return sheeted(desk, lay)


def pay_done(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PaySheet(desk, window)
        sheet.show_due(samples.DUE)
        sheet.open()
        sheet.show_done(samples.DONE)

    return sheeted(desk, lay)


def paper(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        PaperSheet(desk, window).show_paper("T07-000123-4", samples.picture(), "receipt.png")

    return sheeted(desk, lay)


def confirm(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        question = Question(
            "clear",
            told(desk, "Clear the basket?", "إفراغ السلة؟"),
            told(desk, "Every line is taken out.", "تُزال كل البنود."),
            told(desk, "Clear", "إفراغ"),
            is_grave=True,
        )
        ConfirmSheet(desk, window).ask(question)

    return sheeted(desk, lay)


def approval(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        words = told(desk, "45.00 goes back.", "يُرد 45.00.")
        ApprovalSheet(desk, window).ask(told(desk, "Refund", "استرجاع"), words, samples.PEOPLE[1:3])

    return sheeted(desk, lay)


def quantity(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        QuantitySheet(desk, window).ask("l2", samples.LONG, 12)

    return sheeted(desk, lay)


def discount(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        DiscountSheet(desk, window).ask(samples.LINE_OFFER, samples.WHOLE_OFFER)

    return sheeted(desk, lay)


def held(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        HeldSheet(desk, window).show_held(samples.HELD)

    return sheeted(desk, lay)


def hold(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        HoldSheet(desk, window).ask("3")

    return sheeted(desk, lay)


def weigh(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        WeighSheet(desk, window).ask(samples.WEIGHING)

    return sheeted(desk, lay)


def unlisted(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = UnlistedSheet(desk, window)
        sheet.ask("1024", 1500)
        sheet.show_family(samples.FOUND)

    return sheeted(desk, lay)


def unlisted_likely(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = UnlistedSheet(desk, window)
        sheet.ask("102", None)
        sheet.show_family(samples.LIKELY)

    return sheeted(desk, lay)


def unlisted_parked(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = UnlistedSheet(desk, window)
        sheet.ask("", 1500)
        sheet._parked.click()

    return sheeted(desk, lay)


def cash(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        CashSheet(desk, window).ask()

    return sheeted(desk, lay)


def moving(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = MoveSheet(desk, window)
        sheet.ask("T07-000123-4", samples.DETAIL.lines)
        sheet._family.field.setText("1024")
        sheet.show_family(samples.FOUND)

    return sheeted(desk, lay)


def family_ledger(desk: Desk) -> QWidget:
    view = FamiliesView(desk)
    view.show_families(samples.FAMILY_ROWS, "1024")
    view.show_entries(samples.FAMILY_ROWS[3], samples.ENTRY_ROWS)
    return framed(desk, view)


def customer(desk: Desk) -> QWidget:
    view = CustomerView(desk)
    view.show_welcome(samples.BAZAAR.name)
    view.show_basket((*samples.LINES, samples.WEIGHED), samples.TOTALS)
    return view


def shortcuts(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        ShortcutSheet(desk, window).open_at("sell")

    return sheeted(desk, lay)


STAGES: dict[str, Callable[[Desk], QWidget]] = {
    stage.__name__: stage
    for stage in (
        *(till, practice, empty_till, sign_in, receipts, refunding, shift_open, shift_count, shift_result, sending),
        *(families, matching, payout, settings, pay, pay_both, pay_done, paper, confirm, approval),
        *(quantity, discount, held, hold, weigh, unlisted, unlisted_likely, unlisted_parked, cash, moving, shortcuts),
        *(family_ledger, customer),
        *(provisional, hand_over, money),
        *SAFETY_STAGES,
        *PAPER_STAGES,
        *COUNTER_STAGES,
        *WAY_STAGES,
        *OUTLET_STAGES,
        *FOUNDING_STAGES,
        *ENROLMENT_STAGES,
        *IMPORT_STAGES,
        *MARKDOWN_STAGES,
        *ACCOUNT_STAGES,
        *DASHBOARD_STAGES,
        *REPORT_STAGES,
        *EXCEPTION_STAGES,
        *PAYING_STAGES,
        *GOODS_STAGES,
        *MOMENT_STAGES,
    )
}
# Where presenters have spoken: they are heard again in the other language.
WORDED = (
    *("account_codes", "approval", "approval_refused", "bank_file", "bank_table", "cannot_open", "closed_books"),
    *("comparing_other", "confirm", "empty_till", "not_found", "founding", "goods_price", "goods_outcome_alone"),
    *("leave_own", "notice_read", "number", "pay_refused", "provisional", "reports_gone", "staff_sheet"),
)
