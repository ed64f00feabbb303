"""Cash in and out of the drawer without a sale: noted with its reason, with a slip; what a cashier takes out, a lead approves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal, ShiftNotOpen
from pos.domain.facts import Purpose
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.counting import CashWish
    from pos.ui.rows.sayings import SayingKey


class CashView(Protocol):
    """Asks for a movement of cash."""

    def ask(self) -> None:
        """Ask."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class CashMoving:
    """The sheet for cash in and out.

    Args:
        view: the sheet.
        desks: the shift of this till.
        session: who moves it.
        approvals: asks the shift lead before a cashier takes cash out.
        announcer: says what was done.
        words: words refusals.
        committed: told each recorded fact.
    """

    def __init__(
        self,
        view: CashView,
        *,
        desks: Desks,
        session: Session,
        approvals: Approvals,
        announcer: Announcer,
        words: Words,
        committed: Committed,
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._approvals = approvals
        self._announcer = announcer
        self._words = words
        self._committed = committed

    def ask(self) -> None:
        """Ask, while a shift is open."""
        if self._desks.shifts.current() is None:
            self._announcer.refuse(ShiftNotOpen())
        else:
            self._view.ask()

    def choose(self, wish: CashWish) -> None:
        """Move the cash; what a cashier takes out waits for the shift lead's word."""
        if wish.amount_minor > 0 or self._session.may(Act.APPROVE_AT_TILL):
            self.move(wish)
        else:
            minor = -wish.amount_minor
            self._approvals.ask("cash_out", lambda lead: self.move(wish, approved_by=lead.code), minor=minor)

    def move(self, wish: CashWish, *, approved_by: str = "") -> None:
        """Record the movement, open the drawer, print the slip."""
        try:
            recorded = self._desks.shifts.move_cash(
                by=self._session.by,
                amount_minor=wish.amount_minor,
                purpose=Purpose(wish.purpose),
                reason=wish.reason,
                approved_by=approved_by,
            )
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
            return
        self._view.close_sheet()
        self._committed(recorded)
        key: SayingKey = "cash_taken_out" if wish.amount_minor < 0 else "cash_put_in"
        self._announcer.tell(Saying(key, minor=abs(wish.amount_minor)))
