"""How many visitors are in the hall: counted by hand at the door, kept in the book's notes, begun anew each business day.

It is no fact: nobody is paid by it. It only tells when the hall is as full as the bazaar allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pos.ledger.book import Book

NOTE = "visitors"
VISITORS_MAX = 9_999


@dataclass(frozen=True, slots=True)
class Visitors:
    """The visitors of a day.

    Attributes:
        inside: who is in the hall now.
        total: who came in today.
        limit: how many may be inside; 0 where the bazaar names no limit.
    """

    inside: int = 0
    total: int = 0
    limit: int = 0

    @property
    def is_full(self) -> bool:
        """Whether nobody more should come in for now."""
        return 0 < self.limit <= self.inside


class HallCount:
    """The count of one till.

    Args:
        book: keeps it through a restart.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def read(self, day: date) -> Visitors:
        """Return the count of a day; nobody came yet where another day was counted last."""
        limit = self._book.catalogue.bazaar().hall_limit
        parts = (self._book.noted(NOTE) or "").split()
        if len(parts) != 3 or parts[0] != day.isoformat() or not all(part.isdigit() for part in parts[1:]):
            return Visitors(limit=limit)
        return Visitors(int(parts[1]), int(parts[2]), limit)

    def come(self, day: date) -> Visitors:
        """Count a visitor in. A full hall is warned about, not locked: the person at the door decides."""
        now = self.read(day)
        return self._keep(day, min(now.inside + 1, VISITORS_MAX), now.total + 1)

    def go(self, day: date) -> Visitors:
        """Count a visitor out; never fewer than nobody."""
        now = self.read(day)
        return self._keep(day, max(0, now.inside - 1), now.total)

    def _keep(self, day: date, inside: int, total: int) -> Visitors:
        self._book.note(NOTE, f"{day.isoformat()} {inside} {total}")
        return self.read(day)
