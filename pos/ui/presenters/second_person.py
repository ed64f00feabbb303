"""The second person of an act at the register, who is asked for a secret on the spot; the register itself proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import LockedOut, Refusal, SamePerson, WrongSecret
from pos.domain.rights import Act, may
from pos.domain.troubles import Trouble
from pos.ui.presenters.sign_in import person_tile

if TYPE_CHECKING:
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks


class SecondPerson:
    """Asks for one, and says why the register did not take their word.

    Args:
        view: the sheet; its answer goes to whoever asked.
        desks: the people.
        announcer: says so when nobody else could approve.
        words: words refusals.
    """

    def __init__(self, view: ApprovalView, desks: Desks, announcer: Announcer, words: Words) -> None:
        self._view = view
        self._desks = desks
        self._announcer = announcer
        self._words = words

    def ask(self, title: str, words: str, *, but: str) -> bool:
        """Ask one of those who may approve, and return whether there is any.

        Args:
            title: what is to be approved, in a word.
            words: what exactly.
            but: the code of the first person.
        """
        people = [one for one in self._desks.people.people() if may(one, Act.APPROVE_PAYOUT) and one.code != but]
        if not people:
            alone = SamePerson(Act.APPROVE_PAYOUT.value)
            self._announcer.refuse(alone)
            self._view.refuse_below(self._words.failure(alone))
            return False
        self._view.ask(title, words, tuple(person_tile(self._desks, one) for one in people))
        return True

    def close(self) -> None:
        """Put the sheet away: the act is done."""
        self._view.close_sheet()

    def failed(self, error: Exception) -> None:
        """Say on the sheet why the act was not done."""
        if isinstance(error, WrongSecret):
            self._view.show_wrong_pin(error.attempts_left)
        elif isinstance(error, (LockedOut, Refusal, Trouble)):
            self._view.show_refusal(self._words.failure(error))
        else:
            raise error
