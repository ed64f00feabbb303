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
CHOICE_NOTE = "hall_counter"
USUAL_LIMIT = 20
VISITORS_MAX = 9_999


@dataclass(frozen=True, slots=True)
class Visitors:
    """The visitors of a day.

    Attributes:
        inside: who is in the hall now.
        total: who came in today.
        limit: how many may be inside; 0 where nobody is counted.
    """

    inside: int = 0
    total: int = 0
    limit: int = 0

    @property
    def is_full(self) -> bool:
        """Whether nobody more should come in for now."""
        return 0 < self.limit <= self.inside


@dataclass(frozen=True, slots=True)
class HallChoice:
    """Whether visitors are counted at this till, and up to how many.

    Attributes:
        is_on: whether they are counted.
        own_limit: the till's own limit; 0 where the bazaar's holds.
        bazaar_limit: the bazaar's; 0 where it names none.
    """

    is_on: bool
    own_limit: int = 0
    bazaar_limit: int = 0

    @property
    def limit(self) -> int:
        """How many may be inside; 0 where nobody is counted."""
        return (self.own_limit or self.bazaar_limit) if self.is_on else 0


class HallCount:
    """The count of one till.

    Args:
        book: keeps it through a restart.
    """

    def __init__(self, book: Book) -> None:
        self._book = book

    def read(self, day: date) -> Visitors:
        """Return the count of a day; nobody came yet where another day was counted last."""
        limit = self.choice().limit
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

    def choice(self) -> HallChoice:
        """Return whether visitors are counted here: as it was chosen, else where the bazaar names a limit."""
        bazaar_limit = self._book.catalogue.bazaar().hall_limit
        word, _, number = (self._book.noted(CHOICE_NOTE) or "").partition(" ")
        own_limit = int(number) if number.isdigit() else 0
        return HallChoice(word != "off" and bool(own_limit or bazaar_limit), own_limit, bazaar_limit)

    def choose(self, *, is_on: bool, own_limit: int) -> HallChoice:
        """Count visitors from now on, or no more; the limit stays chosen while nobody is counted.

        Args:
            is_on: whether they are counted.
            own_limit: the till's own limit; 0 for the bazaar's.
        """
        self._book.note(CHOICE_NOTE, f"{'on' if is_on else 'off'} {own_limit}")
        return self.choice()

    def switch(self) -> HallChoice:
        """Count visitors from now on, or no more; a limit is found where none was ever named."""
        now = self.choice()
        is_nameless = not (now.own_limit or now.bazaar_limit)
        return self.choose(is_on=not now.is_on, own_limit=USUAL_LIMIT if is_nameless else now.own_limit)

    def _keep(self, day: date, inside: int, total: int) -> Visitors:
        self._book.note(NOTE, f"{day.isoformat()} {inside} {total}")
        return self.read(day)
