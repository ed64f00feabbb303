"""The time and the chance that everything below is handed."""

from __future__ import annotations

import secrets
import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from pos.domain.values import dataclass
from pos.ledger.surroundings import Surroundings

if TYPE_CHECKING:
    from datetime import tzinfo

    from pos.ledger.book import Book

ID_BITS = 74


@dataclass
class HallClock:
    """The wall clock, as a clock in the bazaar's hall shows it whatever zone the machine believes in.

    Attributes:
        zone: the hall's; the machine's own until a book is open.
    """

    zone: tzinfo | None = None

    def now(self) -> datetime:
        """Return the moment with its offset."""
        return datetime.now(self.zone).astimezone(self.zone)

    def go_to(self, book: Book) -> None:
        """Show the time of a book's bazaar from now on."""
        self.zone = timezone(timedelta(minutes=book.catalogue.bazaar().utc_offset_minutes))

    def surroundings(self) -> Surroundings:
        """Return time and chance for a book."""
        return Surroundings(now=self.now, entropy=entropy, monotonic_ms=_steady_ms)


def entropy() -> int:
    """Return what makes an id like no other."""
    return secrets.randbits(ID_BITS)


def _steady_ms() -> int:
    """Return milliseconds on a clock that cannot be set; where there is one, it runs on while the machine sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC) if hasattr(time, "CLOCK_MONOTONIC") else None
    return time.monotonic_ns() // 1_000_000 if clock is None else time.clock_gettime_ns(clock) // 1_000_000
