"""Troubles that last: one calm notice when each begins, and its state below every screen until it is gone.

A notice says what happened, what is safe and what to do. It can be put away; the line below the screen goes on saying it. When
the trouble is gone, its notice goes by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.device_facts import ClockJumped
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.rows.keeping import KeepingRow

MINUTE_MS = 60_000


class Watching:
    """Follows what may go wrong around the book.

    Args:
        announcer: says it.
        keeping: tells how mirror, copies and disk stand.
        is_stopped: tells whether the book may not be written any more.
    """

    def __init__(self, announcer: Announcer, keeping: Callable[[], KeepingRow], is_stopped: Callable[[], bool]) -> None:
        self._announcer = announcer
        self._keeping = keeping
        self._is_stopped = is_stopped
        self._told: tuple[Saying, ...] = ()

    def present(self) -> None:
        """Say what is new, and take back what is gone."""
        standing = self._standing()
        for gone in (saying for saying in self._told if saying not in standing):
            self._announcer.take_back(gone)
        fresh = [saying for saying in standing if saying not in self._told]
        self._told = standing
        if fresh:
            self._announcer.tell(fresh[0])

    def repeat(self) -> None:
        """Say the gravest trouble again, as to somebody who has just come."""
        self.present()
        if self._told:
            self._announcer.tell(self._told[0])

    def observe(self, recorded: Recorded) -> None:
        """Say that the clock was set, once the fact of it is in the book."""
        if isinstance(recorded.fact, ClockJumped):
            self._announcer.tell(Saying("clock_jumped", count=abs(recorded.fact.by_ms) // MINUTE_MS, tone="bad"))

    def _standing(self) -> tuple[Saying, ...]:
        """Return the troubles there are, the gravest first."""
        row, found = self._keeping(), []
        if self._is_stopped():
            found.append(Saying("book_stopped", tone="bad", action="salvage"))
        if row.is_low:
            found.append(Saying("disk_low", tone="bad"))
        if row.mirror.kind == "foreign":
            found.append(Saying("mirror_foreign", tone="bad"))
        if row.mirror.kind == "away":
            found.append(Saying("mirror_away", tone="bad"))
        if row.copies.kind == "failed":
            found.append(Saying("copy_failed", tone="bad"))
        return tuple(found)
