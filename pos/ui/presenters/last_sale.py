"""What this till sold last: said to whoever comes after a restart, and printed once more when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.basket import change_of
from pos.domain.errors import Refusal
from pos.domain.facts import Method, Sale
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.ui.presenters.papers import number_of
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.session import Desks, Session


class LastSale:
    """The last sale of this till.

    Args:
        desks: the till's book and its undoing.
        session: who is here.
        announcer: says it.
    """

    def __init__(self, desks: Desks, session: Session, announcer: Announcer) -> None:
        self._desks = desks
        self._session = session
        self._announcer = announcer

    def tell(self) -> None:
        """Say what this till sold last in the shift that is open, as after a restart, and offer a copy."""
        opened, recorded = self._desks.shifts.current(), self._desks.book.journal.last_sale()
        if opened is None or recorded is None or not self._session.may(Act.SELL):
            return
        sale = recorded.fact
        if isinstance(sale, Sale) and sale.shift == getattr(opened.fact, "shift", 0):
            is_card = all(payment.method is Method.CARD for payment in sale.payments)
            self._announcer.tell(
                Saying(
                    "last_card_sale" if is_card else "last_sale",
                    code=sale.number,
                    minor=sale.paid_minor,
                    change_minor=change_of(sale.payments),
                    tone="note",
                    action="print_last",
                )
            )

    def reprint(self) -> None:
        """Print a copy of what this till sold last."""
        recorded = self._desks.book.journal.last_sale()
        if recorded is None:
            return
        number = number_of(recorded)
        try:
            self._desks.undoing.reprint(number, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
        else:
            self._announcer.tell(Saying("copy_printed", code=number))
