"""Send all: every till that the register reaches is asked to send at once, and each that does not answer is named.

A till sends by itself whenever it can. What the wish adds is an answer: each till says with its next word that it has nothing
left, so whoever counts the hall at night waits for names and not for luck. The times that are compared are the register's own.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.access import Roll, RollRow
    from pos.sync.worker import SyncStatus
    from pos.ui.presenters.ports import Words
    from pos.ui.rows.sending import SendStage

SILENT_AFTER = timedelta(seconds=90)  # a till that was away asks again within a minute
Answer = Literal["", "asked", "silent"]


class Caller(Protocol):
    """The worker, as far as all tills can be called through it."""

    def ask_all(self) -> None:
        """Begin a pass now, and wish after it that all tills send."""

    def ask_roll(self) -> None:
        """Begin a pass now, and ask after it who is in."""


class Pulse(Protocol):
    """Beats every few seconds while somebody waits."""

    def start(self) -> None:
        """Begin to beat."""

    def stop(self) -> None:
        """Beat no more."""


class Showing(Protocol):
    """Shows how far it has come."""

    def __call__(
        self, stage: SendStage, done: int = 0, total: int = 0, words: str = "", tills: tuple[str, ...] = ()
    ) -> None:
        """Show a stage."""


class Gathering:
    """One evening's asking: it can be stopped, and goes on where it stopped.

    Args:
        caller: the worker.
        pulse: beats while tills are waited for.
        show: shows how far it has come.
        words: words what went wrong.
    """

    def __init__(self, caller: Caller, pulse: Pulse, show: Showing, words: Words) -> None:
        self._caller = caller
        self._pulse = pulse
        self._show = show
        self._words = words
        self._wished_at: datetime | None = None
        self._waits_from: datetime | None = None
        self._last: Roll | None = None
        self._before: datetime | None = None
        self._has_begun = False
        self.stage: Literal["idle", "asking", "waiting", "stopped", "silent", "done"] = "idle"

    @property
    def is_running(self) -> bool:
        """Whether tills are waited for."""
        return self.stage in {"asking", "waiting"}

    def begin(self) -> None:
        """Ask all tills; after a stop or a silence, go on with those that have not answered."""
        if self.stage in {"stopped", "silent"} and self._wished_at is not None and self._last is not None:
            self.stage, self._waits_from = "waiting", self._last.at
            self._caller.ask_roll()
        else:
            self.stage, self._wished_at, self._has_begun = "asking", None, False
            self._before = None if self._last is None else self._last.wished_at
            self._caller.ask_all()
        self._pulse.start()
        self._show("connecting")

    def stop(self) -> None:
        """Wait no more; what came in is in, and asking again goes on from here."""
        if self.is_running:
            self._end("stopped" if self._wished_at is not None else "idle")
            self._show("stopped")

    def beat(self) -> None:
        """Ask again who is in."""
        if self.is_running:
            self._caller.ask_roll()

    def follow(self, status: SyncStatus) -> None:
        """Follow the worker."""
        if status.is_busy:
            self._has_begun = True
            return
        if status.roll is not None:
            self._last = status.roll
        if not self.is_running or not self._has_begun:
            return
        failure = status.failure or (status.unheard if self.stage == "asking" else None)
        if failure is not None:
            self._end("stopped" if self._wished_at is not None else "idle")
            self._show("failed", words=self._words.failure(failure))
        elif status.roll is not None:
            self._weigh(status.roll)

    def answer_of(self, row: RollRow) -> Answer:
        """Say whether a till is still waited for, or was waited for in vain."""
        if self._wished_at is None or self.stage in {"idle", "done"} or not _is_asked(row) or self._is_in(row):
            return ""
        return "silent" if self.stage == "silent" else "asked"

    # -- inside ------------------------------------------------------------------------------------------------

    def _weigh(self, roll: Roll) -> None:
        if self._wished_at is None:
            if roll.wished_at is None or roll.wished_at == self._before:
                return  # an answer that was on its way already
            self._wished_at, self._waits_from, self.stage = roll.wished_at, roll.wished_at, "waiting"
        asked = [row for row in roll.tills if _is_asked(row)]
        missing = tuple(row.device for row in asked if not self._is_in(row))
        done, total = len(asked) - len(missing), len(asked)
        if not missing:
            self._end("done")
            self._show("gathered", done, total)
        elif self._waits_from is not None and roll.at - self._waits_from >= SILENT_AFTER:
            self._end("silent")
            self._show("silent", done, total, tills=missing)
        else:
            self._show("gathering", done, total)

    def _is_in(self, row: RollRow) -> bool:
        has_answered = self._wished_at is not None and row.told_at is not None and row.told_at >= self._wished_at
        return has_answered and not row.waiting and row.standing not in {"gapped", "forked"}

    def _end(self, stage: Literal["idle", "stopped", "silent", "done"]) -> None:
        self.stage = stage
        self._pulse.stop()


def _is_asked(row: RollRow) -> bool:
    """Tell whether a till is to answer here: it is neither revoked nor a hall's, which asks its own."""
    return not row.revoked and not row.hall and (row.expected or row.facts > 0)
