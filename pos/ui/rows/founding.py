"""What is written where a bazaar is begun on this machine: the bazaar, its groups of goods, its administrator."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

FoundingField = Literal[
    "name_ar",
    "name_en",
    "venue_ar",
    "venue_en",
    "edition",
    "first_day",
    "last_day",
    "currency",
    "commission",
    "packages",
    "admin_ar",
    "admin_en",
    "pin",
    "again",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingWish:
    """A bazaar as somebody wrote it down, each part as it was typed.

    Attributes:
        texts: what stands in each line, by its name; a line that is not there is empty.
        packages: the codes of the groups that were ticked.
        rounds_cash: whether cash is rounded to the smallest coin.
    """

    texts: dict[FoundingField, str] = field(repr=False)
    packages: tuple[str, ...] = ()
    rounds_cash: bool = True

    def text(self, name: FoundingField) -> str:
        """Return what stands in a line."""
        return self.texts.get(name, "")


@dataclass(frozen=True, slots=True)
class FoundedRow:
    """A bazaar that has begun.

    Attributes:
        till: the till that this machine is now.
        name_ar, name_en: what the bazaar is called.
    """

    till: str
    name_ar: str
    name_en: str
