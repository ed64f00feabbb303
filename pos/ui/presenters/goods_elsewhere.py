"""What left through other tills, asked of the register when a family's goods are counted.

Whoever has signed in there already is asked nothing; the PIN is asked for once more only where somebody wishes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import Refusal, SessionEnded, WrongSecret
from pos.domain.troubles import Trouble
from pos.ui.presenters.sign_in import person_tile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.bazaar import Person
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.reports import PinSheet, ReportsRoom
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.goods import RegisterWord


class GoodsElsewhere:
    """Asks the register.

    Args:
        sheet: asks for a PIN; made when it is first needed.
        room: the register as the signed-in person sees it.
        lanes: the wire.
        desks: the till.
        session: who is here.
        words: words a refusal.
        heard: told what the register said.
    """

    def __init__(
        self,
        sheet: Callable[[], PinSheet],
        *,
        room: ReportsRoom,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        words: Words,
        heard: Callable[[str, RegisterWord, Mapping[str, int], str], None],
    ) -> None:
        self._make_sheet = sheet
        self._sheet: PinSheet | None = None
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._words = words
        self._heard = heard
        self._family = ""

    def ask(self, family: str, *, aloud: bool) -> None:
        """Ask what left through other tills.

        Args:
            family: its number; empty for the centre.
            aloud: whether somebody wishes it, who may be asked for a PIN.
        """
        self._family = family
        device = self._desks.book.device
        self._heard(family, "asking", {}, "")
        self._lanes.fetch(
            lambda: self._room.reports().elsewhere(family, device),
            lambda left: self._heard(family, "told", left, ""),
            lambda error: self._fail(family, error, aloud=aloud),
        )

    def sign_in(self, code: str, secret: str) -> None:
        """Sign the person in at the register, and ask."""
        self._lanes.fetch(lambda: self._room.sign_in(code, secret), self._come_in, self._stay_out)

    # -- inside ------------------------------------------------------------------------------------------------

    def _fail(self, family: str, error: Exception, *, aloud: bool) -> None:
        person = self._session.person
        if isinstance(error, SessionEnded):
            self._heard(family, "unasked", {}, "")
            if aloud and person is not None:
                self._pin_sheet().ask_pin(person_tile(self._desks, person))
        elif isinstance(error, (Refusal, Trouble)):
            self._heard(family, "failed", {}, self._words.failure(error))
        else:
            self._lanes.failed(error)

    def _come_in(self, _person: Person) -> None:
        self._pin_sheet().close_sheet()
        self.ask(self._family, aloud=False)

    def _stay_out(self, error: Exception) -> None:
        if isinstance(error, WrongSecret):
            self._pin_sheet().show_wrong_pin(error.attempts_left)
        elif isinstance(error, (Refusal, Trouble)):
            self._pin_sheet().show_refusal(self._words.failure(error))
            self._heard(self._family, "failed", {}, self._words.failure(error))
        else:
            self._lanes.failed(error)

    def _pin_sheet(self) -> PinSheet:
        if self._sheet is None:
            self._sheet = self._make_sheet()
        return self._sheet
