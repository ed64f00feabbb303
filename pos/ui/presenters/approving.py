"""Asking before an act: "is this meant?", or the shift lead's PIN for one act, without anyone signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import LockedOut, Refusal, SamePerson, WrongSecret
from pos.domain.rights import Act, may
from pos.ui.presenters.session import name_of
from pos.ui.presenters.sign_in import person_tile
from pos.ui.rows.sayings import NO_NAME, Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import Person
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.asking import Question
    from pos.ui.rows.names import Name
    from pos.ui.rows.people import PersonTile
    from pos.ui.rows.sayings import QuestionKey


class ConfirmView(Protocol):
    """A question with a yes."""

    def ask(self, question: Question) -> None:
        """Ask it."""


class Confirmations:
    """Asks whether something is really meant, and does it when it is.

    Args:
        view: the sheet.
        words: gives the question.
    """

    def __init__(self, view: ConfirmView, words: Words) -> None:
        self._view = view
        self._words = words
        self._then: Callable[[], object] | None = None

    def ask(
        self,
        key: QuestionKey,
        then: Callable[[], object],
        *,
        name: Name = NO_NAME,
        code: str = "",
        minor: int = 0,
    ) -> None:
        """Ask; `then` is done when the answer is yes."""
        self._then = then
        self._view.ask(self._words.question(key, name=name, code=code, minor=minor))

    def confirm(self) -> None:
        """Do what was asked about."""
        then, self._then = self._then, None
        if then is not None:
            then()

    def dismiss(self) -> None:
        """Leave it."""
        self._then = None


class ApprovalView(Protocol):
    """What an approval asks of its sheet."""

    def ask(self, title: str, words: str, people: tuple[PersonTile, ...]) -> None:
        """Ask one of these people to approve."""

    def refuse_below(self, text: str) -> None:
        """Say on the sheet from which this was wished, where one is open, that there is nobody to ask."""

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        """Say that the PIN is wrong."""

    def show_refusal(self, text: str) -> None:
        """Say why this person cannot approve."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class Approvals:
    """Asks a second person, and lets the act go on when they agree.

    Args:
        view: the sheet.
        desks: the till's people.
        session: who asks.
        words: words what is to be approved.
        announcer: says so when nobody here could approve.
    """

    def __init__(self, view: ApprovalView, desks: Desks, session: Session, words: Words, announcer: Announcer) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._then: Callable[[Person], None] | None = None
        self._act = Act.APPROVE_AT_TILL  # what is being asked about

    def ask(
        self,
        what: QuestionKey,
        then: Callable[[Person], None],
        *,
        why: Refusal | None = None,
        code: str = "",
        minor: int = 0,
        act: Act = Act.APPROVE_AT_TILL,
    ) -> None:
        """Ask for an approval at the till.

        Args:
            what: the key of the question that words what is to be approved.
            then: gets the approver and does the act.
            why: the refusal that made an approval necessary.
            code: the number it is about.
            minor: the amount it is about.
            act: what the approver must have the right to.
        """
        self._act = act
        entitled = [one for one in self._desks.people.people() if may(one, act) and one.code != self._session.by]
        others = [one for one in entitled if one.secret_hash]  # whose PIN the till can check
        without = [Saying("no_pin_here", name_of(one), tone="warn") for one in entitled if not one.secret_hash][:2]
        if not others:
            alone = SamePerson(self._act.value)
            self._announcer.refuse(alone)
            self._view.refuse_below(self._words.failure(alone))
            if without:
                self._announcer.tell(without[0])
            return
        question = self._words.question(what, code=code, minor=minor)
        words = question.words if why is None else self._words.failure(why)
        self._then = then
        words = "\n".join([words, *map(self._words.saying, without)])
        self._view.ask(question.title, words, tuple(person_tile(self._desks, one) for one in others))

    def answer(self, code: str, pin: str) -> None:
        """Take a person's PIN; when it is right the act goes on."""
        if self._then is None:
            return
        try:
            person = self._desks.people.approve(code, pin, self._act, asked_by=self._session.by)
        except WrongSecret as refusal:
            self._view.show_wrong_pin(refusal.attempts_left)
        except (LockedOut, Refusal) as refusal:
            self._view.show_refusal(self._words.failure(refusal))
        else:
            then, self._then = self._then, None
            self._view.close_sheet()
            then(person)

    def dismiss(self) -> None:
        """Drop the act: nobody approved it."""
        self._then = None
