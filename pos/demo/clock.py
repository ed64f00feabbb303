"""The rehearsal's time and chance: both follow from the seed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

from pos.ledger.book import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable


class SimulatedClock:
    """A wall clock that moves only when told to, and by one millisecond at each look."""

    def __init__(self, day: date, utc_offset_minutes: int) -> None:
        self._zone = timezone(timedelta(minutes=utc_offset_minutes))
        self._moment = datetime.combine(day, time(8), self._zone)

    def now(self) -> datetime:
        """Return the moment; two looks never see the same one."""
        self._moment += timedelta(milliseconds=1)
        return self._moment

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        self._moment += timedelta(seconds=seconds)

    def go_to(self, day: date, hour: int, minute: int = 0) -> None:
        """Go to a moment of a day, unless it is past already."""
        self._moment = max(self._moment, datetime.combine(day, time(hour, minute), self._zone))


def chance(seed: int, name: str) -> Random:
    """Return a source of chance of its own for each player, so that one more look by one changes nothing for another."""
    return Random(int.from_bytes(sha256(f"{seed}/{name}".encode()).digest()[:8], "big"))  # noqa: S311 - a rehearsal must be repeatable


def surroundings(clock: Callable[[], datetime], seed: int, device: str) -> Surroundings:
    """Return time and chance for one device's book."""
    source = chance(seed, f"ids/{device}")
    return Surroundings(now=clock, entropy=lambda: source.getrandbits(74))
