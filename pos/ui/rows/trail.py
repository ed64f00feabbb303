"""What the administrator's page shows of who did what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.ui.rows.names import Name


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One deed.

    Attributes:
        key: what identifies it.
        at: when it was done.
        person: the code of whoever did it.
        name: that person's name.
        kind: what was done, as `pos.domain.access.Deed` or a fact of the office names it.
        subject: whom or what it concerns.
        detail: which parts of it.
    """

    key: str
    at: datetime
    person: str
    name: Name
    kind: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class DeedFilter:
    """What is looked for; an empty part lets everything through.

    Attributes:
        person: a person's code.
        kind: of deed.
        day: of the bazaar's zone.
    """

    person: str = ""
    kind: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DeedChoices:
    """What can be looked for: what occurs."""

    people: tuple[tuple[str, Name], ...] = ()
    kinds: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
