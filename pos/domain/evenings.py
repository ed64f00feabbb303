"""Up to when a payout run reaches, and up to which evenings the next one can."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pos.domain.reports import PayoutState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.bazaar import Bazaar
    from pos.domain.reports import PayoutRun

_DAY = timedelta(days=1)
_APPROVED = (PayoutState.APPROVED, PayoutState.PAID)


def reach(run: PayoutRun) -> datetime:
    """Return the moment up to which facts are in a run: its draft's, or the midnight that ends its day, by the hall's clock."""
    if run.until is None:
        return run.drafted_at
    return datetime.combine(run.until + _DAY, time.min, run.drafted_at.tzinfo)


def payable_days(bazaar: Bazaar, runs: Iterable[PayoutRun], now: datetime) -> tuple[date, ...]:
    """Return the days of a bazaar up to whose evening the next run can reach, the first one first: over, and not settled.

    Args:
        bazaar: its first and last day.
        runs: its payout runs.
        now: by the hall's clock.
    """
    settled = [reach(run) for run in runs if run.state in _APPROVED]
    days = (bazaar.first_day + n * _DAY for n in range((bazaar.last_day - bazaar.first_day).days + 1))
    return tuple(
        day
        for day in days
        if day < now.date() and all(datetime.combine(day + _DAY, time.min, now.tzinfo) > end for end in settled)
    )
