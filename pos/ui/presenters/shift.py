"""The shift screen: open with a counted float, read at any time, count blind, compare, close.

What the drawer should hold is shown only after the count is in the book. Coming back to the screen counts anew: a recount is a
second fact, and the last one holds.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import BasketsOpen, CashNotCounted, DifferenceTooLarge, Refusal, ShiftNotOpen
from pos.domain.facts import Counted, ShiftClosed, ShiftCounted, ShiftOpened
from pos.domain.money import CURRENCIES
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.ui.rows.counting import CloseResult, ClosingCount, Count, ShiftCard
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.record import Recorded
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session


class ShiftOpenView(Protocol):
    """What opening asks of its screen."""

    def show_days(self, days: tuple[date, ...], chosen: date) -> None:
        """Show the business days."""

    def show_denominations(self, denominations: tuple[int, ...]) -> None:
        """Ask for these notes and coins."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be opened."""

    def clear(self) -> None:
        """Count nothing again."""


class ShiftCloseView(Protocol):
    """What closing asks of its screen."""

    def show_shift(self, shift: ShiftCard) -> None:
        """Begin the closing."""

    def show_denominations(self, denominations: tuple[int, ...]) -> None:
        """Ask for these notes and coins."""

    def show_result(self, result: CloseResult) -> None:
        """Show the count against the book."""

    def show_report(self, png: bytes) -> None:
        """Show the Z-report."""

    def show_reason_missing(self) -> None:
        """Ask for the reason of a difference."""

    def show_refusal(self, text: str) -> None:
        """Say why the count or the closing is not accepted."""


class DrawerAsker(Protocol):
    """Asks why the drawer is opened without a sale."""

    def ask(self) -> None:
        """Ask."""


class ShiftPlace(Protocol):
    """The place that shows the one screen or the other."""

    def show_opening(self) -> None:
        """Show the opening screen."""

    def show_closing(self) -> None:
        """Show the closing screen."""


class ShiftPresenter:
    """The shift screen.

    Args:
        place: shows the opening or the closing.
        opening, closing: the two screens.
        drawer: asks why the drawer is opened without a sale.
        desks: the shift of this till.
        session: who opens and closes.
        approvals: asks the shift lead about a difference.
        papers: shows the X- and the Z-report.
        announcer: says what was done.
        words: words refusals and titles.
        committed: told each recorded fact.
        opened: told that selling may begin.
        closed: told that the shift is over and was looked at.
    """

    def __init__(
        self,
        place: ShiftPlace,
        opening: ShiftOpenView,
        closing: ShiftCloseView,
        *,
        drawer: DrawerAsker,
        desks: Desks,
        session: Session,
        approvals: Approvals,
        papers: PaperDesk,
        announcer: Announcer,
        words: Words,
        committed: Committed,
        opened: Callable[[], None],
        closed: Callable[[], None],
    ) -> None:
        self._place = place
        self._opening = opening
        self._closing = closing
        self._drawer = drawer
        self._desks = desks
        self._session = session
        self._approvals = approvals
        self._papers = papers
        self._announcer = announcer
        self._words = words
        self._committed = committed
        self._opened = opened
        self._closed = closed
        self._report: Recorded | None = None
        self._is_card_unknown = False  # at the last count

    def present(self) -> None:
        """Show the opening where no shift is open, else the closing with nothing counted."""
        opened = self._desks.shifts.current()
        if opened is None:
            self._announcer.take_back(ShiftNotOpen())  # whoever was told so is where a shift is opened now
            self._show_opening()
        else:
            self._show_closing(opened)

    # -- opening -----------------------------------------------------------------------------------------------

    def open(self, day: date, count: Count) -> None:
        """Open a shift with the counted float."""
        try:
            recorded = self._desks.shifts.open(by=self._session.by, day=day, counted=counted_of(count))
        except (Refusal, Trouble) as failure:
            self._opening.show_refusal(self._words.failure(failure))
            return
        self._committed(recorded)
        self._announcer.tell(Saying("shift_opened"))
        self._opened()

    def _show_opening(self) -> None:
        bazaar = self._desks.book.catalogue.bazaar()
        days = business_days(bazaar.first_day, bazaar.last_day)
        today = self._desks.zoned(self._desks.book.around.now()).date()
        self._opening.clear()
        self._opening.show_days(days, min(days, key=lambda day: abs(day - today)))
        self._opening.show_denominations(CURRENCIES[bazaar.currency].notes_minor)
        self._place.show_opening()

    # -- closing -----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Show the X-report; as it tells the takings before a blind count, a cashier needs the shift lead's word."""
        try:
            figures = self._desks.shifts.figures()
        except Refusal as refusal:
            self._announcer.refuse(refusal)
            return
        title = self._words.question("x_report").title
        if self._session.may(Act.APPROVE_AT_TILL):
            self._papers.show_reading(figures, by=self._session.by, title=title)
        else:
            by = self._session.by
            self._approvals.ask("x_report", lambda _lead: self._papers.show_reading(figures, by=by, title=title))

    def ask_drawer(self) -> None:
        """Ask why the drawer is opened without a sale; without a shift it stays shut."""
        if self._desks.shifts.current() is None:
            self._announcer.refuse(ShiftNotOpen())
        else:
            self._drawer.ask()

    def open_drawer(self, reason: str) -> None:
        """Open the drawer without a sale; that is a fact."""
        try:
            recorded = self._desks.shifts.open_drawer(by=self._session.by, reason=reason)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
        else:
            self._committed(recorded)
            self._announcer.tell(Saying("drawer_opened", tone="note"))

    def count(self, count: ClosingCount) -> None:
        """Record what lies in the drawer, and only then show what should."""
        try:
            recorded = self._desks.shifts.count(
                by=self._session.by, counted=counted_of(count.cash), card_minor=count.card_minor
            )
        except (Refusal, Trouble) as failure:
            self._closing.show_refusal(self._words.failure(failure))
            return
        self._committed(recorded)
        self._show_result(recorded)

    def miss(self) -> None:
        """Say what stands before the count is finished: what is open, or that nothing is counted yet."""
        waiting = len(self._desks.book.drafts.all())
        self._announcer.refuse(BasketsOpen(waiting) if waiting else CashNotCounted())

    def begin(self) -> None:
        """The count has begun, so that it is missing is said no more."""
        self._announcer.take_back(CashNotCounted())

    def recount(self) -> None:
        """Count once more: a second record; the first one stays in the book."""
        self.present()

    def close(self, reason: str, *, approved_by: str = "") -> None:
        """Freeze the Z-report.

        A difference above the limit needs a reason and the shift lead; a card machine that nobody read needs a reason.
        """
        if not reason and self._is_card_unknown:
            self._closing.show_reason_missing()
            return
        try:
            recorded = self._desks.shifts.close(by=self._session.by, reason=reason, approved_by=approved_by)
        except DifferenceTooLarge as refusal:
            if not reason:
                self._closing.show_reason_missing()
                return
            self._approvals.ask("difference", lambda lead: self.close(reason, approved_by=lead.code), why=refusal)
        except (Refusal, Trouble) as failure:
            self._closing.show_refusal(self._words.failure(failure))
        else:
            self._report = recorded
            self._committed(recorded)
            self._announcer.tell(Saying("shift_closed"))
            self._show_closed(recorded)

    def print_report(self) -> None:
        """Print the Z-report once more, marked as a copy."""
        if self._report is not None:
            self._papers.print(self._report, copy=True)

    def show_report(self) -> None:
        """Show the Z-report large, from where it can be saved."""
        if self._report is not None:
            self._papers.show(self._report)

    def leave(self) -> None:
        """Go on from the closed shift."""
        self._report = None
        self._closed()

    def _show_closing(self, opened: Recorded) -> None:
        self._closing.show_shift(self._card(opened))
        currency = CURRENCIES[self._desks.book.catalogue.bazaar().currency]
        self._closing.show_denominations(currency.notes_minor)
        waiting = len(self._desks.book.drafts.all())
        if waiting:
            self._closing.show_refusal(self._words.failure(BasketsOpen(waiting)))
        self._place.show_closing()

    def _card(self, opened: Recorded) -> ShiftCard:
        fact = opened.fact
        if not isinstance(fact, ShiftOpened):
            raise TypeError(fact.KIND)
        figures = self._desks.shifts.figures()
        return ShiftCard(
            number=str(fact.shift),
            cashier=self._desks.person_name(opened.stamp.by),
            day=fact.day,
            opened_at=self._desks.zoned(opened.stamp.at),
            float_minor=fact.float_minor,
            sales=figures.sales,
            refunds=figures.refunds,
            voids=figures.voids,
        )

    def _show_result(self, recorded: Recorded) -> None:
        fact = recorded.fact
        if not isinstance(fact, ShiftCounted):
            raise TypeError(fact.KIND)
        figures = self._desks.shifts.figures()
        difference = abs(fact.counted_minor - figures.expected_minor)
        result = CloseResult(
            cash_expected_minor=figures.expected_minor,
            cash_counted_minor=fact.counted_minor,
            card_expected_minor=figures.card_minor,
            card_counted_minor=fact.card_minor,
            needs_reason=difference > self._desks.book.catalogue.bazaar().difference_limit_minor,
        )
        self._is_card_unknown = result.is_card_unknown
        self._closing.show_result(result)

    def _show_closed(self, recorded: Recorded) -> None:
        fact = recorded.fact
        if not isinstance(fact, ShiftClosed):
            raise TypeError(fact.KIND)
        self._closing.show_result(
            CloseResult(
                cash_expected_minor=fact.expected_minor,
                cash_counted_minor=fact.counted_minor,
                card_expected_minor=fact.card_minor,
                card_counted_minor=fact.card_counted_minor,
                needs_reason=False,
                is_closed=True,
            )
        )
        self._papers.picture(recorded, self._closing.show_report)


def counted_of(count: Count) -> tuple[Counted, ...]:
    """Return what was counted as facts hold it."""
    return tuple(
        Counted(denomination_minor=denomination, pieces=pieces) for denomination, pieces in count.pieces if pieces
    )


def business_days(first: date, last: date) -> tuple[date, ...]:
    """Return the days of a bazaar, both ends included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
