"""Closed periods as the office sees them, and the digest that chains them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.ledger_reports import AccountTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """One closing.

    Attributes:
        facts: how many facts it froze, the office's own among them.
        families_minor: what the centre owed all families at its heads.
        previous, digest: hexadecimal.
        reopened_by, reopened_at, why: empty while it stands.
        is_reopenable: whether it is the last one and its window of dispute is open.
        epoch, seq: where its fact stands in the office's journal.
        totals: what every account had come to, all families together.
        unread: how many of the facts could not be read then, and are in no sum of it.
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
    epoch: int = 0
    seq: int = 0
    totals: tuple[AccountTotal, ...] = ()
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPeriod:
    """What was recorded since the last closing.

    Attributes:
        since: when that was; none where nothing was closed yet.
        facts: how many facts, the closing itself left out.
    """

    since: datetime | None
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsProof:
    """Every closing of a bazaar, computed again from the stored rows.

    Attributes:
        proven: the numbers of those that come out as they were sealed, the first one first.
        broken: the first that does not; empty where all do.
    """

    at: datetime
    proven: tuple[str, ...]
    broken: str = ""
