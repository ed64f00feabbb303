"""The draft of a payout: up to now, or up to the evening of a day; for a reason where something of a till can be missing.

Up to now, the board says what is missing. Up to an evening only the register can say it, and does so when it is asked for the
draft: then the reason is asked, and the draft anew with it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import TillsMissing
from pos.ui.presenters.lanes import OneAnswer
from pos.ui.presenters.office_rows import can_be_provisional

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.reports import Board, PayoutRun
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom
    from pos.ui.presenters.ports import Words
    from pos.ui.rows.asking import Question


class ReasonView(Protocol):
    """A line of text without which an act is not done."""

    def ask(self, question: Question, caption: str) -> None:
        """Ask for it."""


class Drafting:
    """Drafts a payout.

    Args:
        room: the register as the signed-in person sees it.
        lanes: asks the register.
        reasons: asks why a draft is provisional.
        words: words the question.
        drafted: told of the run.
        failed: told of what went wrong.
        look_behind: told of the board while a reason is asked, which may know more than the page behind the question.
    """

    def __init__(
        self,
        room: OfficeRoom,
        lanes: Lanes,
        reasons: ReasonView,
        words: Words,
        *,
        drafted: Callable[[PayoutRun], None],
        failed: Callable[[Exception], None],
        look_behind: Callable[[Board], None],
    ) -> None:
        self._room = room
        self._register = OneAnswer(lanes)
        self._reasons = reasons
        self._words = words
        self._drafted = drafted
        self._failed = failed
        self._look_behind = look_behind
        self._until: date | None = None

    def begin(self, until: date | None) -> None:
        """Freeze what every family is owed; while a till is missing, only for a reason that stands on the run.

        Up to now, the board is asked anew: a till may have come in since it was shown.

        Args:
            until: the day up to whose evening the run is to reach; up to now without one.
        """
        if until is None:
            self._register.fetch(lambda: self._room.desk().board(), self._judge, self._failed)
        else:
            self._draft("", until)

    def forget(self) -> None:
        """Want nothing any more that was begun: the person has left."""
        self._register.forget()
        self._until = None

    def draft(self, reason: str) -> None:
        """Draft it for the reason that was asked, up to where the question was about."""
        self._draft(reason, self._until)

    def _draft(self, reason: str, until: date | None) -> None:
        self._register.fetch(
            lambda: self._room.desk().draft(reason, until), self._drafted, partial(self._refused, reason, until)
        )

    def _judge(self, board: Board) -> None:
        if can_be_provisional(board):
            self._ask(board.reconciliation.incomplete, None)
            self._look_behind(board)
        else:
            self._draft("", None)

    def _refused(self, reason: str, until: date | None, error: Exception) -> None:
        if until is not None and not reason and isinstance(error, TillsMissing):
            self._ask(error.devices, until)
        else:
            self._failed(error)

    def _ask(self, devices: tuple[str, ...], until: date | None) -> None:
        self._until = until
        self._reasons.ask(self._words.question("provisional", code=devices), self._words.caption("reason"))
