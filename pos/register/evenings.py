"""How far a run reaches into every journal when it is to go up to the evening of a day, while the halls go on selling.

The day ends at midnight by the hall's clock. A shift that is open then belongs to its evening as a whole: its Z-report is one
figure and cannot be cut in two, so the cut moves on to that report, once it is here. What a journal holds beyond its cut waits
for the next run, the office's own advances and corrections of later days too.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from pos.domain.account_errors import DayNotOver, DaySettled
from pos.domain.facts import ShiftClosed, ShiftOpened
from pos.domain.office_facts import Cut
from pos.register.claiming import APPROVED, cuts_of
from pos.register.extents import Extent, extents_of
from pos.register.settled import ends_of, reach_of
from pos.register.tables import FACT, PAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection


class Evening(NamedTuple):
    """The end of a day, and how far each journal reaches up to it."""

    day: date
    cuts: tuple[Cut, ...]


def reach_text(until: str, drafted_at: str) -> str:
    """Return the time up to which facts are in a run, comparable with the times of facts.

    Args:
        until: the day up to whose evening it reaches, as it is kept; empty for none.
        drafted_at: when it was drafted, as it is kept.
    """
    return _end_of(date.fromisoformat(until)) if until else drafted_at


def require_payable(connection: Connection, bazaar: str, day: date, today: date) -> None:
    """Refuse a day up to whose evening no run can reach now.

    Raises:
        DayNotOver: it is today or later.
        DaySettled: an approved run reached as far or farther.
    """
    if day >= today:
        raise DayNotOver(day)
    rows = connection.execute(
        select(PAYOUT.c.number, PAYOUT.c.until, PAYOUT.c.drafted_at)
        .where(PAYOUT.c.bazaar == bazaar, PAYOUT.c.state.in_(APPROVED))
        .order_by(PAYOUT.c.number.desc())
    )
    for number, until, drafted_at in rows:
        if _end_of(day) <= reach_text(until, drafted_at):
            raise DaySettled(day, number)


def cuts_up_to(connection: Connection, bazaar: str, until: date | None, today: date) -> tuple[Cut, ...]:
    """Return the cut-off vector of a run that is drafted now.

    Args:
        connection: a reading one.
        bazaar: its code.
        until: the day up to whose evening it is to reach; up to now without one.
        today: by the hall's clock.

    Raises:
        DayNotOver, DaySettled: no run can reach up to that evening.
    """
    if until is None:
        return cuts_of(connection, bazaar)
    require_payable(connection, bazaar, until, today)
    return cuts_by_evening(connection, bazaar, until)


def cuts_by_evening(connection: Connection, bazaar: str, day: date) -> tuple[Cut, ...]:
    """Return how far every journal reaches up to the evening of a day, and never less than runs have settled of it.

    A journal without a fact of that time has no cut. The last fact before midnight counts, also where the clock of its till went
    back and later days stand before it: a journal is settled from its beginning on, without gaps.
    """
    settled = ends_of(connection, bazaar)
    cuts = []
    for journal in extents_of(connection, bazaar):
        seq = _last(connection, bazaar, journal, FACT.c.at != "", FACT.c.at < _end_of(day))
        seq = max(_with_its_report(connection, bazaar, journal, seq), settled.get((journal.device, journal.epoch), 0))
        if seq:
            cuts.append(Cut(device=journal.device, epoch=journal.epoch, seq=seq))
    return tuple(cuts)


def told_whole(connection: Connection, bazaar: str, cuts: Iterable[Cut]) -> frozenset[str]:
    """Return the devices of which nothing before their cuts can be missing.

    A journal has no gaps: where the one that a device's last cut is in goes on beyond it, everything before was told. A book that
    was lost and begun anew proves nothing of what was lost.
    """
    reach, lives = reach_of(cuts), {}
    for one in extents_of(connection, bazaar):  # a device's lives come in order
        if reach.get((one.device, one.epoch), 0) or one.device not in lives:
            lives[one.device] = one
    return frozenset(device for device, one in lives.items() if one.seq > reach.get((device, one.epoch), 0))


# -- inside ---------------------------------------------------------------------------------------------------------


def _end_of(day: date) -> str:
    """Return the midnight that ends a day: all facts of a bazaar bear the offset of its hall, so their times sort as text."""
    return (day + timedelta(days=1)).isoformat()


def _with_its_report(connection: Connection, bazaar: str, journal: Extent, seq: int) -> int:
    """Return where the Z-report of the shift stands that is open at a place; the place itself where there is none."""
    opened, closed = (
        _last(connection, bazaar, journal, FACT.c.kind == kind, FACT.c.seq <= seq)
        for kind in (ShiftOpened.KIND, ShiftClosed.KIND)
    )
    if opened <= closed:
        return seq
    report = select(func.min(FACT.c.seq)).where(
        *_mine(bazaar, journal), FACT.c.kind == ShiftClosed.KIND, FACT.c.seq > seq
    )
    return int(connection.execute(report).scalar() or seq)


def _last(connection: Connection, bazaar: str, journal: Extent, *where: ColumnElement[bool]) -> int:
    """Return the last of a journal's facts on which conditions hold; found from its end."""
    query = select(FACT.c.seq).where(*_mine(bazaar, journal), *where).order_by(FACT.c.seq.desc()).limit(1)
    return int(connection.execute(query).scalar() or 0)


def _mine(bazaar: str, journal: Extent) -> tuple[ColumnElement[bool], ...]:
    return FACT.c.bazaar == bazaar, FACT.c.device == journal.device, FACT.c.epoch == journal.epoch
