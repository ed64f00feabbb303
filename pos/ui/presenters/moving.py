"""Moving a sold line to the family that made it: what was parked, or credited to the wrong number; with the shift lead's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.troubles import Trouble
from pos.ui.presenters.unlisted import FamilyFinder
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import Person
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.receipts import MoveWish, ReceiptLine
    from pos.ui.rows.till import FamilyLook


class MoveView(Protocol):
    """Asks which line goes to whom."""

    def ask(self, receipt: str, lines: tuple[ReceiptLine, ...]) -> None:
        """Ask."""

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be moved."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class LineMoving:
    """The sheet that moves a line.

    Args:
        view: the sheet.
        desks: the till's undoing and its families.
        session: who asks.
        approvals: asks the shift lead.
        announcer: says what was done.
        words: words refusals.
        committed: told each recorded fact.
        shown: shows the receipt anew.
    """

    def __init__(
        self,
        view: MoveView,
        *,
        desks: Desks,
        session: Session,
        approvals: Approvals,
        announcer: Announcer,
        words: Words,
        committed: Committed,
        shown: Callable[[], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._approvals = approvals
        self._announcer = announcer
        self._words = words
        self._committed = committed
        self._shown = shown
        self._finder = FamilyFinder(desks)

    def ask(self, receipt: str, lines: tuple[ReceiptLine, ...]) -> None:
        """Ask about the lines that have not come back."""
        left = tuple(line for line in lines if line.refundable)
        if left:
            self._view.ask(receipt, left)

    def look(self, typed: str) -> None:
        """Say whose number is being typed."""
        self._view.show_family(self._finder.look(typed))

    def choose(self, wish: MoveWish) -> None:
        """Move the line, once a shift lead agrees."""
        self._approvals.ask("move_line", lambda lead: self._move(wish, lead), code=wish.receipt)

    def _move(self, wish: MoveWish, lead: Person) -> None:
        move = self._desks.undoing.move
        try:
            recorded = move(
                wish.receipt,
                int(wish.line),
                wish.family,
                by=self._session.by,
                reason=wish.reason,
                approved_by=lead.code,
            )
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
            return
        self._view.close_sheet()
        self._committed(recorded)
        name = self._desks.family_name(wish.family)
        self._announcer.tell(Saying("line_moved", name, code=wish.receipt))
        self._shown()
