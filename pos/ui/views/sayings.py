"""Sentences that no view says by itself: what went well, what is asked before a grave act, why something was undone.

Refusals and troubles have their sentences in `pos.wording`; this is where they meet the language, the money and the names of
the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos.ui.rows.asking import Question
from pos.ui.rows.sayings import NO_NAME
from pos.ui.views.counter_sayings import CounterSayings
from pos.ui.views.goods_sayings import GoodsSayings
from pos.ui.views.payout_sayings import PayoutSayings
from pos.wording import say

if TYPE_CHECKING:
    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from pos.ui.desk import Desk
    from pos.ui.rows.names import Name
    from pos.ui.rows.receipts import RefundReason
    from pos.ui.rows.sayings import ActionKey, CaptionKey, QuestionKey, ReasonKey, Saying


class Sayings(QObject):
    """Words everything in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._counter = CounterSayings(self)
        self._goods = GoodsSayings(self)
        self._payouts = PayoutSayings(self)

    def failure(self, failure: Refusal | Trouble) -> str:
        """Word a refusal or a trouble."""
        speech = self._desk.speech
        return say(failure, speech.language, speech.currency)

    def name(self, name: Name) -> str:
        """Return a name in the language of the screen."""
        return self._desk.speech.name(name)

    def action(self, key: ActionKey) -> str:
        """Word what the button beside a notice does."""
        return {
            "print_again": self.tr("Print again"),
            "open_shift": self.tr("Open a shift"),
            "print_last": self.tr("Print a copy"),
            "salvage": self.tr("Bring it into a new file"),
            "use_stick": self.tr("Use it"),
        }[key]

    def reason(self, key: RefundReason | ReasonKey) -> str:
        """Word why something was undone, as it will be recorded."""
        words = {
            "faulty": self.tr("Faulty or spoiled"),
            "wrong_item": self.tr("Wrong item"),
            "changed_mind": self.tr("Customer changed their mind"),
            "price": self.tr("Wrong price"),
            "other": self.tr("Other reason"),
            "discard": self.tr("Draft given up before approval"),
            "card_in_cash": self.tr("Card payment given back in cash"),
        }
        return words[key]

    def caption(self, key: CaptionKey) -> str:
        """Word what a line of text holds that an act asks for."""
        return {
            "reason": self.tr("Reason"),
            "reference": self.tr("The bank's reference"),
            "label": self.tr("What people call it"),
            "address": self.tr("Address"),
        }[key]

    def saying(self, saying: Saying) -> str:
        """Word something that went well, or that should be known."""
        speech = self._desk.speech
        words = (
            self._at_the_counter()
            | self._behind_it()
            | self._around_the_book()
            | self._on_the_way()
            | self._goods.sayings()
            | self._payouts.sayings()
        )
        return words[saying.key].format(
            name=speech.name(saying.name),
            code=speech.code(saying.code),
            count=speech.count(saying.count),
            amount=speech.money(saying.minor),
            change=speech.money(saying.change_minor),
            weight=speech.weight(saying.count),
        )

    def _at_the_counter(self) -> dict[str, str]:
        return {
            "last_sale": self.tr("Last sale {code}: {amount}, saved. Change given: {change}."),
            "last_card_sale": self.tr("Last sale {code}: {amount}, saved. Paid by card."),
            "scan_elsewhere": self.tr("The label was not added. Go to Sell and scan it again."),
            "oversold": self.tr(
                "More of {name} is sold than this till knows to be here ({count}). It is sold all the same."
            ),
            "oversold_weighed": self.tr(
                "More of {name} is sold than this till knows to be here ({weight}). It is sold all the same."
            ),
            "held": self.tr("The basket is on hold."),
            "discarded": self.tr("The held basket is given up."),
            "drawer_opened": self.tr("The drawer is open; it is noted."),
            "cash_put_in": self.tr("{amount} was put into the drawer; it is noted."),
            "cash_taken_out": self.tr("{amount} was taken out of the drawer; it is noted."),
            "line_moved": self.tr("The line of receipt {code} is now credited to {name}."),
            "voided": self.tr("Receipt {code} is undone."),
            "refunded": self.tr("The refund of receipt {code} is saved."),
            "copy_printed": self.tr("A copy of receipt {code} is on its way to the printer."),
            "shift_opened": self.tr("The shift is open. Selling can begin."),
            "shift_closed": self.tr("The shift is closed and its Z-report is saved."),
            "paper_again": self.tr("The printer works again."),
            "paper_low": self.tr("The roll of paper is nearly used up. Have a new one at hand."),
            "odd_letters": self.tr(
                "A “?” stands on the paper for what cannot be printed: {code}. Change it in the name."
            ),
            "new_cards": self.tr("New items and prices came from the register."),
        }

    def _behind_it(self) -> dict[str, str]:
        return {
            "bundle_saved": self.tr("The file {code} is written and checked. Take it to the register."),
            "bundle_taken": self.tr(
                "Till {code}, new entries: {count}. The stick holds the register's word for it now."
            ),
            "bundle_known": self.tr("Till {code}: the register had all of it. The stick holds its word for it now."),
            "acknowledged": self.tr("Entries of this till that the register has signed for: {count}."),
            "other_place_only": self.tr("This file holds no word about this till."),
            "payout_drafted": self.tr(
                "Payout {code} is drafted. Families: {count}; together {amount}. A second person must approve it."
            ),
            "payout_approved": self.tr("Payout {code} is approved: {amount} may be paid."),
            "payout_paid": self.tr("Payout {code}: the payment is saved."),
            "payout_cancelled": self.tr("The draft {code} is given up. Its lines are free again."),
            "advance_paid": self.tr("{amount} is paid to {name} in advance, voucher {code}."),
            "adjusted": self.tr("{amount} for {name} goes into the next payout, note {code}."),
            "file_saved": self.tr("Saved: {code}"),
            "labels_shown": self.tr("Labels, as they will be printed"),
            "labels_sent": self.tr("The labels are on their way to the label printer."),
            "statements_stopped": self.tr("Stopped. Statements that are written: {count}"),
            "settings_kept": self.tr("The settings are saved."),
            "test_printed": self.tr("The test page is printed."),
            "test_printed_low": self.tr("The test page is printed. The roll of paper is nearly used up."),
            "setup_read": self.tr("This is what the file says. It holds when you press “Print like this”."),
            "bug": self.tr("Something went wrong inside Amana ({code}). What was saved is safe; you can go on."),
            "crashed_before": self.tr(
                "Amana did not end well last time. Every saved sale is here; please tell the administrator."
            ),
        }

    def _around_the_book(self) -> dict[str, str]:
        return {
            "mirror_away": self.tr(
                "The mirror's medium is away. The book is safe here and selling goes on. Plug it in again; it catches up."
            ),
            "mirror_foreign": self.tr(
                "The mirror's folder holds another book of this till. Nothing was written over it. "
                "Choose another folder in Settings."
            ),
            "copy_failed": self.tr(
                "No copy of the book could be made. The book and older copies are as they were. "
                "Look at the second place, then copy again in Settings."
            ),
            "disk_low": self.tr("The disk is almost full. Everything that was saved is safe. Please make room soon."),
            "clock_jumped": self.tr(
                "This machine's clock was set by {count} minutes. Sales keep their order, and it is noted. Check day and time."
            ),
            "book_stopped": self.tr(
                "The disk failed, so selling has stopped. Everything that was saved is safe. Bring the book into a new file."
            ),
            "sale_not_saved": self.tr(
                "This sale is NOT saved: the disk failed. Hand over nothing. Bring the book into a new file; the basket goes too."
            ),
            "no_pin_here": self.tr(
                "{name} may agree too, but has no PIN at this till; the accounts' screen gives one."
            ),
            "not_brought_back": self.tr("The book was not brought back, and is as it was. {name}"),
            "not_left": self.tr("This machine is still a till, and its book is as it was. {name}"),
            "brought_back": self.tr(
                "The book is whole again: {count} facts. The file before is kept beside it, untouched."
            ),
        }

    def _on_the_way(self) -> dict[str, str]:
        return {
            "machine_renamed": self.tr("{code} has its new name."),
            "machine_revoked": self.tr(
                "{code} is revoked. What it sends from now on is kept aside for the accountant."
            ),
            "invitation_copied": self.tr("The invitation is on the clipboard."),
            "stick_found": self.tr("A stick is plugged in: {code}."),
            "stick_taken": self.tr("From the stick, new entries at the register: {count}."),
            "renewed_unsent": self.tr(
                "Amana was renewed. Entries that are still only on this till: {count}, the oldest of {name}. Send them now."
            ),
        }

    def question(
        self,
        key: QuestionKey,
        *,
        name: Name = NO_NAME,
        code: str | tuple[str, ...] = "",
        minor: int = 0,
        reason: str = "",
    ) -> Question:
        """Word a question, with a name, a number or several, an amount and a reason where it has them."""
        speech = self._desk.speech
        questions = (
            self._counter.questions()
            | self._questions_behind_it()
            | self._questions_at_the_door()
            | self._questions_of_machines()
            | self._goods.questions()
            | self._payouts.questions()
        )
        title, words, action, is_grave = questions[key]
        values = {
            "name": speech.name(name),
            "code": speech.code(code) if isinstance(code, str) else speech.codes(code),
            "amount": speech.money(minor),
            "reason": speech.written(reason),
        }
        return Question(key, title.format(**values), words.format(**values), action, is_grave)

    def _questions_behind_it(self) -> dict[str, tuple[str, str, str, bool]]:
        approve = self.tr("Approve")
        return {
            "difference": (self.tr("Cash difference"), self.tr("A shift lead must approve it."), approve, True),
            "x_report": (
                self.tr("Reading (X-report)"),
                self.tr("It shows what the drawer took, and the count is blind. A shift lead must approve."),
                approve,
                False,
            ),
            "approve_payout": (
                self.tr("Approve the payout"),
                self.tr("Payout {code}: {amount}. The person who approves is not the one who drafted it."),
                approve,
                True,
            ),
            "approve_adjustment": (
                self.tr("Approve the adjustment"),
                self.tr("{amount} for {name}, family {code}. Reason: {reason}. Who approves is not the one who asks."),
                approve,
                True,
            ),
            "provisional": (
                self.tr("A provisional draft"),
                self.tr(
                    "Not everything of {code} is in. What comes later lands in the next payout. The reason stands on this one."
                ),
                self.tr("Make a provisional draft"),
                True,
            ),
            "transferred": (
                self.tr("The bank was told"),
                self.tr("Payout {code}: {amount} by bank is marked as paid, with the bank's reference of the batch."),
                self.tr("Mark as paid"),
                True,
            ),
            "pay_all": (
                self.tr("Pay everyone in cash?"),
                self.tr("Payout {code}: {amount} in all is marked as paid in cash. It can be paid once only."),
                self.tr("Pay all"),
                False,
            ),
            "restore": (
                self.tr("Put this copy back?"),
                self.tr(
                    "The till closes for a moment and goes on from the copy. The book as it is now is kept, untouched."
                ),
                self.tr("Put it back"),
                True,
            ),
        }

    def _questions_at_the_door(self) -> dict[str, tuple[str, str, str, bool]]:
        return {
            "practise": (
                self.tr("Begin practice?"),
                self.tr("Learn and try everything with a book of its own. Nothing you do there is a sale."),
                self.tr("Begin practice"),
                False,
            ),
            "end_practice": (
                self.tr("End practice?"),
                self.tr("What was practised is thrown away. The till opens its own book again."),
                self.tr("End practice"),
                False,
            ),
            "quit": (
                self.tr("Close Amana?"),
                self.tr("A shift is open. It stays open, and the basket stays as it is."),
                self.tr("Close"),
                False,
            ),
            "sign_out_unsent": (
                self.tr("Sign out?"),
                self.tr(
                    "Sales / entries only on this till: {code}, the oldest of {name}. "
                    "They stay safe here; whoever comes next can send them."
                ),
                self.tr("Sign out all the same"),
                True,
            ),
            "quit_unsent": (
                self.tr("Close Amana?"),
                self.tr(
                    "Sales / entries only on this till: {code}, the oldest of {name}. "
                    "They stay safe here; send them, or save them on a stick, first."
                ),
                self.tr("Close all the same"),
                True,
            ),
            "quit_open_unsent": (
                self.tr("Close Amana?"),
                self.tr(
                    "A shift is open; it stays open, and the basket stays as it is. "
                    "Sales / entries only on this till: {code}, the oldest of {name}. They stay safe here."
                ),
                self.tr("Close all the same"),
                True,
            ),
        }

    def _questions_of_machines(self) -> dict[str, tuple[str, str, str, bool]]:
        leave = self.tr("Leave the bazaar")
        return {
            "leave": (
                self.tr("Leave this bazaar?"),
                self.tr(
                    "This machine is no till any more. The book of {code} is put aside with every sale in it, and the next "
                    "screen says where; nothing is deleted. To sell for this bazaar again, a new invitation is needed."
                ),
                leave,
                True,
            ),
            "leave_own": (
                self.tr("Leave this bazaar?"),
                self.tr(
                    "This machine is no till any more, and the register that it keeps stops: no other till can send to it. "
                    "The book of {code} and the register stay here, put aside; nothing is deleted."
                ),
                leave,
                True,
            ),
            "rename_machine": (
                self.tr("Rename {code}"),
                self.tr("Its letter and number stay as they are on every paper."),
                self.tr("Rename"),
                False,
            ),
            "revoke_machine": (
                self.tr("Revoke {code}"),
                self.tr(
                    "For a machine that is lost, stolen or out of use. It gets no more prices, and what it sends from now on "
                    "is kept aside and not counted. What is here already stays."
                ),
                self.tr("Go on"),
                True,
            ),
            "revoke_for_good": (
                self.tr("Revoke {code} for good?"),
                self.tr(
                    "This cannot be taken back: the machine would have to be let in again with a new code. "
                    "Entries that it said were only on it: {name}."
                ),
                self.tr("Revoke it"),
                True,
            ),
            "replace_machine": (
                self.tr("Replace the machine {code}?"),
                self.tr(
                    "The next machine that shows the code takes over the name {code} with a book of its own. The one that has "
                    "the name now sends no new sales under it. If it was stolen, revoke it first."
                ),
                self.tr("Make the code"),
                True,
            ),
        }
