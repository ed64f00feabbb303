"""The one notice below the screen: what was refused, what went well, what should be known.

It goes by itself where nothing is lost by it: what its button does is reached elsewhere too (a waiting paper by the pill of the
printer, the last receipt among the receipts, a stick on the page of sending), and a lasting state stands in the lines of the
frame. A refusal also goes when the next act is done, for its cause is gone. A trouble that needs a person stays until it is put
away.

The last thing said is kept as a value, so that it is said again in the other language when the screen changes its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import Refusal, ShiftNotOpen
from pos.domain.troubles import BookDamaged, DiskFull, PrinterTrouble, Trouble
from pos.ledger.durable import trouble_of
from pos.ui.rows.names import Notice
from pos.ui.rows.sayings import ActionKey, Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.ports import Failure, NoticeView, Words
    from pos.ui.rows.names import Tone

SECONDS = 6
ACTION_SECONDS = 20  # enough to read it, decide and reach for its button
ACTIONS: tuple[tuple[type[Refusal | Trouble], ActionKey], ...] = (
    (PrinterTrouble, "print_again"),
    (ShiftNotOpen, "open_shift"),
    (BookDamaged, "salvage"),
)
PASSED = (Refusal, DiskFull)  # what is over as soon as something was done, and written, again
ELSEWHERE = frozenset(
    {"print_again"}
)  # a trouble that the frame goes on saying, and where what to do about it is reached


class Announcer:
    """Says one thing at a time.

    Args:
        view: the line below the screen.
        words: gives the sentences.
        beep: sounds when something was refused.
    """

    def __init__(self, view: NoticeView, words: Words, beep: Callable[[], None]) -> None:
        self._view = view
        self._words = words
        self.beep = beep
        self._last: Failure | Saying | None = None
        self._next: Callable[[], None] | None = None

    def refuse(self, failure: Failure) -> None:
        """Say why something cannot be done, with a sound; a trouble stays until it is put away."""
        self.beep()
        self._say(failure)

    def tell(self, saying: Saying) -> None:
        """Say something that went well or should be known."""
        self._say(saying)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something that the book may not take now; say why not, and tell whether it was done."""
        before = self._last
        try:
            act()
        except (Refusal, Trouble) as failure:
            self.refuse(failure)
            return False
        self.settle(before)
        return True

    def failed(self, error: Exception) -> None:
        """Say what a lane reported: a refusal, or a trouble as a file that cannot be written; a bug is raised, to be logged."""
        if isinstance(error, OSError):
            error = trouble_of(error)
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        self.refuse(error)

    def then(self, tell: Callable[[], None]) -> None:
        """Have something told as soon as what is being said was put away; at once where nothing is."""
        if self._last is None:
            tell()
        else:
            self._next = tell

    def put_away(self) -> None:
        """What was being said was read, or its time is over: tell what waited for that."""
        tell = self._next
        self.clear()
        if tell is not None:
            tell()

    def clear(self) -> None:
        """Say nothing any more."""
        self._last = self._next = None
        self._view.clear_notice()

    def take_back(self, said: Failure | Saying) -> None:
        """Say nothing any more, if this is what is being said."""
        if self._last == said:
            self.clear()

    @property
    def said(self) -> Failure | Saying | None:
        """What is being said."""
        return self._last

    def settle(self, before: Failure | Saying | None) -> None:
        """Something was done: what had been refused before it is over, and so is what had kept the book from being written.

        Args:
            before: what was being said before it was done; what was said since stays.
        """
        if before is self._last and isinstance(before, PASSED):
            self.clear()

    def present(self) -> None:
        """Say the last thing again, as after a change of language."""
        if self._last is not None:
            self._say(self._last)

    def _say(self, what: Failure | Saying) -> None:
        if what != self._last:
            self._next = None  # it is about what was before
        self._last = what
        if isinstance(what, Saying):
            action = self._words.action(what.action) if what.action else ""
            self._view.show_notice(Notice(self._words.saying(what), what.tone, action, what.action, _seconds(what)))
        else:
            is_trouble = isinstance(what, Trouble)
            tone: Tone = "bad" if is_trouble else "warn"
            keys = [key for kind, key in ACTIONS if isinstance(what, kind)]
            action, key = (self._words.action(keys[0]), keys[0]) if keys else ("", "")
            seconds = 0 if is_trouble and key not in ELSEWHERE else _seconds_of(key)
            self._view.show_notice(Notice(self._words.failure(what), tone, action, key, seconds))


def _seconds(saying: Saying) -> int:
    return 0 if saying.tone == "bad" else _seconds_of(saying.action)


def _seconds_of(action: str) -> int:
    return ACTION_SECONDS if action else SECONDS
