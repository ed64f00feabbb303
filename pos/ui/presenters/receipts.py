"""The receipts screen: find one, look at it, print a copy, take pieces back, undo it; with the shift lead's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.facts import Method, Refund, Void
from pos.domain.identity import is_item_code, read_paper_number
from pos.domain.proof_errors import CodeNotReadable, LabelNotReceipt
from pos.domain.rights import Act
from pos.domain.tender_errors import CardMoneyInCash
from pos.domain.troubles import Trouble
from pos.till.proving_receipts import is_code
from pos.ui.presenters.receipt_rows import Entry, ReceiptList
from pos.ui.rows.receipts import MoneyBack, ReceiptDetail, ReceiptRow, RefundDraft
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.bazaar import Person
    from pos.domain.money_back import GoingBack
    from pos.domain.record import Recorded
    from pos.till.undoing import Found
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.sayings import QuestionKey, SayingKey

_NUMBER_CHARACTERS_MAX = 16  # a receipt's number has 12 or 13


class ReceiptsView(Protocol):
    """What receipts ask of their screen."""

    def show_receipts(self, receipts: tuple[ReceiptRow, ...]) -> None:
        """Show a list."""

    def show_detail(self, detail: ReceiptDetail | None) -> None:
        """Show one in full, or none."""

    def show_refund_amount(self, minor: int, rounding_minor: int, card_minor: int = 0) -> None:
        """Show what goes back for the pieces, what rounding to coins added to that, and how much of it the card gets."""

    def end_refund(self) -> None:
        """Ask for no refund any more."""

    def show_days(self, days: tuple[date, ...]) -> None:
        """Offer these business days to look at."""


class MoneyBackView(Protocol):
    """Names the amount to hand back."""

    def show_money_back(self, back: MoneyBack) -> None:
        """Name it."""


class ReceiptsPresenter:
    """The receipts screen.

    Args:
        view: the screen.
        money_back: names the amount to hand back.
        desks: the till's book and its undoing.
        session: who asks.
        approvals: asks the shift lead.
        papers: shows a receipt.
        announcer: says what was done or refused.
        words: words the reasons.
        committed: told each recorded fact.
    """

    def __init__(
        self,
        view: ReceiptsView,
        *,
        money_back: MoneyBackView,
        desks: Desks,
        session: Session,
        approvals: Approvals,
        papers: PaperDesk,
        announcer: Announcer,
        words: Words,
        committed: Committed,
    ) -> None:
        self._view = view
        self._money_back = money_back
        self._desks = desks
        self._session = session
        self._approvals = approvals
        self._papers = papers
        self._announcer = announcer
        self._words = words
        self._committed = committed
        self._list = ReceiptList(desks)
        self._query = ""
        self._kind = "all"
        self._day = ""
        self._chosen = ""
        self._is_read = False
        self._codes: dict[str, str] = {}  # of other tills' receipts that were scanned here, by number

    def present(self) -> None:
        """Show the last receipts; the chosen one stays chosen. The book is read for it once."""
        if not self._is_read:
            self._list.read()
            self._is_read = True
        self._show()

    def learn(self, recorded: Recorded) -> None:
        """Follow a fact that was recorded; it is shown when the screen is next entered."""
        if self._is_read:
            self._list.learn(recorded)

    def search(self, text: str) -> None:
        """Show what bears these words."""
        self._query = text
        self._show_rows()

    def scan(self, code: str) -> None:
        """Show the receipt that was scanned by its number, or by the code with which also another till's can come back."""
        try:
            if not is_code(code):
                self.choose(_number_in(code))
                return
            found = self._desks.undoing.find(code)
        except (Refusal, Trouble) as failure:
            self._close(failure)
            return
        if found.is_of_another_till:
            self._codes[found.sale.number] = code
        self.choose(found.sale.number)

    def _close(self, failure: Refusal | Trouble) -> None:
        """Say why nothing is shown, and put the receipt before it away: nobody takes it for the one in the hand."""
        self._chosen = ""
        self._view.show_detail(None)
        self._announcer.refuse(failure)

    def choose_kind(self, kind: str) -> None:
        """Show `all`, only each `sale`, or what went `back`."""
        self._kind = kind
        self._show_rows()

    def choose_day(self, day: str) -> None:
        """Show one business day, as `2026-11-20`, or all where it is empty."""
        self._day = day
        self._show_rows()

    def show_again(self) -> None:
        """Show the chosen receipt as it is now, as after a line of it was moved."""
        self._show()

    def choose(self, number: str) -> None:
        """Show one receipt in full; any receipt of this book, however old."""
        self._chosen = number
        try:
            entry = self._entry(number)
        except (Refusal, Trouble) as failure:
            self._close(failure)
            return
        self._view.show_detail(self._detail(entry))

    # -- paper -------------------------------------------------------------------------------------------------

    def preview(self, number: str) -> None:
        """Show the receipt as it was printed."""
        self._papers.show(self._entry(number).recorded)

    def reprint(self, number: str) -> None:
        """Print a receipt again, marked as a copy."""
        try:
            self._desks.undoing.reprint(number, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
        else:
            self._announcer.tell(Saying("copy_printed", code=number))

    # -- undoing -----------------------------------------------------------------------------------------------

    def void(self, draft: RefundDraft) -> None:
        """Undo a whole sale of this shift, once a shift lead agrees."""
        self._approvals.ask("void", lambda lead: self._void(draft, lead), code=draft.receipt)

    def change_refund(self, draft: RefundDraft) -> None:
        """Show what goes back for the chosen pieces."""
        try:
            found = self._find(draft.receipt)
        except Refusal as refusal:
            self._announcer.refuse(refusal)
            return
        try:
            back = self._worth(found, draft)
        except Refusal as refusal:
            self._announcer.refuse(refusal)
            return
        self._view.show_refund_amount(back.paid_minor, back.rounding_minor, back.card_minor)

    def refund(self, draft: RefundDraft) -> None:
        """Take pieces back, once a shift lead agrees; what a card paid goes back in cash only where somebody wrote why."""
        try:
            back = self._worth(self._find(draft.receipt), draft)
            if back.beyond_minor and not draft.words:
                raise CardMoneyInCash(draft.receipt, back.beyond_minor)
        except Refusal as refusal:
            self._announcer.refuse(refusal)
            return
        question: QuestionKey = "refund_in_cash" if back.beyond_minor else "refund"
        minor = back.beyond_minor or back.paid_minor
        self._approvals.ask(question, lambda lead: self._refund(draft, lead), code=draft.receipt, minor=minor)

    def _void(self, draft: RefundDraft, lead: Person) -> None:
        number, reason = draft.receipt, self._reason(draft)
        act = self._desks.undoing.void
        if self._try(lambda: act(number, by=self._session.by, reason=reason, approved_by=lead.code), "voided", number):
            self._view.end_refund()
            self._show()

    def _reason(self, draft: RefundDraft) -> str:
        return " · ".join(filter(None, (self._words.reason(draft.reason), draft.words)))

    def _refund(self, draft: RefundDraft, lead: Person) -> None:
        reason = self._reason(draft)
        why_cash = self._words.reason("card_in_cash") if draft.words else ""
        pieces = {int(key): quantity for key, quantity in draft.pieces}
        done = self._try(
            lambda: self._desks.undoing.refund(
                self._codes.get(draft.receipt, draft.receipt),
                pieces,
                by=self._session.by,
                reason=reason,
                approved_by=lead.code,
                restocked=draft.reason != "faulty",
                in_cash=why_cash if draft.in_cash else None,
            ),
            "refunded",
            draft.receipt,
        )
        if done:
            self._view.end_refund()
            self._show()

    # -- inside ------------------------------------------------------------------------------------------------

    def _try(self, act: Callable[[], Recorded], said: SayingKey, number: str) -> bool:
        try:
            recorded = act()
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return False
        self._committed(recorded)
        self._announcer.tell(Saying(said, code=number))
        fact = recorded.fact
        if isinstance(fact, (Refund, Void)):
            sums = {
                method: sum(each.amount_minor for each in fact.payments if each.method is method) for method in Method
            }
            self._money_back.show_money_back(MoneyBack(number, sums[Method.CASH], sums[Method.CARD]))
        return True

    def _show_rows(self) -> None:
        self._view.show_receipts(self._list.rows(self._query, self._kind, self._day))

    def _show(self) -> None:
        self._view.show_days(self._list.days())
        self._show_rows()
        entry = self._entry(self._chosen) if self._chosen in self._codes else self._list.entries.get(self._chosen)
        self._view.show_detail(None if entry is None else self._detail(entry))

    def _entry(self, number: str) -> Entry:
        """Return a receipt from the list, or from the book where it is older than the list."""
        known = self._list.entries.get(number)
        if known is not None:
            return known
        found = self._find(number)
        if found.is_of_another_till:
            return self._list.of_another_till(found)
        self._list.learn(found.recorded)
        for undoing in self._desks.book.journal.undoings(found.recorded.stamp.id):
            self._list.learn(undoing)
        return self._list.entries[found.sale.number]

    def _find(self, number: str) -> Found:
        return self._desks.undoing.find(self._codes.get(number, number))

    def _detail(self, entry: Entry) -> ReceiptDetail:
        found = None
        if entry.kind == "sale":
            found = self._find(entry.number)
        is_mine = found is None or not found.is_of_another_till
        opened = self._desks.shifts.current()
        may_undo = opened is not None and self._session.may(Act.UNDO) and found is not None
        in_shift = found is not None and opened is not None and found.sale.shift == getattr(opened.fact, "shift", 0)
        return ReceiptDetail(
            row=self._list.row(entry),
            cashier=self._desks.person_name(entry.recorded.stamp.by),
            lines=self._list.lines(entry, found),
            may_refund=may_undo and found is not None and any(found.left),
            may_void=may_undo and is_mine and in_shift and found is not None and not found.is_touched,
            may_move=may_undo and is_mine and found is not None and any(found.left),
            till="" if is_mine else entry.recorded.stamp.device,
        )

    def _worth(self, found: Found, draft: RefundDraft) -> GoingBack:
        """Return what goes back for the pieces, and how: in cash that is rounded to coins."""
        pieces = {int(key): quantity for key, quantity in draft.pieces}
        return self._desks.undoing.worth(found, pieces, in_cash=draft.in_cash)


def _number_in(code: str) -> str:
    """Return the number in a receipt's bar code.

    Raises:
        LabelNotReceipt: it is the label of goods, which are in the cashier's hand as often as the receipt.
        CodeNotReadable: it is what is left of a longer code.
        WrongCheckDigit: it has a mistake.
    """
    if is_item_code(code):
        raise LabelNotReceipt(code)
    if len(code) > _NUMBER_CHARACTERS_MAX:
        raise CodeNotReadable
    return read_paper_number(code)
