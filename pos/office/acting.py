"""The ids of acts whose outcome is not known yet.

When no answer comes from the register, the act may have happened. Whoever asks for the same act again (the same button, the same
words) sends the same id, so it happens once. An answer, good or bad, ends the act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pos.domain.troubles import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from uuid import UUID

T = TypeVar("T")


class Acting:
    """Gives each act its id, and the same one until the register has answered.

    Args:
        new_id: makes a UUIDv7.
    """

    def __init__(self, new_id: Callable[[], UUID]) -> None:
        self._new_id = new_id
        self._unanswered: dict[Hashable, UUID] = {}

    def do(self, act: Hashable, ask: Callable[[UUID], T]) -> T:
        """Ask for an act with its id.

        Args:
            act: what is asked for, in values that are the same when it is asked for again.
            ask: asks the register with the id.

        Raises:
            Trouble: no answer; the act keeps its id.
            Refusal: the register said no.
        """
        identity = self._unanswered.setdefault(act, self._new_id())
        try:
            answer = ask(identity)
        except Trouble:
            raise
        except BaseException:
            del self._unanswered[act]
            raise
        del self._unanswered[act]
        return answer
