"""Being paid: from what is due to a sale that is in the book, and the paper after it.

The sheet goes through `AWAY → ASKING → DONE`. Once the sale is recorded nothing can be asked of it any more: whatever the printer
does, the next scan puts the sheet away and begins the next basket.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos.domain.basket import change_of, pay
from pos.domain.errors import CardExceedsDue, NotEnoughTendered, Refusal, ShiftNotOpen
from pos.domain.facts import Method, Sale
from pos.domain.money import CURRENCIES
from pos.domain.troubles import BookDamaged, Trouble
from pos.ui.presenters.receipt_rows import method_of
from pos.ui.rows.pay import Done, Due, Settling, Tender
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.money import Currency
    from pos.domain.record import Recorded
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.pay import PaperState

QUICK_MAX = 4


class Step(Enum):
    """Where the payment stands."""

    AWAY = "away"
    ASKING = "asking"
    DONE = "done"


class PayView(Protocol):
    """What paying asks of its sheet."""

    def show_due(self, due: Due) -> None:
        """Begin a payment."""

    def show_settling(self, settling: Settling) -> None:
        """Show what the tender comes to."""

    def show_refusal(self, text: str) -> None:
        """Say why the sale could not be completed."""

    def show_done(self, done: Done) -> None:
        """Show that the sale is in the book."""

    def show_paper(self, paper: PaperState) -> None:
        """Show where the receipt is."""

    def refuse_scan(self) -> None:
        """Say that a label was not added."""

    def open(self) -> None:
        """Lay the sheet over the window."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class PayPresenter:
    """The payment sheet.

    Args:
        view: the sheet.
        desks: the counter.
        session: who takes the money.
        words: words a refusal.
        announcer: says what keeps a payment from beginning.
        committed: told the sale once it is in the book.
        paper_state: where the paper of a sale goes first: `printing`, or `none` where receipts come only when asked for.
    """

    def __init__(
        self,
        view: PayView,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        committed: Committed,
        paper_state: Callable[[Recorded], PaperState],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._committed = committed
        self._paper_state = paper_state
        self._suggested: int | None = None
        self.step = Step.AWAY
        self.last: Recorded | None = None

    def begin(self) -> None:
        """Ask for the money; the customer sees the subtotal from here on."""
        if self._desks.shifts.current() is None:
            self._announcer.refuse(ShiftNotOpen())
            return
        checkout = self._desks.checkout
        if not checkout.basket.lines or self.step is not Step.AWAY:
            return
        try:
            total = checkout.subtotal_minor()  # keeps the basket as one that was shown
            cash = checkout.cash_due_minor()
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        currency = CURRENCIES[self._desks.book.catalogue.bazaar().currency]
        self._suggested = None
        self.step = Step.ASKING
        self._view.show_due(Due(total, cash, quick_amounts(cash, currency), checkout.basket.pieces))
        self._view.open()

    def change(self, tender: Tender) -> None:
        """Show what the tender comes to."""
        if self.step is Step.ASKING:
            self._view.show_settling(self._settle(tender))
            self._refuse_card(tender)

    def complete(self, tender: Tender) -> None:
        """Record the sale, or say why not; the tender stays then."""
        if self.step is not Step.ASKING:
            return
        cash, card = self._amounts(tender)
        try:
            recorded = self._desks.checkout.pay(
                by=self._session.by, tendered_minor=cash, card_minor=card, reference=tender.reference
            )
        except BookDamaged:  # said at once, below the screen, beside the way out; the basket is still there
            self.put_away()
            self._announcer.beep()
            self._announcer.tell(Saying("sale_not_saved", tone="bad", action="salvage"))
            return
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
            return
        self.step = Step.DONE
        self.last = recorded
        self._view.show_done(done_of(recorded, self._paper_state(recorded)))
        self._committed(recorded)

    def paper_changed(self, number: str, paper: PaperState) -> None:
        """Follow the receipt of the sale that is shown."""
        if self.step is Step.DONE and _number(self.last) == number:
            self._view.show_paper(paper)

    def dismissed(self) -> None:
        """Follow the sheet that the person put away."""
        self.step = Step.AWAY

    def put_away(self) -> None:
        """Put the sheet away for the next customer."""
        self.step = Step.AWAY
        self._view.close_sheet()

    def refuse_scan(self) -> None:
        """Say on the sheet that nothing can be added while the money is counted."""
        self._view.refuse_scan()

    # -- inside ------------------------------------------------------------------------------------------------

    def _amounts(self, tender: Tender) -> tuple[int, int]:
        """Return the notes handed over and what the card is charged."""
        total = self._desks.checkout.basket.total_minor
        if tender.method == "card":
            return 0, total
        if tender.method == "cash":
            return tender.cash_minor or 0, 0
        return tender.cash_minor or 0, self._card(tender, total)

    def _card(self, tender: Tender, total_minor: int) -> int:
        """Return what the card is charged beside cash: what was typed, or else the rest."""
        typed = tender.card_minor
        if typed is not None and typed != self._suggested:
            return typed
        return max(0, total_minor - (tender.cash_minor or 0))

    def _refuse_card(self, tender: Tender) -> None:
        """Say at once that a card is charged too much: the amounts alone would look right."""
        total, (_, card) = self._desks.checkout.basket.total_minor, self._amounts(tender)
        if card > total:
            self._view.show_refusal(self._words.failure(CardExceedsDue(total, card)))

    def _settle(self, tender: Tender) -> Settling:
        total = self._desks.checkout.basket.total_minor
        cash, card = self._amounts(tender)
        prefill = None
        if tender.method == "both":
            is_typed = tender.card_minor is not None and tender.card_minor != self._suggested
            self._suggested = None if is_typed else card
            prefill = self._suggested
        due = card + self._desks.checkout.cash_due_minor(card)
        step = self._desks.book.catalogue.bazaar().cash_step_minor
        try:
            paid = pay(total, tendered_minor=cash, card_minor=card, cash_step_minor=step)
        except NotEnoughTendered as refusal:
            missing = refusal.due_minor - refusal.tendered_minor
            return Settling(due, missing, 0, prefill, is_ready=False, rounding_minor=due - total)
        except CardExceedsDue:
            return Settling(due, 0, 0, prefill, is_ready=False)
        return Settling(due, 0, paid.change_minor, prefill, is_ready=True, rounding_minor=due - total)


def quick_amounts(due_minor: int, currency: Currency) -> tuple[int, ...]:
    """Return what a customer is likely to hand over for an amount: it, rounded up to each note in turn.

    Coins below one major unit are left out: nobody is offered the exact amount twice. The one note that is enough by itself is
    among them, and what only small change would make is left out for it.
    """
    notes = [note for note in currency.notes_minor if note >= currency.unit_minor]
    likely = sorted({-(-due_minor // note) * note for note in notes} - {due_minor})
    enough = next((place for place, amount in enumerate(likely, 1) if amount in notes), 0)
    first = max(0, enough - QUICK_MAX)
    return tuple(likely[first : first + QUICK_MAX])


def done_of(recorded: Recorded, paper: PaperState) -> Done:
    """Return what the sheet shows of a recorded sale."""
    sale = recorded.fact
    if not isinstance(sale, Sale):
        raise TypeError(sale.KIND)
    cash = (one.tendered_minor or one.amount_minor for one in sale.payments if one.method is Method.CASH)
    return Done(
        sale.number,
        sale.paid_minor,
        change_of(sale.payments),
        paper,
        method_of(sale.payments),
        tendered_minor=sum(cash),
        card_minor=sum(one.amount_minor for one in sale.payments if one.method is Method.CARD),
    )


def _number(recorded: Recorded | None) -> str:
    return "" if recorded is None else str(getattr(recorded.fact, "number", ""))
