"""What the customer sees: the basket, what is due, what goes back, what a refund gives back. Optional, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.basket import change_of
from pos.domain.facts import Refund, Sale, Void
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from pos.domain.record import Recorded
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.till import BasketLine, BasketTotals

NOTE = "customer_window"
_ON = "on"


class CustomerWindow(Protocol):
    """The window that faces the customer."""

    def show_welcome(self, bazaar: Name) -> None:
        """Greet."""

    def show_basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals) -> None:
        """Show what is rung up."""

    def show_due(self, minor: int) -> None:
        """Show what is to be paid."""

    def show_change(self, minor: int) -> None:
        """Show what goes back."""

    def show_refund(self, minor: int) -> None:
        """Show what is given back for goods that came back."""

    def set_open(self, *, is_open: bool) -> None:
        """Open the window on the second screen where there is one, or close it."""


class Showing:
    """Keeps the customer's window up to date while it is open.

    Args:
        window: the window.
        desks: the till, whose book keeps the choice.
        announcer: says when the book cannot keep it now.
    """

    def __init__(self, window: CustomerWindow, desks: Desks, announcer: Announcer) -> None:
        self._window = window
        self._desks = desks
        self._announcer = announcer

    @property
    def is_on(self) -> bool:
        """Whether the customer is shown anything."""
        return self._desks.book.noted(NOTE) == _ON

    def present(self) -> None:
        """Open the window where it was chosen."""
        self.welcome()
        self._window.set_open(is_open=self.is_on)

    def switch(self) -> None:
        """Open the window, or close it; the choice holds after a restart."""
        self._announcer.attempt(lambda: self._desks.book.note(NOTE, "" if self.is_on else _ON))
        self.present()

    def welcome(self) -> None:
        """Greet the next customer."""
        bazaar = self._desks.book.catalogue.bazaar()
        self._window.show_welcome(Name(bazaar.name_ar, bazaar.name_en))

    def basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals) -> None:
        """Show what is rung up; a greeting while that is nothing."""
        if lines:
            self._window.show_basket(lines, totals)
        else:
            self.welcome()

    def due(self, minor: int) -> None:
        """Show what is to be paid."""
        self._window.show_due(minor)

    def sold(self, recorded: Recorded) -> None:
        """Show what goes back of a recorded sale."""
        if isinstance(recorded.fact, Sale):
            self._window.show_change(change_of(recorded.fact.payments))

    def learn(self, recorded: Recorded) -> None:
        """Show what a refund or a void gives back, in cash and by card together; the next basket takes its place."""
        fact = recorded.fact
        if isinstance(fact, (Refund, Void)):
            self._window.show_refund(sum(payment.amount_minor for payment in fact.payments))
