"""What a book needs from outside: time and chance, and a watch that notices when the wall clock is set.

The wall clock is for people; the order of facts is their number. But a clock that jumps deserves a fact of its own, or a report
by the hour would be read as if nothing had happened. The watch compares the wall clock with one that cannot be set.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.device_facts import ClockJumped
from pos.domain.identity import uuid7
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

JUMP_MS_MIN = 2_000  # smaller differences are a clock being corrected
_MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a book needs from outside: time and chance, so that a rehearsal can repeat both.

    Attributes:
        now: the wall time with its offset.
        entropy: a random number below 2**74, for ids.
        monotonic_ms: milliseconds on a clock that cannot be set and that runs on while the machine sleeps
            (`CLOCK_BOOTTIME` where there is one); without it jumps of the wall clock go unnoticed, as a rehearsal wants.
        checking: told how many facts the check at the start has read, and how many there are; may raise to stop it.
    """

    now: Callable[[], datetime]
    entropy: Callable[[], int]
    monotonic_ms: Callable[[], int] | None = None
    checking: Callable[[int, int], None] | None = None

    def new_id(self) -> UUID:
        """Make the id of an act that begins now."""
        return uuid7(int(self.now().timestamp() * 1000), self.entropy())


class Watch:
    """Notices when the wall clock was set.

    Args:
        monotonic_ms: as in `Surroundings`.
        last_at: the wall time of the last fact before this start; a clock that stands before it was set back.
    """

    def __init__(self, monotonic_ms: Callable[[], int], last_at: datetime | None) -> None:
        self._monotonic_ms = monotonic_ms
        self._wall = self._seen_wall = last_at
        self._steady_ms: int | None = None  # unknown until the first look of this start
        self._seen_ms: int | None = None

    def look(self, wall: datetime) -> ClockJumped | None:
        """Compare both clocks now; call `settle` once the fact that this look was for is committed."""
        steady_ms = self._monotonic_ms()
        self._seen_wall, self._seen_ms = wall, steady_ms
        if self._wall is None:
            return None
        gone_ms = (wall - self._wall) // _MS
        if self._steady_ms is None:
            return ClockJumped(by_ms=gone_ms) if gone_ms < -JUMP_MS_MIN else None
        jump_ms = gone_ms - (steady_ms - self._steady_ms)
        return ClockJumped(by_ms=jump_ms) if abs(jump_ms) > JUMP_MS_MIN else None

    def settle(self) -> None:
        """Let the next look be compared with the last one."""
        self._wall, self._steady_ms = self._seen_wall, self._seen_ms
