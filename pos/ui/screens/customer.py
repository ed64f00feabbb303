"""The customer's window, made when it is first opened: a start does not wait for what few tills use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.names import Name
    from pos.ui.rows.till import BasketLine, BasketTotals
    from pos.ui.views.customer import CustomerView


class CustomerScreen:
    """A window that may not be there; what it is told meanwhile is nothing to anyone.

    Args:
        desk: look and speech.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.view: CustomerView | None = None

    def set_open(self, *, is_open: bool) -> None:
        """Open the window on the second screen where there is one, or hide it."""
        if is_open and self.view is None:
            from pos.ui.views.customer import CustomerView

            self.view = CustomerView(self._desk)
        if self.view is not None:
            self.view.set_open(is_open=is_open)

    def show_welcome(self, bazaar: Name) -> None:
        """Greet the next customer."""
        if self.view is not None:
            self.view.show_welcome(bazaar)

    def show_basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals) -> None:
        """Show what is rung up."""
        if self.view is not None:
            self.view.show_basket(lines, totals)

    def show_due(self, minor: int) -> None:
        """Show what is to be paid."""
        if self.view is not None:
            self.view.show_due(minor)

    def show_change(self, minor: int) -> None:
        """Show what goes back."""
        if self.view is not None:
            self.view.show_change(minor)

    def show_refund(self, minor: int) -> None:
        """Show what is given back for goods that came back."""
        if self.view is not None:
            self.view.show_refund(minor)

    def close(self) -> None:
        """Take the window away with the program."""
        if self.view is not None:
            self.view.set_open(is_open=False)
            self.view.deleteLater()
            self.view = None
