"""Baskets on hold: put aside for a customer who will be back, taken up again, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ui.presenters.basket_rows import held_rows
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Confirmations
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.presenters.shelf import Shelf
    from pos.ui.rows.till import HeldBasket


class HeldView(Protocol):
    """Shows the baskets that were put aside."""

    def show_held(self, held: tuple[HeldBasket, ...]) -> None:
        """Show them."""


class HoldView(Protocol):
    """Asks under which name a basket is put aside."""

    def ask(self, suggestion: str) -> None:
        """Ask."""


class Holding:
    """The held baskets.

    Args:
        view: the sheet of the held baskets.
        naming: asks for the name of one more.
        desks: the counter.
        session: who gives a basket up.
        shelf: begins anew when a basket is put aside.
        confirmations: asks before one is given up.
        announcer: says what was done.
        words: names the baskets.
        attempt: does an act and shows the basket, or says why not.
    """

    def __init__(
        self,
        view: HeldView,
        naming: HoldView,
        desks: Desks,
        session: Session,
        shelf: Shelf,
        *,
        confirmations: Confirmations,
        announcer: Announcer,
        words: Words,
        attempt: Callable[[Callable[[], object]], bool],
    ) -> None:
        self._view = view
        self._naming = naming
        self._desks = desks
        self._session = session
        self._shelf = shelf
        self._confirmations = confirmations
        self._announcer = announcer
        self._words = words
        self._attempt = attempt

    def hold(self) -> None:
        """Ask under which name the basket is put aside; its place in the row will do."""
        if self._desks.checkout.basket.lines:
            self._naming.ask(str(len(self._desks.checkout.held()) + 1))

    def put_aside(self, name: str) -> None:
        """Put the basket aside under a name."""
        if self._attempt(lambda: self._desks.checkout.hold(name)):
            self._announcer.tell(Saying("held", tone="note"))
            self._shelf.start_over()

    def present(self) -> None:
        """Show the baskets that were put aside."""
        self._view.show_held(held_rows(self._desks, self._words))

    def recall(self, key: str) -> None:
        """Take a basket back; the one at the counter takes its place."""
        self._attempt(lambda: self._desks.checkout.recall(self._id(key)))

    def discard(self, key: str) -> None:
        """Ask whether a basket should be given up; what the customer saw the sum of becomes facts."""
        row = next(one for one in held_rows(self._desks, self._words) if one.key == key)
        name = Name(row.label, row.label)
        self._confirmations.ask("discard_held", lambda: self._give_up(key), name=name, minor=row.total_minor)

    def _give_up(self, key: str) -> None:
        if self._attempt(lambda: self._desks.checkout.discard(self._id(key), by=self._session.by)):
            self._announcer.tell(Saying("discarded", tone="note"))
        self.present()

    def _id(self, key: str) -> UUID:
        return next(basket.id for basket in self._desks.checkout.held() if str(basket.id) == key)
