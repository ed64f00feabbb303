"""Closed periods as the office sees them, and the digest that chains them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """One closing.

    Attributes:
        facts: how many facts it froze, the office's own among them.
        families_minor: what the centre owed all families at its heads.
        previous, digest: hexadecimal.
        reopened_by, reopened_at, why: empty while it stands.
        is_reopenable: whether it is the last one and its window of dispute is open.
    """

    number: str
    serial: int
    at: datetime
    by: str
    approved_by: str
    provisional: str
    dispute_until: date
    facts: int
    families_minor: int
    previous: str
    digest: str
    reopened_by: str = ""
    reopened_at: datetime | None = None
    why: str = ""
    is_reopenable: bool = False
