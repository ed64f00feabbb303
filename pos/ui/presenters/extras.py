"""What a counter may have besides: the hall counter with its limit, and the customer's window; switched under Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ui.rows.preferences import Extras

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.showing import Showing
    from pos.ui.presenters.visitors import HallCounter

OFF, BAZAAR = "off", "bazaar"


class ExtrasView(Protocol):
    """Shows the switches."""

    def show_extras(self, extras: Extras) -> None:
        """Show what is on."""


class ExtrasPresenter:
    """The switches of the counter's extras.

    Args:
        view: shows them.
        visitors: the hall counter.
        showing: the customer's window.
        shown: told when the customer's window came, so that it shows the basket.
    """

    def __init__(self, view: ExtrasView, visitors: HallCounter, showing: Showing, shown: Callable[[], None]) -> None:
        self._view = view
        self._visitors = visitors
        self._showing = showing
        self._shown = shown

    def present(self) -> None:
        """Show what is on."""
        choice = self._visitors.choice
        own = str(choice.own_limit) if choice.own_limit else BAZAAR
        self._view.show_extras(Extras(own if choice.is_on else OFF, choice.bazaar_limit, self._showing.is_on))

    def choose_hall(self, key: str) -> None:
        """Count visitors up to the `bazaar`'s limit or one of the till's own, or no more (`off`)."""
        if key == OFF:
            self._visitors.choose(is_on=False, own_limit=self._visitors.choice.own_limit)
        else:
            self._visitors.choose(is_on=True, own_limit=int(key) if key.isdigit() else 0)
        self.present()

    def choose_display(self, *, is_on: bool) -> None:
        """Open the customer's window, or close it."""
        if is_on != self._showing.is_on:
            self._showing.switch()
            self._shown()
        self.present()
