"""Whose accounts are looked at: those of this machine's bazaar, or of another one that the register holds in the same money.

Each bazaar has pages of its own, made for it when somebody first goes there, so nothing that is known, asked or begun in one can
come to another. Who leaves goes back to the own bazaar, and the pages of the others are thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble
from pos.ui.rows.bazaars import BazaarRow
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard
    from pos.ui.presenters.lanes import Lanes


class BazaarsRoom(Protocol):
    """The register as the signed-in person sees it; asked on the wire lane only."""

    @property
    def code(self) -> str:
        """The code of this machine's bazaar."""

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return the bazaars in this one's money, this one first."""

    def lists(self, bazaar: str) -> tuple[tuple[FamilyCard, ...], tuple[ItemCard, ...]]:
        """Return the families and the items of a bazaar."""


class BazaarPages(Protocol):
    """The pages of every bazaar that somebody went to; those of one are shown."""

    @property
    def shown(self) -> str:
        """The code of the bazaar whose pages are shown."""

    @property
    def is_covered(self) -> bool:
        """Whether a sheet lies over them, which belongs to the bazaar that is shown."""

    def offer(self, bazaars: tuple[BazaarRow, ...]) -> None:
        """Offer what can be chosen, with the one that is shown; nothing is chosen from fewer than two."""

    def has(self, bazaar: str) -> bool:
        """Tell whether a bazaar has its pages."""

    def make(self, plan: Bazaar, families: tuple[FamilyCard, ...], items: tuple[ItemCard, ...]) -> None:
        """Make the pages of another bazaar."""

    def show(self, bazaar: str) -> None:
        """Show the pages of a bazaar."""

    def throw_away(self) -> None:
        """Show the own pages, and throw all others away, with every answer that is still on its way to them."""


class BazaarsPresenter:
    """The choice of a bazaar.

    Args:
        pages: the accounts.
        room: the register.
        lanes: asks it.
    """

    def __init__(self, pages: BazaarPages, *, room: BazaarsRoom, lanes: Lanes) -> None:
        self._pages = pages
        self._room = room
        self._lanes = lanes
        self._plans: tuple[Bazaar, ...] = ()
        self._session = 0
        self._wanted = 0

    def present(self) -> None:
        """Offer what is known, and ask the register anew; where it does not answer, the pages themselves say so."""
        mine = self._session

        def take(plans: tuple[Bazaar, ...]) -> None:
            if mine == self._session:
                self._plans = plans
                self._offer()

        def fail(error: Exception) -> None:
            if not isinstance(error, (Refusal, Trouble)):
                self._lanes.failed(error)

        self._offer()
        self._lanes.fetch(self._room.bazaars, take, fail)

    def choose(self, bazaar: str) -> None:
        """Go over to a bazaar; what was chosen before and has not come yet is wanted no more."""
        self._wanted += 1
        self._offer()  # until its pages are there, the box shows whose are shown
        plan = next((one for one in self._plans if one.code == bazaar), None)
        if plan is None or bazaar == self._pages.shown or self._pages.is_covered:
            return
        if self._pages.has(bazaar):
            self._go(bazaar)
            return
        mine = self._wanted

        def take(told: tuple[tuple[FamilyCard, ...], tuple[ItemCard, ...]]) -> None:
            if mine == self._wanted and not self._pages.is_covered:
                self._pages.make(plan, *told)
                self._go(bazaar)

        def fail(error: Exception) -> None:
            if mine == self._wanted:
                self._lanes.failed(error)

        self._lanes.fetch(lambda: self._room.lists(bazaar), take, fail)

    def show_own(self) -> None:
        """Go back to the own bazaar."""
        self._wanted += 1
        if self._pages.shown != self._room.code:
            self._go(self._room.code)

    def forget(self) -> None:
        """Go back to the own bazaar and forget the others: the person has left."""
        self._session += 1
        self._wanted += 1
        self._plans = ()
        self._pages.throw_away()
        self._offer()

    def _go(self, bazaar: str) -> None:
        self._pages.show(bazaar)
        self._offer()

    def _offer(self) -> None:
        self._pages.offer(
            tuple(BazaarRow(one.code, Name(one.name_ar, one.name_en), one.first_day) for one in self._plans)
        )
