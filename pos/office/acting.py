"""The ids of acts whose outcome is not known yet.

When no answer comes from the register, the act may have happened. Whoever asks for the same act again (the same button, the same
words) sends the same id, so it happens once. A good answer ends the act. A refusal ends it only where nothing was asked before: a
session that has ended meanwhile, or a wrong secret, says nothing about the first time. Nor does anything else that goes wrong.

Whoever undoes an act knows what became of it. When the undoing is answered, the ids of what it undid are forgotten: asked for
once more it is a new act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.troubles import AnswerLost, RegisterNotUp, RegisterUnreachable
from pos.office.unanswered import Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

T = TypeVar("T")


class Acting:
    """Gives each act its id, and the same one until the register has answered.

    Args:
        new_id: makes a UUIDv7.
        unanswered: keeps the ids of what is not answered; without it they live as long as this does.
        place: where the acts are done, for the same words may be said in two bazaars.
    """

    def __init__(
        self, new_id: Callable[[], UUID], unanswered: Unanswered | None = None, place: tuple[str, ...] = ()
    ) -> None:
        self._new_id = new_id
        self._unanswered = unanswered or Unanswered()
        self._place = place

    def at(self, *place: str) -> Acting:
        """Return the same for one desk, or for one bazaar."""
        return Acting(self._new_id, self._unanswered, (*self._place, *place))

    def do(
        self,
        act: tuple[object, ...],
        ask: Callable[[UUID], T],
        *,
        matter: tuple[object, ...] = (),
        ends: tuple[object, ...] = (),
    ) -> T:
        """Ask for an act with its id.

        Args:
            act: what is asked for, in values that are written the same when it is asked for again.
            ask: asks the register with the id.
            matter: what another act names that ends this one.
            ends: the matter of acts whose outcome is known when this one is answered, for it undid or followed them.

        Raises:
            AnswerLost: no answer, and the act keeps its id.
            Trouble: likewise; or its id could not be kept, and nothing was asked.
            Refusal: the register said no.
        """
        said, fresh, about = repr((*self._place, *act)), self._new_id(), self._words(matter)
        identity = self._unanswered.identity(said, fresh, about)
        try:
            answer = ask(identity)
        except Refusal as refusal:
            if identity == fresh or isinstance(refusal, DamagedMessage):
                self._unanswered.answered(said, about)
            raise
        except RegisterNotUp:
            raise
        except RegisterUnreachable as trouble:
            raise AnswerLost(trouble.detail) from trouble
        self._unanswered.answered(said, about, ends=self._words(ends))
        return answer

    def _words(self, matter: tuple[object, ...]) -> str:
        return repr((*self._place, *matter)) if matter else ""
