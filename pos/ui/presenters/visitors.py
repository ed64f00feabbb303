"""The hall counter at the foot of the shelf: in and out, and how full the hall is; only where it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.till.visitors import HallCount
from pos.ui.rows.till import HallState

if TYPE_CHECKING:
    from datetime import date

    from pos.till.visitors import HallChoice, Visitors
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.session import Desks


class HallView(Protocol):
    """Shows how full the hall is."""

    def show_state(self, state: HallState) -> None:
        """Show it; nothing at all where there is no limit."""


class HallCounter:
    """The hall counter.

    Args:
        view: the bar.
        desks: the till.
        announcer: says when the book cannot take a count now.
    """

    def __init__(self, view: HallView, desks: Desks, announcer: Announcer) -> None:
        self._view = view
        self._desks = desks
        self._announcer = announcer
        self._count = HallCount(desks.book)

    def present(self) -> None:
        """Show the count as it is kept."""
        self._show(self._count.read(self._today()))

    def come(self) -> None:
        """Count a visitor in."""
        if self._count.read(self._today()).limit:
            self._announcer.attempt(lambda: self._show(self._count.come(self._today())))

    def go(self) -> None:
        """Count a visitor out."""
        if self._count.read(self._today()).limit:
            self._announcer.attempt(lambda: self._show(self._count.go(self._today())))

    def switch(self) -> None:
        """Show the counter, or put it away; the choice holds after a restart."""
        self._announcer.attempt(self._count.switch)
        self.present()

    @property
    def choice(self) -> HallChoice:
        """Whether visitors are counted here, and up to how many."""
        return self._count.choice()

    def choose(self, *, is_on: bool, own_limit: int) -> None:
        """Count visitors from now on up to a limit, or no more."""
        self._announcer.attempt(lambda: self._count.choose(is_on=is_on, own_limit=own_limit))
        self.present()

    def _today(self) -> date:
        return self._desks.zoned(self._desks.book.around.now()).date()

    def _show(self, now: Visitors) -> None:
        self._view.show_state(HallState(now.inside, now.limit, now.is_full))
